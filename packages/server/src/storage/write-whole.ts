import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Readable } from 'node:stream'

/**
 * Writes a file so that nobody ever sees half of it: beside its place, flushed to the disk, then renamed.
 * @returns its size in bytes.
 */
export async function writeWhole(path: string, content: Readable | Uint8Array | string): Promise<number> {
  await mkdir(dirname(path), { recursive: true })
  const temporary = `${path}.${randomUUID()}.part`
  try {
    const size = await writeFlushed(temporary, content)
    await rename(temporary, path)
    return size
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

async function writeFlushed(path: string, content: Readable | Uint8Array | string): Promise<number> {
  const file = await open(path, 'wx')
  try {
    await file.writeFile(content)
    await file.sync()
    return (await file.stat()).size
  } finally {
    await file.close()
  }
}
