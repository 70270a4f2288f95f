import type { FittedPipeline } from '../fitted/fitted-pipeline.ts'
import { collectCells } from '../fitted/guard.ts'
import type { InputRow } from '../fitted/input-row.ts'
import { finishResult } from '../fitted/predict-result.ts'
import { predictColumns } from '../fitted/predict-guarded.ts'
import { CsvAnalyzerError, invalid } from '../util/error.ts'
import type { Move } from './counterfactual-moves.ts'
import { allInputColumns } from './input-columns.ts'

/** What a counterfactual should reach. */
export interface Wanted {
  readonly class: string | undefined
  readonly range: readonly [number | null, number | null] | undefined
}

/** A row after some moves. */
export interface Trial {
  readonly moves: readonly Move[]
  readonly label: number | string
  readonly probability: number | null
  /** Higher is nearer to what is wanted. */
  readonly score: number
}

/** A row that can be tried with other values. */
export interface WhatIf {
  /** The cells of the row, by column: a number (NaN is missing), a text or null. */
  readonly cells: ReadonlyMap<string, number | string | null>
  run(sets: readonly (readonly Move[])[]): readonly Trial[]
  isWanted(trial: Trial): boolean
}

export function whatIf(pipeline: FittedPipeline, row: InputRow, wanted: Wanted): WhatIf {
  checkWanted(pipeline, wanted)
  const cells = cellsOf(pipeline, row)
  const read = (sets: readonly (readonly Move[])[]) => predictSets(pipeline, cells, sets)
  const before = read([[]])
  const start = before.classIndexes?.[0] ?? 0
  const isThere = (label: number | string) => isWantedLabel(pipeline, label, wanted, pipeline.classes[start])
  return {
    cells,
    isWanted: ({ label }) => isThere(label),
    run(sets) {
      if (sets.length === 0) return []
      const { prediction, classIndexes } = read(sets)
      const { values, width } = prediction
      return sets.map((moves, i) => {
        const index = classIndexes?.[i] ?? 0
        return {
          moves,
          label: classIndexes === null ? values[i] : pipeline.classes[index],
          probability: classIndexes === null ? null : values[i * width + index],
          score: scoreOf(pipeline, values.subarray(i * width, (i + 1) * width), wanted, start),
        }
      })
    },
  }
}

function cellsOf(pipeline: FittedPipeline, row: InputRow): ReadonlyMap<string, number | string | null> {
  const { columns } = allInputColumns(pipeline, [row])
  return new Map(
    Array.from(columns, ([name, data]) => [
      name,
      data.kind === 'number' ? data.values[0] : data.codes[0] < 0 ? null : data.dictionary[data.codes[0]],
    ]),
  )
}

function predictSets(
  pipeline: FittedPipeline,
  cells: WhatIf['cells'],
  sets: readonly (readonly Move[])[],
): ReturnType<typeof finishResult> {
  const columns = pipeline.inputs.map((input) => {
    const cell = (i: number) => sets[i].find((move) => move.input === input)?.cell ?? cells.get(input.name)!
    return [input.name, collectCells(input, sets.length, cell)] as const
  })
  const set = { rowCount: sets.length, columns: new Map(columns) }
  return finishResult(pipeline, predictColumns(pipeline, set), new Uint8Array(0), [])
}

function isWantedLabel(
  { task }: FittedPipeline,
  label: number | string,
  { class: name, range }: Wanted,
  before: string,
): boolean {
  if (task !== 'regression') return name === undefined ? label !== before : label === name
  const [low, high] = range!
  return (low === null || Number(label) >= low) && (high === null || Number(label) <= high)
}

function scoreOf(
  { task, classes }: FittedPipeline,
  values: Float64Array,
  { class: name, range }: Wanted,
  start: number,
): number {
  if (task !== 'regression') return name === undefined ? -values[start] : values[classes.indexOf(name)]
  const [low, high] = range!
  return -Math.max(0, (low ?? -Infinity) - values[0], values[0] - (high ?? Infinity))
}

function checkWanted({ task, classes }: FittedPipeline, { class: name, range }: Wanted): void {
  if (task === 'regression') {
    if (name !== undefined) throw invalid('class', name, 'none: the target is a number; give a range')
    if (range === undefined)
      throw new CsvAnalyzerError(
        'invalid-option',
        'the target is a number: say which prediction to reach, as in range: [100, null]',
        { option: 'range' },
      )
    const [low, high] = range
    if ((low === null && high === null) || !((low ?? -Infinity) <= (high ?? Infinity)))
      throw invalid('range', JSON.stringify(range), '[least, most], one of them a number, the other a number or null')
  } else {
    if (range !== undefined) throw invalid('range', JSON.stringify(range), 'none: the target has classes; give a class')
    if (name !== undefined && !classes.includes(name)) throw invalid('class', name, classes.join(', '))
  }
}
