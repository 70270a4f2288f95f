import type { Locale } from './locale.ts'

export function metricTitle(name: string, { words }: Locale): string {
  return words.metrics[name]?.[0] ?? name
}

export function metricMeaning(name: string, { words }: Locale): string {
  return words.metrics[name]?.[1] ?? ''
}
