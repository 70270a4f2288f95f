import type { CleaningStep } from '../core-types.ts'

/** Such a step counts in rows: its cells go with them. */
export function dropsRows({ preview }: CleaningStep): boolean {
  return preview.some(({ dropped }) => dropped)
}
