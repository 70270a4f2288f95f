import type { Candidate } from '../core-types.ts'
import type { Locale } from './locale.ts'

/** A candidate's name: core's own title in English, our word for the learner elsewhere. */
export function learnerText(candidate: Pick<Candidate, 'learner' | 'title'>, { language, words }: Locale): string {
  return language === 'en' ? candidate.title : (words.learners[candidate.learner] ?? candidate.title)
}
