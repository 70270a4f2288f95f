import { CsvAnalyzerError } from '../node.ts'
import { nearestName } from '../util/nearest-name.ts'
import type { Command } from './command.ts'
import { commands } from './commands/index.ts'
import { commandHelp, help } from './help.ts'
import type { Io } from './io.ts'
import { parseArguments } from './parse-arguments.ts'
import { clearProgress } from './progress.ts'
import { UsageError } from './usage-error.ts'

/** Runs one command line and returns its exit code: 0 done, 1 data or model problem, 2 wrong usage. */
export async function run(args: readonly string[], io: Io): Promise<0 | 1 | 2> {
  try {
    await dispatch(args, io)
    clearProgress(io)
    return 0
  } catch (error) {
    clearProgress(io)
    if (error instanceof UsageError) {
      io.writeStderr(
        `csvanalyzer: ${error.message}\nTry: csvanalyzer ${isCommand(args[0]) ? `${args[0]} ` : ''}--help\n`,
      )
      return 2
    }
    io.writeStderr(`csvanalyzer: ${oneLine(error)}\n`)
    return 1
  }
}

async function dispatch([name, ...rest]: readonly string[], io: Io): Promise<void> {
  if (name === undefined) throw new UsageError('no command given')
  if (name === '--help' || name === '-h' || name === 'help') return io.writeStdout(help(Object.values(commands)))
  const command = commandNamed(name)
  if (rest.includes('--help') || rest.includes('-h')) return io.writeStdout(commandHelp(command))
  const { positionals, values } = parseArguments(rest, command.options)
  const [fewest, most] = command.files
  if (positionals.length < fewest || positionals.length > most)
    throw new UsageError(`${name} takes ${countWords(fewest, most)}, not ${positionals.length}: ${command.usage}`)
  await command.run({ files: positionals, options: values, io })
}

function commandNamed(name: string): Command {
  if (isCommand(name)) return commands[name]
  const nearest = nearestName(name, Object.keys(commands))
  throw new UsageError(`unknown command ${JSON.stringify(name)}${nearest === null ? '' : `; did you mean ${nearest}?`}`)
}

function isCommand(name: string | undefined): name is keyof typeof commands {
  return name !== undefined && Object.hasOwn(commands, name)
}

function countWords(fewest: number, most: number): string {
  if (most === Infinity) return `${fewest} or more files`
  const count = fewest === most ? `${fewest}` : `${fewest} or ${most}`
  return `${count} file${most === 1 ? '' : 's'}`
}

/** An error of ours is a sentence already; a fault of the program keeps its name, so that it can be reported. */
function oneLine(error: unknown): string {
  if (error instanceof CsvAnalyzerError) return error.message.replace(/\s*\n\s*/g, ' ')
  if (error instanceof Error && error.name === 'AbortError') return 'stopped'
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return `this should not have happened (${text.replace(/\s*\n\s*/g, ' ')})`
}
