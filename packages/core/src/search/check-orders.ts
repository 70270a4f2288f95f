import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError, invalid } from '../util/error.ts'
import type { FitSettings } from './search-settings.ts'

/** @throws CsvAnalyzerError `invalid-option`, `unknown-column` or `unsuitable-order` for orders of categories that say nothing */
export function checkOrders(dataset: Dataset, orders: FitSettings['orders'] = {}): void {
  for (const [name, order] of Object.entries(orders)) {
    const column = dataset.column(name)
    const isOrder = Array.isArray(order) && order.every((text) => typeof text === 'string')
    if (!isOrder || order.length < 2 || new Set(order).size < order.length)
      throw invalid(`orders of "${name}"`, JSON.stringify(order), 'two or more different texts, lowest first')
    if (column.storage !== 'category' && column.storage !== 'text')
      throw new CsvAnalyzerError(
        'unsuitable-order',
        `the column "${name}" holds ${column.type} values, which have an order of their own; orders are for texts`,
        { column: name, type: column.type },
      )
    const known = new Set<string>(order)
    const present = new Set<string>()
    for (let row = 0; row < column.length; row++)
      if (column.missing[row] === 0) present.add(column.original(row).trim())
    if ([...present].some((text) => known.has(text))) continue
    throw new CsvAnalyzerError(
      'unsuitable-order',
      `the order of "${name}" names none of its values; they are: ${[...present].sort().slice(0, 10).join(', ')}`,
      { column: name },
    )
  }
}
