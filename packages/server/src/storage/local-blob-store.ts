import { createReadStream } from 'node:fs'
import { access, constants, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CsvAnalyzerError } from '@csvanalyzer/core'
import type { BlobStore } from './blob-store.ts'
import { writeWhole } from './write-whole.ts'

/** One file a blob in a folder: written beside its place, flushed to the disk, then renamed into place. */
export function localBlobStore(folder: string): BlobStore {
  const pathOf = (key: string) => join(folder, ...checkedParts(key))
  return {
    async put(key, content) {
      return { byteCount: await writeWhole(pathOf(key), content) }
    },
    async get(key) {
      const path = pathOf(key)
      await stat(path).catch(notFound(key))
      return createReadStream(path)
    },
    async read(key) {
      return readFile(pathOf(key)).catch(notFound(key))
    },
    async stat(key) {
      const found = await stat(pathOf(key)).catch(() => null)
      return found?.isFile() ? { byteCount: found.size } : null
    },
    deleteAll: (prefix) => rm(pathOf(prefix), { recursive: true, force: true }),
    async move(from, to) {
      const target = pathOf(to)
      await mkdir(dirname(target), { recursive: true })
      await rename(pathOf(from), target).catch(notFound(from))
    },
    async ping() {
      await mkdir(folder, { recursive: true })
      await access(folder, constants.W_OK)
    },
  }
}

/** A key never leaves the folder: each part begins with a letter or a digit. */
function checkedParts(key: string): readonly string[] {
  const parts = key.split('/')
  if (!parts.every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/.test(part))) {
    throw new CsvAnalyzerError('invalid-blob-key', `invalid blob key ${JSON.stringify(key)}`, { key })
  }
  return parts
}

function notFound(key: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (error.code !== 'ENOENT') throw error
    throw new CsvAnalyzerError('blob-not-found', `there is no blob ${JSON.stringify(key)}`, { key }, { cause: error })
  }
}
