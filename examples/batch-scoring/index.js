// A file of any length is scored in parts: memory is bounded by a part, and the predictions stand beside the rows they belong to.
import { open, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { fit, load, predictAll } from '@csvanalyzer/core'

const file = fileURLToPath(new URL('../data/wine.csv', import.meta.url))
const { pipeline } = await fit(await load(file), { target: 'quality', learners: ['linear'], effort: 'low', seed: 7 })

/** Twenty months of such a file. */
async function* longFile() {
  const bytes = await readFile(file)
  const rows = bytes.subarray(bytes.indexOf('\n') + 1)
  yield bytes
  for (let month = 1; month < 20; month++) yield rows
}

const output = await open('scored.csv', 'w')
await output.writeFile('alcohol,predicted,lower,upper,in_domain\n')
let rows = 0
let parts = 0
for await (const part of predictAll(pipeline, longFile(), { partBytes: 256 * 1024 })) {
  const alcohol = part.dataset.column('alcohol')
  const lines = Array.from(part.prediction.values, (value, row) =>
    [
      alcohol.original(row),
      value.toFixed(2),
      part.lower[row].toFixed(2),
      part.upper[row].toFixed(2),
      part.inDomain[row],
    ].join(),
  )
  await output.writeFile(`${lines.join('\n')}\n`)
  rows += lines.length
  parts++
}
await output.close()
console.log(`${rows} rows scored, in several parts: ${parts > 1}`)
console.log(`written: ${(await load('scored.csv')).rowCount} rows`)
