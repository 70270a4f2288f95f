import type { Html } from './markup.ts'

/** One stretch of a report under its own heading; `id` is the anchor, unique in the page. */
export interface ReportSection {
  readonly id: string
  readonly title: string
  readonly body: Html
}
