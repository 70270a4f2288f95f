import { html, nothing } from 'lit'
import type { CleaningStep } from '../core-types.ts'
import type { Locale } from '../i18n/locale.ts'
import { icon } from '../util/icons.ts'

const LAST_TESTS = 3

type CleaningRule = NonNullable<CleaningStep['rule']>

/** The last tests of the rule; the ones before are a click away. */
export function rulePath({ path, kind }: CleaningRule, whole: boolean, showWhole: () => void, locale: Locale) {
  const { words } = locale
  const hidden = whole ? 0 : Math.max(0, path.length - LAST_TESTS)
  return html`<p class="path">
    ${words.plan.why}
    ${
      hidden
        ? html`<button type="button" class="link" @click=${showWhole}>${words.plan.moreTests(hidden)}</button
            >${icon('arrow', 13)}`
        : nothing
    }
    ${path.slice(hidden).map((test) => html`<span>${test}</span>${icon('arrow', 13)}`)}<span class="end"
      >${words.plan.kinds[kind] ?? kind}</span
    >
  </p>`
}
