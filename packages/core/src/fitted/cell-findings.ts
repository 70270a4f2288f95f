import type { ColumnOperation } from '../transforms/operation.ts'
import type { Finding, Severity } from '../util/finding.ts'
import type { JsonObject } from '../util/json.ts'
import type { ReadCell } from './cell-reader.ts'
import type { InputColumn } from './fitted-pipeline.ts'
import { seenTexts } from './seen-texts.ts'

/** What is wrong with one cell; `given` is what the caller wrote, for the sentence. */
export type CellCheck = (cell: ReadCell, given: () => string) => Finding | null

/** The guard of one input column: at most one finding a cell. Every finding takes the row out of the domain. */
export function cellCheck(input: InputColumn, operations: readonly ColumnOperation[]): CellCheck {
  const isSeen = seenTexts(input, operations)
  return (cell, given) => {
    if (cell.unparsable) return unparsable(input, given())
    if (cell.value === null) return input.missingShare === 0 ? missingValue(input) : null
    if (typeof cell.value === 'string')
      return isSeen === null || isSeen(cell.value) ? null : unseenCategory(input, cell.value)
    const { range } = input
    return range !== null && (cell.value < range[0] || cell.value > range[1])
      ? outOfRange(input, cell.value, range)
      : null
  }
}

export function absentColumn({ name, missingShare }: InputColumn): Finding {
  return finding(
    'absent-column',
    name,
    `The column "${name}" is not there; it counts as missing.`,
    { missingShare },
    missingShare === 0 ? 'warning' : 'info',
  )
}

export function unknownColumn(name: string, known: readonly string[]): Finding {
  return finding(
    'unknown-column',
    name,
    `The column "${name}" is not read by this pipeline.`,
    { known: known.slice(0, 20) },
    'info',
  )
}

function unparsable({ name, type }: InputColumn, value: string): Finding {
  return finding('unparsable-value', name, `"${value}" in "${name}" cannot be read as ${type}; it counts as missing.`, {
    value,
    type,
  })
}

function missingValue({ name, missingShare }: InputColumn): Finding {
  return finding('missing-value', name, `"${name}" is missing; in training it never was.`, { missingShare })
}

function unseenCategory({ name, values }: InputColumn, value: string): Finding {
  return finding('unseen-category', name, `"${value}" in "${name}" was not seen in training.`, {
    value,
    seen: values!.slice(0, 20),
    seenCount: values!.length,
  })
}

function outOfRange({ name }: InputColumn, value: number, [lower, upper]: readonly [number, number]): Finding {
  return finding('out-of-range', name, `${value} in "${name}" is outside what training saw, ${lower} to ${upper}.`, {
    value: value - value === 0 ? value : String(value),
    lower,
    upper,
  })
}

function finding(
  code: string,
  column: string,
  message: string,
  evidence: JsonObject,
  severity: Severity = 'warning',
): Finding {
  return { code, severity, column, message, evidence }
}
