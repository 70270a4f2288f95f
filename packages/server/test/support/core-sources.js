import { registerHooks } from 'node:module'

/** Processes and threads that the tests start read the sources of our packages, so that no build is needed. */
const sources = {
  '@csvanalyzer/core': process.env.CSVA_TEST_CORE ?? new URL('../../../core/src/node.ts', import.meta.url).href,
  '@csvanalyzer/mlflow-client': new URL('../../../mlflow-client/src/index.ts', import.meta.url).href,
}

registerHooks({
  resolve: (specifier, context, next) => next(sources[specifier] ?? specifier, context),
})
