import { editDistance } from '../util/nearest-name.ts'
import { fingerprint, ngramFingerprint } from './fingerprint.ts'

export type ClusterMethod = 'case' | 'fingerprint' | 'ngram' | 'levenshtein'

export interface TextCluster {
  /** The most frequent member. */
  readonly canonical: string
  /** All members, the most frequent first. */
  readonly members: readonly { readonly value: string; readonly count: number }[]
}

const mostTexts = 20_000
const mostPerBlock = 200

/** Groups of texts that probably mean the same, by one method; only groups of at least two. */
export function clusterTexts(counts: ReadonlyMap<string, number>, method: ClusterMethod): readonly TextCluster[] {
  if (counts.size > mostTexts) return []
  return method === 'levenshtein' ? nearTexts(counts) : sameKey(counts, keys[method])
}

const keys: { readonly [method in Exclude<ClusterMethod, 'levenshtein'>]: (text: string) => string } = {
  case: (text) => text.trim().replace(/\s+/gu, ' ').toLowerCase(),
  fingerprint,
  ngram: ngramFingerprint,
}

function sameKey(counts: ReadonlyMap<string, number>, keyOf: (text: string) => string): readonly TextCluster[] {
  const groups = new Map<string, string[]>()
  for (const text of counts.keys()) {
    const key = keyOf(text)
    if (key === '') continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [text])
    else group.push(text)
  }
  return [...groups.values()].filter((group) => group.length > 1).map((group) => cluster(group, counts))
}

/** Rare texts join a frequent one (ten times as often) a few letters away; only texts that share a block of letters are compared. */
function nearTexts(counts: ReadonlyMap<string, number>): readonly TextCluster[] {
  const byCount = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)!)
  const blocks = blocksOf(byCount)
  const joined = new Map<string, string>()
  for (const text of [...byCount].reverse()) {
    const home = nearestFrequent(text, blocks, counts)
    if (home !== null) joined.set(text, home)
  }
  const groups = new Map<string, string[]>()
  for (const [text, home] of joined) {
    if (joined.has(home)) continue
    groups.set(home, [...(groups.get(home) ?? [home]), text])
  }
  return [...groups.values()].map((group) => cluster(group, counts))
}

function blocksOf(texts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const blocks = new Map<string, string[]>()
  for (const text of texts) {
    for (const key of blockKeys(text)) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [text])
      else if (block.length < mostPerBlock) block.push(text)
    }
  }
  return blocks
}

/** First and last three letters: one edit leaves one of them as it is in any text of six letters or more. */
function blockKeys(text: string): readonly string[] {
  const plain = text.toLowerCase()
  return plain.length < 3 ? [] : [`^${plain.slice(0, 3)}`, `${plain.slice(-3)}$`]
}

const timesAsFrequent = 10

function nearestFrequent(
  text: string,
  blocks: ReadonlyMap<string, readonly string[]>,
  counts: ReadonlyMap<string, number>,
): string | null {
  if (text.length < 5 || isCode(text)) return null
  const limit = text.length >= 10 ? 3 : 2
  let best: string | null = null
  let fewest = limit
  for (const key of blockKeys(text)) {
    for (const other of blocks.get(key) ?? []) {
      if (other === text || isCode(other) || counts.get(other)! < timesAsFrequent * counts.get(text)!) continue
      const edits = editDistance(text.toLowerCase(), other.toLowerCase(), fewest)
      if (edits < fewest) {
        fewest = edits
        best = other
      }
    }
  }
  return best
}

/** Digits, or capitals inside a word (FuseA): one letter makes another code of it. */
function isCode(text: string): boolean {
  return /\d|\p{Ll}\p{Lu}/u.test(text)
}

function cluster(group: readonly string[], counts: ReadonlyMap<string, number>): TextCluster {
  const members = group
    .map((value) => ({ value, count: counts.get(value)! }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return { canonical: members[0].value, members }
}
