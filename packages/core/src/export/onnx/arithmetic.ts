import type { Graph, Value } from './graph.ts'

/** Plain arithmetic over vectors of doubles, written like formulas; a number stands for a constant. */
export interface Arithmetic {
  add(a: Value | number, b: Value | number): Value
  sub(a: Value | number, b: Value | number): Value
  mul(a: Value | number, b: Value | number): Value
  div(a: Value | number, b: Value | number): Value
  floor(a: Value): Value
  exp(a: Value): Value
  log(a: Value): Value
  neg(a: Value): Value
  less(a: Value | number, b: Value | number): Value
  atLeast(a: Value | number, b: Value | number): Value
  equal(a: Value | number, b: Value | number): Value
  isMissing(a: Value): Value
  where(condition: Value, a: Value | number, b: Value | number): Value
  /** true and false as 1 and 0. */
  number(condition: Value): Value
  integer(a: Value): Value
  /** Entry `index` (int64) of a table of doubles. */
  pick(table: ArrayLike<number>, index: Value): Value
}

export function arithmetic(graph: Graph): Arithmetic {
  const value = (a: Value | number) => (typeof a === 'number' ? graph.number(a) : a)
  const binary = (operator: string) => (a: Value | number, b: Value | number) =>
    graph.node(operator, [value(a), value(b)])
  const unary = (operator: string) => (a: Value) => graph.node(operator, [a])
  return {
    add: binary('Add'),
    sub: binary('Sub'),
    mul: binary('Mul'),
    div: binary('Div'),
    floor: unary('Floor'),
    exp: unary('Exp'),
    log: unary('Log'),
    neg: unary('Neg'),
    less: binary('Less'),
    atLeast: binary('GreaterOrEqual'),
    equal: binary('Equal'),
    isMissing: unary('IsNaN'),
    where: (condition, a, b) => graph.node('Where', [condition, value(a), value(b)]),
    number: (condition) => graph.node('Cast', [condition], { to: 11 }),
    integer: (a) => graph.node('Cast', [a], { to: 7 }),
    pick: (table, index) => graph.node('Gather', [graph.constant('double', table, [table.length]), index], { axis: 0 }),
  }
}
