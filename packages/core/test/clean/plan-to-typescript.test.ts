import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { clean } from '../../src/clean/clean.ts'
import { addStep, makeStep } from '../../src/clean/make-step.ts'
import { planToTypeScript } from '../../src/clean/plan-to-typescript.ts'
import { setStatus } from '../../src/clean/step-status.ts'
import { suggest } from '../../src/clean/suggest.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import { load } from '../../src/table/load.ts'
import { writeCsv } from '../../src/table/write-csv.ts'

const folder = mkdtempSync(join(tmpdir(), 'csvanalyzer-typescript-'))
afterAll(() => rmSync(folder, { recursive: true }))
const root = new URL('../../../../', import.meta.url)
const messy = fileURLToPath(new URL('examples/data/messy.csv', root))
const source = pathToFileURL(fileURLToPath(new URL('../../src/node.ts', import.meta.url))).href

it('is a program that does to the file what the plan does, undone steps and quotes and all', async () => {
  const dataset = await load(new Uint8Array(readFileSync(messy)))
  const suggested = suggest(dataset, await profile(dataset, { target: 'returned' }), { target: 'returned' })
  const plan = [
    makeStep({ action: 'mapValues', column: 'colour', options: { map: { red: 'a "red" one' } } }),
    makeStep({ action: 'fillMissing', column: 'delivery days', reason: 'Two lines\nof reason.' }),
    makeStep({ action: 'deleteRows', options: { rows: [3, 5] } }),
  ].reduce(addStep, setStatus(suggested, 'mergeCategories:city', 'undone'))
  const program = planToTypeScript(plan)
  expect(program).toContain("import { clean, load, makeStep } from '@csvanalyzer/core'")
  writeFileSync(
    join(folder, 'plan.ts'),
    `${program.replaceAll("'@csvanalyzer/core'", `'${source}'`)}
import { writeCsv } from '${source}'
process.stdout.write(writeCsv(tidy))
`,
  )
  const node = fileURLToPath(new URL('node_modules/.bin/node', root))
  const out = execFileSync(node, [join(folder, 'plan.ts'), messy], { encoding: 'utf8' })
  expect(out).toBe(writeCsv(await clean(dataset, plan)))
  expect(out.split('\r\n')[0]).not.toContain('refund')
})
