/** A figure for people: four digits that count, thousands apart. */
export function numberText(value: number | null): string {
  if (value === null || Number.isNaN(value)) return '–'
  const size = Math.abs(value)
  if (size >= 1e15) return value.toPrecision(5)
  if (size >= 1000) return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',')
  if (size >= 100) return value.toFixed(1)
  if (size >= 10) return value.toFixed(2)
  return value === 0 || size >= 0.001 ? value.toFixed(4) : value.toPrecision(3)
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}

export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds.toFixed(0)} ms`
  return milliseconds < 60_000 ? `${(milliseconds / 1000).toFixed(1)} s` : `${(milliseconds / 60_000).toFixed(1)} min`
}

export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
