// A profile as one page to send: charts, findings with the rows that prove them, nothing of the people in it. And what is odd about the next file.
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { compareProfiles, duplicatesAcross, findingText, load, profile, report, takeRows } from '@csvanalyzer/core'

const dataset = await load(fileURLToPath(new URL('../data/messy.csv', import.meta.url)))
const summary = await profile(dataset)
for (const finding of summary.findings.slice(0, 3)) console.log(findingText(finding, 'fr').text)

// Columns with personal data are found; their values can be left out.
const people = await load(
  `id,email,amount\n${Array.from({ length: 40 }, (_, i) => `${i + 1},person${i}@mail.example,${(i * 7) % 23}`).join('\n')}\n`,
)
const page = report({ profile: await profile(people), dataset: people }, { redact: true })
await writeFile('people.html', page)
console.log(`addresses in the page: ${page.includes('@mail.example')}`)

// The first rows against the last: columns that changed, and rows that stand in both.
const rows = Array.from({ length: dataset.rowCount }, (_, row) => row)
const [before, after] = [takeRows(dataset, rows.slice(0, 350)), takeRows(dataset, rows.slice(300))]
const [first, second] = [await profile(before), await profile(after)]
await writeFile('changes.html', report({ profile: first, comparedWith: second }, { language: 'fr' }))
console.log(compareProfiles(first, second).findings.map(({ message }) => message)[0])
console.log(duplicatesAcross(before, after)?.message)
