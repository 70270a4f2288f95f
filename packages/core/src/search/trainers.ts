import { learners } from '../learners/index.ts'
import type { Learner } from '../learners/learner.ts'
import { CsvAnalyzerError } from '../util/error.ts'
import type { WorkerPool } from '../workers/pool.ts'
import { giveBack, takeWorkers } from '../workers/kept-workers.ts'
import type { CandidateSpec } from './candidate-spec.ts'
import { milliseconds } from './clock.ts'
import type { EncodedRows, PreparedRows } from './prepare-fold.ts'
import { trainFold, type FoldOptions, type TrainedFold } from './train-fold.ts'
import type { TrainTarget } from './train-member.ts'
import { refuseTrainers, trainerSpawner } from './trainer-spawner.ts'
import type { TrainingInput } from './training-tasks.ts'

/** Trains here, and in workers where there are any. Where and when a training runs never changes what it gives. */
export interface Trainers {
  /** Trainings that run at the same time. */
  readonly size: number
  /** Workers that were asked for and are not there, or failed. */
  readonly missing: number
  /** Waits for a free place; of those that wait the lowest rank goes first. */
  run(training: Training): Promise<DoneTraining>
  /** Stops nothing: whoever asked for trainings aborts them. */
  close(): void
}

export interface Training {
  readonly spec: CandidateSpec
  readonly prepared: PreparedRows
  readonly target: TrainTarget
  readonly options: FoldOptions
  /** Looked at each time a place is free. */
  readonly rank: () => number
}

export interface DoneTraining extends TrainedFold {
  /** What encoding the rows for it took; 0 where another had it done. */
  readonly encodeMilliseconds: number
}

interface Waiting {
  readonly training: Training
  readonly resolve: (done: DoneTraining) => void
  readonly reject: (reason: unknown) => void
  /** A worker failed at it. */
  readonly onlyHere: boolean
}

interface Place {
  /** Null: this thread. */
  readonly worker: WorkerPool | null
  isFree: boolean
  isUsed: boolean
  works: boolean
  /** Rows that its worker has, and their bytes where they are no shared memory. */
  readonly known: Set<EncodedRows>
  copied: number
}

/** Bytes of copied rows after which a worker forgets those it has. */
const MOST_COPIED = 1 << 28

/** Of all searches: a worker may still hold rows of one that was left. */
let nextKey = 0

const registry: { readonly [name: string]: Learner } = learners

export function openTrainers(count: number): Trainers {
  const spawn = count > 1 ? trainerSpawner() : null
  const workers = spawn === null ? [] : takeWorkers(count - 1, spawn)
  const places = [null, ...workers].map(placeOf)
  const keys = new Map<EncodedRows, string>()
  let waiting: Waiting[] = []
  places.forEach((place) => void join(place))

  /** A worker gets no work before it answers. */
  async function join(place: Place): Promise<void> {
    try {
      await place.worker?.start()
      place.isFree = true
      fillPlaces()
    } catch {
      place.works = false
      refuseTrainers()
    }
  }

  function run(training: Training): Promise<DoneTraining> {
    return new Promise((resolve, reject) => {
      const { signal } = training.options
      if (signal?.aborted) return reject(signal.reason)
      waiting.push({ training, resolve, reject, onlyHere: false })
      signal?.addEventListener('abort', dropAborted, { once: true })
      fillPlaces()
    })
  }

  function dropAborted(): void {
    const isAborted = ({ training }: Waiting) => training.options.signal?.aborted === true
    const dropped = waiting.filter(isAborted)
    waiting = waiting.filter((one) => !isAborted(one))
    for (const { training, reject } of dropped) reject(training.options.signal!.reason)
  }

  function fillPlaces(): void {
    for (const place of places) {
      if (!place.isFree || !place.works) continue
      const next = firstFor(place)
      if (next === null) continue
      waiting = waiting.filter((one) => one !== next)
      place.isFree = false
      void occupy(place, next)
    }
  }

  function firstFor({ worker }: Place): Waiting | null {
    const suits = ({ training, onlyHere }: Waiting) => worker === null || (!onlyHere && canTravel(training))
    return waiting
      .filter(suits)
      .reduce<Waiting | null>((best, one) => (best && best.training.rank() <= one.training.rank() ? best : one), null)
  }

  async function occupy(place: Place, { training, resolve, reject }: Waiting): Promise<void> {
    try {
      await Promise.resolve() // all places are filled before this thread begins to work
      resolve(await (place.worker === null ? trainHere(training) : trainThere(place, place.worker, training)))
    } catch (error) {
      if (place.worker === null || training.options.signal?.aborted || !isOfWorker(error)) reject(error)
      else {
        place.works = false
        waiting.push({ training, resolve, reject, onlyHere: true })
      }
    } finally {
      place.isFree = true
      fillPlaces()
    }
  }

  async function trainHere({ spec, prepared, target, options }: Training): Promise<DoneTraining> {
    const { rows, encodeMilliseconds } = encode(prepared, spec)
    return { ...(await trainFold(spec, rows, target, options)), encodeMilliseconds }
  }

  async function trainThere(
    place: Place,
    worker: WorkerPool,
    { spec, prepared, target, options }: Training,
  ): Promise<DoneTraining> {
    const { rows, encodeMilliseconds } = encode(prepared, spec)
    if (place.copied > MOST_COPIED) await forget(place, worker)
    if (!keys.has(rows)) keys.set(rows, String(nextKey++))
    place.isUsed = true
    const { learner, ...plain } = spec
    const { signal, onProgress: _, ...plainOptions } = options
    const input: TrainingInput = {
      spec: plain,
      learner: learner.name,
      key: keys.get(rows)!,
      rows: place.known.has(rows) ? null : rows,
      target: { task: target.task, classes: target.classes },
      options: plainOptions,
    }
    const trained = await worker.run<TrainedFold>('train', input, { signal })
    if (input.rows !== null) {
      place.known.add(rows)
      place.copied += copiedBytes(rows)
    }
    return { ...trained, encodeMilliseconds }
  }

  function close(): void {
    for (const place of places) {
      const { worker, works } = place
      if (worker === null) continue
      if (works && place.isUsed) forget(place, worker).catch(() => undefined)
      giveBack(worker, works)
    }
    places.length = 1
  }

  return {
    get size() {
      return places.filter(({ works }) => works).length
    },
    get missing() {
      return count - places.filter(({ works }) => works).length
    },
    run,
    close,
  }
}

async function forget(place: Place, worker: WorkerPool): Promise<void> {
  place.known.clear()
  place.copied = 0
  await worker.run('forget', null)
}

function placeOf(worker: WorkerPool | null): Place {
  return { worker, isFree: worker === null, isUsed: false, works: true, known: new Set(), copied: 0 }
}

function encode(
  { encoded }: PreparedRows,
  { learner }: CandidateSpec,
): { rows: EncodedRows; encodeMilliseconds: number } {
  const begin = milliseconds()
  return { rows: encoded(learner.encoding), encodeMilliseconds: milliseconds() - begin }
}

/** Only learners of this library are known in a worker. */
function canTravel({ spec }: Training): boolean {
  return Object.hasOwn(registry, spec.learner.name) && registry[spec.learner.name] === spec.learner
}

/** None where the cells stand in shared memory. */
function copiedBytes({ matrix, y }: EncodedRows): number {
  const isShared = typeof SharedArrayBuffer === 'function' && y.buffer instanceof SharedArrayBuffer
  return isShared ? 0 : 8 * matrix.rowCount * (matrix.columns.length + 1)
}

/** Whether not the training failed but the worker, or the way to it. */
function isOfWorker(error: unknown): boolean {
  return !(error instanceof CsvAnalyzerError) || error.code === 'worker-failed' || error.code === 'pool-closed'
}
