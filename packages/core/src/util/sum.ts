/** Sum in index order with Neumaier's correction: as good as twice the digits, the same bits everywhere. */
export function sum(values: ArrayLike<number>): number {
  let total = 0
  let lost = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    const next = total + value
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total
    total = next
  }
  const result = total + lost
  return result === result ? result : total
}
