import type { TreesModel } from '../models/model.ts'

/** The 32-bit words of the set of categories that go left at a node. */
export function categorySet({ categoryStart, categoryWords, categories }: TreesModel, node: number): Uint32Array {
  return categories.subarray(categoryStart[node], categoryStart[node] + categoryWords[node])
}

/** The categories that go left at a node, ascending. */
export function categoriesLeft(model: TreesModel, node: number): readonly number[] {
  return Array.from(categorySet(model, node)).flatMap((word, i) =>
    Array.from({ length: 32 }, (_, bit) => bit)
      .filter((bit) => (word >>> bit) & 1)
      .map((bit) => i * 32 + bit),
  )
}
