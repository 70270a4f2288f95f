import type { InputColumn } from '../../src/core-types.ts'

/** One prediction by curl, as a POSIX shell takes it, asked with the usual value of every column. */
export function callOf(origin: string, modelId: string, inputs: readonly InputColumn[]): string {
  const row = Object.fromEntries(inputs.map(({ name, usual }) => [name, usual]))
  const body = JSON.stringify({ rows: [row] }).replaceAll("'", String.raw`'\''`)
  return [
    `curl ${origin}/api/v1/models/${modelId}/predict`,
    `-H "authorization: Bearer $KEY"`,
    `-H 'content-type: application/json'`,
    `-d '${body}'`,
  ].join(' \\\n  ')
}
