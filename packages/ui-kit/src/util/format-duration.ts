import { formatFixed, formatInteger } from './format-number.ts'

/** Milliseconds as people say them: 0.1 s, 42 s, 3 min. */
export function formatDuration(milliseconds: number, language: string): string {
  const seconds = milliseconds / 1000
  if (seconds < 10) return `${formatFixed(seconds, 1, language)} s`
  return seconds < 120 ? `${formatInteger(seconds, language)} s` : `${formatInteger(seconds / 60, language)} min`
}
