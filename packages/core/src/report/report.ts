import { CsvAnalyzerError } from '../util/error.ts'
import { reportLocale, type ReportLanguage } from './locale.ts'
import { page, type Page } from './page.ts'
import { reportPages } from './pages.ts'
import type { ReportParts } from './report-parts.ts'

export interface ReportOptions {
  /** `en` when absent. */
  readonly language?: ReportLanguage
  /** Hide the values of columns with personal data. */
  readonly redact?: boolean
}

/**
 * One self-contained HTML file: no script, no network, light and dark, made to be read, printed and sent.
 * @example await writeFile('profile.html', report({ profile: summary, dataset }))
 * @throws CsvAnalyzerError `empty-report` when no part is given, `unknown-language`
 */
export function report(parts: ReportParts, { language, redact = false }: ReportOptions = {}): string {
  const locale = reportLocale(language)
  const pages = reportPages.map((kind) => kind.make(parts, { locale, redact })).filter((made) => made !== null)
  if (pages.length === 0)
    throw new CsvAnalyzerError('empty-report', 'a report needs at least one part, such as { profile }', {})
  return page(joined(pages), locale)
}

function joined(pages: readonly Page[]): Page {
  return { ...pages[0], sections: pages.flatMap((made) => made.sections) }
}
