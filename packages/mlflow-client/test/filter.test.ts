import { expect, test } from 'vitest'
import { where } from '../src/index.ts'

test.each([
  [where.metric('roc auc', '>', 0.9), 'metrics.`roc auc` > 0.9'],
  [where.param('depth', '!=', '6'), "params.`depth` != '6'"],
  [where.tag("o'clock", 'ILIKE', "%o'%"), 'tags.`o\'clock` ILIKE "%o\'%"'],
  [where.attribute('start_time', '>=', 1000), 'start_time >= 1000'],
  [where.attribute('run_id', 'IN', ['r1', 'r2']), "run_id IN ('r1', 'r2')"],
  [where.datasetField('digest', '=', 'abc'), "datasets.digest = 'abc'"],
  [where.and('', where.tag('a', '=', 'b'), '', where.metric('c', '<', 1e-7)), "tags.`a` = 'b' and metrics.`c` < 1e-7"],
  [where.and(), ''],
])('%s', (filter, expected) => expect(filter).toBe(expected))

test.each([
  ['a key with a backtick', () => where.tag('a`b', '=', 'c')],
  ['a text with both quotes', () => where.tag('a', '=', `'"`)],
  ['no number', () => where.metric('a', '>', NaN)],
])('%s cannot be written and is refused', (_, write) =>
  expect(write).toThrow(expect.objectContaining({ errorCode: 'INVALID_PARAMETER_VALUE' })),
)
