/** A cell as a program gives it: a text is read by the format of its column, as if it stood in the file. */
export type InputValue = string | number | boolean | Date | null | undefined

/** One row to predict, by column name. Columns that the pipeline does not read are ignored (and reported). */
export type InputRow = { readonly [column: string]: InputValue }
