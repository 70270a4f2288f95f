/** What the findings about two profiles are called and when they are made (distances by default), by their code. */
export const comparisonWords: { readonly [code: string]: { readonly title: string; readonly threshold: string } } = {
  'column-gone': { title: 'Column gone', threshold: 'A column of the first file is not in the second.' },
  'column-new': { title: 'New column', threshold: 'A column of the second file is not in the first.' },
  'column-retyped': { title: 'Another type', threshold: 'A column is read as another kind of value.' },
  'row-count-changed': { title: 'Number of rows', threshold: 'Twice as many rows, or half as many.' },
  'missing-changed': { title: 'Share of missing cells', threshold: 'The share of missing cells moves by 5 % or more.' },
  'new-categories': {
    title: 'New categories',
    threshold: 'Values, each in 1 % of the second file, that the first does not have.',
  },
  'values-out-of-range': {
    title: 'Values out of range',
    threshold: '1 % of the numbers or dates lie outside the range of the first file.',
  },
  'infinite-appeared': { title: 'Infinite numbers', threshold: 'Infinite numbers where there were none.' },
  'uniqueness-lost': { title: 'No longer unique', threshold: 'Values that all differed repeat.' },
  'became-constant': { title: 'Became constant', threshold: 'A single value is left.' },
  'distribution-changed': {
    title: 'Another distribution',
    threshold: 'A distance from 0.1 (Kolmogorov–Smirnov, or total variation for categories).',
  },
  'mean-shifted': { title: 'Shifted mean', threshold: 'The mean moves by a quarter of a deviation.' },
  'spread-changed': { title: 'Another spread', threshold: 'The deviation doubles or halves.' },
  'duplicates-across-split': {
    title: 'Rows in both files',
    threshold: 'Any row of the second file that stands in the first, cell by cell.',
  },
}
