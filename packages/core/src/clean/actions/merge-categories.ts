import type { JsonObject } from '../../util/json.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'
import { clusterTexts } from '../cluster-texts.ts'
import type { ClusterMethod } from '../cluster-texts.ts'
import { textCounts, textsIn } from '../column-values.ts'
import { isText, mapOption, textOption } from '../read-options.ts'

const codes: { readonly [code: string]: ClusterMethod } = { 'case-variants': 'case', 'near-duplicate-categories': 'fingerprint' }

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
      if (finding !== null) return { options: { method }, reason: `${finding.message} Together each group has more rows to learn from.`, finding: code }
    }
    return null
  },
  fit: ({ set }, step) => {
    if (step.options['map'] !== null) return { map: step.options['map'] }
    const texts = textsIn(set, step.column)
    const method = (textOption(step.options, 'method') ?? 'fingerprint') as ClusterMethod
    return { map: texts === null ? {} : mergeMap(textCounts(texts), method) }
  },
  lower: (step, kind) => (kind === 'number' ? [] : [{ op: 'mapText', from: columnOf(step), to: columnOf(step), map: mapOption(step.learned, 'map', isText), other: 'keep' }]),
}

function mergeMap(counts: ReadonlyMap<string, number>, method: ClusterMethod): JsonObject {
  const map: Record<string, string> = {}
  for (const { canonical, members } of clusterTexts(counts, method)) {
    for (const { value } of members) if (value !== canonical) Object.defineProperty(map, value, { value: canonical, enumerable: true })
  }
  return map
}
