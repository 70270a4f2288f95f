import type { Profile } from '../core-types.ts'
import { classColor } from '../util/class-color.ts'
import type { ModelFacts } from './model-facts.ts'

/** The colour that the answer has everywhere else: the profile counts its classes by frequency. */
export function answerColor({ classes, positive, target }: ModelFacts, name: string, profile: Profile | null): string {
  const known = profile?.target?.name === target ? profile.target.classes.map(({ value }) => value) : classes
  return classColor(known, positive, known.indexOf(name))
}
