import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './lib/root.js'
import { run } from './lib/run.js'

const folder = join(root, '.cache', 'size')
const core = (file) => join(root, 'packages/core/dist', file)

/** What a page pays, minified and gzipped, with every dependency bundled in. */
const bundles = [
  { name: 'everything of core', source: `export * from '${core('browser.js')}'`, limit: '385 kB' },
  { name: 'load and profile', source: `export { load, profile } from '${core('browser.js')}'`, limit: '200 kB' },
  { name: 'predict alone', source: `export * from '${core('predict.js')}'`, limit: '10 kB' },
]

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const { build } = await import('esbuild')
const entries = []
for (const [i, { name, source, limit }] of bundles.entries()) {
  const path = join(folder, `${i}.js`)
  await build({
    stdin: { contents: source, resolveDir: root },
    outfile: path,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    logLevel: 'error',
  })
  entries.push({ name, path, limit, gzip: true })
}
const config = join(folder, '.size-limit.json')
writeFileSync(config, JSON.stringify(entries))
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({ name: 'sizes', private: true, devDependencies: { '@size-limit/file': '*' } }),
)
const { code } = await run('size-limit', [], { cwd: folder })
process.exitCode = code
