import { en, type Messages } from './en.ts'
import { formatOf, type Format } from './format.ts'
import { fr } from './fr.ts'

/** One language: its words and its way of writing values. */
export interface Locale {
  readonly language: string
  readonly words: Messages
  readonly format: Format
}

const languages = { en, fr } satisfies Record<string, (format: Format) => Messages>
export type Language = keyof typeof languages

const made = new Map<string, Locale>()

/** The locale of a BCP 47 tag by its primary language; English where we have no words. */
export function localeOf(tag: string): Locale {
  const primary = tag.toLowerCase().split('-')[0]
  const language: Language = primary in languages ? (primary as Language) : 'en'
  let locale = made.get(language)
  if (!locale) {
    const format = formatOf(language)
    locale = { language, format, words: languages[language](format) }
    made.set(language, locale)
  }
  return locale
}

/** The nearest `lang` upwards, through shadow roots: what the page says about the place where the element stands. */
export function languageAt(element: Element): string {
  let node: Element | null = element
  while (node) {
    const near: Element | null = node.closest('[lang]:not([lang=""])')
    if (near) return near.getAttribute('lang') as string
    const root: Node = node.getRootNode()
    node = root instanceof ShadowRoot ? root.host : null
  }
  return 'en'
}
