// The kernels of kernels.ts in AssemblyScript. Arrays are byte offsets into one imported memory that never grows.
// Every function does the arithmetic of its twin in js/, operation by operation, so that both give the same bits.
// Compiled by scripts/compile-kernels.js into tree-kernels.ts.

// i counts elements
// @ts-ignore: decorator
@inline function f8(at: usize, i: i32): f64 { return load<f64>(at + (<usize>i << 3)) }
// @ts-ignore: decorator
@inline function setF8(at: usize, i: i32, value: f64): void { store<f64>(at + (<usize>i << 3), value) }
// @ts-ignore: decorator
@inline function i4(at: usize, i: i32): i32 { return load<i32>(at + (<usize>i << 2)) }
// @ts-ignore: decorator
@inline function setI4(at: usize, i: i32, value: i32): void { store<i32>(at + (<usize>i << 2), value) }
// @ts-ignore: decorator
@inline function u1(at: usize, i: i32): i32 { return <i32>load<u8>(at + <usize>i) }
// @ts-ignore: decorator
@inline function setU1(at: usize, i: i32, value: i32): void { store<u8>(at + <usize>i, <u8>value) }
// @ts-ignore: decorator
@inline function addF8(at: usize, value: f64): void { store<f64>(at, load<f64>(at) + value) }

// ---- histograms

// @ts-ignore: decorator
@inline function addQuad(sums: usize, quad: u32, value: f64): void {
  addF8(sums + <usize>((quad & 255) << 3), value)
  addF8(sums + <usize>((quad >> 5) & 2040) + 2048, value)
  addF8(sums + <usize>((quad >> 13) & 2040) + 4096, value)
  addF8(sums + <usize>((quad >> 21) & 2040) + 6144, value)
}

// the leading features of a group, fewer than four
// @ts-ignore: decorator
@inline function addLeading(sums: usize, quad: u32, value: f64, features: i32): void {
  addF8(sums + <usize>((quad & 255) << 3), value)
  if (features > 1) addF8(sums + <usize>((quad >> 5) & 2040) + 2048, value)
  if (features > 2) addF8(sums + <usize>((quad >> 13) & 2040) + 4096, value)
}

export function histogram(quads: usize, stride: i32, groups: usize, groupCount: i32, rows: usize, count: i32, values: usize, gathered: usize, sums: usize): void {
  for (let k = 0; k < count; k++) setF8(gathered, k, f8(values, i4(rows, k)))
  for (let group = 0; group < groupCount; group++) {
    const features = u1(groups, group)
    if (features == 0) continue
    const base = quads + (<usize>(group * stride) << 2)
    const at = sums + (<usize>group << 13)
    if (features == 4)
      for (let k = 0; k < count; k++) addQuad(at, load<u32>(base + (<usize>i4(rows, k) << 2)), f8(gathered, k))
    else
      for (let k = 0; k < count; k++) addLeading(at, load<u32>(base + (<usize>i4(rows, k) << 2)), f8(gathered, k), features)
  }
}

export function histogramOfAll(quads: usize, stride: i32, groups: usize, groupCount: i32, count: i32, values: usize, sums: usize): void {
  for (let group = 0; group < groupCount; group++) {
    const features = u1(groups, group)
    if (features == 0) continue
    const base = quads + (<usize>(group * stride) << 2)
    const at = sums + (<usize>group << 13)
    if (features == 4) for (let k = 0; k < count; k++) addQuad(at, load<u32>(base + (<usize>k << 2)), f8(values, k))
    else for (let k = 0; k < count; k++) addLeading(at, load<u32>(base + (<usize>k << 2)), f8(values, k), features)
  }
}

// of a thread of its own: the sums start at 0 and are added to those of the others afterwards
export function histogramApart(quads: usize, stride: i32, groups: usize, groupCount: i32, rows: usize, count: i32, values: usize, gathered: usize, sums: usize): void {
  memory.fill(sums, 0, <usize>groupCount << 13)
  histogram(quads, stride, groups, groupCount, rows, count, values, gathered, sums)
}

export function histogramOfAllApart(quads: usize, stride: i32, groups: usize, groupCount: i32, count: i32, values: usize, sums: usize): void {
  memory.fill(sums, 0, <usize>groupCount << 13)
  histogramOfAll(quads, stride, groups, groupCount, count, values, sums)
}

// histograms are whole groups: an even number of sums

export function add(at: usize, from: usize, length: i32): void {
  const bytes = <usize>length << 3
  for (let i: usize = 0; i < bytes; i += 16) v128.store(at + i, f64x2.add(v128.load(at + i), v128.load(from + i)))
}

export function subtract(at: usize, minus: usize, length: i32): void {
  const bytes = <usize>length << 3
  for (let i: usize = 0; i < bytes; i += 16) v128.store(at + i, f64x2.sub(v128.load(at + i), v128.load(minus + i)))
}

// ---- rows

export function partition(quads: usize, shift: i32, table: usize, rows: usize, count: i32, scratch: usize): i32 {
  let left = 0
  let right = 0
  for (let k = 0; k < count; k++) {
    const row = i4(rows, k)
    const goesLeft = u1(table, (i4(quads, row) >>> shift) & 255)
    setI4(rows, left, row)
    setI4(scratch, right, row)
    left += goesLeft
    right += 1 - goesLeft
  }
  memory.copy(rows + (<usize>left << 2), scratch, <usize>right << 2)
  return left
}

// leaves: begin and count of each

export function addToScores(scores: usize, rows: usize, leaves: usize, leafCount: i32, values: usize): void {
  for (let leaf = 0; leaf < leafCount; leaf++) {
    const begin = i4(leaves, 2 * leaf)
    const end = begin + i4(leaves, 2 * leaf + 1)
    const value = f8(values, leaf)
    for (let k = begin; k < end; k++) addF8(scores + (<usize>i4(rows, k) << 3), value)
  }
}

export function leafSums(gradients: usize, hessians: usize, rows: usize, leaves: usize, leafCount: i32, gScale: f64, hScale: f64, sums: usize): void {
  for (let leaf = 0; leaf < leafCount; leaf++) {
    const begin = i4(leaves, 2 * leaf)
    const end = begin + i4(leaves, 2 * leaf + 1)
    let g: f64 = 0
    let h: f64 = 0
    for (let k = begin; k < end; k++) {
      const row = i4(rows, k)
      g += Math.floor(f8(gradients, row) * gScale + 0.5)
      h += Math.floor(f8(hessians, row) * hScale + 0.5)
    }
    setF8(sums, 2 * leaf, g)
    setF8(sums, 2 * leaf + 1, h)
  }
}

// ---- walks

// a node is ten words: feature, first word of its left child, a bit for each bin that goes left; a leaf is its own child
// @ts-ignore: decorator
@inline function nextNode(nodes: usize, at: usize, row: usize): usize {
  const bin = <i32>load<u8>(row + <usize>load<u32>(at))
  const goesLeft = (load<u32>(at + (<usize>(bin >> 5) << 2), 8) >> (bin & 31)) & 1
  return nodes + (<usize>(load<u32>(at, 4) + 10 - goesLeft * 10) << 2)
}

// @ts-ignore: decorator
@inline function addLeaf(offset: usize, values: usize, i: i32, sums: usize, scores: usize): void {
  const value = load<f64>(values + (offset / 40 << 3))
  addF8(sums + (<usize>i << 3), value)
  addF8(scores + (<usize>i << 3), value)
}

// four rows at a time: while one waits for its node, the others go on
export function addLeafValues(bins: usize, width: i32, count: i32, nodes: usize, values: usize, sums: usize, scores: usize): void {
  const last = count - 1
  for (let i = 0; i < count; i += 4) {
    const row = bins + <usize>(i * width)
    const row1 = bins + <usize>(min(i + 1, last) * width)
    const row2 = bins + <usize>(min(i + 2, last) * width)
    const row3 = bins + <usize>(min(i + 3, last) * width)
    let a = nodes
    let b = nodes
    let c = nodes
    let d = nodes
    for (;;) {
      const na = nextNode(nodes, a, row)
      const nb = nextNode(nodes, b, row1)
      const nc = nextNode(nodes, c, row2)
      const nd = nextNode(nodes, d, row3)
      if (na == a && nb == b && nc == c && nd == d) break
      a = na
      b = nb
      c = nc
      d = nd
    }
    addLeaf(a - nodes, values, i, sums, scores)
    if (i + 1 < count) addLeaf(b - nodes, values, i + 1, sums, scores)
    if (i + 2 < count) addLeaf(c - nodes, values, i + 2, sums, scores)
    if (i + 3 < count) addLeaf(d - nodes, values, i + 3, sums, scores)
  }
}

// ---- gradients

// each block of rows leaves [Σ|g|, Σh, Σg] in `blocks`: whoever adds them up in order gets the same bits

const BLOCK = 4096

export function squaredGradients(scores: usize, labels: usize, weights: usize, weighted: i32, count: i32, gradients: usize, hessians: usize, blocks: usize): void {
  for (let begin = 0; begin < count; begin += BLOCK) {
    const end = min(begin + BLOCK, count)
    let sizes: f64 = 0
    let sum: f64 = 0
    let curvature: f64 = 0
    for (let i = begin; i < end; i++) {
      const weight: f64 = weighted ? f8(weights, i) : 1
      const g = weight * (f8(scores, i) - f8(labels, i))
      setF8(gradients, i, g)
      setF8(hessians, i, weight)
      sizes += Math.abs(g)
      sum += g
      curvature += weight
    }
    setF8(blocks, 0, sizes)
    setF8(blocks, 1, curvature)
    setF8(blocks, 2, sum)
    blocks += 24
  }
}

// @ts-ignore: decorator
@inline function powerOfTwo(k: i32): f64 {
  // k ≥ −1022: normal numbers only
  return k > 1023 ? Infinity : reinterpret<f64>(<i64>(k + 1023) << 52)
}

/** util/exp.ts, operation by operation. */
export function exp(x: f64): f64 {
  if (x != x) return x
  if (x > 709.7827128933841) return Infinity
  if (x < -745.1332191019412) return 0
  const k = Math.floor(x * 1.442695040888963387 + 0.5)
  const high = x - k * 6.9314718036912381649e-1
  const low = k * 1.90821492927058770002e-10 - 0
  const r = high - low
  const t = r * r
  const c = r - t * (1.66666666666666019037e-1 + t * (-2.77777777770155933842e-3 + t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
  const y = 1 - (low - (r * c) / (2 - c) - high)
  const n = <i32>k
  if (n > -1022 && n <= 1023) return y * powerOfTwo(n)
  if (n > 1023) return y * 2 * powerOfTwo(n - 1)
  return y * powerOfTwo(n + 1000) * powerOfTwo(-1000)
}

export function logisticGradients(scores: usize, labels: usize, weights: usize, weighted: i32, count: i32, gradients: usize, hessians: usize, blocks: usize): void {
  for (let begin = 0; begin < count; begin += BLOCK) {
    const end = min(begin + BLOCK, count)
    let sizes: f64 = 0
    let sum: f64 = 0
    let curvature: f64 = 0
    for (let i = begin; i < end; i++) {
      const weight: f64 = weighted ? f8(weights, i) : 1
      const p = 1 / (1 + exp(-f8(scores, i)))
      const g = weight * (p - f8(labels, i))
      const h = weight * (p * (1 - p))
      setF8(gradients, i, g)
      setF8(hessians, i, h)
      sizes += Math.abs(g)
      sum += g
      curvature += h
    }
    setF8(blocks, 0, sizes)
    setF8(blocks, 1, curvature)
    setF8(blocks, 2, sum)
    blocks += 24
  }
}

export function pack(gradients: usize, hessians: usize, count: i32, gScale: f64, hScale: f64, power: f64, into: usize, out: usize): void {
  let g: f64 = 0
  let h: f64 = 0
  for (let i = 0; i < count; i++) {
    const gi = Math.floor(f8(gradients, i) * gScale + 0.5)
    const hi = Math.floor(f8(hessians, i) * hScale + 0.5)
    g += gi
    h += hi
    setF8(into, i, gi * power + hi)
  }
  setF8(out, 0, g)
  setF8(out, 1, h)
}

export function quantise(values: usize, count: i32, scale: f64, into: usize, out: usize): void {
  let sum: f64 = 0
  for (let i = 0; i < count; i++) {
    const value = Math.floor(f8(values, i) * scale + 0.5)
    sum += value
    setF8(into, i, value)
  }
  setF8(out, 0, sum)
}

// ---- best split: twin of js/best-split.ts

// four bins without rows
// @ts-ignore: decorator
@inline function areEmpty(at: usize): bool {
  return (load<u64>(at) | load<u64>(at, 8) | load<u64>(at, 16) | load<u64>(at, 24)) == 0
}

// Two bins at a time. The twin skips bins without rows. Guessing which ones they are costs more than scoring the same split again, which
// changes nothing: here only the first ones are skipped, and those that come four at a time.
export function bestSplit(histogram: usize, plane: i32, features: usize, featureCount: i32, usable: usize, settings: usize, out: usize): void {
  const l1 = f8(settings, 5)
  const sumG = f64x2.splat(f8(settings, 0))
  const sumH = f64x2.splat(f8(settings, 1))
  const gInverse = f64x2.splat(f8(settings, 2))
  const hInverse = f64x2.splat(f8(settings, 3))
  const power = f64x2.splat(f8(settings, 4))
  const inversePower = f64x2.splat(1 / f8(settings, 4))
  const penalty1 = f64x2.splat(l1)
  const penalty2 = f64x2.splat(f8(settings, 6))
  const minHessian = f64x2.splat(f8(settings, 7))
  const zero = f64x2.splat(0)
  const lowest = f64x2.splat(-Infinity)
  let best = f8(settings, 8)
  let hurdle = f64x2.splat(best * 0.9999999999990905)
  setF8(out, 1, -1)
  for (let j = 0; j < featureCount; j++) {
    const info = i4(features, j)
    if ((info & 131072) == 0 || u1(usable, j) == 0) continue
    const bins = info & 65535
    const base = histogram + (<usize>j << 11)
    const second = base + (<usize>plane << 3)
    const missingG = f8(base, 255)
    const missingH: f64 = plane == 0 ? 0 : f8(second, 255)
    const hasMissing = (info & 65536) != 0 && (missingG != 0 || missingH != 0)
    let seen = zero
    const passes = hasMissing ? 2 : 1
    for (let pass = 0; pass < passes; pass++) {
      let accG = f64x2.splat(pass == 0 ? 0 : missingG)
      let accH = f64x2.splat(pass == 0 ? 0 : missingH)
      const last = hasMissing && pass == 0 ? bins : bins - 1
      let bin = 0
      while (bin < last && f8(base, bin) == 0 && (plane == 0 || f8(second, bin) == 0)) bin++
      for (; bin < last; bin += 2) {
        const at = <usize>bin << 3
                accG = upTo(accG, v128.load(base + at))
        let gl: v128
        let hl: v128
        if (plane == 0) {
          gl = f64x2.floor(f64x2.mul(accG, inversePower))
          hl = f64x2.sub(accG, f64x2.mul(gl, power))
        } else {
          accH = upTo(accH, v128.load(second + at))
          gl = accG
          hl = accH
          accH = secondOf(accH)
        }
        accG = secondOf(accG)
        hl = f64x2.mul(hl, hInverse)
        const hr = f64x2.sub(sumH, hl)
        let open = v128.and(f64x2.ge(hl, minHessian), f64x2.ge(hr, minHessian))
        if (bin + 1 == last) open = f64x2.replace_lane(open, 1, 0)
        seen = v128.or(seen, open)
        gl = f64x2.mul(gl, gInverse)
        const gr = f64x2.sub(sumG, gl)
        let sl = gl
        let sr = gr
        if (l1 != 0) {
          sl = f64x2.max(f64x2.sub(f64x2.abs(gl), penalty1), zero)
          sr = f64x2.max(f64x2.sub(f64x2.abs(gr), penalty1), zero)
        }
        const dl = f64x2.add(hl, penalty2)
        const dr = f64x2.add(hr, penalty2)
        const above = f64x2.add(f64x2.mul(f64x2.mul(sl, sl), dr), f64x2.mul(f64x2.mul(sr, sr), dl))
        const below = f64x2.mul(dl, dr)
        open = v128.and(open, f64x2.ge(above, f64x2.mul(hurdle, below)))
        if (!v128.any_true(open)) continue // most splits lose: they are spared the division
        const scores = v128.bitselect(f64x2.div(above, below), lowest, open)
        const from = best
        if (f64x2.extract_lane(scores, 0) > best) {
          best = f64x2.extract_lane(scores, 0)
          setF8(out, 2, <f64>bin)
          setF8(out, 4, f64x2.extract_lane(gl, 0))
          setF8(out, 5, f64x2.extract_lane(hl, 0))
        }
        if (f64x2.extract_lane(scores, 1) > best) {
          best = f64x2.extract_lane(scores, 1)
          setF8(out, 2, <f64>(bin + 1))
          setF8(out, 4, f64x2.extract_lane(gl, 1))
          setF8(out, 5, f64x2.extract_lane(hl, 1))
        }
        if (best == from) continue
        hurdle = f64x2.splat(best * 0.9999999999990905)
        setF8(out, 0, best)
        setF8(out, 1, <f64>j)
        setF8(out, 3, <f64>pass)
      }
    }
    setU1(usable, j, v128.any_true(seen) ? 1 : 0)
  }
}

// the sum so far, in both lanes, and the values of two bins: the sums up to each
// @ts-ignore: decorator
@inline function upTo(sum: v128, values: v128): v128 {
  return f64x2.add(sum, f64x2.add(values, v128.shuffle<f64>(f64x2.splat(0), values, 0, 2)))
}
// @ts-ignore: decorator
@inline function secondOf(pair: v128): v128 { return v128.shuffle<f64>(pair, pair, 1, 1) }

// ---- forest: twin of js/grow-forest-tree.ts; the tree at hand stands in these

let bins: usize, raw: usize, hasRaw: i32, stride: i32, featureCount: i32, categorical: usize, slots: i32, classes: i32
let rows: usize, weight: usize, value: usize, scratchRows: usize, scratchWeight: usize, scratchValue: usize
let counts: usize, keys: usize, cells: usize, order: usize, stack: usize
let minLeafWeight: f64, randomThresholds: i32
let nodeFeature: usize, nodeBin: usize, nodeLeft: usize, nodeMissing: usize, nodeSums: usize, nodeSets: usize
let foundScore: f64, foundBin: i32, foundMissing: i32, foundThreshold: f64, nodeThreshold: usize

export function setForestData(bins_: usize, raw_: usize, hasRaw_: i32, stride_: i32, featureCount_: i32, categorical_: usize, slots_: i32, classes_: i32, rows_: usize, weight_: usize, value_: usize, scratchRows_: usize, scratchWeight_: usize, scratchValue_: usize): void {
  bins = bins_
  raw = raw_
  hasRaw = hasRaw_
  stride = stride_
  featureCount = featureCount_
  categorical = categorical_
  slots = slots_
  classes = classes_
  rows = rows_
  weight = weight_
  value = value_
  scratchRows = scratchRows_
  scratchWeight = scratchWeight_
  scratchValue = scratchValue_
}

export function setForestSpace(counts_: usize, keys_: usize, cells_: usize, order_: usize, stack_: usize, feature_: usize, bin_: usize, left_: usize, missing_: usize, sums_: usize, sets_: usize, threshold_: usize): void {
  counts = counts_
  keys = keys_
  cells = cells_
  order = order_
  stack = stack_
  nodeFeature = feature_
  nodeBin = bin_
  nodeLeft = left_
  nodeMissing = missing_
  nodeSums = sums_
  nodeSets = sets_
  nodeThreshold = threshold_
}

export function growForestTree(rowCount: i32, featuresPerNode: i32, minLeafWeight_: f64, minSplitRows: i32, maxDepth: i32, maxNodes: i32, randomThresholds_: i32, tolerance: f64, seed: i32): i32 {
  minLeafWeight = minLeafWeight_
  randomThresholds = randomThresholds_
  let random: u32 = seed ? <u32>seed : 1
  let nodeCount = 1
  for (let j = 0; j < featureCount; j++) setI4(order, j, j)
  sumRowsInto(0, 0, rowCount)
  setI4(nodeLeft, 0, -1)
  setI4(stack, 0, 0)
  setI4(stack, 1, 0)
  setI4(stack, 2, rowCount)
  setI4(stack, 3, 0)
  let top = 4
  while (top > 0) {
    top -= 4
    const node = i4(stack, top)
    const begin = i4(stack, top + 1)
    const end = i4(stack, top + 2)
    const depth = i4(stack, top + 3)
    if (end - begin < minSplitRows || depth >= maxDepth || nodeCount + 2 > maxNodes) continue
    if (isPure(begin, end, tolerance)) continue
    let isSmall = hasRaw != 0 && end - begin <= EXACT_ROWS
    let bestScore: f64 = -Infinity
    let bestFeature = -1
    let bestBin = 0
    let bestMissing = 0
    let bestThreshold: f64 = 0
    let tried = 0
    for (let drawn = 0; tried < featuresPerNode; drawn++) {
      if (drawn == featureCount) {
        if (bestFeature >= 0 || isSmall || !hasRaw || end - begin > VALUES) break
        isSmall = true
        drawn = 0
        tried = 0
      }
      random ^= random << 13
      random ^= random >> 17
      random ^= random << 5
      const pick = drawn + <i32>((<u64>random * <u64>(featureCount - drawn)) >> 32)
      const j = i4(order, pick)
      setI4(order, pick, i4(order, drawn))
      setI4(order, drawn, j)
      const column = bins + <usize>j * <usize>stride
      const isCategorical = u1(categorical, j) == 1
      const isExact = isSmall && !isCategorical
      const rawColumn = raw + (<usize>j << 3)
      let entries = 0
      if (!classes && !randomThresholds && !isCategorical) entries = isExact ? scanValues(node, rawColumn, begin, end) : scanPlain(node, column, begin, end)
      if (entries == 0) entries = end - begin <= 32 ? (isExact ? collectValues(rawColumn, begin, end) : collectBySorting(column, begin, end)) : collectByCounting(column, begin, end)
      if (entries == 1) continue
      tried++
      random ^= random << 13
      random ^= random >> 17
      random ^= random << 5
      if (entries > 0) {
        if (isCategorical) orderCategories(node, entries)
        scan(node, entries, isCategorical, random)
        if (isExact) foundThreshold = thresholdOfEntry(foundBin)
      }
      if (!(foundScore > bestScore)) continue
      bestScore = foundScore
      bestFeature = j
      bestBin = foundBin
      bestMissing = foundMissing
      bestThreshold = foundThreshold
      if (isCategorical) {
        for (let word = 0; word < 8; word++) setI4(nodeSets, node * 8 + word, 0)
        for (let e = 0; e <= bestBin; e++) {
          const key = i4(keys, e)
          const at = node * 8 + (key >> 5)
          setI4(nodeSets, at, i4(nodeSets, at) | (1 << (key & 31)))
        }
      }
    }
    if (bestFeature < 0) continue
    const isByValue = isSmall && u1(categorical, bestFeature) == 0
    const middle = isByValue ? partitionByValue(bestFeature, bestThreshold, bestMissing, begin, end) : partitionNode(node, bestFeature, bestBin, bestMissing, begin, end)
    if (middle == begin || middle == end) continue
    setI4(nodeFeature, node, bestFeature)
    setI4(nodeBin, node, isByValue ? -1 : bestBin)
    if (isByValue) setF8(nodeThreshold, node, bestThreshold)
    setU1(nodeMissing, node, bestMissing)
    setI4(nodeLeft, node, nodeCount)
    setI4(nodeLeft, nodeCount, -1)
    setI4(nodeLeft, nodeCount + 1, -1)
    sumRowsInto(nodeCount, begin, middle)
    for (let s = 0; s < slots; s++) setF8(nodeSums, (nodeCount + 1) * slots + s, f8(nodeSums, node * slots + s) - f8(nodeSums, nodeCount * slots + s))
    setI4(stack, top, nodeCount + 1)
    setI4(stack, top + 1, middle)
    setI4(stack, top + 2, end)
    setI4(stack, top + 3, depth + 1)
    setI4(stack, top + 4, nodeCount)
    setI4(stack, top + 5, begin)
    setI4(stack, top + 6, middle)
    setI4(stack, top + 7, depth + 1)
    top += 8
    nodeCount += 2
  }
  return nodeCount
}

function sumRowsInto(node: i32, begin: i32, end: i32): void {
  const at = nodeSums + (<usize>(node * slots) << 3)
  for (let s = 0; s < slots; s++) setF8(at, s, 0)
  if (classes) {
    for (let k = begin; k < end; k++) addF8(at + (<usize><i32>f8(value, k) << 3), f8(weight, k))
    return
  }
  let w: f64 = 0
  let v: f64 = 0
  for (let k = begin; k < end; k++) {
    w += f8(weight, k)
    v += f8(value, k)
  }
  setF8(at, 0, w)
  setF8(at, 1, v)
}

function isPure(begin: i32, end: i32, tolerance: f64): bool {
  if (classes) {
    const first = f8(value, begin)
    for (let k = begin + 1; k < end; k++) if (f8(value, k) != first) return false
    return true
  }
  const first = f8(value, begin) / f8(weight, begin)
  for (let k = begin + 1; k < end; k++) if (Math.abs(f8(value, k) / f8(weight, k) - first) > tolerance) return false
  return true
}

/** −1: found; 1: constant; 0: rows are missing. */
function scanPlain(node: i32, column: usize, begin: i32, end: i32): i32 {
  const count = end - begin
  return count <= MARKED_ROWS ? scanMarked(node, column, begin, end) : scanCounted(node, column, begin, end)
}

const EXACT_ROWS = 8
const MARKED_ROWS = 320

function scanValues(node: i32, column: usize, begin: i32, end: i32): i32 {
  const count = end - begin
  for (let i = 0; i < count; i++) {
    const x = f8(column, i4(rows, begin + i) * featureCount)
    if (x != x) return 0
    let e = i
    while (e > 0) {
      const before = f8(cells, e - 1)
      if (!(before > x)) break
      setF8(cells, e, before)
      setI4(keys, e, i4(keys, e - 1))
      e--
    }
    setF8(cells, e, x)
    setI4(keys, e, begin + i)
  }
  let x = f8(cells, 0)
  if (x == f8(cells, count - 1)) return 1
  const least = minLeafWeight
  const totalW = f8(nodeSums, node * 2)
  const totalV = f8(nodeSums, node * 2 + 1)
  let w = f8(weight, i4(keys, 0))
  let v = f8(value, i4(keys, 0))
  let best: f64 = -Infinity
  let threshold: f64 = 0
  for (let e = 1; e < count; e++) {
    const next = f8(cells, e)
    if (next != x) {
      const rest = totalW - w
      if (w >= least && rest >= least) {
        const other = totalV - v
        const score = (v * v * rest + other * other * w) / (w * rest)
        if (score > best) {
          best = score
          threshold = between(x, next)
        }
      }
      x = next
    }
    const k = i4(keys, e)
    w += f8(weight, k)
    v += f8(value, k)
  }
  foundScore = best
  foundThreshold = threshold
  foundMissing = 0
  return -1
}

function between(low: f64, high: f64): f64 {
  const middle = low + (high - low) / 2
  return middle >= low && middle < high ? middle : low
}

/** As scanCounted; 32 bytes of marks say which bins are occupied. */
function scanMarked(node: i32, column: usize, begin: i32, end: i32): i32 {
  const base = counts
  const marks = keys
  store<u64>(marks, 0)
  store<u64>(marks, 0, 8)
  store<u64>(marks, 0, 16)
  store<u64>(marks, 0, 24)
  for (let k = begin; k < end; k++) {
    const b = u1(column, i4(rows, k))
    const at = base + (<usize>b << 4)
    addF8(at, f8(weight, k))
    addF8(at + 8, f8(value, k))
    const mark = marks + <usize>((b >> 6) << 3)
    store<u64>(mark, load<u64>(mark) | (<u64>1 << <u64>(b & 63)))
  }
  if (load<f64>(base + 4080) != 0) {
    memory.fill(base, 0, 4096)
    return 0
  }
  const least = minLeafWeight
  const totalW = f8(nodeSums, node * 2)
  const totalV = f8(nodeSums, node * 2 + 1)
  let w: f64 = 0
  let v: f64 = 0
  let best: f64 = -Infinity
  let bestBin = 0
  let bin = -1
  let entries = 0
  for (let word = 0; word < 4; word++) {
    for (let left = load<u64>(marks + <usize>(word << 3)); left != 0; left &= left - 1) {
      const next = (word << 6) | <i32>ctz(left)
      const at = base + (<usize>next << 4)
      entries++
      const rest = totalW - w
      if (bin >= 0 && w >= least && rest >= least) {
        const other = totalV - v
        const score = (v * v * rest + other * other * w) / (w * rest)
        if (score > best) {
          best = score
          bestBin = (bin + next - 1) >> 1
        }
      }
      w += load<f64>(at)
      v += load<f64>(at + 8)
      store<f64>(at, 0)
      store<f64>(at + 8, 0)
      bin = next
    }
  }
  foundScore = best
  foundBin = bestBin
  foundMissing = 0
  return entries == 1 ? 1 : -1
}

function scanCounted(node: i32, column: usize, begin: i32, end: i32): i32 {
  const base = counts
  for (let k = begin; k < end; k++) {
    const at = base + (<usize>u1(column, i4(rows, k)) << 4)
    addF8(at, f8(weight, k))
    addF8(at + 8, f8(value, k))
  }
  if (load<f64>(base + 4080) != 0) {
    memory.fill(base, 0, 4096)
    return 0
  }
  const least = minLeafWeight
  const totalW = f8(nodeSums, node * 2)
  const totalV = f8(nodeSums, node * 2 + 1)
  let w: f64 = 0
  let v: f64 = 0
  let best: f64 = -Infinity
  let bestBin = 0
  let bin = -1
  let entries = 0
  for (let next = 0; next < 255; next++) {
    const at = base + (<usize>next << 4)
    const added = load<f64>(at)
    if (added == 0) continue
    entries++
    const rest = totalW - w
    if (bin >= 0 && w >= least && rest >= least) {
      const other = totalV - v
      const score = (v * v * rest + other * other * w) / (w * rest)
      if (score > best) {
        best = score
        bestBin = (bin + next - 1) >> 1
      }
    }
    w += added
    v += load<f64>(at + 8)
    store<f64>(at, 0)
    store<f64>(at + 8, 0)
    bin = next
  }
  foundScore = best
  foundBin = bestBin
  foundMissing = 0
  return entries == 1 ? 1 : -1
}

const VALUES = 32

function collectValues(column: usize, begin: i32, end: i32): i32 {
  const width = slots
  const known = cells + (<usize>(VALUES * width) << 3)
  let values = 0
  let entries = 0
  for (let k = begin; k < end; k++) {
    const x = f8(column, i4(rows, k) * featureCount)
    if (x != x) continue
    let e = values
    while (e > 0 && f8(known, e - 1) > x) e--
    if (e > 0 && f8(known, e - 1) == x) continue
    for (let m = values; m > e; m--) setF8(known, m, f8(known, m - 1))
    setF8(known, e, x)
    values++
  }
  for (let k = begin; k < end; k++) {
    const x = f8(column, i4(rows, k) * featureCount)
    let e = 0
    if (x != x) e = values
    else while (f8(known, e) != x) e++
    for (; entries <= e; entries++) {
      setI4(keys, entries, entries == values ? 255 : entries)
      for (let s = 0; s < width; s++) setF8(cells, entries * width + s, 0)
    }
    const at = cells + (<usize>(e * width) << 3)
    if (classes) addF8(at + (<usize><i32>f8(value, k) << 3), f8(weight, k))
    else {
      addF8(at, f8(weight, k))
      addF8(at + 8, f8(value, k))
    }
  }
  setI4(keys, VALUES, values)
  return entries
}

function thresholdOfEntry(entry: i32): f64 {
  const at = VALUES * slots + entry
  return entry + 1 < i4(keys, VALUES) ? between(f8(cells, at), f8(cells, at + 1)) : 1.7976931348623157e308
}

function collectBySorting(column: usize, begin: i32, end: i32): i32 {
  const width = slots
  let entries = 0
  for (let k = begin; k < end; k++) {
    const key = u1(column, i4(rows, k))
    let e = entries
    while (e > 0 && i4(keys, e - 1) > key) e--
    if (e == 0 || i4(keys, e - 1) != key) {
      for (let m = entries; m > e; m--) {
        setI4(keys, m, i4(keys, m - 1))
        for (let s = 0; s < width; s++) setF8(cells, m * width + s, f8(cells, (m - 1) * width + s))
      }
      setI4(keys, e, key)
      for (let s = 0; s < width; s++) setF8(cells, e * width + s, 0)
      entries++
      e++
    }
    const at = cells + (<usize>((e - 1) * width) << 3)
    if (classes) addF8(at + (<usize><i32>f8(value, k) << 3), f8(weight, k))
    else {
      addF8(at, f8(weight, k))
      addF8(at + 8, f8(value, k))
    }
  }
  return entries
}

function collectByCounting(column: usize, begin: i32, end: i32): i32 {
  const width = slots
  let entries = 0
  if (classes) {
    for (let k = begin; k < end; k++) addF8(counts + (<usize>(u1(column, i4(rows, k)) * width + <i32>f8(value, k)) << 3), f8(weight, k))
    for (let key = 0; key < 256; key++) {
      let total: f64 = 0
      for (let s = 0; s < width; s++) total += f8(counts, key * width + s)
      if (total == 0) continue
      setI4(keys, entries, key)
      for (let s = 0; s < width; s++) {
        setF8(cells, entries * width + s, f8(counts, key * width + s))
        setF8(counts, key * width + s, 0)
      }
      entries++
    }
    return entries
  }
  for (let k = begin; k < end; k++) {
    const at = counts + (<usize>u1(column, i4(rows, k)) << 4)
    addF8(at, f8(weight, k))
    addF8(at + 8, f8(value, k))
  }
  for (let key = 0; key < 256; key++) {
    const at = counts + (<usize>key << 4)
    const w = load<f64>(at)
    if (w == 0) continue
    setI4(keys, entries, key)
    setF8(cells, entries * 2, w)
    setF8(cells, entries * 2 + 1, load<f64>(at + 8))
    store<f64>(at, 0)
    store<f64>(at + 8, 0)
    entries++
  }
  return entries
}

function orderCategories(node: i32, entries: i32): void {
  let frequent = 1
  if (classes) {
    let most: f64 = -1
    for (let s = 0; s < slots; s++) {
      if (f8(nodeSums, node * slots + s) > most) {
        frequent = s
        most = f8(nodeSums, node * slots + s)
      }
    }
  }
  const spare = 256 * slots
  for (let e = 1; e < entries; e++) {
    const key = i4(keys, e)
    const mean = meanOf(e, frequent)
    let to = e
    while (to > 0 && meanOf(to - 1, frequent) > mean) to--
    if (to == e) continue
    for (let s = 0; s < slots; s++) setF8(cells, spare + s, f8(cells, e * slots + s))
    for (let m = e; m > to; m--) {
      setI4(keys, m, i4(keys, m - 1))
      for (let s = 0; s < slots; s++) setF8(cells, m * slots + s, f8(cells, (m - 1) * slots + s))
    }
    setI4(keys, to, key)
    for (let s = 0; s < slots; s++) setF8(cells, to * slots + s, f8(cells, spare + s))
  }
}

function meanOf(entry: i32, frequent: i32): f64 {
  const at = entry * slots
  if (!classes) return f8(cells, at + 1) / f8(cells, at)
  let total: f64 = 0
  for (let s = 0; s < slots; s++) total += f8(cells, at + s)
  return f8(cells, at + frequent) / total
}

function scan(node: i32, entries: i32, isCategorical: bool, random: u32): void {
  const hasMissing = !isCategorical && i4(keys, entries - 1) == 255
  const values = hasMissing ? entries - 1 : entries
  foundScore = -Infinity
  let only = -1
  let firstPass = 0
  let lastPass = hasMissing && values > 1 ? 1 : 0
  if (randomThresholds) {
    const draw = random >> 1
    if (values == 1) only = 0
    else if (isCategorical) only = <i32>((<u64>draw * <u64>(entries - 1)) >> 31)
    else {
      const first = i4(keys, 0)
      const threshold = first + <i32>((<u64>draw * <u64>(i4(keys, values - 1) - first)) >> 31)
      only = 0
      while (i4(keys, only + 1) <= threshold) only++
    }
    if (lastPass == 1) firstPass = lastPass = <i32>(random & 1)
  }
  let best: f64 = -Infinity
  let bestEntry = 0
  for (let pass = firstPass; pass <= lastPass; pass++) {
    const last = hasMissing && pass == 0 ? values : values - 1
    if (classes) {
      const side = 256 * slots
      for (let s = 0; s < slots; s++) setF8(cells, side + s, pass == 1 ? f8(cells, (entries - 1) * slots + s) : 0)
      for (let e = 0; e < last; e++) {
        let w: f64 = 0
        let rest: f64 = 0
        let leftSquares: f64 = 0
        let rightSquares: f64 = 0
        for (let s = 0; s < slots; s++) {
          const sum = f8(cells, side + s) + f8(cells, e * slots + s)
          setF8(cells, side + s, sum)
          const other = f8(nodeSums, node * slots + s) - sum
          w += sum
          rest += other
          leftSquares += sum * sum
          rightSquares += other * other
        }
        if ((only >= 0 && e != only) || w < minLeafWeight || rest < minLeafWeight) continue
        const score = leftSquares / w + rightSquares / rest
        if (score > best) {
          best = score
          bestEntry = e
          foundMissing = pass
        }
      }
      continue
    }
    const totalW = f8(nodeSums, node * 2)
    const totalV = f8(nodeSums, node * 2 + 1)
    let w: f64 = pass == 1 ? f8(cells, (entries - 1) * 2) : 0
    let v: f64 = pass == 1 ? f8(cells, (entries - 1) * 2 + 1) : 0
    for (let e = 0; e < last; e++) {
      w += f8(cells, e * 2)
      v += f8(cells, e * 2 + 1)
      if (only >= 0 && e != only) continue
      const rest = totalW - w
      if (w < minLeafWeight || rest < minLeafWeight) continue
      const other = totalV - v
      const score = (v * v * rest + other * other * w) / (w * rest)
      if (score > best) {
        best = score
        bestEntry = e
        foundMissing = pass
      }
    }
  }
  foundScore = best
  if (best == -Infinity) return
  if (isCategorical) {
    foundMissing = 0
    for (let e = 0; e <= bestEntry; e++) if (i4(keys, e) == 255) foundMissing = 1
    foundBin = bestEntry
    return
  }
  foundBin = bestEntry == values - 1 ? 254 : (i4(keys, bestEntry) + i4(keys, bestEntry + 1) - 1) >> 1
}

function partitionNode(node: i32, j: i32, bin: i32, missing: i32, begin: i32, end: i32): i32 {
  const column = bins + <usize>j * <usize>stride
  const isCategorical = u1(categorical, j) == 1
  let left = begin
  let right = 0
  for (let k = begin; k < end; k++) {
    const row = i4(rows, k)
    const w = f8(weight, k)
    const v = f8(value, k)
    const b = u1(column, row)
    let goesLeft: i32
    if (isCategorical) goesLeft = (i4(nodeSets, node * 8 + (b >> 5)) >>> (b & 31)) & 1
    else goesLeft = b == 255 ? missing : (b - bin - 1) >>> 31
    setI4(rows, left, row)
    setF8(weight, left, w)
    setF8(value, left, v)
    setI4(scratchRows, right, row)
    setF8(scratchWeight, right, w)
    setF8(scratchValue, right, v)
    left += goesLeft
    right += 1 - goesLeft
  }
  memory.copy(rows + (<usize>left << 2), scratchRows, <usize>right << 2)
  memory.copy(weight + (<usize>left << 3), scratchWeight, <usize>right << 3)
  memory.copy(value + (<usize>left << 3), scratchValue, <usize>right << 3)
  return left
}

function partitionByValue(j: i32, threshold: f64, missing: i32, begin: i32, end: i32): i32 {
  const column = raw + (<usize>j << 3)
  let left = begin
  let right = 0
  for (let k = begin; k < end; k++) {
    const row = i4(rows, k)
    const w = f8(weight, k)
    const v = f8(value, k)
    const x = f8(column, row * featureCount)
    const goesLeft = x == x ? (x <= threshold ? 1 : 0) : missing
    setI4(rows, left, row)
    setF8(weight, left, w)
    setF8(value, left, v)
    setI4(scratchRows, right, row)
    setF8(scratchWeight, right, w)
    setF8(scratchValue, right, v)
    left += goesLeft
    right += 1 - goesLeft
  }
  for (let k = 0; k < right; k++) {
    setI4(rows, left + k, i4(scratchRows, k))
    setF8(weight, left + k, f8(scratchWeight, k))
    setF8(value, left + k, f8(scratchValue, k))
  }
  return left
}

export function leavesOutOfBag(bins: usize, raw: usize, thresholds: usize, width: i32, stride: i32, categorical: usize, feature: usize, bin: usize, left: usize, missing: usize, sets: usize, draws: usize, count: i32, leaves: usize): void {
  for (let row = 0; row < count; row++) {
    setI4(leaves, row, -1)
    if (i4(draws, row) > 0) continue
    let node = 0
    let child = i4(left, 0)
    while (child >= 0) {
      const j = i4(feature, node)
      const b = u1(bins + <usize>j * <usize>stride, row)
      let goesLeft: i32
      if (u1(categorical, j) == 1) goesLeft = (i4(sets, node * 8 + (b >> 5)) >>> (b & 31)) & 1
      else if (b == 255) goesLeft = u1(missing, node)
      else {
        const cut = i4(bin, node)
        goesLeft = cut < 0 ? (f8(raw, row * width + j) <= f8(thresholds, node) ? 1 : 0) : b <= cut ? 1 : 0
      }
      node = child + 1 - goesLeft
      child = i4(left, node)
    }
    setI4(leaves, row, node)
  }
}
