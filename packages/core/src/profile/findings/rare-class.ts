import type { TargetRows } from '../target-rows.ts'
import { rowsWhere } from './rows-where.ts'
import { found } from './rule.ts'
import type { FindingRule } from './rule.ts'
import { counted, quoted } from './wording.ts'

const least = 10

/** The first rows of a class. */
export function classRows({ classes, profile }: TargetRows, value: string): readonly number[] {
  const index = profile.classes.findIndex((entry) => entry.value === value)
  return classes === null ? [] : rowsWhere(classes.length, (row) => classes[row] === index)
}

export const rareClass: FindingRule = {
  code: 'rare-class',
  title: 'Class with few rows',
  threshold: `A class of the target in fewer than ${least} rows.`,
  action: null,
  find: ({ target, dataset }) =>
    (dataset.rowCount < 5 * least ? [] : (target?.profile.classes ?? []))
      .filter((entry) => entry.count < least)
      .slice(0, 10)
      .map((entry) =>
        found(rareClass, {
          column: target!.profile.name,
          severity: 'warning',
          cost: 0.3,
          threshold: least,
          message: `The class ${quoted(entry.value)} stands in only ${counted(entry.count, 'row')}: too few to learn it and to check it.`,
          evidence: { value: entry.value, count: entry.count },
          rows: classRows(target!, entry.value),
        }),
      ),
}
