/** `count` whole numbers from `first` on. */
export function countUp(count: number, first = 0): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(count)
  for (let i = 0; i < count; i++) numbers[i] = first + i
  return numbers
}
