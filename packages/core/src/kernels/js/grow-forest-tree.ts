import { EXACT_ROWS, type ForestTree } from '../kernels.ts'

const MISSING = 255
/** Numbers of `stack` a waiting node: node, begin, end, depth. */
const FRAME = 4
/** Up to here rows are sorted by insertion; beyond, counted into 256 bins. */
const SORTED_ROWS = 32

/** Depth first: a node is a slice of the rows, partitioned in place. Returns the number of nodes. */
export function growForestTree(tree: ForestTree): number {
  const { slots, stack, nodes, value, weight, found, keys } = tree
  const { feature, bin, left, missingLeft, sums, sets } = nodes
  const featureCount = tree.categorical.length
  let random = tree.seed | 0 || 1
  let nodeCount = 1
  for (let j = 0; j < featureCount; j++) tree.order[j] = j
  sumRowsInto(tree, 0, 0, tree.rowCount)
  left[0] = -1
  stack[0] = 0
  stack[1] = 0
  stack[2] = tree.rowCount
  stack[3] = 0
  for (let top = FRAME; top > 0;) {
    top -= FRAME
    const node = stack[top]
    const begin = stack[top + 1]
    const end = stack[top + 2]
    const depth = stack[top + 3]
    if (end - begin < tree.minSplitRows || depth >= tree.maxDepth || nodeCount + 2 > tree.maxNodes) continue
    if (isPure(weight, value, begin, end, tree.classes ? 0 : tree.tolerance, tree.classes)) continue

    let isSmall = tree.raw.length > 0 && end - begin <= EXACT_ROWS
    let bestScore = -Infinity
    let bestFeature = -1
    let bestBin = 0
    let bestMissingLeft = 0
    let bestThreshold = 0
    // drawn without replacement; constant features do not count, as in scikit-learn
    for (let drawn = 0, tried = 0; tried < tree.featuresPerNode; drawn++) {
      if (drawn === featureCount) {
        // nothing between bins: some rows more are looked at value by value
        if (bestFeature >= 0 || isSmall || tree.raw.length === 0 || end - begin > VALUES) break
        isSmall = true
        drawn = tried = 0
      }
      random ^= random << 13
      random ^= random >>> 17
      random ^= random << 5
      const pick = drawn + Math.floor(((random >>> 0) * (featureCount - drawn)) / 4294967296)
      const j = tree.order[pick]
      tree.order[pick] = tree.order[drawn]
      tree.order[drawn] = j
      const isExact = isSmall && tree.categorical[j] === 0
      const isPlain = !tree.classes && !tree.randomThresholds && tree.categorical[j] === 0
      const entries =
        (isPlain &&
          (isExact ? scanValues(tree, node, j, begin, end) : scanPlain(tree, node, j * tree.stride, begin, end))) ||
        (isExact ? collectValues(tree, j, begin, end) : collect(tree, j * tree.stride, begin, end))
      if (entries === 1) continue
      tried++
      random ^= random << 13
      random ^= random >>> 17
      random ^= random << 5
      if (entries > 0) {
        if (tree.categorical[j] === 1) orderCategories(tree, node, entries)
        scan(tree, node, entries, tree.categorical[j] === 1, random >>> 0)
        if (isExact) found[3] = thresholdOfEntry(tree, found[1])
      }
      if (!(found[0] > bestScore)) continue
      bestScore = found[0]
      bestFeature = j
      bestBin = found[1]
      bestMissingLeft = found[2]
      bestThreshold = found[3]
      if (tree.categorical[j] === 1) {
        for (let word = 0; word < 8; word++) sets[node * 8 + word] = 0
        for (let e = 0; e <= bestBin; e++) sets[node * 8 + (keys[e] >> 5)] |= 1 << (keys[e] & 31)
      }
    }
    if (bestFeature < 0) continue
    const isByValue = isSmall && tree.categorical[bestFeature] === 0
    const middle = isByValue
      ? partitionByValue(tree, bestFeature, bestThreshold, bestMissingLeft, begin, end)
      : partition(tree, node, bestFeature, bestBin, bestMissingLeft, begin, end)
    if (middle === begin || middle === end) continue
    feature[node] = bestFeature
    bin[node] = isByValue ? -1 : bestBin
    if (isByValue) nodes.threshold[node] = bestThreshold
    missingLeft[node] = bestMissingLeft
    left[node] = nodeCount
    left[nodeCount] = -1
    left[nodeCount + 1] = -1
    sumRowsInto(tree, nodeCount, begin, middle)
    for (let s = 0; s < slots; s++)
      sums[(nodeCount + 1) * slots + s] = sums[node * slots + s] - sums[nodeCount * slots + s]
    stack[top] = nodeCount + 1
    stack[top + 1] = middle
    stack[top + 2] = end
    stack[top + 3] = depth + 1
    stack[top + 4] = nodeCount
    stack[top + 5] = begin
    stack[top + 6] = middle
    stack[top + 7] = depth + 1
    top += 2 * FRAME
    nodeCount += 2
  }
  return nodeCount
}

function sumRowsInto(tree: ForestTree, node: number, begin: number, end: number): void {
  const { slots, weight, value, nodes } = tree
  const at = node * slots
  for (let s = 0; s < slots; s++) nodes.sums[at + s] = 0
  if (tree.classes) {
    for (let k = begin; k < end; k++) nodes.sums[at + value[k]] += weight[k]
    return
  }
  let w = 0
  let v = 0
  for (let k = begin; k < end; k++) {
    w += weight[k]
    v += value[k]
  }
  nodes.sums[at] = w
  nodes.sums[at + 1] = v
}

function isPure(
  weight: Float64Array,
  value: Float64Array,
  begin: number,
  end: number,
  tolerance: number,
  classes: boolean,
): boolean {
  if (classes) {
    for (let k = begin + 1; k < end; k++) if (value[k] !== value[begin]) return false
    return true
  }
  const first = value[begin] / weight[begin]
  for (let k = begin + 1; k < end; k++) if (Math.abs(value[k] / weight[k] - first) > tolerance) return false
  return true
}

/** scanPlain has found what there is to find. */
const SCANNED = -1

/**
 * The common case in one pass over the sorted rows or the counted bins: moments, best threshold, nothing missing. Returns SCANNED, 1 for a
 * constant feature, or 0 when rows are missing and the general way must be taken.
 */
function scanPlain(tree: ForestTree, node: number, column: number, begin: number, end: number): number {
  if (end - begin <= MARKED_ROWS) return scanMarked(tree, node, column, begin, end)
  return scanCounted(tree, node, column, begin, end)
}

/** Up to so many rows a bit each says which bins are occupied; beyond, all bins are looked at. */
const MARKED_ROWS = 320

/** The same between any two values of few rows. */
function scanValues(tree: ForestTree, node: number, j: number, begin: number, end: number): number {
  const { raw, rows, weight, value, keys, cells, found, nodes, minLeafWeight } = tree
  const count = end - begin
  const width = tree.categorical.length
  for (let i = 0; i < count; i++) {
    const x = raw[rows[begin + i] * width + j]
    if (x !== x) return 0
    let e = i
    for (; e > 0 && cells[e - 1] > x; e--) {
      cells[e] = cells[e - 1]
      keys[e] = keys[e - 1]
    }
    cells[e] = x
    keys[e] = begin + i
  }
  let x = cells[0]
  if (x === cells[count - 1]) return 1
  const totalW = nodes.sums[node * 2]
  const totalV = nodes.sums[node * 2 + 1]
  let w = weight[keys[0]]
  let v = value[keys[0]]
  let best = -Infinity
  for (let e = 1; e < count; e++) {
    const next = cells[e]
    if (next !== x) {
      const rest = totalW - w
      if (w >= minLeafWeight && rest >= minLeafWeight) {
        const other = totalV - v
        const score = (v * v * rest + other * other * w) / (w * rest)
        if (score > best) {
          best = score
          found[3] = between(x, next)
        }
      }
      x = next
    }
    w += weight[keys[e]]
    v += value[keys[e]]
  }
  found[0] = best
  found[2] = 0
  return SCANNED
}

/** Half-way, and below `high` whatever the rounding. */
function between(low: number, high: number): number {
  const middle = low + (high - low) / 2
  return middle >= low && middle < high ? middle : low
}

function scanMarked(tree: ForestTree, node: number, column: number, begin: number, end: number): number {
  const { bins, rows, weight, value, keys, histogram, found, nodes, minLeafWeight } = tree
  for (let word = 0; word < 8; word++) keys[word] = 0
  for (let k = begin; k < end; k++) {
    const b = bins[column + rows[k]]
    histogram[b * 2] += weight[k]
    histogram[b * 2 + 1] += value[k]
    keys[b >> 5] |= 1 << (b & 31)
  }
  if (histogram[2 * MISSING] !== 0) {
    histogram.fill(0)
    return 0
  }
  const totalW = nodes.sums[node * 2]
  const totalV = nodes.sums[node * 2 + 1]
  let w = 0
  let v = 0
  let best = -Infinity
  let bin = -1
  let entries = 0
  for (let word = 0; word < 8; word++) {
    for (let left = keys[word]; left !== 0; left &= left - 1) {
      const next = (word << 5) | (31 - Math.clz32(left & -left))
      entries++
      const rest = totalW - w
      if (bin >= 0 && w >= minLeafWeight && rest >= minLeafWeight) {
        const other = totalV - v
        const score = (v * v * rest + other * other * w) / (w * rest)
        if (score > best) {
          best = score
          found[1] = (bin + next - 1) >> 1
        }
      }
      w += histogram[2 * next]
      v += histogram[2 * next + 1]
      histogram[2 * next] = 0
      histogram[2 * next + 1] = 0
      bin = next
    }
  }
  found[0] = best
  found[2] = 0
  return entries === 1 ? 1 : SCANNED
}

function scanCounted(tree: ForestTree, node: number, column: number, begin: number, end: number): number {
  const { bins, rows, weight, value, histogram, found, nodes, minLeafWeight } = tree
  for (let k = begin; k < end; k++) {
    const at = bins[column + rows[k]] * 2
    histogram[at] += weight[k]
    histogram[at + 1] += value[k]
  }
  if (histogram[2 * MISSING] !== 0) {
    histogram.fill(0)
    return 0
  }
  const totalW = nodes.sums[node * 2]
  const totalV = nodes.sums[node * 2 + 1]
  let w = 0
  let v = 0
  let best = -Infinity
  let bin = -1
  let entries = 0
  for (let next = 0; next < MISSING; next++) {
    const added = histogram[2 * next]
    if (added === 0) continue
    entries++
    const rest = totalW - w
    if (bin >= 0 && w >= minLeafWeight && rest >= minLeafWeight) {
      const other = totalV - v
      const score = (v * v * rest + other * other * w) / (w * rest)
      if (score > best) {
        best = score
        found[1] = (bin + next - 1) >> 1
      }
    }
    w += added
    v += histogram[2 * next + 1]
    histogram[2 * next] = 0
    histogram[2 * next + 1] = 0
    bin = next
  }
  found[0] = best
  found[2] = 0
  return entries === 1 ? 1 : SCANNED
}

/** Fills `keys` and `cells` with the occupied bins in ascending order; returns how many. */
function collect(tree: ForestTree, column: number, begin: number, end: number): number {
  return end - begin <= SORTED_ROWS
    ? collectBySorting(tree, column, begin, end)
    : collectByCounting(tree, column, begin, end)
}

/** The same with every value a key of its own: its place among those of the node, kept behind the cells. */
function collectValues(tree: ForestTree, j: number, begin: number, end: number): number {
  const { raw, rows, weight, value, keys, cells, slots, classes, categorical } = tree
  const known = VALUES * slots
  let values = 0
  let entries = 0
  for (let k = begin; k < end; k++) {
    const x = raw[rows[k] * categorical.length + j]
    if (x !== x) continue
    let e = values
    while (e > 0 && cells[known + e - 1] > x) e--
    if (e > 0 && cells[known + e - 1] === x) continue
    for (let m = values; m > e; m--) cells[known + m] = cells[known + m - 1]
    cells[known + e] = x
    values++
  }
  for (let k = begin; k < end; k++) {
    const x = raw[rows[k] * categorical.length + j]
    let e = 0
    if (x !== x) e = values
    else while (cells[known + e] !== x) e++
    for (; entries <= e; entries++) {
      keys[entries] = entries === values ? MISSING : entries
      for (let s = 0; s < slots; s++) cells[entries * slots + s] = 0
    }
    if (classes) cells[e * slots + value[k]] += weight[k]
    else {
      cells[e * slots] += weight[k]
      cells[e * slots + 1] += value[k]
    }
  }
  keys[VALUES] = values
  return entries
}

/** Where the values of a small node stand among the cells, in entries. */
const VALUES = 32

function thresholdOfEntry({ keys, cells, slots }: ForestTree, entry: number): number {
  const at = VALUES * slots + entry
  return entry + 1 < keys[VALUES] ? between(cells[at], cells[at + 1]) : Number.MAX_VALUE
}

function collectBySorting(tree: ForestTree, column: number, begin: number, end: number): number {
  const { bins, rows, weight, value, keys, cells, slots, classes } = tree
  let entries = 0
  for (let k = begin; k < end; k++) {
    const key = bins[column + rows[k]]
    let e = entries
    while (e > 0 && keys[e - 1] > key) e--
    if (e === 0 || keys[e - 1] !== key) {
      for (let m = entries; m > e; m--) {
        keys[m] = keys[m - 1]
        for (let s = 0; s < slots; s++) cells[m * slots + s] = cells[(m - 1) * slots + s]
      }
      keys[e] = key
      for (let s = 0; s < slots; s++) cells[e * slots + s] = 0
      entries++
      e++
    }
    const at = (e - 1) * slots
    if (classes) cells[at + value[k]] += weight[k]
    else {
      cells[at] += weight[k]
      cells[at + 1] += value[k]
    }
  }
  return entries
}

function collectByCounting(tree: ForestTree, column: number, begin: number, end: number): number {
  const { bins, rows, weight, value, keys, cells, slots, classes, histogram } = tree
  if (classes) for (let k = begin; k < end; k++) histogram[bins[column + rows[k]] * slots + value[k]] += weight[k]
  else
    for (let k = begin; k < end; k++) {
      const at = bins[column + rows[k]] * 2
      histogram[at] += weight[k]
      histogram[at + 1] += value[k]
    }
  let entries = 0
  for (let key = 0; key < 256; key++) {
    let total = 0
    if (classes) for (let s = 0; s < slots; s++) total += histogram[key * slots + s]
    else total = histogram[key * 2]
    if (total === 0) continue
    keys[entries] = key
    for (let s = 0; s < slots; s++) {
      cells[entries * slots + s] = histogram[key * slots + s]
      histogram[key * slots + s] = 0
    }
    entries++
  }
  return entries
}

/** Ascending mean of the target, or ascending share of the node's first most frequent class: then the best subset is a prefix (exact for two classes and squares). */
function orderCategories(tree: ForestTree, node: number, entries: number): void {
  const { keys, cells, slots, classes, nodes } = tree
  let frequent = 1
  if (classes)
    for (let s = 0, most = -1; s < slots; s++)
      if (nodes.sums[node * slots + s] > most) most = nodes.sums[node * slots + (frequent = s)]
  const spare = 256 * slots
  for (let e = 1; e < entries; e++) {
    const key = keys[e]
    const mean = meanOf(cells, e, slots, classes, frequent)
    let to = e
    while (to > 0 && meanOf(cells, to - 1, slots, classes, frequent) > mean) to--
    if (to === e) continue
    for (let s = 0; s < slots; s++) cells[spare + s] = cells[e * slots + s]
    for (let m = e; m > to; m--) {
      keys[m] = keys[m - 1]
      for (let s = 0; s < slots; s++) cells[m * slots + s] = cells[(m - 1) * slots + s]
    }
    keys[to] = key
    for (let s = 0; s < slots; s++) cells[to * slots + s] = cells[spare + s]
  }
}

function meanOf(cells: Float64Array, entry: number, slots: number, classes: boolean, frequent: number): number {
  const at = entry * slots
  if (!classes) return cells[at + 1] / cells[at]
  let total = 0
  for (let s = 0; s < slots; s++) total += cells[at + s]
  return cells[at + frequent] / total
}

/**
 * The best prefix of the entries by Σ sums² / weight of both sides (variance for moments, Gini for classes). A threshold stands
 * half-way between two occupied bins. Rows with a missing value stand last: they go right, or left in a second pass.
 */
function scan(tree: ForestTree, node: number, entries: number, categorical: boolean, random: number): void {
  const { keys, cells, found, classes, nodes, minLeafWeight } = tree
  const hasMissing = !categorical && keys[entries - 1] === MISSING
  const values = hasMissing ? entries - 1 : entries
  found[0] = -Infinity
  let only = -1
  let firstPass = 0
  let lastPass = hasMissing && values > 1 ? 1 : 0
  if (tree.randomThresholds) {
    if (categorical || values === 1) only = values === 1 ? 0 : Math.floor(((random >>> 1) * (entries - 1)) / 2147483648)
    else only = randomEntry(keys, values, random >>> 1)
    if (lastPass === 1) firstPass = lastPass = random & 1
  }
  for (let pass = firstPass; pass <= lastPass; pass++) {
    // missing rows on the right: after the last value there is still a split, values against missing
    const last = hasMissing && pass === 0 ? values : values - 1
    if (classes) scanClasses(tree, node, entries, last, pass, only)
    else {
      const totalW = nodes.sums[node * 2]
      const totalV = nodes.sums[node * 2 + 1]
      let w = pass === 1 ? cells[(entries - 1) * 2] : 0
      let v = pass === 1 ? cells[(entries - 1) * 2 + 1] : 0
      for (let e = 0; e < last; e++) {
        w += cells[e * 2]
        v += cells[e * 2 + 1]
        if (only >= 0 && e !== only) continue
        const rest = totalW - w
        if (w < minLeafWeight || rest < minLeafWeight) continue
        const other = totalV - v
        const score = (v * v * rest + other * other * w) / (w * rest)
        if (score > found[0]) {
          found[0] = score
          found[1] = e
          found[2] = pass
        }
      }
    }
  }
  if (found[0] === -Infinity) return
  if (categorical) {
    found[2] = 0
    for (let e = 0; e <= found[1]; e++) if (keys[e] === MISSING) found[2] = 1
    return
  }
  const e = found[1]
  found[1] = e === values - 1 ? MISSING - 1 : (keys[e] + keys[e + 1] - 1) >> 1
}

function scanClasses(tree: ForestTree, node: number, entries: number, last: number, pass: number, only: number): void {
  const { cells, found, slots, nodes, minLeafWeight } = tree
  const side = 256 * slots
  for (let s = 0; s < slots; s++) cells[side + s] = pass === 1 ? cells[(entries - 1) * slots + s] : 0
  for (let e = 0; e < last; e++) {
    let w = 0
    let rest = 0
    let leftSquares = 0
    let rightSquares = 0
    for (let s = 0; s < slots; s++) {
      const sum = (cells[side + s] += cells[e * slots + s])
      const other = nodes.sums[node * slots + s] - sum
      w += sum
      rest += other
      leftSquares += sum * sum
      rightSquares += other * other
    }
    if ((only >= 0 && e !== only) || w < minLeafWeight || rest < minLeafWeight) continue
    const score = leftSquares / w + rightSquares / rest
    if (score > found[0]) {
      found[0] = score
      found[1] = e
      found[2] = pass
    }
  }
}

/** The entry left of a threshold drawn uniformly between the first and the last occupied bin. */
function randomEntry(keys: Int32Array, values: number, random: number): number {
  const threshold = keys[0] + Math.floor((random * (keys[values - 1] - keys[0])) / 2147483648)
  let e = 0
  while (keys[e + 1] <= threshold) e++
  return e
}

/** Rows that go left to the front, both sides in order; returns where the right side begins. */
function partition(
  tree: ForestTree,
  node: number,
  j: number,
  bin: number,
  missingLeft: number,
  begin: number,
  end: number,
): number {
  const { bins, rows, weight, value, scratchRows, scratchWeight, scratchValue, nodes } = tree
  const column = j * tree.stride
  const categorical = tree.categorical[j] === 1
  let left = begin
  let right = 0
  for (let k = begin; k < end; k++) {
    const row = rows[k]
    const w = weight[k]
    const v = value[k]
    const b = bins[column + row]
    let goesLeft: number
    if (categorical) goesLeft = (nodes.sets[node * 8 + (b >> 5)] >>> (b & 31)) & 1
    else goesLeft = b === MISSING ? missingLeft : (b - bin - 1) >>> 31
    rows[left] = row
    weight[left] = w
    value[left] = v
    scratchRows[right] = row
    scratchWeight[right] = w
    scratchValue[right] = v
    left += goesLeft
    right += 1 - goesLeft
  }
  for (let k = 0; k < right; k++) {
    rows[left + k] = scratchRows[k]
    weight[left + k] = scratchWeight[k]
    value[left + k] = scratchValue[k]
  }
  return left
}

/** The same by the values themselves. */
function partitionByValue(
  { raw, rows, weight, value, scratchRows, scratchWeight, scratchValue, categorical }: ForestTree,
  j: number,
  threshold: number,
  missingLeft: number,
  begin: number,
  end: number,
): number {
  const width = categorical.length
  let left = begin
  let right = 0
  for (let k = begin; k < end; k++) {
    const x = raw[rows[k] * width + j]
    const goesLeft = x === x ? (x <= threshold ? 1 : 0) : missingLeft
    scratchRows[right] = rows[k]
    scratchWeight[right] = weight[k]
    scratchValue[right] = value[k]
    rows[left] = rows[k]
    weight[left] = weight[k]
    value[left] = value[k]
    left += goesLeft
    right += 1 - goesLeft
  }
  for (let k = 0; k < right; k++) {
    rows[left + k] = scratchRows[k]
    weight[left + k] = scratchWeight[k]
    value[left + k] = scratchValue[k]
  }
  return left
}

/** The leaf that each row without a draw reaches, −1 for the others. */
export function leavesOutOfBag({ bins, raw, stride, categorical, nodes, draws, leaves }: ForestTree): void {
  const { feature, bin, left, missingLeft, sets } = nodes
  for (let row = 0; row < draws.length; row++) {
    leaves[row] = -1
    if (draws[row] > 0) continue
    let node = 0
    while (left[node] >= 0) {
      const j = feature[node]
      const b = bins[j * stride + row]
      let goesLeft: number
      if (categorical[j] === 1) goesLeft = (sets[node * 8 + (b >> 5)] >>> (b & 31)) & 1
      else if (b === MISSING) goesLeft = missingLeft[node]
      else if (bin[node] < 0) goesLeft = raw[row * categorical.length + j] <= nodes.threshold[node] ? 1 : 0
      else goesLeft = b <= bin[node] ? 1 : 0
      node = left[node] + 1 - goesLeft
    }
    leaves[row] = node
  }
}
