import { cpSync, existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { defineConfig } from 'tsup'
import { writeSamples } from './scripts/write-samples.ts'

const listed = (folder: string, pattern: RegExp): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : []

/** `import source from 'inline-worker:@csvanalyzer/core/worker'` is the bundled text of that module, ready for a Blob. */
const inlineWorker: Plugin = {
  name: 'inline-worker',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^inline-worker:/ }, ({ path }) => ({
      path: path.slice('inline-worker:'.length),
      namespace: 'inline-worker',
    }))
    onLoad({ filter: /.*/, namespace: 'inline-worker' }, async ({ path }) => ({
      contents: await bundled(path),
      loader: 'text',
    }))
  },
}

async function bundled(specifier: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve(specifier))],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
  })
  return outputFiles[0].text
}

const named = (prefix: string, names: readonly string[], folder: string): { readonly [entry: string]: string } =>
  Object.fromEntries(names.map((name) => [`${prefix}${name.replace(/\.ts$/, '')}`, `${folder}/${name}`]))

const elements = listed('src/elements', /^csv-.*(?<!\.test)\.ts$/)
const pages = listed('app', /\.ts$/)
const index = existsSync('src/index.ts') ? { index: 'src/index.ts' } : {}

export default defineConfig([
  {
    entry: { ...index, ...named('elements/', elements, 'src/elements') },
    outDir: 'dist',
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    dts: true,
    splitting: true,
  },
  ...(existsSync('src/bundle.ts')
    ? [
        {
          entry: { 'csv-analyzer': 'src/bundle.ts' },
          outDir: 'dist',
          format: 'iife' as const,
          globalName: 'csvAnalyzer',
          outExtension: () => ({ js: '.bundle.js' }),
          target: 'es2022' as const,
          platform: 'browser' as const,
          noExternal: [/.*/],
          minify: true,
          esbuildPlugins: [inlineWorker],
        },
      ]
    : []),
  ...(pages.length > 0
    ? [
        {
          entry: { ...named('', pages, 'app'), worker: fileURLToPath(import.meta.resolve('@csvanalyzer/core/worker')) },
          outDir: 'dist/app',
          format: 'esm' as const,
          target: 'es2022' as const,
          platform: 'browser' as const,
          noExternal: [/.*/],
          minify: true,
          splitting: true,
          esbuildPlugins: [inlineWorker],
          onSuccess: async () => {
            cpSync('app', 'dist/app', {
              recursive: true,
              filter: (file) => !file.endsWith('.ts') && !file.endsWith('parts'),
            })
            await writeSamples('../../examples/data', 'dist/app/samples')
          },
        },
      ]
    : []),
])
