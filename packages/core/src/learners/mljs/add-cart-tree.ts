import type { TreeBuilder } from '../tree/tree-builder.ts'

/** A node of ml-cart: an inner one has both children, a leaf a distribution. */
interface CartNode {
  readonly splitColumn?: number
  readonly splitValue?: number
  readonly gain?: number
  readonly numberSamples?: number
  readonly left?: CartNode
  readonly right?: CartNode
  readonly distribution?: unknown
}

/** Adds a tree of ml-cart to a model of ours. `features` maps its columns to ours. */
export function addCartTree(builder: TreeBuilder, root: unknown, features: readonly number[]): void {
  const nodes = inOrder(root as CartNode)
  const first = builder.addTree(builder.leafWidth === 1 ? 0 : -1, nodes.length)
  const placeOf = new Map(nodes.map((node, at) => [node, first + at]))
  // from the end, so that children are known before their parent
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at]
    const place = first + at
    builder.cover[place] = node.numberSamples ?? 1
    if (!isInner(node)) writeLeaf(builder, place, node.distribution)
    else {
      const left = placeOf.get(node.left)!
      builder.left[place] = left
      builder.feature[place] = features[node.splitColumn]
      builder.threshold[place] = numberBelow(node.splitValue)
      builder.gain[place] = Math.max(node.gain ?? 0, 0)
      for (let k = 0; k < builder.leafWidth; k++)
        builder.value[place * builder.leafWidth + k] =
          (builder.value[left * builder.leafWidth + k] + builder.value[(left + 1) * builder.leafWidth + k]) / 2
    }
  }
}

type InnerNode = CartNode & {
  readonly left: CartNode
  readonly right: CartNode
  readonly splitColumn: number
  readonly splitValue: number
}

function isInner(node: CartNode): node is InnerNode {
  return node.left !== undefined && node.right !== undefined
}

/** Level by level: the children of a node are neighbours and stand after it. */
function inOrder(root: CartNode): CartNode[] {
  const nodes = [root]
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]
    if (isInner(node)) nodes.push(node.left, node.right)
  }
  return nodes
}

/** A leaf knows only the classes up to its largest label; the others have share 0. */
function writeLeaf(builder: TreeBuilder, place: number, distribution: unknown): void {
  if (typeof distribution === 'number') {
    builder.value[place] = distribution
    return
  }
  const shares = (distribution as { to1DArray(): number[] }).to1DArray()
  shares.forEach((share, k) => (builder.value[place * builder.leafWidth + k] = share))
}

/** ml-cart sends x < value left, we send x ≤ threshold: the number just below. */
function numberBelow(value: number): number {
  const down = value - Math.abs(value) * 1.1102230246251565e-16
  return down < value ? down : value - 5e-324
}
