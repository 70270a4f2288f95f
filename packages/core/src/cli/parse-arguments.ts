import { nearestName } from '../util/nearest-name.ts'
import type { Option, Options, OptionValues } from './option.ts'
import { UsageError } from './usage-error.ts'

export interface ParsedArguments {
  readonly positionals: readonly string[]
  readonly values: OptionValues
}

/** `--name value`, `--name=value`, `-o value`, `--` before names that begin with a dash; a lone `-` is a positional. */
export function parseArguments(
  args: readonly string[],
  options: Options,
  short: { readonly [letter: string]: string } = { o: 'output' },
): ParsedArguments {
  const positionals: string[] = []
  const values: Record<string, string | number | boolean | readonly string[]> = {}
  for (let i = 0; i < args.length; i++) {
    const argument = args[i]
    if (argument === '--') {
      positionals.push(...args.slice(i + 1))
      break
    }
    if (argument === '-' || !argument.startsWith('-')) {
      positionals.push(argument)
      continue
    }
    const { name, inline } = splitOption(argument, short)
    const option = options[name] as Option | undefined
    if (option === undefined) throw unknownOption(argument, options)
    if (option.kind === 'flag') {
      if (inline !== undefined) throw new UsageError(`${argument.split('=')[0]} takes no value`)
      values[name] = true
      continue
    }
    const text = inline ?? args[++i]
    if (text === undefined)
      throw new UsageError(`${argument} needs a value${option.placeholder ? ` (${option.placeholder})` : ''}`)
    values[name] = readValue(argument.split('=')[0], text, option)
  }
  return { positionals, values }
}

function splitOption(
  argument: string,
  short: { readonly [letter: string]: string },
): { readonly name: string; readonly inline?: string } {
  if (!argument.startsWith('--')) return { name: short[argument.slice(1)] ?? argument }
  const equals = argument.indexOf('=')
  return equals < 0
    ? { name: argument.slice(2) }
    : { name: argument.slice(2, equals), inline: argument.slice(equals + 1) }
}

function readValue(name: string, text: string, option: Option): string | number | readonly string[] {
  if (option.kind === 'number') return readNumber(name, text)
  if (option.kind === 'list')
    return text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  if (option.kind === 'choice' && !option.choices!.includes(text))
    throw new UsageError(`${name} ${text}: choose ${option.choices!.join(', ')}`)
  return text
}

function readNumber(name: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value))
    throw new UsageError(`${name} needs a number, not ${JSON.stringify(text)}`)
  return value
}

function unknownOption(argument: string, options: Options): UsageError {
  const nearest = nearestName(argument.replace(/^-+/, '').split('=')[0], Object.keys(options))
  return new UsageError(
    `unknown option ${argument.split('=')[0]}${nearest === null ? '' : `; did you mean --${nearest}?`}`,
  )
}
