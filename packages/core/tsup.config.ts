import { defineConfig } from 'tsup'

export default defineConfig({
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
    cli: 'src/cli/main.ts',
  },
  format: 'esm',
  target: ['es2022', 'node20'],
  platform: 'neutral',
  external: [/^node:/],
  dts: true,
  splitting: true,
  clean: true,
})
