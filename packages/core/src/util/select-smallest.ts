/**
 * The number that would stand at `place` if all were sorted (C. Hoare, 1961); the numbers are rearranged so that none before it is larger
 * and none behind it smaller. No NaN.
 */
export function selectSmallest(numbers: Float64Array, place: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const pivot = middleOfThree(numbers[low], numbers[(low + high) >> 1], numbers[high])
    let i = low
    let j = high
    while (i <= j) {
      while (numbers[i] < pivot) i++
      while (numbers[j] > pivot) j--
      if (i > j) break
      const kept = numbers[i]
      numbers[i++] = numbers[j]
      numbers[j--] = kept
    }
    if (place <= j) high = j
    else if (place >= i) low = i
    else return numbers[place]
  }
  return numbers[place]
}

function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}
