/**
 * Which folder of src/ may import which: a folder imports only what its own entry lists, type-only imports included.
 * ESLint, the import tests and the documentation read this one map. It is acyclic, and a test keeps it so.
 */
export const mayImport = {
  util: [],
  table: ['util'],
  workers: ['util'],
  matrix: ['util'],
  kernels: ['util'],
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

export const folders = Object.keys(mayImport)

/** Files at the root of src/ see every folder; no folder imports them, except that the command line uses the library as anyone does. */
export const rootFilesSeenBy = { cli: ['node.ts'] }

/** Only these folders may name these packages, subpaths included. */
export const packageSeenBy = { arquero: ['table'] }

/** In all other folders a result must have the same bits in every engine, so the functions that differ are banned. */
export const foldersWithFreeMath = ['cli', 'report', 'workers']

export const exactMathFunctions = [
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
