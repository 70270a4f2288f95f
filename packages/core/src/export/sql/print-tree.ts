import type { TreesModel } from '../../models/model.ts'
import { categoriesLeft } from '../category-set.ts'
import { number } from './literal.ts'
import type { Term } from './query.ts'

/** The parser of SQLite holds about a hundred open symbols, and a nested CASE is six of them. */
const mostNested = 10

/** Where a tree is cut: a node so deep, and the tests that lead to it. */
interface Cut {
  readonly node: number
  readonly path: readonly string[]
}

/** The leaf value of a tree for one output; a deep tree is one CASE over its cuts, the deepest first, each with a shallow tree in it. */
export function printTree(model: TreesModel, root: number, column: number, features: readonly Term[]): string {
  const cuts: Cut[] = []
  const printed = (node: number, level: number): string => {
    if (model.left[node] < 0) return number(model.value[node * model.leafWidth + column])
    if (level === mostNested) return '0' // never reached: its cut is asked first
    const left = printed(model.left[node], level + 1)
    const right = printed(model.left[node] + 1, level + 1)
    return `CASE WHEN ${testOf(model, node, features).left} THEN ${left} ELSE ${right} END`
  }
  const collect = (node: number, level: number, path: readonly string[]): void => {
    if (model.left[node] < 0) return
    if (level > 0 && level % mostNested === 0) cuts.push({ node, path })
    const { left, right } = testOf(model, node, features)
    collect(model.left[node], level + 1, [...path, left])
    collect(model.left[node] + 1, level + 1, [...path, right])
  }
  collect(root, 0, [])
  if (cuts.length === 0) return printed(root, 0)
  const branches = cuts
    .sort((a, b) => b.path.length - a.path.length)
    .map(({ node, path }) => `WHEN ${path.map((test) => `(${test})`).join(' AND ')} THEN ${printed(node, 0)}`)
  return `CASE ${branches.join(' ')} ELSE ${printed(root, 0)} END`
}

/** What is true on the left of a node, and what on the right; exactly one of them for every cell, NULL included. */
function testOf(
  model: TreesModel,
  node: number,
  features: readonly Term[],
): { readonly left: string; readonly right: string } {
  const x = features[model.feature[node]]
  const [inside, outside] = sides(model, node, x)
  return model.missingLeft[node] === 1
    ? { left: `${x} IS NULL OR ${inside}`, right: outside }
    : { left: inside, right: `${x} IS NULL OR ${outside}` }
}

function sides(model: TreesModel, node: number, x: Term): readonly [string, string] {
  if (model.categoryStart[node] < 0) {
    const threshold = number(model.threshold[node])
    return [`${x} <= ${threshold}`, `${x} > ${threshold}`]
  }
  const set = categoriesLeft(model, node).join(', ')
  return set === '' ? ['1 = 0', `${x} IS NOT NULL`] : [`${x} IN (${set})`, `${x} NOT IN (${set})`]
}
