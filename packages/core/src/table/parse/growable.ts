type Growable = Float64Array | Int32Array | Uint32Array | Uint8Array

/** The array itself when it has room, else a larger copy. */
export function withRoom<A extends Growable>(array: A, length: number): A {
  if (length <= array.length) return array
  const grown = new (array.constructor as new (length: number) => A)(Math.max(length, Math.ceil(array.length * 1.5)))
  grown.set(array as never)
  return grown
}

/** The first `length` values; without a copy when little room is left over, so that no large buffer hides behind a small array. */
export function fitted<A extends Growable>(array: A, length: number): A {
  const sparse = array.length - length > length >> 3
  return (sparse ? array.slice(0, length) : array.subarray(0, length)) as A
}
