import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { randomFrom } from '../src/util/random.ts'

/** Twelve columns as business files have them: ids, numbers, categories, dates, short and quoted text, codes; 2 % of the cells are missing. */
export async function makeLoadFile(path: string, rowCount: number): Promise<void> {
  const random = randomFrom(1, 'load-file')
  const out = createWriteStream(path)
  const pick = (list: readonly string[]): string => list[random.integer(list.length)]
  const maybe = (text: string): string => (random.integer(50) === 0 ? '' : text)
  const two = (value: number): string => String(value).padStart(2, '0')
  const date = (): string =>
    `20${two(random.integer(24))}-${two(1 + random.integer(12))}-${two(1 + random.integer(28))}`
  out.write('id,price,weight,pieces,country,status,channel,day,at,name,remark,code\n')
  let part = ''
  for (let row = 0; row < rowCount; row++) {
    const name = `${pick(first)} ${pick(last)} ${random.integer(10_000)}`
    const quoted = row % 10 === 0 ? `""${pick(first)}""` : pick(first)
    const remark = `"${pick(remarks)}, ask for ${quoted},${row % 40 === 0 ? '\n' : ' '}order ${random.integer(1_000_000)}"`
    part +=
      [
        String(row + 1),
        maybe((random.next() * 1000).toFixed(2)),
        maybe((random.next() * 10).toFixed(6)),
        maybe(String(random.integer(500))),
        maybe(pick(countries)),
        maybe(pick(['open', 'paid', 'sent', 'returned'])),
        maybe(pick(['web', 'shop', 'phone'])),
        maybe(date()),
        maybe(`${date()} ${two(random.integer(24))}:${two(random.integer(60))}:${two(random.integer(60))}`),
        maybe(name),
        maybe(remark),
        `0${10_000_000 + random.integer(89_999_999)}`,
      ].join(',') + '\n'
    if (part.length > 1 << 20) {
      if (!out.write(part)) await once(out, 'drain')
      part = ''
    }
  }
  out.end(part)
  await once(out, 'close')
}

const first = [
  'Ana',
  'Björn',
  'Chloé',
  'Dan',
  'Eva',
  'Farid',
  'Grace',
  'Hugo',
  'Inès',
  'John',
  'Karl',
  'Lea',
  'Mia',
  'Noah',
  'Ola',
  'Pia',
]
const last = [
  'Adams',
  'Bauer',
  'Castro',
  'Dubois',
  'Evans',
  'Fischer',
  'García',
  'Hansen',
  'Ivanova',
  'Jones',
  'Kowalski',
  'Lopez',
  'Müller',
  'Novak',
]
const countries = [
  'Austria',
  'Belgium',
  'Canada',
  'Denmark',
  'France',
  'Germany',
  'Italy',
  'Japan',
  'Norway',
  'Spain',
  'Sweden',
  'United States',
]
const remarks = [
  'call before delivery',
  'leave at the door',
  'second floor',
  'fragile',
  'gift wrapping',
  'no invoice',
  'ring twice',
]
