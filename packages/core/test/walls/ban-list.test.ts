import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** Without the rules that need types: the files of these tests do not exist, so no program holds them. */
const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-misused-promises': 'off',
      '@typescript-eslint/await-thenable': 'off',
    },
  },
})

async function rulesBroken(file: string, text: string): Promise<readonly (string | null)[]> {
  const [{ messages }] = await eslint.lintText(`${text}\n`, { filePath: `${root}packages/core/src/${file}` })
  return messages.map((message) => message.ruleId)
}

const walls = '@typescript-eslint/no-restricted-imports'
const bans = 'no-restricted-syntax'

describe('lint refuses', () => {
  test.each([
    ['learners/a.ts', 'export const a = Math.exp(1)', bans],
    ['learners/a.ts', `export const a = Math['exp'](1)`, bans],
    ['learners/a.ts', 'const { exp } = Math\nexport const a = exp(1)', bans],
    ['learners/a.ts', 'export const a = Math.random()', bans],
    ['learners/a.ts', 'export const a = 2 ** 3', bans],
    ['util/a.ts', 'export const a = Date.now()', bans],
    ['table/a.ts', `export const a = Date.parse('2020')`, bans],
    ['table/a.ts', 'export const a = new Date()', bans],
    ['profile/a.ts', `export const a = new Intl.NumberFormat('en')`, bans],
    ['profile/a.ts', `export const a = ['b'].sort((x, y) => x.localeCompare(y))`, bans],
    ['learners/a.ts', 'export const a = new Int8Array(4).subarray(2).fill(1)', bans],
    ['search/a.ts', `export * from './b.ts'`, bans],
    ['search/a.ts', `export const a: any = 1`, '@typescript-eslint/no-explicit-any'],
    ['search/a.ts', `export default 1`, 'no-restricted-exports'],
    ['search/a.ts', `export const a = new Function('return 1')`, 'no-new-func'],
    ['search/a.ts', `export const a = eval('1')`, 'no-eval'],
    ['learners/a.ts', `import { b } from '../table/b.ts'\nexport const a = b`, walls],
    ['learners/tree/a.ts', `import { b } from '../../table/b.ts'\nexport const a = b`, walls],
    ['learners/a.ts', `import type { B } from '../search/b.ts'\nexport type A = B`, walls],
    ['learners/a.ts', `import { table } from 'arquero'\nexport const a = table`, walls],
    ['predict.ts', `import { table } from 'arquero'\nexport const a = table`, walls],
  ])('in %s: %s', async (file, text, rule) => expect(await rulesBroken(file, text)).toContain(rule))
})

describe('lint accepts', () => {
  test.each([
    ['learners/a.ts', 'export const a = Math.sqrt(2) * Math.PI'],
    ['learners/a.ts', 'export const a = new Int8Array(4).fill(1, 2).subarray(2)'],
    ['cli/a.ts', 'export const a = Date.now()'],
    ['learners/tree/a.ts', `import { b } from '../../matrix/b.ts'\nexport const a = b`],
    ['table/a.ts', `import { table } from 'arquero'\nexport const a = table`],
    ['cli/a.ts', `import { load } from '../node.ts'\nexport const a = load`],
  ])('in %s: %s', async (file, text) => expect(await rulesBroken(file, text)).toEqual([]))
})
