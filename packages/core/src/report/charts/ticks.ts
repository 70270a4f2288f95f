/** At most five round numbers between two values; a single one where they are equal. */
export function ticks(low: number, high: number): readonly number[] {
  const span = high - low
  if (!(span > 0) || !Number.isFinite(span)) return [low]
  const rough = span / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)!
  const first = Math.ceil(low / step)
  const marks: number[] = []
  for (let i = first; i * step <= high + step * 1e-9 && marks.length < 5; i++)
    marks.push(Number((i * step).toPrecision(12)))
  return marks
}

/** A place in the picture, to a tenth of its unit so that files stay small. */
export function place(value: number): number {
  return Math.round(value * 10) / 10
}
