import tseslint from 'typescript-eslint'
import {
  exactMathFunctions,
  folders,
  foldersWithFreeMath,
  mayImport,
  packageSeenBy,
} from './packages/core/import-walls.ts'

const noExportAll = { selector: 'ExportAllDeclaration', message: 'Name every export on a line of its own.' }

const differsBetweenEngines = [
  {
    selector: `MemberExpression[object.name="Math"]:not([computed=false][property.name=/^(${exactMathFunctions.join('|')}|[A-Z][A-Z0-9_]*)$/])`,
    message: 'This function of Math differs between engines; the exact one lives in util/.',
  },
  {
    selector: 'VariableDeclarator[init.name="Math"]',
    message: 'Name Math at every call, so that the ban list sees it.',
  },
  { selector: 'MemberExpression[property.name="Math"]', message: 'Name Math directly, so that the ban list sees it.' },
  {
    selector: ':matches(BinaryExpression[operator="**"], AssignmentExpression[operator="**="])',
    message: 'Use util/pow.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name=/^(now|parse)$/]',
    message: 'No clock and no engine-made date parsing in a result.',
  },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'No clock in a result.' },
  {
    selector: 'MemberExpression[property.name=/^(localeCompare|toLocale[A-Z].*)$/]',
    message: 'Locales differ between engines.',
  },
  { selector: 'Identifier[name="Intl"]', message: 'Intl differs between engines.' },
  {
    // Firefox 153, once it has compiled the loop: `all.subarray(2, 4).fill(0)` gives `all`, so that what follows writes to its front.
    selector: 'CallExpression[callee.property.name="fill"][callee.object.callee.property.name="subarray"]',
    message: 'Firefox takes the result for the whole array: fill(value, begin, end).',
  },
]

/** @param {string} folder */
const importsOf = (folder) => ({
  paths: Object.entries(packageSeenBy)
    .filter(([, seenBy]) => !seenBy.includes(folder))
    .map(([name, seenBy]) => ({ name, message: `Only ${seenBy.join(', ')}/ knows ${name}.` })),
  patterns: [
    {
      group: folders.filter((f) => f !== folder && !mayImport[folder].includes(f)).map((f) => `../**/${f}/**`),
      message: `${folder}/ may import only: ${mayImport[folder].join(', ') || 'nothing'}.`,
    },
  ],
})

const walls = folders.map((folder) => ({
  files: [`packages/core/src/${folder}/**/*.ts`],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', importsOf(folder)] },
}))

export default tseslint.config(
  { ignores: ['**/dist/**', '**/coverage/**', '.cache/**', 'data/**', 'docs/site/**', '**/node_modules/**'] },
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: ['**/*.d.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      'no-restricted-syntax': ['error', noExportAll],
    },
  },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: foldersWithFreeMath.map((folder) => `packages/core/src/${folder}/**`),
    rules: { 'no-restricted-syntax': ['error', noExportAll, ...differsBetweenEngines] },
  },
  {
    files: ['packages/core/src/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths: ['arquero'] }] },
  },
  ...walls,
)
