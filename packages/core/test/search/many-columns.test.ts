import { beforeAll, describe, expect, it } from 'vitest'
import { fit, load, verify, type Dataset, type Fitted } from '../../src/index.ts'
import { randomFrom } from '../../src/util/random.ts'

/** Two columns that matter among ninety that do not. */
function wide(rows: number): Promise<Dataset> {
  const random = randomFrom(3, 'wide')
  const noise = Array.from({ length: 90 }, (_, j) => `noise${j}`)
  const lines = Array.from({ length: rows }, () => {
    const [a, b] = [random.normal(), random.normal()]
    const cells = [a, b, ...noise.map(() => random.normal())].map((value) => value.toFixed(3))
    return [...cells, (a * a + 2 * b + 0.3 * random.normal()).toFixed(3)].join(',')
  })
  return load(`a,b,${noise.join(',')},y\n${lines.join('\n')}\n`)
}

describe('a table with many columns', () => {
  let dataset: Dataset
  let fitted: Fitted
  beforeAll(async () => {
    dataset = await wide(300)
    fitted = await fit(dataset, { target: 'y', plan: 'none', candidates: ['linear', 'gradientBoosting'], seed: 7 })
  })

  it('shows trees only those that help, and says so', () => {
    const left = fitted.findings.find(({ code }) => code === 'columns-without-help')!.evidence.columns as string[]
    expect(left.length).toBeGreaterThan(30)
    expect(left.every((name) => name.startsWith('noise'))).toBe(true)
  })

  it('still verifies', async () => {
    expect((await verify(fitted.pipeline, dataset)).equal).toBe(true)
  })
})

it('keeps every column of a narrow table', async () => {
  const { findings } = await fit(await load('a,y\n1,2\n2,3\n3,5\n4,4\n5,8\n6,7\n7,9\n8,9\n9,12\n10,11\n11,14\n'), {
    target: 'y',
    candidates: ['linear'],
  })
  expect(findings.map(({ code }) => code)).not.toContain('columns-without-help')
})
