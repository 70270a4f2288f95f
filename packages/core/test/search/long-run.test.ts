import { describe, expect, test } from 'vitest'
import { gradientBoosting } from '../../src/learners/gradient-boosting.ts'
import { trainMember } from '../../src/search/train-member.ts'
import type { CandidateSpec } from '../../src/search/candidate-spec.ts'
import type { EncodedRows } from '../../src/search/prepare-fold.ts'
import { randomFrom } from '../../src/util/random.ts'

const rowCount = 400
const target = { task: 'regression', classes: [] } as const

/** A number and a category, with missing ones, and a target that needs both. */
function encodedRows(): EncodedRows {
  const random = randomFrom(3, 'long run')
  const x = Float64Array.from({ length: rowCount }, () => (random.next() < 0.05 ? NaN : random.next()))
  const kind = Float64Array.from({ length: rowCount }, () => random.integer(7))
  const y = Float64Array.from(x, (value, row) => 3 * (value || 0) + (kind[row] % 3) + random.normal() / 2)
  return {
    spec: {} as EncodedRows['spec'],
    matrix: {
      rowCount,
      features: [
        { name: 'x', kind: 'numeric', source: 'x' },
        { name: 'kind', kind: 'categorical', levels: 7, source: 'kind' },
      ],
      columns: [x, kind],
    },
    y,
    weights: null,
    trainRows: Int32Array.from({ length: 300 }, (_, row) => row),
    validationRows: Int32Array.from({ length: 100 }, (_, i) => 300 + i),
  }
}

function specOf(params: CandidateSpec['params']): CandidateSpec {
  const learner = gradientBoosting as unknown as CandidateSpec['learner']
  return { id: 'b', title: 'b', learner, params, response: 'raw', copies: 1, baseline: false }
}

describe('rounds of a longer training', () => {
  for (const featureFraction of [1, 0.5]) {
    const spec = specOf({
      learningRate: 0.5,
      nEstimators: 60,
      earlyStoppingRounds: 40,
      subsample: featureFraction,
      featureFraction,
    })

    test(`are those of a shorter one, sampled by ${featureFraction}`, async () => {
      const encoded = encodedRows()
      const long = await trainMember(spec, encoded, target, { seed: 5, keepsLongRun: true })
      expect(long.rounds[0]).toBeLessThan(33) // so that the 33rd had been rolled back
      const found = await trainMember(spec, encoded, target, { seed: 5, rounds: 33 })
      const afresh = await trainMember(spec, encodedRows(), target, { seed: 5, rounds: 33 })
      expect(afresh.earlierMilliseconds).toBe(0)
      expect(found.earlierMilliseconds).toBeGreaterThan(0)
      expect({ ...found, earlierMilliseconds: 0 }).toEqual(afresh)
    })
  }

  test('are not taken for another seed, other parameters or more rounds than there were', async () => {
    const spec = specOf({ nEstimators: 20 })
    for (const [other, seed, rounds] of [
      [spec, 6, 5],
      [specOf({ nEstimators: 20, numLeaves: 4 }), 5, 5],
      [spec, 5, 21],
    ] as const) {
      const encoded = encodedRows()
      await trainMember(spec, encoded, target, { seed: 5, keepsLongRun: true })
      const trained = await trainMember(other, encoded, target, { seed, rounds })
      expect(trained.earlierMilliseconds).toBe(0)
      expect(trained.rounds).toEqual([rounds])
    }
  })
})
