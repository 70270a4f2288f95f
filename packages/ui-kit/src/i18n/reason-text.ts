import type { Leaderboard } from '../core-types.ts'
import { learnerText } from './learner-text.ts'
import type { Locale } from './locale.ts'

/** Why the kept candidate was kept: core's own sentence in English, ours from the same facts elsewhere. */
export function reasonText(board: Leaderboard, locale: Locale): string {
  if (locale.language === 'en' || !board.reason) return board.reason
  const done = board.candidates.filter(({ state, baseline, score }) => state === 'done' && !baseline && score !== null)
  const kept = done.find(({ chosen }) => chosen)
  if (!kept) return ''
  const { reasons } = locale.words.leaderboard
  const others = board.folds === 1 ? reasons.onePart : reasons.others(done.filter(({ tied }) => tied).length - 1)
  const title = learnerText(kept, locale)
  if (kept === done[0]) return reasons.best(title, others)
  const best = learnerText(done[0], locale)
  return kept.learner === 'blend' ? reasons.blend(title, best, others) : reasons.tied(title, best, others)
}
