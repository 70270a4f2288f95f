import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { printTree } from '../../src/export/sql/print-tree.ts'
import type { TreesModel } from '../../src/models/model.ts'

const depth = 45
const hasSqlite = spawnSync('python3', ['-c', 'import sqlite3']).status === 0

/** A comb: each node sends x ≤ its number to a leaf, and the rest on; missing cells leave at node 33. */
const comb: TreesModel = {
  version: 1,
  format: 'trees',
  task: 'regression',
  classes: 0,
  link: 'identity',
  aggregate: 'sum',
  base: Float64Array.of(0),
  leafWidth: 1,
  roots: Int32Array.of(0),
  outputs: Int32Array.of(0),
  left: Int32Array.from({ length: 2 * depth + 1 }, (_, i) => (i % 2 === 0 && i < 2 * depth ? i + 1 : -1)),
  feature: new Int32Array(2 * depth + 1),
  threshold: Float64Array.from({ length: 2 * depth + 1 }, (_, i) => i / 2),
  missingLeft: Uint8Array.from({ length: 2 * depth + 1 }, (_, i) => Number(i === 66)),
  value: Float64Array.from({ length: 2 * depth + 1 }, (_, i) => i * 10),
  categoryStart: new Int32Array(2 * depth + 1).fill(-1),
  categoryWords: new Int32Array(2 * depth + 1),
  categories: new Uint32Array(),
  cover: new Float64Array(2 * depth + 1),
  gain: new Float64Array(2 * depth + 1),
}

const driver = `
import json, sqlite3, sys
expression = sys.stdin.read()
db = sqlite3.connect(':memory:')
db.execute('CREATE TABLE t (x REAL)')
db.executemany('INSERT INTO t VALUES (?)', [(x,) for x in json.loads(sys.argv[1])])
print(json.dumps([value for (value,) in db.execute('SELECT ' + expression + ' FROM t ORDER BY rowid')]))
`

test.skipIf(!hasSqlite)('a tree that is deeper than the parser of SQLite is cut into shallow ones', () => {
  const cells = [...Array.from({ length: depth + 2 }, (_, i) => i - 0.5), 7, null]
  const input = printTree(comb, 0, 0, ['x'])
  const run = spawnSync('python3', ['-c', driver, JSON.stringify(cells)], { input, encoding: 'utf8' })
  expect(run.stderr).toBe('')
  const node = (x: number | null) => (x === null ? 33 : Math.max(0, Math.ceil(x)))
  const value = (at: number) => (at >= depth ? 2 * depth : 2 * at + 1) * 10
  expect(JSON.parse(run.stdout)).toEqual(cells.map((x) => value(node(x))))
})
