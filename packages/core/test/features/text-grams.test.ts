import { describe, expect, it } from 'vitest'
import { exportModel, fit, load, predict } from '../../src/index.ts'
import { wordsRepeat } from '../../src/features/words-repeat.ts'
import { hashOfText } from '../../src/util/hash-of-text.ts'
import { randomFrom } from '../../src/util/random.ts'

const random = randomFrom(6, 'grams')
const draw = (from: string, count: number) =>
  Array.from({ length: count }, () => [...from][random.integer([...from].length)]).join('')
const plain = '山川日月人口手足木水火土金石田'
/** Reviews without a space; the class stands in three characters somewhere inside. */
const review = (isGood: boolean) =>
  `${draw(plain, 8 + random.integer(8))}${isGood ? '很好吃' : '太难吃'}${draw(plain, 5)}`
const dictionaryOf = (texts: readonly string[]) => ({
  kind: 'text' as const,
  codes: Int32Array.from(texts.keys()),
  dictionary: texts,
})

describe('hashOfText', () => {
  it.each(['', 'a', 'é', '很好吃'])('of %j is FNV-1a of the UTF-8 bytes, mixed once more', (text) => {
    const fnv = new TextEncoder()
      .encode(text)
      .reduce<bigint>((hash, byte) => ((hash ^ BigInt(byte)) * 16777619n) & 0xffffffffn, 0x811c9dc5n)
    const mix = (hash: bigint, shift: bigint, factor: bigint) => ((hash ^ (hash >> shift)) * factor) & 0xffffffffn
    const mixed = mix(mix(fnv, 16n, 0x85ebca6bn), 13n, 0xc2b2ae35n)
    expect(hashOfText(text)).toBe(Number(mixed ^ (mixed >> 16n)))
  })
})

describe('texts', () => {
  it('share words in a language with spaces', () => {
    const words = ['the', 'meal', 'was', 'good', 'and', 'late']
    const texts = Array.from(
      { length: 80 },
      (_, i) => Array.from({ length: 6 }, () => words[random.integer(6)]).join(' ') + i,
    )
    expect(wordsRepeat(dictionaryOf(texts))).toBe(true)
  })

  it('share none where there are no spaces', () => {
    expect(wordsRepeat(dictionaryOf(Array.from({ length: 80 }, (_, i) => review(i % 2 === 0))))).toBe(false)
  })

  it('without spaces are learned from by their characters, and come out of the exports the same', async () => {
    const rows = Array.from({ length: 240 }, (_, i) => `${review(i % 2 === 0)},${i % 2 === 0 ? 'good' : 'bad'}`)
    const dataset = await load(`review,opinion\n${rows.join('\n')}\n`, { types: { review: 'text' } })
    const { pipeline, evaluation } = await fit(dataset, {
      target: 'opinion',
      learners: ['logistic'],
      effort: 'low',
      seed: 7,
    })
    expect(pipeline.features.some(({ name }) => name.startsWith('review: characters'))).toBe(true)
    expect(evaluation.metrics.rocAuc.value).toBeGreaterThan(0.95)
    const module = await exportModel(pipeline, 'javascript')
    const printed = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(module)}`)) as {
      predict: (row: object) => { probabilities: Record<string, number> }
    }
    const { prediction } = predict(pipeline, dataset)
    for (const row of [0, 1, 100, 239]) {
      const answer = printed.predict({ review: rows[row].split(',')[0] })
      expect(Object.values(answer.probabilities)).toContain(prediction.values[2 * row])
    }
  })
})
