import { defineConfig, type Options } from 'tsup'
import { noticesOf } from './scripts/notices-of.ts'

const common = {
  format: 'esm',
  target: ['es2022', 'node20'],
  platform: 'neutral',
  external: [/^node:/],
} as const satisfies Options

const library: Options = {
  ...common,
  entry: {
    index: 'src/index.ts',
    node: 'src/node.ts',
    browser: 'src/index.ts',
    predict: 'src/predict.ts',
    mljs: 'src/mljs.ts',
    'column-kinds': 'src/column-kinds.ts',
    worker: 'src/worker.ts',
    'node-trainer': 'src/node-trainer.ts',
    'page-trainer': 'src/search/page-trainer.ts',
  },
  dts: true,
  splitting: true,
}

/** One file with all it needs: finding and reading two hundred modules would take longer than many a command. */
const command: Options = {
  ...common,
  entry: { cli: 'src/cli/main.ts' },
  noExternal: [/^[^.]/],
  splitting: false,
  esbuildPlugins: [noticesOf('dist/cli.notices.txt')],
}

export default defineConfig([library, command])
