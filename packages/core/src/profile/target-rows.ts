import type { Dataset } from '../table/dataset.ts'
import type { Column } from '../table/column.ts'
import { codedTexts } from './coded-texts.ts'
import type { TargetProfile } from './profile.ts'

/** The target of each row: the class index in the order of `TargetProfile.classes` (−1 missing), or the value (NaN missing). */
export interface TargetRows {
  readonly profile: TargetProfile
  readonly classes: Int32Array | null
  readonly values: Float64Array | null
}

export function targetRows(dataset: Dataset, profile: TargetProfile): TargetRows {
  const column = dataset.column(profile.name)
  if (profile.task === 'regression') return { profile, classes: null, values: valuesOf(column) }
  return { profile, classes: classesOf(column, profile), values: null }
}

function valuesOf(column: Column): Float64Array {
  if (column.storage !== 'number' && column.storage !== 'date') return new Float64Array(column.length).fill(NaN)
  const values = column.values.slice()
  for (let row = 0; row < values.length; row++)
    if (column.missing[row] !== 0 || values[row] - values[row] !== 0) values[row] = NaN
  return values
}

function classesOf(column: Column, profile: TargetProfile): Int32Array {
  const indexOf = new Map(profile.classes.map((entry, index) => [entry.value, index]))
  if (column.storage === 'category' || column.storage === 'text') {
    const texts = codedTexts(column)
    const ofCode = texts.dictionary.map((text) => indexOf.get(text) ?? -1)
    return texts.codes.map((code) => (code < 0 ? -1 : ofCode[code]))
  }
  return numberClasses(column.values, column, indexOf)
}

/** Values are few here: the class of each is found by the text of its first row. */
function numberClasses(values: ArrayLike<number>, column: Column, indexOf: ReadonlyMap<string, number>): Int32Array {
  const ofValue = new Map<number, number>()
  const classes = new Int32Array(column.length)
  for (let row = 0; row < column.length; row++) {
    if (column.missing[row] !== 0) {
      classes[row] = -1
      continue
    }
    let index = ofValue.get(values[row])
    if (index === undefined) {
      index = indexOf.get(column.original(row).trim()) ?? -1
      ofValue.set(values[row], index)
    }
    classes[row] = index
  }
  return classes
}
