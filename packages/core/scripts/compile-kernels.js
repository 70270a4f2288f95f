// Compiles the kernels in src/kernels/wasm and writes the bytes of each as base64 beside it. Run it after every change of a source:
// node packages/core/scripts/compile-kernels.js
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const folder = new URL('../src/kernels/wasm/', import.meta.url)
const fileOf = (name) => fileURLToPath(new URL(name, folder))

/** Each source, the file that embeds it, the name it is exported by, and what it needs beside WebAssembly's first version. */
export const kernelSources = [
  {
    source: fileOf('tree-kernels.as'),
    target: fileOf('tree-kernels.ts'),
    name: 'treeKernels',
    features: ['bulk-memory', 'simd'],
  },
  {
    source: fileOf('moment-kernels.as'),
    target: fileOf('moment-kernels.ts'),
    name: 'momentKernels',
    features: ['simd'],
  },
]

/** The module that embeds compiled kernels. */
export async function compileKernels({ source: file, name, features }) {
  const source = readFileSync(file, 'utf8')
  let bytes = null
  const { error, stderr } = await asc.main(
    [
      'kernels.ts',
      '-o',
      'kernels.wasm',
      '-O3',
      '--converge',
      '--noAssert',
      '--runtime',
      'stub',
      '--importMemory',
      ...features.flatMap((feature) => ['--enable', feature]),
    ],
    {
      readFile: (name) => (name === 'kernels.ts' ? source : null),
      writeFile: (name, contents) => {
        if (name === 'kernels.wasm') bytes = contents
      },
      listFiles: () => [],
    },
  )
  if (error || bytes === null) throw new Error(`the kernels do not compile:\n${stderr.toString()}`)
  const text = Buffer.from(bytes).toString('base64')
  const lines = text.match(/.{1,110}/g).map((line) => `  '${line}'`)
  const sourceName = file.slice(file.lastIndexOf('wasm') + 5)
  return `/** ${sourceName}, compiled by scripts/compile-kernels.js: ${bytes.length} bytes of WebAssembly as base64. */\nexport const ${name} =\n${lines.join(' +\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const kernels of kernelSources) {
    const module = await compileKernels(kernels)
    writeFileSync(kernels.target, module)
    console.log(module.slice(0, module.indexOf('\n')))
  }
