import { identifier } from './literal.ts'

/** The expression of a column, by its name. */
export type Term = string & { readonly term?: never }

/** A query being written: columns in common table expressions, each one after those that it reads. */
export class Query {
  readonly #levels: { readonly name: Term; readonly expression: string }[][] = []
  readonly #levelOf = new Map<Term, number>()

  /** Names an expression over `reads`, so that it is computed once. */
  define(expression: string, reads: readonly Term[]): Term {
    const level = Math.max(0, ...reads.map((term) => (this.#levelOf.get(term) ?? -1) + 1))
    const name = identifier(`csv_${this.#levelOf.size}`)
    this.#levelOf.set(name, level)
    ;(this.#levels[level] ??= []).push({ name, expression })
    return name
  }

  /** `MATERIALIZED` keeps engines from writing shared expressions out again and again. */
  finish(table: string, columns: readonly { readonly name: string; readonly expression: string }[]): string {
    const steps = this.#levels.map((level, i) => {
      const list = level.map(({ name, expression }) => `    ${expression} AS ${name}`).join(',\n')
      return `step_${i} AS MATERIALIZED (\n  SELECT *,\n${list}\n  FROM ${i === 0 ? table : `step_${i - 1}`}\n)`
    })
    const head = steps.length === 0 ? '' : `WITH ${steps.join(',\n')}\n`
    const list = columns.map(({ name, expression }) => `  ${expression} AS ${identifier(name)}`).join(',\n')
    return `${head}SELECT\n${list}\nFROM ${steps.length === 0 ? table : `step_${steps.length - 1}`}\n`
  }
}
