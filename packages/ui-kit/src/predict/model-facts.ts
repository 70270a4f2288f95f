import type { SessionFit } from '../core-types.ts'

/** What the page knows of the model that answers. */
export type ModelFacts = SessionFit['pipeline']
