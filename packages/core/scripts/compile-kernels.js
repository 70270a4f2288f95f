// Compiles src/kernels/wasm/tree-kernels.as and writes the bytes as base64 beside it. Run it after every change of the source:
// node packages/core/scripts/compile-kernels.js
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import asc from 'assemblyscript/asc'

const folder = new URL('../src/kernels/wasm/', import.meta.url)
export const sourceFile = fileURLToPath(new URL('tree-kernels.as', folder))
export const targetFile = fileURLToPath(new URL('tree-kernels.ts', folder))

/** The module that embeds the compiled kernels. */
export async function compileKernels() {
  const source = readFileSync(sourceFile, 'utf8')
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
      '--enable',
      'bulk-memory',
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
  return `/** tree-kernels.as, compiled by scripts/compile-kernels.js: ${bytes.length} bytes of WebAssembly as base64. */\nexport const treeKernels =\n${lines.join(' +\n')}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const module = await compileKernels()
  writeFileSync(targetFile, module)
  console.log(module.slice(0, module.indexOf('\n')))
}
