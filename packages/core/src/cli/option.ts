/** How an option of the command line is read: `flag` takes no value, `list` is cut at commas. */
export interface Option {
  readonly kind: 'flag' | 'text' | 'number' | 'list' | 'choice'
  readonly choices?: readonly string[]
  /** What stands for the value in the help: FILE, COL … */
  readonly placeholder?: string
  readonly doc: string
}

export type Options = { readonly [name: string]: Option }

/** Names as typed, without dashes. A flag is true or absent. */
export type OptionValues = { readonly [name: string]: string | number | boolean | readonly string[] | undefined }
