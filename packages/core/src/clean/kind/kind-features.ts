import type { KindEvidence } from './kind-evidence.ts'
import { shapes } from './sample-shapes.ts'
import { nameWords } from './name-words.ts'

/** One number that the tree may ask about, and how the question is put in words. */
export interface KindFeature {
  readonly name: string
  /** "the share of missing cells": read as `${phrase} is at most 20 %`; a flag says by itself what is so. */
  readonly phrase: string
  /** What its values are: a count of things, a share (by default of the samples of that shape), a flag 0 or 1, any number. */
  readonly unit: 'count' | 'share' | 'samples' | 'flag' | 'number'
  /** What to say where it does not apply and counts as 0; it always applies when absent. */
  readonly otherwise?: { readonly phrase: string; readonly applies: (evidence: KindEvidence) => boolean }
  of(evidence: KindEvidence): number
}

const noFigures: KindFeature['otherwise'] = {
  phrase: 'not all cells are plain numbers',
  applies: ({ mean, standardDeviation, min, max }) => mean !== 0 || standardDeviation !== 0 || min !== 0 || max !== 0,
}
const noNumber: KindFeature['otherwise'] = {
  phrase: 'no samples are plain numbers',
  applies: ({ samples }) => samples.some(shapes.number.test),
}

/** Every feature, in the order of the model's input. The same code makes them when the model is trained and when it is used. */
export const kindFeatures: readonly KindFeature[] = [
  ...figures(),
  ...Object.entries(shapes).map(([name, shape]) => ({
    name: `shape.${name}`,
    phrase: shape.phrase,
    unit: 'samples' as const,
    of: (evidence: KindEvidence) => shareOf(evidence.samples, shape.test),
  })),
  ...texts(),
  ...Object.entries(nameWords).map(([name, words]) => ({
    name: `name.${name}`,
    phrase: `the name ${words.phrase}`,
    unit: 'flag' as const,
    of: (evidence: KindEvidence) => (words.test(evidence.name) ? 1 : 0),
  })),
]

export function kindVector(evidence: KindEvidence): Float64Array {
  return Float64Array.from(kindFeatures, (feature) => feature.of(evidence))
}

function figures(): readonly KindFeature[] {
  const present = ({ total, missing }: KindEvidence): number => Math.max(0, total - missing)
  return [
    { name: 'total', phrase: 'the number of rows', unit: 'count', of: (e) => e.total },
    {
      name: 'missingShare',
      phrase: 'the share of missing cells',
      unit: 'share',
      of: (e) => (e.total > 0 ? e.missing / e.total : 1),
    },
    { name: 'present', phrase: 'the number of filled cells', unit: 'count', of: present },
    { name: 'distinct', phrase: 'the number of different values', unit: 'count', of: (e) => e.distinct },
    {
      name: 'distinctShare',
      phrase: 'the share of different values among all rows',
      unit: 'share',
      of: (e) => (e.total > 0 ? e.distinct / e.total : 0),
    },
    {
      name: 'distinctOfPresent',
      phrase: 'the share of different values among filled cells',
      unit: 'share',
      of: (e) => (present(e) > 0 ? e.distinct / present(e) : 0),
    },
    { name: 'mean', phrase: 'the mean', unit: 'number', otherwise: noFigures, of: (e) => e.mean },
    {
      name: 'standardDeviation',
      phrase: 'the standard deviation',
      unit: 'number',
      otherwise: noFigures,
      of: (e) => e.standardDeviation,
    },
    { name: 'min', phrase: 'the smallest number', unit: 'number', otherwise: noFigures, of: (e) => e.min },
    { name: 'max', phrase: 'the largest number', unit: 'number', otherwise: noFigures, of: (e) => e.max },
    {
      name: 'countsUp',
      phrase: 'the share of the range that the different values fill',
      unit: 'share',
      otherwise: noFigures,
      of: rangeFilled,
    },
    { name: 'samples', phrase: 'the number of different samples', unit: 'count', of: (e) => e.samples.length },
  ]
}

/** 1 for a row counter: as many different integers as there are between the ends. */
function rangeFilled(e: KindEvidence): number {
  const range = e.max - e.min + 1
  return range > 1 && e.standardDeviation > 0 ? Math.min(2, e.distinct / range) : 0
}

function texts(): readonly KindFeature[] {
  const mean = (e: KindEvidence, of: (text: string) => number): number =>
    e.samples.length === 0 ? 0 : e.samples.reduce((sum, text) => sum + of(text), 0) / e.samples.length
  const most = (e: KindEvidence, of: (text: string) => number): number =>
    e.samples.reduce((best, text) => Math.max(best, of(text)), 0)
  const spread = (e: KindEvidence, of: (text: string) => number): number => {
    const center = mean(e, of)
    return Math.sqrt(mean(e, (text) => (of(text) - center) * (of(text) - center)))
  }
  const length = (text: string): number => text.length
  return [
    { name: 'meanLength', phrase: 'the mean length of the samples', unit: 'number', of: (e) => mean(e, length) },
    {
      name: 'spreadLength',
      phrase: 'the spread of the lengths of the samples',
      unit: 'number',
      of: (e) => spread(e, length),
    },
    { name: 'maxLength', phrase: 'the length of the longest sample', unit: 'count', of: (e) => most(e, length) },
    { name: 'meanWords', phrase: 'the mean number of words', unit: 'number', of: (e) => mean(e, wordCount) },
    {
      name: 'spreadWords',
      phrase: 'the spread of the number of words',
      unit: 'number',
      of: (e) => spread(e, wordCount),
    },
    {
      name: 'meanStopwords',
      phrase: 'the mean number of little words such as "the"',
      unit: 'number',
      of: (e) => mean(e, stopwordCount),
    },
    {
      name: 'meanSeparators',
      phrase: 'the mean number of list separators',
      unit: 'number',
      of: (e) => mean(e, separatorCount),
    },
    {
      name: 'digitShare',
      phrase: 'the share of digits in the samples',
      unit: 'share',
      of: (e) => characterShare(e.samples, /\d/),
    },
    {
      name: 'letterShare',
      phrase: 'the share of letters in the samples',
      unit: 'share',
      of: (e) => characterShare(e.samples, /\p{L}/u),
    },
    {
      name: 'upperShare',
      phrase: 'the share of capitals in the samples',
      unit: 'share',
      of: (e) => characterShare(e.samples, /\p{Lu}/u),
    },
    {
      name: 'oneShape',
      phrase: 'the share of samples of the commonest shape',
      unit: 'share',
      of: (e) => commonestShare(e.samples.map(shapeOf)),
    },
    {
      name: 'oneStart',
      phrase: 'the share of samples with the commonest first three letters',
      unit: 'share',
      of: (e) => commonestShare(e.samples.map((text) => text.slice(0, 3))),
    },
    {
      name: 'numberSpread',
      phrase: 'the range of the sampled numbers',
      unit: 'number',
      otherwise: noNumber,
      of: (e) => numberRange(e.samples),
    },
    { name: 'nameLength', phrase: 'the length of the name', unit: 'count', of: (e) => e.name.length },
    {
      name: 'nameWords',
      phrase: 'the number of words in the name',
      unit: 'count',
      of: (e) => e.name.split(/[^A-Za-z0-9]+|(?<=[a-z])(?=[A-Z])/).filter((word) => word !== '').length,
    },
    {
      name: 'nameDigits',
      phrase: 'the number of digits in the name',
      unit: 'count',
      of: (e) => e.name.replace(/\D/g, '').length,
    },
  ]
}

function shareOf(samples: readonly string[], test: (text: string) => boolean): number {
  return samples.length === 0 ? 0 : samples.filter((text) => test(text.trim())).length / samples.length
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length
}

const stopwords = new Set(
  'the a an and or of to in on at is are was be by for with from it this that as i you we not no my your have has'.split(
    ' ',
  ),
)

function stopwordCount(text: string): number {
  return text
    .toLowerCase()
    .split(/[^a-z']+/)
    .filter((word) => stopwords.has(word)).length
}

function separatorCount(text: string): number {
  return text.length - text.replace(/[,;|/]/g, '').length
}

function characterShare(samples: readonly string[], character: RegExp): number {
  const characters = [...samples.join('').slice(0, 5000)]
  return characters.length === 0 ? 0 : characters.filter((one) => character.test(one)).length / characters.length
}

function shapeOf(text: string): string {
  return text
    .slice(0, 60)
    .replace(/[A-Z]+/g, 'A')
    .replace(/[a-z]+/g, 'a')
    .replace(/\d+/g, '9')
}

function commonestShare(keys: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return keys.length === 0 ? 0 : Math.max(...counts.values()) / keys.length
}

function numberRange(samples: readonly string[]): number {
  const numbers = samples
    .map((text) => (text.trim() === '' ? NaN : Number(text)))
    .filter((value) => value - value === 0)
  return numbers.length < 2 ? 0 : Math.max(...numbers) - Math.min(...numbers)
}
