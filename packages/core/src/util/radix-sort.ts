/** Which half of a float64 holds the sign, by the byte order of the machine. */
const high = new Uint32Array(Float64Array.of(1).buffer)[1] !== 0 ? 1 : 0
const buckets = 1 << 16

/**
 * Sorts numbers without NaN in place of `values` by four passes over 16 bits each, the lowest first. The bits of a float64, read as a
 * whole number, ascend for positive numbers; the negative ones end up last and upside down:
 *     [ 0 … +max | −0 … −max ]   →   reversed negatives, then positives
 */
export function radixSort(values: Float64Array): Float64Array {
  let from = values
  let to = new Float64Array(values.length)
  for (let digit = 0; digit < 4; digit++) {
    const counts = countDigits(from, digit)
    if (counts === null) continue
    distribute(from, to, digit, counts)
    ;[from, to] = [to as Float64Array<ArrayBuffer>, from as Float64Array<ArrayBuffer>]
  }
  return negativesFirst(from, to)
}

/** Where each bucket begins; null when all values share one. */
function countDigits(values: Float64Array, digit: number): Int32Array | null {
  const words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length)
  const half = digit < 2 ? 1 - high : high
  const shift = digit % 2 === 0 ? 0 : 16
  const counts = new Int32Array(buckets)
  for (let i = half; i < words.length; i += 2) counts[(words[i] >>> shift) & 0xffff]++
  if (counts[(words[half] >>> shift) & 0xffff] === values.length) return null
  let at = 0
  for (let bucket = 0; bucket < buckets; bucket++) {
    const count = counts[bucket]
    counts[bucket] = at
    at += count
  }
  return counts
}

function distribute(from: Float64Array, to: Float64Array, digit: number, starts: Int32Array): void {
  const words = new Uint32Array(from.buffer, from.byteOffset, 2 * from.length)
  const half = digit < 2 ? 1 - high : high
  const shift = digit % 2 === 0 ? 0 : 16
  for (let i = 0; i < from.length; i++) to[starts[(words[2 * i + half] >>> shift) & 0xffff]++] = from[i]
}

function negativesFirst(sorted: Float64Array, spare: Float64Array): Float64Array {
  let positives = sorted.length
  while (positives > 0 && sorted[positives - 1] < 0) positives--
  if (positives === sorted.length) return sorted
  const negatives = sorted.length - positives
  for (let i = 0; i < negatives; i++) spare[i] = sorted[sorted.length - 1 - i]
  spare.set(sorted.subarray(0, positives), negatives)
  return spare
}
