import { classWeightParam } from '../../class-weights.ts'

/** Parameters that all forests share. */
export const forestParams = {
  nEstimators: {
    type: 'integer',
    default: 100,
    min: 1,
    max: 100_000,
    search: { low: 50, high: 500, scale: 'log' },
    doc: 'Trees.',
  },
  minSamplesLeaf: {
    type: 'integer',
    default: 1,
    min: 1,
    max: 1_000_000_000,
    search: { low: 1, high: 20, scale: 'log' },
    doc: 'Least rows of a leaf (draws, in units of the mean weight).',
  },
  minSamplesSplit: {
    type: 'integer',
    default: 2,
    min: 2,
    max: 1_000_000_000,
    doc: 'Least distinct rows of a node that is split.',
  },
  maxDepth: {
    type: 'integer',
    default: 0,
    min: 0,
    max: 100_000,
    doc: 'Most tests on a path; 0 grows until leaves are pure.',
  },
  maxBins: { type: 'integer', default: 255, min: 2, max: 255, doc: 'Most bins of a feature.' },
  classWeight: classWeightParam,
} as const

export type ForestParams = {
  readonly nEstimators: number
  readonly maxFeatures: number
  readonly minSamplesLeaf: number
  readonly minSamplesSplit: number
  readonly maxDepth: number
  readonly maxBins: number
  readonly bootstrap: boolean
  readonly maxSamples: number
  readonly classWeight: 'none' | 'balanced'
}

/** Features that each node looks at: a share of all, or the usual number. */
export function featuresPerNode(share: number, featureCount: number, usual: number): number {
  return Math.max(1, Math.floor((share > 0 ? share * featureCount : usual) + 1e-9))
}
