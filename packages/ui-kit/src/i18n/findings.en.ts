import { textIn, textsIn, numberIn, type FindingWords } from './evidence.ts'
import type { Format } from './format.ts'

const lines = (f: Format, count: number): string => `${f.integer(count)} ${count === 1 ? 'line' : 'lines'}`

/** Headlines; the evidence follows in core's own sentence. */
export const findingsEn = (f: Format): FindingWords => ({
  preamble: (_, e) => [`${lines(f, numberIn(e, 'lines'))} above the table set aside`, ''],
  footer: (_, e) => [`${lines(f, numberIn(e, 'lines'))} below the table set aside`, ''],
  'extra-tables': (_, e) => [`The file holds ${f.integer(numberIn(e, 'tables'))} tables; the main one was read`, ''],
  rejects: (_, e) => [
    `${lines(f, numberIn(e, 'count'))} did not fit`,
    `Because of ${textIn(e, 'kind').replaceAll('-', ' ')}; each is shown under Load.`,
  ],
  'totals-row': (_, e) => [
    textsIn(e, 'rows').length === 1
      ? '1 row looks like a total of others'
      : `${f.integer(textsIn(e, 'rows').length)} rows look like totals of others`,
    '',
  ],
  misfits: (c, e) => [
    `Some cells of ${c} do not fit its type`,
    `${f.list(
      textsIn(e, 'texts')
        .slice(0, 3)
        .map((text) => `“${text}”`),
    )} and the like count as empty.`,
  ],
  'case-variants': (c) => [`${c} writes one value in several ways`, null],
  'class-imbalance': () => ['One answer is much rarer than the other', null],
  'columns-dropped': (_, e) => [
    numberIn(e, 'count') === 1
      ? 'One column is kept from the model'
      : `${f.integer(numberIn(e, 'count'))} columns are kept from the model`,
    null,
  ],
  'columns-without-help': (_, e) => [
    `Trees leave out ${f.integer(numberIn(e, 'count'))} columns that do not help`,
    null,
  ],
  'no-usable-column': () => ['No column is left to predict from', null],
  'task-decided': (c) => [`What is predicted: ${c}`, null],
  'time-order-across-folds': (c) => [`The rows follow ${c}, so later rows are the test`, null],
  'groups-across-folds': (c) => [`Several rows share a ${c} and are alike`, null],
  'judged-on-training-rows': () => ['These look like the rows that it learned from', null],
  'test-columns-absent': (_, e) => [`The test rows lack ${f.list(textsIn(e, 'columns'))}`, null],
  'second-look-left-out': () => ['No time was left for a stricter test', null],
  'duplicates-across-folds': () => ['Rows repeat others, so copies stay together', null],
  'duplicates-across-split': () => ['Rows of one file stand in the other too', null],
  'learners-unsuited': (_, e) => [`Not for this kind of answer: ${f.list(textsIn(e, 'learners'))}`, null],
  'workers-missing': () => ['Not all workers started', null],
  'no-better-than-baseline': () => ['The model is no better than a simple rule', null],
  'random-split-beside': () => ['What a random split would have shown', null],
  'search-stopped': (_, e) => [
    e.onlyBaselines === true
      ? 'Time was over before any model was ready'
      : textIn(e, 'by') === 'work'
        ? 'The search did the work that was allowed'
        : 'The search was stopped early',
    null,
  ],
  'constant-column': (c) => [`${c} never changes, it cannot predict`, null],
  'constant-length': (c) => [`${c} looks like a code with parts`, null],
  'constant-per-group': (c) => [`Rows with the same ${c} share the answer`, null],
  'dependency-violated': (_, e) => [`${textIn(e, 'by')} almost always decides another column`, null],
  'disguised-missing': (c, e) => [
    `${c} hides gaps behind ${f.list(textsIn(e, 'words').map((word) => `“${word}”`)) || 'a placeholder'}`,
    null,
  ],
  'dominant-value': (c, e) => [`${c} is nearly always “${textIn(e, 'value')}”`, null],
  'duplicate-column': (c, e) => [`${c} repeats ${textIn(e, 'of')}`, null],
  'duplicate-column-name': (c) => [`Two columns had the name that ${c} came from`, null],
  'duplicate-rows': (_, e) => [`${f.integer(numberIn(e, 'duplicateRows'))} rows look like copies`, null],
  'duplicates-kept-together': () => ['Copies were kept on one side of each split', null],
  'empty-column': (c) => [`${c} is empty`, null],
  'empty-column-name': (c, e) => [
    textsIn(e, 'columns').length > 0
      ? `${f.integer(numberIn(e, 'count'))} columns have no name`
      : `A column without a name is called ${c}`,
    null,
  ],
  'encoding-damage': (c) => [`${c} has damaged characters`, null],
  'excess-zeros': (c) => [`${c} is 0 very often`, null],
  'free-text': (c) => [`${c} is free text`, null],
  'no-rows': () => ['The file has no rows', null],
  'unsupported-values': (c) => [`${c} holds cells that no model reads`, null],
  'high-cardinality': (c) => [`${c} has very many different values`, null],
  'high-correlation': (c, e) => [`${c} moves with ${textIn(e, 'with')}`, null],
  'id-like-column': (c) => [`${c} names a row, it cannot predict`, null],
  'infinite-values': (c) => [`${c} has infinite numbers`, null],
  'misspelt-categories': (c) => [`${c} has misspelt values`, null],
  'missing-target': (c) => [`${c}, the answer, is missing in some rows`, null],
  'missing-together': () => ['Some columns are empty in the same rows', null],
  'missing-values': (c, e) => [`${c} is empty in ${f.of100(numberIn(e, 'share'))} of 100 rows`, null],
  'mixed-date-formats': (c) => [`${c} holds dates, kept as text`, null],
  'mixed-types': (c) => [`${c} mixes kinds of values`, null],
  'near-duplicate-categories': (c) => [`${c} spells the same words differently`, null],
  inliers: (c) => [`${c} holds one number suspiciously often`, null],
  'near-duplicate-rows': (_, e) => [`${f.integer(numberIn(e, 'count'))} rows look nearly like copies`, null],
  'non-stationary': (c) => [`${c} moves with time`, null],
  'one-class-target': (c) => [`${c} has only one answer`, null],
  'out-of-order-time': (c) => [`${c} mostly orders the rows in time`, null],
  'outer-spaces': (c) => [`${c} has stray spaces`, null],
  outliers: (c) => [`${c} has values far from all others`, null],
  'personal-data': (c) => [`${c} looks like personal data`, null],
  'placeholder-date': (c) => [`${c} hides gaps behind a placeholder date`, null],
  'post-outcome-name': (c) => [`${c} may be known only afterwards`, null],
  'rare-negatives': (c) => [`${c} is negative in a few rows`, null],
  seasonal: (c) => [`${c} comes back in rhythm`, null],
  uniform: (c) => [`${c} is spread more evenly than chance`, null],
  'rare-class': (_, e) => [
    `Too few cases of “${textIn(e, 'value')}” to be sure (${f.integer(numberIn(e, 'count'))})`,
    null,
  ],
  'rows-in-time-order': (c) => [`The rows are in time order by ${c}`, null],
  skewed: (c) => [`${c} is lopsided`, null],
  'strong-feature': (c) => [`${c} alone says a lot`, null],
  'target-leak': (c) => [`${c} gives the answer away`, null],
  'unit-in-number': (c) => [`${c} holds numbers with units`, null],
  'unseen-category': (_, e) => [`“${textIn(e, 'value')}” was never seen in training; counted as “other”`, ''],
  'out-of-range': (_, e) => [
    `Outside what training saw, ${f.number(numberIn(e, 'lower'))} to ${f.number(numberIn(e, 'upper'))}`,
    '',
  ],
  'missing-value': () => ['Never empty in training', ''],
  'unparsable-value': (_, e) => [
    `“${textIn(e, 'value')}” cannot be read as ${textIn(e, 'type')}; counted as empty`,
    '',
  ],
  'absent-column': () => ['Not given; counted as empty', ''],
})
