import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'esbuild'

const installed = /^(.*node_modules\/((?:@[^/]+\/)?[^/]+))\//

/** Writes the licences of the packages that a bundle contains to a file. */
export function noticesOf(file: string): Plugin {
  return {
    name: 'notices',
    setup(build) {
      build.initialOptions.metafile = true
      build.onEnd(({ metafile }) => {
        const folders = new Map<string, string>()
        for (const input of Object.keys(metafile?.inputs ?? {})) {
          const [, folder, name] = installed.exec(input) ?? []
          if (name !== undefined) folders.set(name, folder)
        }
        const notices = [...folders].sort().map(([name, folder]) => `${name}\n\n${licenceIn(folder)}`)
        writeFileSync(file, notices.join('\n\n----\n\n'))
      })
    },
  }
}

function licenceIn(folder: string): string {
  const name = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  if (name === undefined) throw new Error(`${folder} has no licence file: its code cannot be bundled`)
  return readFileSync(join(folder, name), 'utf8').trim()
}
