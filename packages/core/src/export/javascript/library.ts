import type { Program } from '../program.ts'
import type { Snippet } from '../snippets.ts'

const snippet = (code: string, ...needs: readonly string[]): Snippet => ({ code, needs })

/** What a printed module may need, in JavaScript: the same steps in the same order as the predictor, so that the same bits come out. */
export const library = {
  words: snippet(String.raw`
const float = new Float64Array(1)
const words = new Uint32Array(float.buffer)
const powersOfTwo = new Float64Array(2098)
powersOfTwo[1074] = 1
for (let k = 1075; k < 2098; k++) powersOfTwo[k] = powersOfTwo[k - 1] * 2
for (let k = 1073; k >= 0; k--) powersOfTwo[k] = powersOfTwo[k + 1] / 2`),
  exp: snippet(
    String.raw`
function exp(x) {
  if (x !== x) return x
  if (x > 709.7827128933841) return Infinity
  if (x < -745.1332191019412) return 0
  const k = Math.floor(x * 1.442695040888963387 + 0.5)
  const high = x - k * 6.9314718036912381649e-1
  const low = k * 1.90821492927058770002e-10
  const r = high - low
  const t = r * r
  const c = r - t * (1.66666666666666019037e-1 + t * (-2.77777777770155933842e-3 + t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))))
  const y = 1 - (low - (r * c) / (2 - c) - high)
  if (k > -1022 && k <= 1023) return y * powersOfTwo[k + 1074]
  return k > 1023 ? y * 2 * powersOfTwo[2097] : y * powersOfTwo[k + 2074] * powersOfTwo[74]
}`,
    'words',
  ),
  log: snippet(
    String.raw`
function log(x) {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  let k = 0
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984
    k = -54
  }
  float[0] = x
  const high = words[1] + (0x3ff00000 - 0x3fe6a09e)
  k += (high >>> 20) - 0x3ff
  words[1] = (high & 0xfffff) + 0x3fe6a09e
  const f = float[0] - 1
  const half = 0.5 * f * f
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1))
  const odd = z * (6.66666666666673513e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860510658591e-1)))
  return s * (half + (odd + even)) + k * 1.90821492927058770002e-10 - half + f + k * 6.9314718036912381649e-1
}`,
    'words',
  ),
  power: snippet('const power = (x, y) => (y === 1 ? x : exp(y * log(x)))', 'exp', 'log'),
  yeoJohnson: snippet(
    String.raw`
function yeoJohnson(x, lambda) {
  if (x >= 0) return lambda === 0 ? log(x + 1) : (power(x + 1, lambda) - 1) / lambda
  return lambda === 2 ? -log(1 - x) : -(power(1 - x, 2 - lambda) - 1) / (2 - lambda)
}`,
    'log',
    'power',
  ),
  inverseYeoJohnson: snippet(
    String.raw`
function inverseYeoJohnson(z, lambda) {
  if (z >= 0) {
    if (lambda === 0) return exp(z) - 1
    const base = z * lambda + 1
    return base > 0 ? power(base, 1 / lambda) - 1 : Infinity
  }
  if (lambda === 2) return 1 - exp(-z)
  const base = 1 - (2 - lambda) * z
  return base > 0 ? 1 - power(base, 1 / (2 - lambda)) : -Infinity
}`,
    'exp',
    'power',
  ),
  trim: snippet(String.raw`
const space = '[\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff]+'
const edges = new RegExp('^' + space + '|' + space + '$', 'g')
const trim = (text) => text.replace(edges, '')`),
  collapseSpaces: snippet(`const collapseSpaces = (text) => text.replace(new RegExp(space, 'g'), ' ')`, 'trim'),
  stripAccents: snippet(
    String.raw`const stripAccents = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC')`,
  ),
  repairEncoding: snippet(String.raw`
const windows1252 = [0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178]
function repairEncoding(text) {
  const bytes = []
  let beyondAscii = false
  for (const character of text) {
    const code = character.codePointAt(0)
    const at = windows1252.indexOf(code)
    if (at >= 0) bytes.push(0x80 + at)
    else if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) bytes.push(code)
    else return text
    if (bytes[bytes.length - 1] >= 0x80) beyondAscii = true
  }
  if (!beyondAscii) return text
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
  } catch {
    return text
  }
}`),
  readNumber: snippet(
    String.raw`
function cutOnce(text, part) {
  if (part === '') return text
  if (text.endsWith(part)) return trim(text.slice(0, text.length - part.length))
  if (text.startsWith(part)) return trim(text.slice(part.length))
  const sign = text.slice(0, 1)
  if ((sign === '-' || sign === '+' || sign === '\u2212') && text.startsWith(part, 1)) return sign + trim(text.slice(1 + part.length))
  return text
}
function ungroup(text, thousands, decimal) {
  if (thousands === ' ') text = text.replace(/[\u00a0\u2009\u202f]/g, ' ')
  if (!text.includes(thousands)) return text
  const end = text.search(decimal === ',' ? /[,eE]/ : /[.eE]/)
  const whole = end < 0 ? text : text.slice(0, end)
  const groups = whole.replace(/^[+-]/, '').split(thousands)
  if (!/^\d{1,3}$/.test(groups[0]) || !groups.slice(1).every((group) => /^\d{3}$/.test(group))) return null
  return whole.split(thousands).join('') + (end < 0 ? '' : text.slice(end))
}
function readPlain(text, decimal, thousands) {
  if (text.startsWith('\u2212')) text = '-' + text.slice(1)
  if (thousands !== '') {
    text = ungroup(text, thousands, decimal)
    if (text === null) return NaN
  }
  if (decimal === ',') {
    if (text.includes('.')) return NaN
    text = text.replace(',', '.')
  }
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,6})?$/.test(text)) return Number(text)
  const infinite = /^([+-]?)(?:inf|Inf|Infinity)$/.exec(text)
  return infinite === null ? NaN : infinite[1] === '-' ? -Infinity : Infinity
}
function readNumber(cell, format) {
  if (cell === null) return NaN
  let text = trim(cell)
  if (text === '' || format.missing.includes(text)) return NaN
  const negated = text.startsWith('(') && text.endsWith(')')
  if (negated) text = trim(text.slice(1, -1))
  for (const part of format.strip) text = cutOnce(text, part)
  let factor = format.scale
  for (const [unit, unitFactor] of format.units) {
    const cut = cutOnce(text, unit)
    if (cut === text) continue
    text = cut
    factor *= unitFactor
    break
  }
  const value = readPlain(text, format.decimal, format.thousands)
  const scaled = factor === 1 ? value : value * factor
  return negated ? -scaled : scaled
}`,
    'trim',
  ),
  days: snippet(String.raw`
function daysFromCivil(year, month, day) {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}
function civilFromDays(days) {
  const z = days + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 }
}`),
  readDate: snippet(
    String.raw`
const monthNames = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
function readDate(cell, formats) {
  if (cell === null) return NaN
  const text = trim(cell)
  for (const [pattern, tokens] of formats) {
    const match = pattern.exec(text)
    const value = match === null ? NaN : epochOf(tokens, match)
    if (value === value) return value
  }
  return NaN
}
function epochOf(tokens, match) {
  let year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, milliseconds = 0, zone = 0
  let afternoon = null
  tokens.forEach((token, i) => {
    const text = match[i + 1]
    if (token === 'YYYY') year = Number(text)
    else if (token === 'YY') year = Number(text) + (Number(text) < 70 ? 2000 : 1900)
    else if (token === 'MMM' || token === 'MMMM') month = monthNames.findIndex((name) => (token === 'MMM' ? name.slice(0, 3) : name) === text.toLowerCase()) + 1
    else if (token === 'MM' || token === 'M') month = Number(text)
    else if (token === 'DD' || token === 'D') day = Number(text)
    else if (token === 'mm') minute = Number(text)
    else if (token === 'ss') second = Number(text)
    else if (token[0] === 'S') milliseconds = Number(text.slice(0, 3).padEnd(3, '0'))
    else if (token === 'A') afternoon = text[0] === 'P' || text[0] === 'p'
    else if (token === 'Z') zone = text === 'Z' ? 0 : (text[0] === '-' ? -1 : 1) * (Number(text.slice(1, 3)) * 60 + Number(text.slice(3).slice(-2)))
    else hour = Number(text)
  })
  if (afternoon !== null) {
    if (hour < 1 || hour > 12) return NaN
    hour = (hour % 12) + (afternoon ? 12 : 0)
  }
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= length) || hour > 23 || minute > 59 || second > 59) return NaN
  return daysFromCivil(year, month, day) * 86400000 + ((hour * 60 + minute - zone) * 60 + second) * 1000 + milliseconds
}`,
    'trim',
    'days',
  ),
  datePart: snippet(
    String.raw`
const mod = (value, divisor) => value - Math.floor(value / divisor) * divisor
const dayOfYear = (days) => days - daysFromCivil(civilFromDays(days).year, 1, 1) + 1
function weekOfYear(days) {
  const thursday = days - mod(days + 3, 7) + 3
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1
}
const dateParts = {
  year: (ms) => civilFromDays(Math.floor(ms / 86400000)).year,
  month: (ms) => civilFromDays(Math.floor(ms / 86400000)).month,
  day: (ms) => civilFromDays(Math.floor(ms / 86400000)).day,
  weekday: (ms) => mod(Math.floor(ms / 86400000) + 3, 7),
  hour: (ms) => mod(Math.floor(ms / 3600000), 24),
  minute: (ms) => mod(Math.floor(ms / 60000), 60),
  dayOfYear: (ms) => dayOfYear(Math.floor(ms / 86400000)),
  weekOfYear: (ms) => weekOfYear(Math.floor(ms / 86400000)),
}
const datePart = (ms, part) => (ms - ms === 0 ? dateParts[part](ms) : NaN)
const dateCycle = (ms, part, first, values) => (ms - ms === 0 ? values[dateParts[part](ms) - first] : NaN)`,
    'days',
  ),
  tokenize: snippet(
    String.raw`
const tokenizers = {
  word: (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
  char3: (text) => {
    const characters = [...(' ' + collapseSpaces(trim(text)).toLowerCase() + ' ')]
    return characters.slice(2).map((last, i) => characters[i] + characters[i + 1] + last)
  },
}
function tokenCounts(text, tokenizer, weights, columns, normalised) {
  const counts = new Float64Array(columns)
  if (text === null) return counts
  for (const token of tokenizers[tokenizer](text)) {
    const weight = weights.get(token)
    if (weight !== undefined) counts[weight[0]] += weight[1]
  }
  if (!normalised) return counts
  let squares = 0
  for (let i = 0; i < columns; i++) squares += counts[i] * counts[i]
  if (squares === 0) return counts
  const length = Math.sqrt(squares)
  return counts.map((count) => count / length)
}`,
    'collapseSpaces',
  ),
  splitText: snippet(
    String.raw`
function splitText(text, separator, part) {
  return text === null ? null : trim(text.split(separator).at(part) ?? '') || null
}`,
    'trim',
  ),
  textLength: snippet(
    String.raw`
const characterCount = (text) => (text === null ? NaN : [...text].length)
const wordCount = (text) => (text === null ? NaN : text.split(new RegExp(space)).filter((word) => word !== '').length)`,
    'trim',
  ),
  numberCell: snippet(
    String.raw`
function numberCell(value, missing, parse) {
  if (value === null || value === undefined) return NaN
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string') {
    const text = trim(value)
    return text === '' || missing.includes(text) ? NaN : parse(text)
  }
  return value instanceof Date ? value.getTime() : NaN
}`,
    'trim',
  ),
  textCell: snippet(
    String.raw`
function textCell(value, missing, known) {
  if (value === null || value === undefined || value !== value) return null
  if (typeof value === 'boolean') return known.get(String(value)) ?? String(value)
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? value : value instanceof Date && value.getTime() === value.getTime() ? value.toISOString() : ''
  const trimmed = trim(text)
  return trimmed === '' || missing.includes(trimmed) ? null : text
}`,
    'trim',
  ),
  linearScores: snippet(String.raw`
function linearScores(model, x) {
  return model.intercepts.map((intercept, k) => {
    let score = intercept
    const coefficients = model.coefficients[k]
    for (let j = 0; j < coefficients.length; j++) {
      const value = x[model.features[j]]
      if (coefficients[j] !== 0 && value === value) score += coefficients[j] * value
    }
    return score
  })
}`),
  treeScores: snippet(String.raw`
function treeScores(model, x) {
  const scores = new Array(model.base.length).fill(0)
  for (let tree = 0; tree < model.roots.length; tree++) {
    let node = model.roots[tree]
    while (model.left[node] >= 0) {
      const value = x[model.feature[node]]
      const set = model.sets[node]
      const left = value !== value ? model.missingLeft[node] === 1 : set === undefined ? value <= model.threshold[node] : isIn(set, value)
      node = left ? model.left[node] : model.left[node] + 1
    }
    const output = model.outputs[tree]
    if (output >= 0) scores[output] += model.value[node]
    else model.value[node].forEach((value, k) => (scores[k] += value))
  }
  const divisor = model.mean ? Math.max(model.roots.length, 1) : 1
  return scores.map((score, k) => score / divisor + model.base[k])
}
const isIn = (set, value) => value >= 0 && value < set.length * 32 && Math.floor(value) === value && ((set[value >> 5] >>> (value & 31)) & 1) === 1`),
  logistic: snippet(
    String.raw`
function logistic(x) {
  if (x >= 0) return 1 / (1 + exp(-x))
  const e = exp(x)
  return e / (1 + e)
}
function pair(score) {
  const e = exp(-Math.abs(score))
  const larger = 1 / (1 + e)
  const smaller = e / (1 + e)
  return score >= 0 ? [smaller, larger] : [larger, smaller]
}`,
    'exp',
  ),
  softmax: snippet(
    String.raw`
function softmax(scores) {
  let largest = -Infinity
  for (const score of scores) if (score > largest) largest = score
  let total = 0
  const powers = scores.map((score) => {
    const power = exp(score - largest)
    total += power
    return power
  })
  return powers.map((power) => power / total)
}`,
    'exp',
  ),
  blend: snippet(String.raw`
function blend(parts) {
  const values = parts[0][1].map(() => 0)
  for (const [weight, part] of parts) for (let i = 0; i < values.length; i++) values[i] += weight * part[i]
  return values
}`),
  logit: snippet(
    String.raw`
function logit(p) {
  const inside = Math.min(Math.max(p, 1e-15), 1 - 1e-15)
  return log(inside / (1 - inside))
}`,
    'log',
  ),
  interpolate: snippet(String.raw`
function interpolate(x, y, at) {
  const last = x.length - 1
  if (last < 0 || at !== at) return at
  if (at <= x[0]) return y[0]
  if (at >= x[last]) return y[last]
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (x[middle] <= at) low = middle
    else high = middle
  }
  return x[high] === x[low] ? y[high] : y[low] + ((y[high] - y[low]) * (at - x[low])) / (x[high] - x[low])
}`),
  calibratePair: snippet(String.raw`
function calibratePair(values, map) {
  const p = map(values[1])
  return [1 - p, p]
}`),
  calibrateRow: snippet(String.raw`
function calibrateRow(values, map) {
  const mapped = values.map(map)
  let total = 0
  for (const value of mapped) total += value
  return mapped.map((value) => (total > 0 ? value / total : 1 / values.length))
}`),
  halfWidth: snippet(String.raw`
function halfWidth(at, widths, value) {
  const last = at.length - 1
  if (last <= 0 || !(value > at[0])) return widths[0]
  if (value >= at[last]) return widths[last]
  let high = 1
  while (at[high] <= value) high++
  const low = high - 1
  return widths[low] + ((widths[high] - widths[low]) * (value - at[low])) / (at[high] - at[low])
}`),
} satisfies { readonly [name: string]: Snippet }

export type LibraryName = keyof typeof library
export type JavascriptProgram = Program<LibraryName>
