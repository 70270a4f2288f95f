// Takes the samples of this folder from the complete sets: node take-samples.js FOLDER, where FOLDER holds
// adult.csv (32,561 rows), wine.csv (6,497 rows) and pollution.csv (43,824 rows) as their publishers offer them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [source] = process.argv.slice(2)
const target = fileURLToPath(new URL('.', import.meta.url))

/** The header and every `step`-th row; the cells of these sets hold no line ends and no quotes. */
function sample(name, step, change = (cells) => cells) {
  const text = readFileSync(join(source, name), 'utf8').replace(/^\uFEFF/, '')
  const [header, ...rows] = text.trimEnd().split(/\r?\n/)
  const taken = rows.filter((_, index) => index % step === 0)
  const lines = [header, ...taken].map((line, index) => change(line.split(','), index === 0).join(','))
  writeFileSync(join(target, name), `${lines.join('\n')}\n`)
}

/** year, month, day and hour become one column `time`; the running number goes. */
function joinTime([, year, month, day, hour, ...rest], isHeader) {
  const two = (text) => text.padStart(2, '0')
  return [isHeader ? 'time' : `${year}-${two(month)}-${two(day)} ${two(hour)}:00`, ...rest]
}

sample('adult.csv', 16)
sample('wine.csv', 3)
sample('pollution.csv', 21, joinTime)
