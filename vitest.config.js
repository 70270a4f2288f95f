import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumArguments, findChromium } from './scripts/find-chromium.js'
import { findPostgres } from './scripts/find-postgres.js'

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url))

/** Tests inside the repository see the sources of core, so that they need no build and count for the coverage. */
const coreSources = (entry) => [
  { find: /^@csvanalyzer\/core$/, replacement: path(`./packages/core/src/${entry}.ts`) },
  { find: /^@csvanalyzer\/core\/(predict|mljs|worker)$/, replacement: path('./packages/core/src/$1.ts') },
  { find: /^@csvanalyzer\/mlflow-client$/, replacement: path('./packages/mlflow-client/src/index.ts') },
]

const inNode = (name, root, more = {}) => ({
  resolve: more.resolve,
  test: {
    name,
    root: path(root),
    include: ['test/**/*.test.ts'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...more.test,
  },
})

const onServer = {
  resolve: { alias: coreSources('node') },
  test: {
    exclude: ['test/postgres/**'],
    // Its threads see the sources of core too.
    execArgv: ['--import', path('./packages/server/test/support/core-sources.js')],
  },
}
/** What must hold on the embedded database and on PostgreSQL alike. */
const onEveryDatabase = [
  'admin',
  'auth',
  'datasets',
  'hostile',
  'jobs',
  'journey',
  'operations',
  'rate-limits',
  'tenants',
].map((name) => `test/${name}.test.ts`)

const executablePath = findChromium()

const inChromium = {
  resolve: { alias: coreSources('index') },
  // Found late, a dependency makes Vite reload a running test.
  optimizeDeps: { include: ['arquero', 'axe-core', 'lit', 'lit/directive.js', 'lit/static-html.js'] },
  test: {
    name: 'ui',
    root: path('./packages/ui-kit'),
    include: ['test/**/*.test.ts'],
    exclude: ['test/node/**'],
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: { executablePath, args: chromiumArguments } }),
      instances: [{ browser: 'chromium' }],
    },
  },
}

export default defineConfig({
  test: {
    projects: [
      inNode('core', './packages/core'),
      inNode('mlflow-client', './packages/mlflow-client', { resolve: { alias: coreSources('node') } }),
      inNode('server', './packages/server', onServer),
      inNode('server-postgres', './packages/server', {
        ...onServer,
        test: {
          ...onServer.test,
          exclude: [],
          include: findPostgres() === null ? ['test/postgres/none.test.ts'] : onEveryDatabase,
          globalSetup: ['test/postgres/setup.ts'],
        },
      }),
      ...(executablePath ? [inChromium] : []),
      inNode('ui-node', './packages/ui-kit', {
        resolve: { alias: coreSources('node') },
        test: { include: ['test/node/**/*.test.ts'] },
      }),
      inNode('examples', './examples'),
      inNode('docs', './docs'),
    ],
    coverage: {
      provider: 'v8',
      reportOnFailure: true,
      include: ['{packages/*/,}src/**/*.ts'],
      exclude: ['**/*.d.ts', '**/bench/**'],
      reporter: ['text-summary', 'json-summary', 'html'],
      reportsDirectory: path('./coverage'),
      thresholds: { lines: 80, statements: 80, functions: 80, branches: 80 },
    },
  },
})
