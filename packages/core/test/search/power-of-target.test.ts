import { beforeAll, describe, expect, it } from 'vitest'
import {
  evaluate,
  exportModel,
  fit,
  fromJson,
  load,
  predict,
  toJson,
  verify,
  type Dataset,
  type Fitted,
} from '../../src/index.ts'
import { randomFrom } from '../../src/util/random.ts'
import { exp } from '../../src/util/exp.ts'
import { log } from '../../src/util/log.ts'

/** Claims: mostly small, some none, a few huge. */
function claims(rows: number, seed: number): Promise<Dataset> {
  const random = randomFrom(seed, 'claims')
  const lines = Array.from({ length: rows }, () => {
    const age = random.next()
    const risk = random.next()
    const claim = exp(3 * age + 4 * risk * age + 0.4 * random.normal()) - 1
    return `${age.toFixed(4)},${risk.toFixed(4)},${Math.max(0, claim).toFixed(2)}`
  })
  return load(`age,risk,claim\n${lines.join('\n')}\n`)
}

const power = { target: 'claim', seed: 7, plan: 'none', candidates: ['linear', 'gradientBoosting-3'] } as const

describe('a skewed target with zeros', () => {
  let dataset: Dataset
  let fitted: Fitted
  beforeAll(async () => {
    dataset = await claims(400, 1)
    fitted = await fit(dataset, power)
  })

  it('is learned in a power that straightens it, and stands alone on the board', () => {
    const { recipe, targetTransform } = fitted.pipeline
    expect(recipe.members).toMatchObject([{ response: 'yeo-johnson', weight: 1 }])
    expect(targetTransform).toMatchObject({ kind: 'yeo-johnson' })
    expect(targetTransform.kind === 'yeo-johnson' && targetTransform.lambda).toBeLessThan(0.5)
    expect(fitted.leaderboard.candidates.map(({ id }) => id)).not.toContain('blend')
  })

  it('comes back in its own unit without a bias', async () => {
    const fresh = await claims(2000, 2)
    const { values } = predict(fitted.pipeline, fresh).prediction
    const actual = fresh.column('claim')
    const truth = actual.storage === 'number' ? actual.values : new Float64Array(0)
    const mean = (numbers: Iterable<number>) => [...numbers].reduce((sum, value) => sum + value, 0) / truth.length
    expect(Math.abs(log(mean(values) / mean(truth)))).toBeLessThan(0.1)
    expect((await evaluate(fitted.pipeline, fresh)).metrics.r2.value).toBeGreaterThan(0.6)
  })

  it('survives JSON, is exported and is verified', async () => {
    const answers = predict(fitted.pipeline, dataset).prediction
    expect(predict(fromJson(toJson(fitted.pipeline)), dataset).prediction).toEqual(answers)
    expect(await exportModel(fitted.pipeline, 'python')).toContain('def ')
    expect((await verify(fitted.pipeline, dataset)).equal).toBe(true)
  })
})
