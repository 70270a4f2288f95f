import type { Alternative } from '../predict/alternative-panel.ts'
import type { LiveCurve, TrainerOptions } from '../elements/csv-trainer.ts'
import type {
  CleaningPlan,
  DatasetSummary,
  InputRow,
  Leaderboard,
  PredictedRow,
  Profile,
  Progress,
  RowsPage,
  SessionFit,
  SessionLoadOptions,
} from '../core-types.ts'

export type Work = 'idle' | 'load' | 'profile' | 'fit'

/** Everything that the flow knows at one moment; plain and never changed in place. */
export interface RunState {
  readonly work: Work
  readonly progress: Progress | null
  readonly error: string
  readonly name: string
  readonly summary: DatasetSummary | null
  readonly preview: RowsPage | null
  readonly loadOptions: SessionLoadOptions
  readonly profile: Profile | null
  readonly plan: CleaningPlan | null
  readonly target: string
  readonly options: TrainerOptions
  readonly leaderboard: Leaderboard | null
  readonly curve: LiveCurve | null
  readonly fit: SessionFit | null
  /** What the model was trained from: a later change makes it stale. */
  readonly trainedFrom: { readonly target: string; readonly steps: string } | null
  readonly row: InputRow
  readonly prediction: PredictedRow | null
  readonly alternatives: readonly Alternative[]
  readonly predicting: boolean
}

export const emptyRun: RunState = {
  work: 'idle',
  progress: null,
  error: '',
  name: '',
  summary: null,
  preview: null,
  loadOptions: {},
  profile: null,
  plan: null,
  target: '',
  options: { effort: 'medium' },
  leaderboard: null,
  curve: null,
  fit: null,
  trainedFrom: null,
  row: {},
  prediction: null,
  alternatives: [],
  predicting: false,
}

/** The steps that count, as one text: two plans with the same text train the same. */
export function planKey(plan: CleaningPlan | null): string {
  return JSON.stringify(
    (plan?.steps ?? [])
      .filter(({ status }) => status === 'suggested' || status === 'accepted')
      .map(({ id, options }) => [id, options]),
  )
}

export function isStale({ fit, trainedFrom, plan, target }: RunState): false | 'plan' | 'target' {
  if (!fit || !trainedFrom) return false
  if (trainedFrom.target !== target) return 'target'
  return trainedFrom.steps === planKey(plan) ? false : 'plan'
}
