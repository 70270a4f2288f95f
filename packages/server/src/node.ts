import { CsvAnalyzerError } from '@csvanalyzer/core'
import { backup } from './commands/backup.ts'
import { restore } from './commands/restore.ts'
import { serve } from './commands/serve.ts'
import { readConfig } from './config.ts'
import type { Config } from './config.ts'

const usage = `csvanalyzer-server                 serve; the environment says how
csvanalyzer-server backup FILE     write database and files into one archive
csvanalyzer-server restore FILE    bring them back into an empty data folder and database
`

await main(process.argv.slice(2))

async function main([command, file, ...rest]: readonly string[]): Promise<void> {
  if (command === '--help' || command === '-h') return void process.stdout.write(usage)
  if (!isKnown(command, file, rest)) {
    process.stderr.write(usage)
    process.exit(2)
  }
  try {
    const config = await readConfig(process.env)
    if (command === undefined) return await serve(config)
    process.stdout.write(`${await (command === 'backup' ? sayBackup : sayRestored)(config, file)}\n`)
    process.exit(0)
  } catch (error) {
    const message = error instanceof CsvAnalyzerError ? error.message : error
    process.stderr.write(`csvanalyzer-server: ${message instanceof Error ? message.stack : message}\n`)
    process.exit(1)
  }
}

function isKnown(command: string | undefined, file: string | undefined, rest: readonly string[]): boolean {
  if (command === undefined) return true
  return ['backup', 'restore'].includes(command) && file !== undefined && rest.length === 0
}

async function sayBackup(config: Config, file: string): Promise<string> {
  const { at } = await backup(config, file)
  return `${file} holds the state of ${at}`
}

async function sayRestored(config: Config, file: string): Promise<string> {
  const { manifest, people, datasets, models, missing } = await restore(config, file)
  const counts = `restored the state of ${manifest.at}: people ${people}, datasets ${datasets}, models ${models}`
  if (missing.length === 0) return `${counts}; every file is there`
  return `${counts}; files are missing of: ${missing.join(', ')}`
}
