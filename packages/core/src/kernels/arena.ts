/** Typed arrays cut from one buffer of a fixed size: a kernel in another memory finds them by `byteOffset`. */
export class Arena {
  readonly buffer: ArrayBufferLike
  #used: number

  constructor(buffer: ArrayBufferLike, reserved = 0) {
    this.buffer = buffer
    this.#used = reserved
  }

  float64(length: number): Float64Array {
    return new Float64Array(this.buffer, this.#take(length * 8), length)
  }

  int32(length: number): Int32Array {
    return new Int32Array(this.buffer, this.#take(length * 4), length)
  }

  uint8(length: number): Uint8Array {
    return new Uint8Array(this.buffer, this.#take(length), length)
  }

  #take(bytes: number): number {
    const at = this.#used
    this.#used = alignedTo64(at + bytes)
    return at
  }
}

/** Arrays start at cache lines. */
function alignedTo64(bytes: number): number {
  return Math.ceil(bytes / 64) * 64
}

/** What an arena needs for these arrays. */
export function arenaBytes(arrays: {
  readonly float64?: readonly number[]
  readonly int32?: readonly number[]
  readonly uint8?: readonly number[]
}): number {
  const sum = (lengths: readonly number[] = [], size: number) =>
    lengths.reduce((total, length) => total + alignedTo64(length * size), 0)
  return sum(arrays.float64, 8) + sum(arrays.int32, 4) + sum(arrays.uint8, 1) + 64
}
