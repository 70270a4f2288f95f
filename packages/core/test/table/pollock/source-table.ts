import { randomFrom } from '../../../src/util/random.ts'

/** A table of our own: a header and 83 sales of a hardware shop, with quotes, commas and apostrophes where people put them. */
export function sourceTable(): readonly (readonly string[])[] {
  const random = randomFrom(11, 'pollock-source')
  const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)]
  const two = (value: number): string => String(value).padStart(2, '0')
  const header = ['DAY', 'CLOCK', 'Pieces', 'ITEMCODE', 'Cost', 'Article', 'Remark', 'Page', 'Notes']
  const rows = Array.from({ length: 83 }, (_, row) => {
    const code = `${pick(letters)}${pick(letters)}-${1000 + random.integer(9000)}`
    const article = pick(articles)
    return [
      `${two(13 + (row % 16))}/${two(1 + Math.floor(row / 16))}/2021`,
      `${two(Math.floor(row / 4) % 24)}:${two((row % 4) * 15)}`,
      String(random.integer(30)),
      code,
      `$${random.integer(95) + 1}.${two(random.integer(100))}`,
      article,
      `${pick(openings)} ${article.replaceAll('"', ' inch').toLowerCase()} ${pick(middles)}, ${pick(endings)}.`,
      `https://shop.example.org/item/${code.replace('-', '_')}.html`,
      '',
    ]
  })
  return [header, ...rows]
}

const letters = [...'ABCDEFGHKLMNRSTWYZ']
const articles = [
  'Claw Hammer',
  "Joiner's Mallet",
  'Spirit Level, 24"',
  'Tape Measure',
  'Wood Screws, Countersunk',
  "Carpenter's Pencil",
  'Handsaw, 22"',
  'Hex Keys, Metric',
  "Painter's Tape",
  'Cordless Drill',
  'Drill Bits, 3/8" Shank',
  'Pipe Wrench',
  'Ladder, Two-Part',
  'Work Gloves',
  'Lamp 40 W',
]
const openings = [
  'Our most trusted',
  'A simple',
  'This robust',
  'Made to last: the',
  "You'll be glad of this",
  'The classic',
  'A light yet strong',
]
const middles = [
  'is balanced, forged in one piece',
  'keeps its edge, even in hard wood',
  'fits every hand',
  'comes with a case, two spare parts',
  "won't slip",
]
const endings = [
  'and it carries a ten-year guarantee',
  'so that the work is done before noon',
  'for the workshop, the garden and the boat',
  'which is more than can be said of others',
]
