import { modelPage } from './model/model-page.ts'
import { comparisonPage } from './profile/comparison-page.ts'
import { profilePage } from './profile/profile-page.ts'
import type { ReportPage } from './report-page.ts'

/** Every kind of report, in the order in which they follow one another; the first that is there gives the title and the answer. */
export const reportPages: readonly ReportPage[] = [comparisonPage, modelPage, profilePage]
