import { accumulatedLocalEffects, partialDependence, type FittedPipeline } from '../../node.ts'
import { numberText } from '../number-text.ts'
import { textTable } from '../text-table.ts'
import { cellText } from './cell-text.ts'
import type { ExplainView } from './view.ts'

/** Values of a column that people are shown. */
const shownValues = 12

/** What is predicted on average when a column has a value. */
export const dependenceView: ExplainView = {
  option: 'dependence',
  async show({ pipeline, dataset, options, run }) {
    const column = String(options.dependence)
    const data = await partialDependence(pipeline, dataset, column, {
      ...run,
      ...(!options.json && { gridSize: shownValues }),
    })
    const heads = data.curves.map(({ class: name }) =>
      name === null ? pipeline.target : `${pipeline.target} = ${name}`,
    )
    const rows = data.grid[0].map((value, i) => [
      valueText(pipeline, column, value),
      ...data.curves.flatMap(({ average, lower, upper }) => [
        numberText(average[i]),
        `${numberText(lower[i])} … ${numberText(upper[i])}`,
      ]),
    ])
    const table = textTable(
      [column, ...heads.flatMap((head) => [head, 'of the middle 80 %'])],
      rows,
      rows[0].slice(1).map((_, i) => i + 1),
    )
    const text = `Mean prediction over ${data.rowCount} rows when ${column} is set to a value\n\n${table}`
    return { data, text }
  },
}

/** How the prediction moves along a column where rows are. */
export const effectsView: ExplainView = {
  option: 'effects',
  async show({ pipeline, dataset, options, run }) {
    const column = String(options.effects)
    const data = await accumulatedLocalEffects(pipeline, dataset, column, {
      ...run,
      ...(!options.json && { intervals: shownValues }),
    })
    const heads = data.curves.map(({ class: name }) =>
      name === null ? pipeline.target : `${pipeline.target} = ${name}`,
    )
    const rows = data.grid.map((value, i) => [
      valueText(pipeline, column, value),
      ...data.curves.map(({ effect }) => `${effect[i] >= 0 ? '+' : ''}${numberText(effect[i])}`),
    ])
    const table = textTable(
      [column, ...heads],
      rows,
      [...heads.keys()].map((i) => i + 1),
    )
    return { data, text: `How far the prediction is from its mean, along ${column}\n\n${table}` }
  },
}

function valueText(pipeline: FittedPipeline, column: string, value: string | number | boolean): string {
  return typeof value === 'number'
    ? numberText(value)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
    : cellText(pipeline, column, value)
}
