/**
 * Which folder of src/ may import which: a folder imports only what its own entry lists, type-only imports included.
 * ESLint, the import tests and the documentation read this one map. It is acyclic, and a test keeps it so.
 */
export const mayImport: { readonly [folder: string]: readonly string[] } = {
  util: [],
  table: ['util'],
  workers: ['util'],
  matrix: ['util'],
  kernels: ['util', 'workers'],
  transforms: ['util'],
  models: ['util', 'matrix', 'kernels'],
  metrics: ['util', 'matrix', 'kernels', 'models'],
  learners: ['util', 'matrix', 'kernels', 'models', 'workers'],
  features: ['util', 'table', 'matrix', 'transforms'],
  profile: ['util', 'table', 'features', 'matrix', 'models', 'metrics', 'learners'],
  clean: ['util', 'table', 'profile', 'features', 'transforms', 'matrix', 'kernels', 'models', 'metrics', 'learners'],
  fitted: ['util', 'table', 'profile', 'clean', 'features', 'transforms', 'matrix', 'kernels', 'models'],
  evaluate: ['util', 'table', 'features', 'matrix', 'kernels', 'models', 'metrics', 'learners', 'fitted'],
  explain: ['util', 'table', 'features', 'matrix', 'kernels', 'models', 'metrics', 'fitted'],
  drift: ['util', 'table', 'profile', 'features', 'matrix', 'kernels', 'models', 'metrics', 'learners', 'fitted'],
  search: [
    'util',
    'table',
    'profile',
    'clean',
    'features',
    'transforms',
    'matrix',
    'kernels',
    'models',
    'learners',
    'metrics',
    'fitted',
    'evaluate',
    'workers',
  ],
  export: ['util', 'transforms', 'features', 'matrix', 'models', 'fitted'],
  serving: ['util', 'table', 'fitted'],
  report: [
    'util',
    'table',
    'profile',
    'clean',
    'models',
    'metrics',
    'fitted',
    'search',
    'evaluate',
    'explain',
    'drift',
  ],
  pipeline: [
    'util',
    'table',
    'profile',
    'clean',
    'features',
    'matrix',
    'models',
    'learners',
    'metrics',
    'fitted',
    'search',
    'evaluate',
    'explain',
    'drift',
    'export',
    'report',
    'workers',
  ],
  cli: ['util', 'serving'],
}

export const folders: readonly string[] = Object.keys(mayImport)

/** Files at the root of src/ see every folder; no folder sees them, except that the command line uses the library as any user does. */
export const rootFilesSeenBy: { readonly [folder: string]: readonly string[] } = { cli: ['node.ts'] }

/** Only these folders may name these packages, subpaths included. */
export const packageSeenBy: { readonly [name: string]: readonly string[] } = { arquero: ['table'] }

/** Only these folders, and files named node*.ts, may use the built-in modules of Node. */
export const foldersWithNode: readonly string[] = ['cli', 'workers']

/** In all other folders a result must have the same bits in every engine, so the functions that differ are banned. */
export const foldersWithFreeMath: readonly string[] = ['cli', 'report', 'workers']

export const exactMathFunctions: readonly string[] = [
  'abs',
  'floor',
  'ceil',
  'trunc',
  'sign',
  'min',
  'max',
  'sqrt',
  'fround',
  'imul',
  'clz32',
]

/** What a package may import of the others: `types` by type-only imports, `lazily` also by `import()`, which a page loads only when no worker starts. */
export const packageMayImport: {
  readonly [name: string]: { readonly [other: string]: 'values' | 'lazily' | 'types' }
} = {
  core: {},
  'mlflow-client': { '@csvanalyzer/core': 'types' },
  'ui-kit': { '@csvanalyzer/core': 'lazily', '@csvanalyzer/core/worker': 'values' },
  server: { '@csvanalyzer/core': 'values', '@csvanalyzer/mlflow-client': 'values' },
}
