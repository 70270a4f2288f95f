import type { Dialect } from '../dataset.ts'

/** How lines end in a sample, quoted ones included: what is rare beside another does not count. */
export function lineEndOf(sample: Uint8Array): Dialect['lineEnd'] {
  let lf = 0
  let cr = 0
  let crlf = 0
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] === 0x0a) lf++
    else if (sample[at] === 0x0d) {
      if (sample[at + 1] === 0x0a) {
        crlf++
        at++
      } else cr++
    }
  }
  if (cr > 0 && cr >= 4 * (lf + crlf)) return '\r'
  if (cr > 0 && cr * 10 >= lf + crlf) return 'mixed'
  if (crlf === 0) return '\n'
  return lf === 0 || crlf >= lf ? '\r\n' : '\n'
}
