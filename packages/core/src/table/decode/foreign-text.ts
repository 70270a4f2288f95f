import { CsvAnalyzerError } from '../../util/error.ts'
import { decodeUtf8 } from '../text-codec.ts'

interface ForeignText {
  readonly begins: RegExp
  readonly ends?: RegExp
  readonly what: string
  readonly remedy: string
}

const formats: readonly ForeignText[] = [
  {
    begins: /^<!doctype html|^<html[\s>]/i,
    what: 'a web page',
    remedy: 'the download may have been answered with an error page; open it in a browser to see',
  },
  { begins: /^<\?xml\s|^<svg[\s>]/i, what: 'an XML file', remedy: 'convert it to CSV and load that' },
  { begins: /^\{\\rtf1/, what: 'a rich text document', remedy: 'save it as plain CSV' },
  {
    begins: /^\[\s*(?:[[{]\s*["\]}]|\])|^\{\s*"(?:[^"\\\n]|\\.)*"\s*:/,
    ends: /[\]}]$/,
    what: 'a JSON file',
    remedy: 'convert it to CSV and load that',
  },
]

const BORDER_BYTES = 1024

/** Refuses text that is no table, told by how it begins and ends. */
export function refuseForeignText(bytes: Uint8Array, start: number, name: string): void {
  const head = decodeUtf8(bytes, start, Math.min(bytes.length, start + BORDER_BYTES)).trimStart()
  if (!/^[<[{]/.test(head)) return
  const tail = decodeUtf8(bytes, Math.max(start, bytes.length - BORDER_BYTES)).trimEnd()
  const found = formats.find(({ begins, ends }) => begins.test(head) && (ends === undefined || ends.test(tail)))
  if (found !== undefined)
    throw new CsvAnalyzerError('not-a-csv', `${name} is ${found.what}, not a CSV file; ${found.remedy}`, {
      name,
      format: found.what,
    })
}
