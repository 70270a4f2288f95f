// The kernels of moments.ts in AssemblyScript: two rows at a time. Lane 0 sums the even rows of a block, lane 1 the odd ones, and the
// two are added at its end, exactly as js/moments.ts does. Compiled by scripts/compile-kernels.js into moment-kernels.ts.

const BLOCK_BYTES: usize = 4096

// @ts-ignore: decorator
@inline function at(pointer: usize): v128 { return v128.load(pointer) }
// @ts-ignore: decorator
@inline function both(sums: v128): f64 { return f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1) }
// @ts-ignore: decorator
@inline function addTo(pointer: usize, value: f64): void { store<f64>(pointer, load<f64>(pointer) + value) }

export function shift(columns: usize, width: i32, bytes: usize, shifts: usize): void {
  for (let j = 0; j < width; j++) {
    const begin = columns + <usize>j * BLOCK_BYTES
    const end = begin + bytes
    const minus = v128.load64_splat(shifts + (<usize>j << 3))
    for (let p = begin; p < end; p += 16) {
      const x = at(p)
      v128.store(p, f64x2.sub(v128.and(x, f64x2.eq(x, x)), minus))
    }
  }
}

export function addProducts(products: usize, stride: i32, columns: usize, width: i32, bytes: usize, weighted: i32, weights: usize, left: usize): void {
  for (let i = 0; i < width; i += 2) {
    let x0 = columns + <usize>i * BLOCK_BYTES
    if (weighted) {
      for (let p: usize = 0; p < bytes; p += 16) {
        const weight = at(weights + p)
        v128.store(left + p, f64x2.mul(at(x0 + p), weight))
        v128.store(left + BLOCK_BYTES + p, f64x2.mul(at(x0 + BLOCK_BYTES + p), weight))
      }
      x0 = left
    }
    const x1 = x0 + BLOCK_BYTES
    for (let j = i; j < width; j += 4) {
      const a = columns + <usize>j * BLOCK_BYTES
      let xa = f64x2.splat(0)
      let xb = f64x2.splat(0)
      let xc = f64x2.splat(0)
      let xd = f64x2.splat(0)
      let ya = f64x2.splat(0)
      let yb = f64x2.splat(0)
      let yc = f64x2.splat(0)
      let yd = f64x2.splat(0)
      for (let p: usize = 0; p < bytes; p += 16) {
        const x = at(x0 + p)
        const y = at(x1 + p)
        const u = v128.load(a + p)
        xa = f64x2.add(xa, f64x2.mul(x, u))
        ya = f64x2.add(ya, f64x2.mul(y, u))
        const v = v128.load(a + p, BLOCK_BYTES)
        xb = f64x2.add(xb, f64x2.mul(x, v))
        yb = f64x2.add(yb, f64x2.mul(y, v))
        const w = v128.load(a + p, 2 * BLOCK_BYTES)
        xc = f64x2.add(xc, f64x2.mul(x, w))
        yc = f64x2.add(yc, f64x2.mul(y, w))
        const z = v128.load(a + p, 3 * BLOCK_BYTES)
        xd = f64x2.add(xd, f64x2.mul(x, z))
        yd = f64x2.add(yd, f64x2.mul(y, z))
      }
      const into = products + (<usize>(i * stride + j) << 3)
      const below = into + (<usize>stride << 3)
      addTo(into, both(xa))
      addTo(into + 8, both(xb))
      addTo(into + 16, both(xc))
      addTo(into + 24, both(xd))
      addTo(below, both(ya))
      addTo(below + 8, both(yb))
      addTo(below + 16, both(yc))
      addTo(below + 24, both(yd))
    }
  }
}
