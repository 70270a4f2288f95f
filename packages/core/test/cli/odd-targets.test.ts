import { expect, it } from 'vitest'
import { run } from '../../src/cli/run.ts'

const many = (row: (i: number) => string) => Array.from({ length: 30 }, (_, i) => row(i)).join('\n')

it.each([
  ['two rows', 'a,y\n1,2\n2,3\n', 'y', 'only 2 rows have a value in "y"'],
  ['one column', `y\n${many((i) => `${i % 7}`)}\n`, 'y', 'no column is left to predict "y" from'],
  ['a constant', `a,y\n${many((i) => `${i * i},5`)}\n`, 'y', 'only one class, "5"'],
  ['a date', `a,y\n${many((i) => `${i},2024-01-${10 + (i % 20)}`)}\n`, 'y', 'make a column of days since a date'],
  ['one row for each class', `a,y\n${many((i) => `${i},class ${i}`)}\n`, 'y', 'all 30 values of "y" are different'],
  ['a name that is not there', `a,Größe ☃\n${many((i) => `${i},${i % 2}`)}\n`, 'Grösse ☃', 'did you mean "Größe ☃"'],
])('a target of %s ends with code 1 and one line', async (_name, csv, target, words) => {
  const lines: string[] = []
  const code = await run(['fit', '-', '--target', target], {
    async *readStdin() {
      yield new TextEncoder().encode(csv)
    },
    writeStdout: async () => undefined,
    writeStderr: (text) => void lines.push(text),
    isTerminal: false,
    signal: new AbortController().signal,
  })
  expect(code).toBe(1)
  expect(lines.join('').trim().split('\n')).toEqual([expect.stringContaining(words)])
})
