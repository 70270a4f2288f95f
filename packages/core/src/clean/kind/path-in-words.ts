import type { KindEvidence } from './kind-evidence.ts'
import type { KindFeature } from './kind-features.ts'

/** A test of the tree as it came out: the feature is above the threshold, or at most it. */
export interface KindTest {
  readonly feature: KindFeature
  readonly threshold: number
  readonly above: boolean
}

/** The tests on a path as sentences: one for each feature, between its closest bounds; what does not apply is said once. */
export function pathInWords(tests: readonly KindTest[], evidence: KindEvidence): readonly string[] {
  const bounds = new Map<KindFeature, Bounds>()
  for (const { feature, threshold, above } of tests)
    bounds.set(feature, { ...bounds.get(feature), [above ? 'above' : 'atMost']: threshold })
  const sentence = ([feature, { above, atMost }]: readonly [KindFeature, Bounds]): string =>
    feature.otherwise?.applies(evidence) === false
      ? feature.otherwise.phrase
      : words[feature.unit](feature.phrase, above, atMost, feature.of(evidence))
  return [...new Set([...bounds].map(sentence))]
}

interface Bounds {
  readonly above?: number
  readonly atMost?: number
}

/** None and all are said as what they are, not as the bound that they keep. */
type Words = (phrase: string, above: number | undefined, atMost: number | undefined, is: number) => string

const words: { readonly [unit in KindFeature['unit']]: Words } = {
  count: (phrase, above, atMost) => {
    const least = above === undefined ? undefined : Math.floor(above) + 1
    const most = atMost === undefined ? undefined : Math.floor(atMost)
    return `${phrase} is ${least !== undefined && least === most ? least : range('at least', least, most, String)}`
  },
  share: (phrase, above, atMost, is) =>
    `${phrase} is ${is === 0 || is === 1 ? percent(is) : range('above', above, atMost, percent)}`,
  number: (phrase, above, atMost) => `${phrase} is ${range('above', above, atMost, short)}`,
  samples: (phrase, above, atMost, is) => {
    if (is === 0 || is === 1) return `${is === 0 ? 'no' : 'all'} samples ${phrase}`
    if (above === undefined) return `${upTo(atMost!)} ${phrase}`
    return atMost === undefined ? `${beyond(above)} ${phrase}` : `${beyond(above)} but ${upTo(atMost)} ${phrase}`
  },
  flag: (phrase, above) =>
    above !== undefined
      ? phrase
      : phrase.replace(/^the name (speaks|is)/, (_, verb) => `the name ${verb === 'is' ? 'is not' : 'does not speak'}`),
}

function range(
  beyondWord: string,
  low: number | undefined,
  high: number | undefined,
  text: (value: number) => string,
): string {
  if (low === undefined) return `at most ${text(high!)}`
  return high === undefined ? `${beyondWord} ${text(low)}` : `between ${text(low)} and ${text(high)}`
}

/** There are five samples at most: a share below one fifth is none, one of four fifths or more that is not all of them is not. */
function upTo(share: number): string {
  if (share < 0.2) return 'no samples'
  return share >= 0.8 ? 'not all samples' : `at most ${percent(share)} of the samples`
}

function beyond(share: number): string {
  if (share < 0.2) return 'some samples'
  return share >= 0.8 ? 'all samples' : `more than ${percent(share)} of the samples`
}

/** Three digits, more where they would make all of nearly all. */
function percent(share: number): string {
  const digits = share < 1 && Number((100 * share).toPrecision(3)) === 100 ? 6 : 3
  return `${Number((100 * share).toPrecision(digits))} %`
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}
