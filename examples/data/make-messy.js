// Writes messy.csv: the orders of an invented shop, with the faults that real exports have. Same bytes on every run.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const orders = 600
const random = seeded(20_260_101)

/** A linear congruential generator over 32 bits: whole numbers below `count`. */
function seeded(start) {
  let state = start
  return (count) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * count)
  }
}

const pick = (list) => list[random(list.length)]
const chance = (percent) => random(100) < percent

const cities = [
  ['Lyon', '69001'],
  ['Besançon', '25000'],
  ['Orléans', '45000'],
  ['Bourg-en-Bresse', '01000'],
  ['Nîmes', '30000'],
  ['Foix', '09000'],
]
const categories = ['Shoes', 'Books', 'Garden', 'Electronics', 'Toys']
const missingWords = ['', 'n/a', 'NA', '-', 'unknown', 'NULL', '?']
const colours = ['red', 'blue', 'black', 'white']

const missingOr = (percent, text) => (chance(percent) ? pick(missingWords) : text)
const comma = (number, digits) => number.toFixed(digits).replace('.', ',')
const two = (number) => String(number).padStart(2, '0')

/** A near-duplicate of a category: other case, spaces around, a typing error. */
function carelessly(text) {
  const way = random(40)
  if (way === 0) return text.toUpperCase()
  if (way === 1) return text.toLowerCase()
  if (way === 2) return ` ${text} `
  if (way === 3) return text.slice(0, -1) + text.at(-1) + text.at(-1)
  return text
}

function money(cents) {
  const [whole, rest] = (cents / 100).toFixed(2).split('.')
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ' ')},${rest} €`
}

function order(index) {
  const [city, postcode] = pick(cities)
  const category = pick(categories)
  const cents = 500 + random(category === 'Electronics' ? 250_000 : 15_000)
  const days = 1 + random(14)
  const rating = 1 + random(5)
  const discount = pick([0, 0, 0, 5, 10, 15, 20])
  const risk = 8 + (category === 'Shoes' ? 30 : 0) + (days > 9 ? 30 : 0) + (rating <= 2 ? 15 : 0) - (discount > 0 ? 5 : 0)
  const returned = chance(risk)
  const month = 1 + random(12)
  const day = 1 + random(28)
  return [
    `ORD-${String(100_000 + index)}`,
    chance(97) ? `${two(day)}.${two(month)}.2025` : `2025-${two(month)}-${two(day)}`,
    postcode,
    carelessly(city),
    'France',
    carelessly(category),
    missingOr(6, money(cents)),
    missingOr(5, `${comma((1 + random(300)) / 10, 1)} kg`),
    `${discount} %`,
    missingOr(8, String(days)),
    missingOr(12, comma(rating, 1)),
    chance(50) ? 'yes' : 'no',
    pick(colours),
    chance(4) ? `"said ""late""; ${pick(colours)} box"` : pick(['ok', 'fine', 'gift', 'à rappeler', '']),
    returned ? money(cents) : '',
    returned ? 'yes' : 'no',
  ]
}

const header = [
  'order no',
  'ordered',
  'postcode',
  'city',
  'country',
  'category',
  'amount',
  'weight',
  'discount',
  'delivery days',
  'rating',
  'member',
  'colour',
  'comment',
  'refund',
  'returned',
]

const rows = Array.from({ length: orders }, (_, index) => order(index))

/** Twelve rows stand in the file a second time, right after the first. */
const withDuplicates = rows.flatMap((row, index) => (index % 50 === 7 ? [row, row] : [row]))
const lines = withDuplicates.map((row) => row.join(';'))

/** Three rows lack their last two cells; two have a cell too many, a comment with a delimiter in it and no quotes around. */
for (const at of [90, 250, 480]) lines[at] = withDuplicates[at].slice(0, -2).join(';')
for (const at of [170, 400]) lines[at] = withDuplicates[at].with(header.indexOf('comment'), 'late; red box').join(';')

const preamble = ['Orders of the year 2025', 'Exported by the shop; do not edit', 'Préparé pour le service après-vente', '']
const text = [...preamble, header.join(';'), ...lines, ''].join('\r\n')

/** Windows-1252 differs from Latin-1 only between 0x80 and 0x9F; of those this file needs the euro sign. */
const bytes = Uint8Array.from(text, (character) => (character === '€' ? 0x80 : character.charCodeAt(0)))
writeFileSync(process.argv[2] ?? fileURLToPath(new URL('messy.csv', import.meta.url)), bytes)
