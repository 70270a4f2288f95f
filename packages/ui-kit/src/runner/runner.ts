import type { Session } from '../core-types.ts'

/** Where the work is done. An element asks the session; it never knows whether a worker or a server answers. */
export interface Runner {
  readonly session: Session
  /** Who gets the file, in words; '' when it stays in the page. */
  readonly place: string
}
