import { expect, it } from 'vitest'
import { findingText } from '../../src/report/finding-text.ts'

const scores = { metric: 'rmse', strict: 1.5, random: 1.25 }

it.each([
  ['no-usable-column', undefined, { count: 1, columns: ['n'] }, 'la même réponse'],
  ['columns-dropped', undefined, { count: 1, columns: ['numéro'] }, 'numéro'],
  ['groups-across-folds', 'patient', { column: 'patient', groups: 60, distance: 0.4, ...scores }, '60 valeurs de'],
  ['time-order-across-folds', 'jour', { column: 'jour', ...scores }, '1,5'],
  ['judged-on-training-rows', undefined, { rows: 300, columns: 3 }, 'dont le modèle a appris'],
  ['test-columns-absent', undefined, { count: 1, columns: ['âge'] }, 'âge'],
  ['second-look-left-out', undefined, { rows: 12, share: 0.1, instead: 'duplicates-across-folds' }, '12 lignes'],
  ['second-look-left-out', 'an', { column: 'an', instead: 'time-order-across-folds' }, 'les lignes suivent'],
  ['duplicates-across-folds', undefined, { rows: 12, share: 0.1, ...scores }, '12 lignes en répètent une autre'],
  [
    'no-better-than-baseline',
    undefined,
    {
      metric: 'rmse',
      score: 3.6,
      baseline: 'constant',
      baselineTitle: 'Always the same',
      baselineScore: 1.25,
      worse: true,
    },
    '3,6 contre 1,25',
  ],
  [
    'no-better-than-baseline',
    undefined,
    { score: 0.9, baselineTitle: 'One rule', baselineScore: 0.9, worse: true, ruleDoes: true },
    'Une règle sur une seule colonne',
  ],
  ['search-stopped', undefined, { by: 'clock', rows: 80 }, 'appris que de 80 lignes'],
  ['learners-unsuited', undefined, { task: 'regression', learners: ['logistic'] }, 'logistic'],
  ['workers-missing', undefined, { asked: 2, missing: 1 }, 'le modèle est le même'],
  ['columns-without-help', undefined, { count: 2, columns: ['a', 'b'] }, '2 colonnes'],
  ['random-split-beside', 'patient', { column: 'patient', kind: 'group', asked: 1.5, random: 1.25 }, '1,25'],
])('%s of a fit has a sentence in French with its numbers', (code, column, evidence, words) => {
  const { text } = findingText({ code, severity: 'info', column, message: 'english', evidence } as never, 'fr')
  expect(text).toContain(words)
  expect(text).not.toMatch(/NaN|english/)
})
