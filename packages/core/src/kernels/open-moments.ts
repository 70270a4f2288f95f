import { Arena, arenaBytes } from './arena.ts'
import { addProducts, shift } from './js/moments.ts'
import { BLOCK_ROWS, type Moments, momentSizes } from './moments.ts'
import { momentKernels } from './wasm/moment-kernels.ts'
import { openWasm } from './open-wasm.ts'

/** Room for the products of so many columns, and the kernel that fills it: WebAssembly where it can be had, else JavaScript. */
export function openMoments(kind: 'auto' | 'js' | 'wasm', width: number): Moments {
  const { stride, columns, products, left } = momentSizes(width)
  const bytes = arenaBytes({ float64: [columns, BLOCK_ROWS, width, products, left] })
  const wasm = kind === 'js' ? null : openWasm<Exports>(momentKernels, bytes)
  const arena = wasm?.arena ?? new Arena(new ArrayBuffer(bytes))
  const arrays = {
    columns: arena.float64(columns),
    weights: arena.float64(BLOCK_ROWS),
    shifts: arena.float64(width),
    products: arena.float64(products),
    stride,
  }
  const scratch = arena.float64(left)
  if (wasm === null)
    return {
      ...arrays,
      name: 'js',
      shift: (count, rows) => shift(arrays.columns, count, rows, arrays.shifts),
      addProducts: (rows, weighted) =>
        addProducts(arrays.products, stride, arrays.columns, width, rows, weighted ? arrays.weights : null, scratch),
    }
  const { exports } = wasm
  return {
    ...arrays,
    name: 'wasm',
    shift: (count, rows) => exports.shift(arrays.columns.byteOffset, count, rows * 8, arrays.shifts.byteOffset),
    addProducts: (rows, weighted) =>
      exports.addProducts(
        arrays.products.byteOffset,
        stride,
        arrays.columns.byteOffset,
        width,
        rows * 8,
        weighted ? 1 : 0,
        arrays.weights.byteOffset,
        scratch.byteOffset,
      ),
  }
}

interface Exports {
  shift(columns: number, width: number, bytes: number, shifts: number): void
  addProducts(
    products: number,
    stride: number,
    columns: number,
    width: number,
    bytes: number,
    weighted: number,
    weights: number,
    left: number,
  ): void
}
