/** French signs of two parts keep a narrow space before them, on the same line. */
export function spaced(text: string): string {
  return text.replace(/ ([;:!?»])/g, '\u202f$1').replace(/« /g, '«\u202f')
}
