import type { JsonObject } from '../../util/json.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'
import { clusterTexts } from '../../profile/cluster-texts.ts'
import type { ClusterMethod } from '../../profile/cluster-texts.ts'
import { textCounts, textsIn } from '../column-values.ts'
import { isText, mapOption, textOption } from '../read-options.ts'

/** The widest first: each finds what the ones after it find, and one step a column is enough. */
const codes: { readonly [code: string]: ClusterMethod } = {
  'misspelt-categories': 'levenshtein',
  'near-duplicate-categories': 'fingerprint',
  'case-variants': 'case',
}

export const mergeCategories: CleaningAction = {
  name: 'mergeCategories',
  title: 'Merge categories that mean the same',
  doc: 'Writes the most frequent spelling of a group of similar texts into all of them; the groups are found on the training rows unless a map is given.',
  on: 'column',
  rows: 'keep',
  options: {
    method: {
      type: 'choice',
      choices: ['case', 'fingerprint', 'ngram', 'levenshtein'],
      default: 'fingerprint',
      doc: 'what makes texts similar: letter case and spaces; also accents, punctuation and word order; also split words; few edits from a ten times more frequent one',
    },
    map: { type: 'map', default: null, doc: 'text → text, decided by hand instead of found' },
  },
  suggest: (context) => {
    for (const [code, method] of Object.entries(codes)) {
      const finding = findingOf(context, code)
      if (finding !== null)
        return {
          options: { method },
          reason: `${finding.message} Together each group has more rows to learn from.`,
          finding: code,
        }
    }
    return null
  },
  fit: ({ set }, step) => {
    if (step.options['map'] !== null) return { map: step.options['map'] }
    const texts = textsIn(set, step.column)
    const method = (textOption(step.options, 'method') ?? 'fingerprint') as ClusterMethod
    return { map: texts === null ? {} : mergeMap(textCounts(texts), method) }
  },
  lower: (step, kind) =>
    kind === 'number'
      ? []
      : [
          {
            op: 'mapText',
            from: columnOf(step),
            to: columnOf(step),
            map: mapOption(step.learned, 'map', isText),
            other: 'keep',
          },
        ],
}

/** Misspellings are looked for after spellings that differ by case are one, so that they count together. */
function mergeMap(counts: ReadonlyMap<string, number>, method: ClusterMethod): JsonObject {
  const map = new Map<string, string>()
  const stages: readonly ClusterMethod[] = method === 'levenshtein' ? ['fingerprint', 'levenshtein'] : [method]
  for (const stage of stages) {
    for (const { canonical, members } of clusterTexts(merged(counts, map), stage))
      for (const { value } of members) if (value !== canonical) map.set(value, canonical)
  }
  return Object.fromEntries([...map.keys()].map((text) => [text, lastOf(map, text)]))
}

function merged(counts: ReadonlyMap<string, number>, map: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const [text, count] of counts) sums.set(lastOf(map, text), (sums.get(lastOf(map, text)) ?? 0) + count)
  return sums
}

function lastOf(map: ReadonlyMap<string, string>, text: string): string {
  let last = text
  for (let next = map.get(last); next !== undefined; next = map.get(last)) last = next
  return last
}
