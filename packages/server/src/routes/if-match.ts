import { CsvAnalyzerError } from '@csvanalyzer/core'

/** The version that the caller has seen, from `If-Match: "7"`; a change without it would overwrite what it has not seen. */
export function versionFrom(ifMatch: string | undefined): number {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(ifMatch?.trim() ?? '')
  if (!match) {
    throw new CsvAnalyzerError(
      'version-required',
      'send the ETag that you have seen as If-Match, such as If-Match: "1"',
      {},
    )
  }
  return Number(match[1])
}

export function etagOf(version: number): string {
  return `"${version}"`
}
