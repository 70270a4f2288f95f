import { readFile } from 'node:fs/promises'
import type { KindForest } from '../../src/clean/kind/kind-forest.ts'
import { kindByType, kindEvidence, kindPredictor } from '../../src/clean/kind/column-kind.ts'
import { suggest } from '../../src/clean/suggest.ts'
import { profile } from '../../src/profile/profile-dataset.ts'
import { load } from '../../src/table/load.ts'

const folder = new URL('../../../../examples/data/', import.meta.url)

/** By file: the target, and for each column the kinds that a person gave it (several where reasonable people differ) and the actions it needs. */
interface Labels {
  readonly [file: string]: {
    readonly target: string
    readonly kinds: { readonly [column: string]: readonly string[] }
    readonly actions: { readonly [column: string]: readonly string[] }
  }
}

export interface ExampleScore {
  readonly columns: number
  readonly rightKinds: number
  /** Columns whose suggested actions are exactly those that a person wants. */
  readonly rightActions: number
  /** What differs, a line each. */
  readonly differences: readonly string[]
}

/** `suggest` from file to plan on the sample data, against labels made by hand. */
export async function scoreExamples(kindModel?: KindForest): Promise<ExampleScore> {
  const labels: Labels = JSON.parse(await readFile(new URL('column-labels.json', folder), 'utf8'))
  const predict = kindPredictor(kindModel)
  const differences: string[] = []
  let columns = 0
  let rightKinds = 0
  let rightActions = 0
  for (const [file, { target, kinds, actions }] of Object.entries(labels)) {
    const dataset = await load(new Uint8Array(await readFile(new URL(file, folder))))
    const summary = await profile(dataset, { target })
    const plan = suggest(dataset, summary, { target, ...(kindModel && { kindModel }) })
    for (const column of summary.columns) {
      columns++
      const data = dataset.column(column.name)
      const { kind } = kindByType(column, data) ?? predict(kindEvidence(column, data))
      if (kinds[column.name].includes(kind)) rightKinds++
      else differences.push(`${file} ${column.name}: ${kind}, not ${kinds[column.name].join(' or ')}`)
      const suggested = plan.steps.filter((step) => step.column === column.name).map((step) => step.action)
      const wanted = actions[column.name] ?? []
      if (suggested.join() === wanted.join()) rightActions++
      else
        differences.push(
          `${file} ${column.name}: ${suggested.join(', ') || 'nothing'}, not ${wanted.join(', ') || 'nothing'}`,
        )
    }
  }
  return { columns, rightKinds, rightActions, differences }
}
