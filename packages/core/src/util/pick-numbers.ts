/** The numbers at these places, in their order: a plain loop, many times as fast as `Float64Array.from` with a function. */
export function pickNumbers(numbers: ArrayLike<number>, places: Int32Array): Float64Array {
  const picked = new Float64Array(places.length)
  for (let i = 0; i < places.length; i++) picked[i] = numbers[places[i]]
  return picked
}
