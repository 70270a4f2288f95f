import { expect, it } from 'vitest'
import { fitPlan } from '../../src/clean/fit-plan.ts'
import { addStep, makeStep } from '../../src/clean/make-step.ts'
import type { StepParts } from '../../src/clean/make-step.ts'
import type { CleaningPlan } from '../../src/clean/plan.ts'
import { planToPandas } from '../../src/clean/plan-to-pandas.ts'
import { load } from '../../src/table/load.ts'

it('prints a fitted plan as pandas, with what training learned, and says what it leaves out', async () => {
  const dataset = await load(
    new TextEncoder().encode('amount,city,when\n1,Bern,1.2.2024 x\n,Basel,3.4.2024 x\n5,Bern,5.6.2024 x\n'),
    { header: true },
  )
  const steps: readonly StepParts[] = [
    { action: 'deleteRows', options: { rows: [2] } },
    { action: 'fillMissing', column: 'amount' },
    { action: 'mapValues', column: 'city', options: { map: { Bern: 'BE "capital"' } } },
    { action: 'splitText', column: 'when', options: { separator: ' ', parts: 1 } },
    { action: 'parseDate', column: 'when 1', options: { formats: ['D.M.YYYY', 'YYYY-MM-DD HH:mm'] } },
    { action: 'dropColumn', column: 'when' },
  ]
  const plan = steps.map(makeStep).reduce(addStep, { version: 1, target: null, steps: [] } as CleaningPlan)
  const code = planToPandas(await fitPlan(dataset, plan))
  expect(code).toContain('    # not replayed: Delete rows by hand (rows: [2])')
  expect(code).toContain('    frame["amount"] = frame["amount"].fillna(1)')
  expect(code).toContain('    frame["city"] = frame["city"].replace({"Bern": "BE \\"capital\\""})')
  expect(code).toContain(
    'pd.to_datetime(frame["when 1"], format="%d.%m.%Y", errors="coerce").fillna(pd.to_datetime(frame["when 1"], format="%Y-%m-%d %H:%M", errors="coerce"))',
  )
  expect(code).toContain('    frame = frame.drop(columns=["when"], errors="ignore")')
})
