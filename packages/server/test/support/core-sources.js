import { registerHooks } from 'node:module'

/** Processes and threads that the tests start read the sources of core, so that no build is needed. */
const entry = process.env.CSVA_TEST_CORE ?? new URL('../../../core/src/node.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) => next(specifier === '@csvanalyzer/core' ? entry : specifier, context),
})
