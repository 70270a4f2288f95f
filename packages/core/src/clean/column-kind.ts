import type { Column } from '../table/column.ts'
import type { ColumnProfile } from '../profile/profile.ts'
import type { KindVerdict } from './action.ts'

/** Placeholder for the development build. */
export function columnKind(_profile: ColumnProfile, _column: Column): KindVerdict | null {
  return null
}
