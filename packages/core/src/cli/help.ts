import type { Command } from './command.ts'
import type { Option } from './option.ts'

/** The commands, one a line. */
export function help(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, doc }) => `  ${name.padEnd(width)}  ${doc}`)
  return [
    'From a CSV file to a model that can be trusted and shipped.',
    '',
    'csvanalyzer COMMAND …',
    ...lines,
    '',
    'csvanalyzer COMMAND --help shows its options. A file named - is standard input or output.',
    '',
  ].join('\n')
}

/** Usage and options of one command. */
export function commandHelp({ usage, doc, options }: Command): string {
  const names = Object.entries(options).map(([name, option]) => [nameOf(name, option), option.doc] as const)
  const width = Math.max(...names.map(([name]) => name.length))
  return [
    `csvanalyzer ${usage}`,
    '',
    doc,
    '',
    ...names.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`),
    '',
  ].join('\n')
}

function nameOf(name: string, { kind, choices, placeholder }: Option): string {
  const value = kind === 'flag' ? '' : ` ${choices?.join('|') ?? placeholder ?? (kind === 'number' ? 'N' : 'TEXT')}`
  return `${name === 'output' ? '-o, ' : '    '}--${name}${value}`
}
