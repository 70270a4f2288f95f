import type { Page } from './page.ts'
import type { ReportLocale } from './locale.ts'
import type { ReportParts } from './report-parts.ts'

export interface ReportContext {
  readonly locale: ReportLocale
  /** Values of columns with personal data are hidden. */
  readonly redact: boolean
}

/** One kind of report: the page it makes of the parts it knows, null when they are not given. */
export interface ReportPage {
  readonly name: string
  make(parts: ReportParts, context: ReportContext): Page | null
}
