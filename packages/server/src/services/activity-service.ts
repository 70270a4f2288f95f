import type { Database } from '../storage/database.ts'
import { userActivity } from '../storage/schema.ts'

/** Notes once a day that a person did something: the number of active users rests on it. */
export function activityService({ orm }: Database) {
  const noted = new Map<string, string>()
  return {
    async note(userId: string): Promise<void> {
      const day = new Date().toISOString().slice(0, 10)
      if (noted.get(userId) === day) return
      noted.set(userId, day)
      await orm.insert(userActivity).values({ userId, day }).onConflictDoNothing()
    },
  }
}

export type ActivityService = ReturnType<typeof activityService>
