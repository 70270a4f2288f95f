import { formatFixed, formatInteger } from './format-number.ts'

/** File sizes in powers of 1000, as disks and browsers write them. */
export function formatBytes(bytes: number, language: string): string {
  if (bytes < 1000) return `${formatInteger(bytes, language)} B`
  const units = ['kB', 'MB', 'GB', 'TB']
  let size = bytes / 1000
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  return `${size < 10 ? formatFixed(size, 1, language) : formatInteger(size, language)} ${units[unit]}`
}
