import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const entry = fileURLToPath(new URL('../../src/predict.ts', import.meta.url))

test('the predict entry stays below 10 kB and away from tables, learners and packages', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    metafile: true,
  })
  const files = Object.keys(Object.values(metafile.outputs)[0].inputs)
  expect(
    files.filter((file) => /node_modules|src\/(table|learners|kernels|search|clean|profile)\//.test(file)),
  ).toEqual([])
  expect(gzipSync(outputFiles[0].contents, { level: 9 }).length).toBeLessThan(10_000)
})
