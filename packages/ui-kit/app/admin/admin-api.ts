/** What the administration routes answer with. */
export interface Overview {
  readonly people: number
  readonly activeUsers: { readonly [window: string]: number }
  readonly retention: { readonly [cohort: string]: number | null }
  readonly datasets: number
  readonly storedBytes: number
  readonly models: number
  readonly jobs: { readonly [state: string]: number }
  readonly longestWaitSeconds: number
  readonly days: readonly DayFigures[]
}

export interface DayFigures {
  readonly day: string
  readonly activeUsers: number
  readonly models: number
  readonly meanTrainingSeconds: number | null
  readonly predictions: number
  readonly requests: number
  readonly failedRequests: number
  readonly meanResponseSeconds: number | null
}

export interface AdminPerson {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: string
  readonly banned: boolean
  readonly createdAt: string
}

export interface AdminJob {
  readonly id: string
  readonly state: string
  readonly attempt: number
  readonly owner: string
  readonly effort: string
  readonly problem: { readonly message: string } | null
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly next: string | null
}
