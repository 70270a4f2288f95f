import type { ColumnOperation } from '../transforms/operation.ts'
import type { Finding } from '../util/finding.ts'
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
    if (typeof cell.value === 'string') return isSeen === null || isSeen(cell.value) ? null : unseenCategory(input, cell.value)
    const { range } = input
    return range !== null && (cell.value < range[0] || cell.value > range[1]) ? outOfRange(input, cell.value, range) : null
  }
}

export function absentColumn({ name, missingShare }: InputColumn): Finding {
  return {
    code: 'absent-column',
    severity: missingShare === 0 ? 'warning' : 'info',
    column: name,
    message: `The column "${name}" is not there; it counts as missing.`,
    evidence: { missingShare },
  }
}

export function unknownColumn(name: string, known: readonly string[]): Finding {
  return {
    code: 'unknown-column',
    severity: 'info',
    column: name,
    message: `The column "${name}" is not read by this pipeline.`,
    evidence: { known: known.slice(0, 20) },
  }
}

function unparsable({ name, type }: InputColumn, given: string): Finding {
  return {
    code: 'unparsable-value',
    severity: 'warning',
    column: name,
    message: `"${given}" in "${name}" cannot be read as ${type}; it counts as missing.`,
    evidence: { value: given, type },
  }
}

function missingValue({ name }: InputColumn): Finding {
  return {
    code: 'missing-value',
    severity: 'warning',
    column: name,
    message: `"${name}" is missing; in training it never was.`,
    evidence: { missingShare: 0 },
  }
}

function unseenCategory({ name, values }: InputColumn, text: string): Finding {
  return {
    code: 'unseen-category',
    severity: 'warning',
    column: name,
    message: `"${text}" in "${name}" was not seen in training.`,
    evidence: { value: text, seen: values!.slice(0, 20), seenCount: values!.length },
  }
}

function outOfRange({ name }: InputColumn, value: number, [lower, upper]: readonly [number, number]): Finding {
  return {
    code: 'out-of-range',
    severity: 'warning',
    column: name,
    message: `${value} in "${name}" is outside what training saw, ${lower} to ${upper}.`,
    evidence: { value: value - value === 0 ? value : String(value), lower, upper },
  }
}
