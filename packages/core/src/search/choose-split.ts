import type { Profile } from '../profile/profile.ts'
import { firstEqualRows } from '../profile/duplicate-rows.ts'
import { counted, grouped } from '../profile/findings/wording.ts'
import { lowerBound } from '../profile/lower-bound.ts'
import { sortValues } from '../profile/sort-values.ts'
import type { Column } from '../table/column.ts'
import type { Dataset } from '../table/dataset.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import { chancePairs } from './chance-pairs.ts'
import type { JsonObject } from '../util/json.ts'
import { randomFrom } from '../util/random.ts'
import { repeatedEntity } from './repeated-entity.ts'
import { groupFolds, stratifiedFolds, timeFolds, type Fold } from './folds.ts'
import { timeInParts, type TimeInParts } from './time-in-parts.ts'
import type { Leaderboard } from './leaderboard.ts'
import type { ResolvedTarget } from './resolve-target.ts'
import type { FitSettings } from './search-settings.ts'
import { pickNumbers } from '../util/pick-numbers.ts'

/** How rows are parted into those that train and those that judge, and why. */
export interface SplitChoice {
  readonly split: Leaderboard['split']
  readonly folds: readonly Fold[]
  /** A stricter split on which the chosen recipe is judged once more, where the data call for one. */
  readonly strict: StrictSplit | null
  /** The random folds that were not taken, beside a split that was asked for. */
  readonly naive: readonly Fold[] | null
}

export interface StrictSplit {
  readonly folds: readonly Fold[]
  /** Code of the finding that shows both scores. */
  readonly code: string
  readonly column: string | null
  /** What is the matter, and how rows are parted because of it. */
  readonly reason: string
  readonly evidence: JsonObject
}

/** Share of duplicate rows from which they are kept together. */
const manyDuplicates = 0.01
/** Equal pairs that chance alone may bring; where more are to be expected, equal rows are no copies. */
const mostChancePairs = 0.5
/** Strata of a numeric target. */
const targetBands = 10

export function chooseSplit(
  dataset: Dataset,
  target: ResolvedTarget,
  settings: FitSettings,
  features: readonly Column[],
  profile: Profile | null,
): SplitChoice {
  const request = settings.split ?? 'auto'
  const count = settings.folds === undefined ? defaultFolds(target) : Math.min(settings.folds, mostFolds(target))
  const parts = { dataset, target, count, seed: settings.seed ?? 0 }
  if (typeof request === 'object') {
    const asked = 'time' in request ? byTime(parts, request.time) : byGroup(parts, request.group)
    return { ...asked, strict: null, naive: atRandom(parts).folds }
  }
  if (request === 'holdout') return { ...heldOut(parts), strict: null, naive: null }
  const strict = request === 'auto' ? strictSplit(parts, features, profile) : null
  return { ...atRandom(parts), strict, naive: null }
}

type Parted = Pick<SplitChoice, 'split' | 'folds'>

/** What a random split would hide: time, then rows of one entity, then copies. */
function strictSplit(parts: SplitParts, features: readonly Column[], profile: Profile | null): StrictSplit | null {
  return (
    inTimeOrder(parts, profile) ??
    entitiesTogether(parts, features) ??
    duplicatesTogether(parts, features, areCopies(profile))
  )
}

interface SplitParts {
  readonly dataset: Dataset
  readonly target: ResolvedTarget
  readonly count: number
  readonly seed: number
}

/** Small data are judged on more folds, so that each model still sees most of them; the folds of large data are long enough. */
function defaultFolds({ rows, task, y }: ResolvedTarget): number {
  const count = rows.length
  const wanted = count < 1000 ? 8 : count < 100_000 ? 5 : 3
  return Math.max(2, Math.min(wanted, count < 1000 || task === 'regression' ? mostFolds({ rows, task, y }) : wanted))
}

/** No fold without a row, and of classes, beyond five folds, none without a row of the rarest. */
function mostFolds({ rows, task, y }: Pick<ResolvedTarget, 'rows' | 'task' | 'y'>): number {
  if (task === 'regression') return rows.length
  const sizes = new Map<number, number>()
  for (const row of rows) sizes.set(y[row], (sizes.get(y[row]) ?? 0) + 1)
  return Math.max(5, Math.min(...sizes.values()))
}

/** What every fold holds in the same share: the classes, or ten bands of the value. */
export function strataOf(target: ResolvedTarget): Int32Array {
  return target.task === 'regression' ? bandsOf(target) : Int32Array.from(pickNumbers(target.y, target.rows))
}

function atRandom({ target, count, seed }: SplitParts): Parted {
  const strata = strataOf(target)
  const kept = target.task === 'regression' ? 'the range of the target' : 'the share of each class'
  return {
    split: {
      kind: 'random',
      column: null,
      reason: `Rows are drawn at random into ${count} folds; ${kept} is the same in each.`,
    },
    folds: stratifiedFolds(target.rows, strata, count, randomFrom(seed, 'folds')),
  }
}

/** One part of five, drawn as the folds are, judges a model of the other four. */
function heldOut({ target, seed }: SplitParts): Parted {
  const kept = target.task === 'regression' ? 'the range of the target' : 'the share of each class'
  const [first] = stratifiedFolds(target.rows, strataOf(target), 5, randomFrom(seed, 'folds'))
  return {
    split: {
      kind: 'holdout',
      column: null,
      reason: `${counted(first.validation.length, 'row')} (20 %), drawn at random, judge models of the other ${grouped(first.train.length)}; ${kept} is the same in both.`,
    },
    folds: [first],
  }
}

/** By rank of the target; of equal ones the earlier row stands before the later. */
function bandsOf({ rows, y }: ResolvedTarget): Int32Array {
  const values = pickNumbers(y, rows)
  const sorted = sortValues(values, new Uint8Array(rows.length))
  const seen = new Int32Array(rows.length)
  return Int32Array.from(values, (value) => {
    const first = lowerBound(sorted, value)
    return Math.floor(((first + seen[first]++) * targetBands) / rows.length)
  })
}

/** Whether equal rows are copies by what they hold: a text or number that else tells every row apart. Then no chance made them. */
function areCopies(profile: Profile | null): boolean {
  return (
    profile?.findings.some(({ code, evidence }) => code === 'duplicate-rows' && evidence.likelyCopies === true) ?? false
  )
}

/** Equal rows in one fold, so that no row is judged by its own copy. */
function duplicatesTogether(
  { dataset, target, count, seed }: SplitParts,
  features: readonly Column[],
  copies: boolean,
): StrictSplit | null {
  const first = firstEqualRows(features, dataset.rowCount)
  const groups = Int32Array.from(pickNumbers(first, target.rows))
  const duplicates = target.rows.filter((row) => first[row] !== row).length
  if (duplicates < manyDuplicates * target.rows.length || duplicates < 2) return null
  if (new Set(groups).size < 2 * count) return null
  if (!copies && chancePairs(features, dataset.rowCount) > mostChancePairs) return null
  const share = Math.floor((1000 * duplicates) / target.rows.length + 0.5) / 10
  return {
    folds: groupFolds(target.rows, groups, strataOf(target), count, randomFrom(seed, 'strict folds')),
    code: 'duplicates-across-folds',
    column: null,
    reason: `${counted(duplicates, 'row')} (${share} %) repeat an earlier row in every feature; with equal rows kept in one fold, so that none is judged by its own copy,`,
    evidence: { rows: duplicates, share: duplicates / target.rows.length },
  }
}

/** All rows of a customer, a patient, a machine … in one fold, where they are alike. */
function entitiesTogether(
  { dataset, target, count, seed }: SplitParts,
  features: readonly Column[],
): StrictSplit | null {
  const entity = repeatedEntity(dataset, target, features, seed)
  if (entity === null || entity.groupCount < 2 * count) return null
  const { column, groups, groupCount, distance } = entity
  return {
    folds: groupFolds(target.rows, groups, strataOf(target), count, randomFrom(seed, 'strict folds')),
    code: 'groups-across-folds',
    column,
    reason: `the rows are about ${grouped(groupCount)} different values of ${column}, and rows of the same one are alike in ${target.name}; with all of its rows kept in one fold, so that each is judged like one not seen before,`,
    evidence: { column, groups: groupCount, distance },
  }
}

/** Blocks in the order of a date column, or of a year, a month, a day … in columns of their own, by which the file is sorted. */
function inTimeOrder({ dataset, target, count }: SplitParts, profile: Profile | null): StrictSplit | null {
  const order = orderOfDates(dataset, target, profile) ?? timeInParts(dataset, target.name)
  if (order === null) return null
  const folds = timeFolds(target.rows, Float64Array.from(pickNumbers(order.times, target.rows)), count)
  if (folds.length === 0) return null
  const names = order.columns
  const listed = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return {
    folds,
    code: 'time-order-across-folds',
    column: names[0],
    reason: `the rows stand in the order of ${listed}; judged block by block on what comes later than all that it has seen,`,
    evidence: { column: names[0], ...(names.length > 1 && { columns: [...names] }) },
  }
}

function orderOfDates(dataset: Dataset, target: ResolvedTarget, profile: Profile | null): TimeInParts | null {
  const name = profile?.table.timeOrder ?? null
  if (name === null || name === target.name) return null
  const column = dataset.column(name)
  if (column.storage !== 'date') return null
  return { columns: [name], times: column.values.map((time, row) => (column.missing[row] === 1 ? -Infinity : time)) }
}

function byGroup({ dataset, target, count, seed }: SplitParts, name: string): Parted {
  const column = dataset.column(name)
  const ids = new Map<string, number>()
  const groups = Int32Array.from(target.rows, (row) => {
    const text = column.original(row).trim()
    if (!ids.has(text)) ids.set(text, ids.size)
    return ids.get(text)!
  })
  if (ids.size < 2)
    throw new CsvAnalyzerError(
      'unsuitable-split',
      `the column "${name}" has one value only; groups need at least two`,
      { column: name },
    )
  const used = Math.min(count, ids.size)
  return {
    split: {
      kind: 'group',
      column: name,
      reason: `All rows with the same ${name} stay in one of ${used} folds, so that each is judged on groups it has not seen.`,
    },
    folds: groupFolds(target.rows, groups, strataOf(target), used, randomFrom(seed, 'folds')),
  }
}

function byTime({ dataset, target, count }: SplitParts, name: string): Parted {
  const column = dataset.column(name)
  if (column.storage !== 'date' && column.storage !== 'number')
    throw new CsvAnalyzerError(
      'unsuitable-split',
      `the column "${name}" holds ${column.type} values; a split by time needs dates or numbers`,
      { column: name, type: column.type },
    )
  const times = Float64Array.from(target.rows, (row) => (column.missing[row] === 1 ? -Infinity : column.values[row]))
  const folds = timeFolds(target.rows, times, count)
  if (folds.length === 0)
    throw new CsvAnalyzerError(
      'unsuitable-split',
      `the column "${name}" has one value only; a split by time needs at least two`,
      { column: name },
    )
  return {
    split: {
      kind: 'time',
      column: name,
      reason: `${folds.length === 1 ? 'The last block' : `Each of ${folds.length} blocks`} in the order of ${name} is judged by a model that saw only what came before it.`,
    },
    folds,
  }
}
