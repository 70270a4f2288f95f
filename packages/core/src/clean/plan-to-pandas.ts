import { describeStep } from './describe-step.ts'
import { lowerPlan } from './lower-plan.ts'
import type { HelperName } from './pandas/helpers.ts'
import { printHelpers } from './pandas/helpers.ts'
import { printOperation } from './pandas/print-operation.ts'
import { pythonValue } from './pandas/python-literal.ts'
import type { CleaningPlan, CleaningStep } from './plan.ts'
import { isActive } from './step-status.ts'
import { findAction } from './find-action.ts'
import type { ColumnOperation } from '../transforms/operation.ts'

/**
 * A fitted plan as a pandas program: `clean(frame)` does to a frame what prediction does to a row. The frame holds numbers as floats,
 * dates as `datetime64` (or as texts where a step reads more of them) and all else as texts. Steps that act on this file only stand as comments.
 * @throws CsvAnalyzerError `plan-not-fitted`
 */
export function planToPandas(plan: CleaningPlan): string {
  const { operations, notExportable } = lowerPlan(plan)
  const used = new Set<HelperName>()
  const use = (name: HelperName): HelperName => {
    used.add(name)
    return name
  }
  const reread = plan.steps.filter(isActive).flatMap(rereadOperations)
  const lines = [
    ...reread.map(
      (operation) =>
        `    if not pd.api.types.is_datetime64_any_dtype(frame[${pythonValue(operation.to)}]):\n        ${printOperation(operation, use)}`,
    ),
    ...operations.map((operation) => `    ${printOperation(operation, use)}`),
  ]
  const left = notExportable.map((step) => `    # not replayed: ${describeStep(step).replace(/\s+/g, ' ')}`)
  const helpers = printHelpers(used)
  const body = [...left, ...lines].map((line) => `${line}\n`).join('')
  const standard = ['re', 'unicodedata'].filter((name) => `${helpers}${body}`.includes(`${name}.`))
  return `${standard.map((name) => `import ${name}\n`).join('')}${standard.length > 0 ? '\n' : ''}import numpy as np
import pandas as pd
${helpers}

def clean(frame):
    frame = frame.copy()
${body}    return frame
`
}

/** A column of dates that a step reads more of may be texts in a frame: it is read there. */
function rereadOperations(step: CleaningStep): readonly (ColumnOperation & { readonly to: string })[] {
  const { reread, lower } = findAction(step.action)
  if (reread === undefined || step.learned?.['kind'] !== 'number') return []
  return (lower(step, 'text') ?? []).filter((operation) => 'to' in operation)
}
