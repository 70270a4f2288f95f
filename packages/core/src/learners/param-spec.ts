/** A hyper-parameter declared as data: validation, search, forms and docs read it. */
export type ParamSpec<T = unknown> = NumberSpec<T> | ChoiceSpec<T> | FlagSpec<T> | ListSpec<T>

interface SpecBase<T> {
  readonly default: T
  /** One line: what it does. */
  readonly doc: string
}
/** Both ends included; `search` is the narrower range worth trying. */
export interface NumberSpec<T = number> extends SpecBase<T> {
  readonly type: 'integer' | 'number'
  readonly min: number
  readonly max: number
  readonly search?: { readonly low: number; readonly high: number; readonly scale: 'linear' | 'log' }
}
export interface ChoiceSpec<T = string> extends SpecBase<T> {
  readonly type: 'choice'
  readonly choices: readonly T[]
  readonly search?: readonly T[]
}
export interface FlagSpec<T = boolean> extends SpecBase<T> {
  readonly type: 'flag'
  readonly search?: boolean
}
/** A list or map that is checked by the learner: monotone constraints, class weights. */
export interface ListSpec<T> extends SpecBase<T> {
  readonly type: 'list'
  readonly check: (value: unknown) => boolean
}
