import {
  compareProfiles,
  duplicatesAcross,
  profile as profileDataset,
  redactProfile,
  report,
  type Dataset,
  type Finding,
  type Profile,
  type ReportLanguage,
} from '../../node.ts'
import type { Call, Command } from '../command.ts'
import { comparisonText } from '../comparison-text.ts'
import { profileText } from '../profile-text.ts'
import { clearProgress, progressOf } from '../progress.ts'
import { readTable } from '../read-table.ts'
import { tableOptions } from '../table-options.ts'
import { writeJson, writeOutput } from '../write-output.ts'

/** What stands in a file, or what changed between two: each column, and what is wrong. */
export const profile: Command = {
  name: 'profile',
  usage: 'profile FILE [FILE2] [--target T] [--json | --html OUT] [--thresholds] [--redact] [--language en|fr]',
  doc: 'What stands in a CSV file, and what is wrong with it; of two files, what changed.',
  files: [1, 2],
  options: {
    target: { kind: 'text', placeholder: 'T', doc: 'The column to be predicted: looks for leaks too.' },
    json: { kind: 'flag', doc: 'One JSON document; of two files: both profiles and their comparison.' },
    html: { kind: 'text', placeholder: 'OUT', doc: 'One self-contained HTML file.' },
    thresholds: {
      kind: 'flag',
      doc: 'In the terminal: say of each finding when it is made. JSON and HTML say it always.',
    },
    redact: { kind: 'flag', doc: 'Leave out the values of columns with personal data.' },
    language: { kind: 'choice', choices: ['en', 'fr'], doc: 'Of the texts; English when absent.' },
    ...tableOptions,
  },
  async run(call) {
    const { options, io } = call
    const { language, redact } = { language: options.language as ReportLanguage, redact: options.redact === true }
    const thresholds = options.thresholds === true
    const [first, second] = await profilesOf(call)
    clearProgress(io)
    const shared = second === undefined ? null : duplicatesAcross(first.dataset, second.dataset)
    if (options.html !== undefined) {
      const parts = {
        profile: first.profile,
        dataset: first.dataset,
        comparedWith: second?.profile,
        sharedRows: shared,
      }
      return writeOutput(io, String(options.html), report(parts, { language, redact }))
    }
    const shown = [first, second].flatMap((part) => (part ? [redact ? redactProfile(part.profile) : part.profile] : []))
    if (options.json) return writeJson(io, documentOf(shown, shared))
    await io.writeStdout(
      `${shown.length === 2 ? comparisonText(shown[0], shown[1], { language, thresholds, shared }) : profileText(shown[0], { language, thresholds })}\n`,
    )
  },
}

type Profiled = { readonly profile: Profile; readonly dataset: Dataset }

async function profilesOf({ files, options, io }: Call): Promise<readonly [Profiled, Profiled?]> {
  const target = options.target === undefined ? undefined : String(options.target)
  const one = async (file: string): Promise<Profiled> => {
    const dataset = await readTable(file, { io, options })
    return {
      dataset,
      profile: await profileDataset(dataset, { target, signal: io.signal, onProgress: progressOf(io) }),
    }
  }
  const first = await one(files[0])
  return files.length === 1 ? [first] : [first, await one(files[1])]
}

function documentOf([first, second]: readonly Profile[], sharedRows: Finding | null): object {
  return second === undefined
    ? first
    : { version: 1, profiles: [first, second], comparison: compareProfiles(first, second), sharedRows }
}
