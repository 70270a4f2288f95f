import { existsSync, readdirSync } from 'node:fs'
import { defineConfig } from 'tsup'

/** Modules that a thread loads by URL stand beside the entries under their own names. */
const threads = existsSync('src/threads') ? readdirSync('src/threads').filter((name) => /-thread\.ts$/.test(name)) : []

export default defineConfig({
  entry: {
    app: 'src/app.ts',
    node: 'src/node.ts',
    ...Object.fromEntries(threads.map((name) => [`threads/${name.replace(/\.ts$/, '')}`, `src/threads/${name}`])),
  },
  format: 'esm',
  target: ['es2022', 'node22'],
  platform: 'node',
  dts: { entry: { app: 'src/app.ts', node: 'src/node.ts' } },
  splitting: true,
  clean: true,
})
