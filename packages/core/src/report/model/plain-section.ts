import type { Evaluation } from '../../evaluate/evaluation.ts'
import { markup } from '../markup.ts'
import type { ReportLanguage } from '../locale.ts'
import type { ReportSection } from '../section.ts'
import { modelWords } from './model-words.ts'
import { plainWords } from './plain-words.ts'

/** The plain words first; none where there is nothing to say. */
export function plainSection(evaluation: Evaluation, language: ReportLanguage): readonly ReportSection[] {
  const sentences = plainWords(evaluation, language)
  if (sentences.length === 0) return []
  const body = markup`<div class="sheet">${sentences.map((sentence) => markup`<p>${sentence}</p>`)}</div>`
  return [{ id: 'plain', title: modelWords(language).plain, body }]
}
