import { load } from '../../src/table/load.ts'
import type { Dataset } from '../../src/table/dataset.ts'
import { randomFrom } from '../../src/util/random.ts'

/** Rows of a made-up shop: two numbers and a category that matter, one number that does not. */
export function shopCsv(rowCount: number, seed = 1): string {
  const random = randomFrom(seed, 'shop')
  const lines = Array.from({ length: rowCount }, (_, i) => {
    const price = 10 + 90 * random.next()
    const visits = random.integer(12)
    const town = ['north', 'south', 'east'][random.integer(3)]
    const drive = 0.05 * price + 0.5 * visits + (town === 'south' ? 3 : 0) + random.normal()
    const bought = drive > 7 ? 'yes' : 'no'
    const plan = drive < 5 ? 'basic' : drive < 8 ? 'plus' : 'pro'
    return [
      i + 1,
      price.toFixed(2),
      random.next() < 0.1 ? '' : visits,
      town,
      random.normal().toFixed(3),
      bought,
      plan,
      (20 * drive + 50).toFixed(1),
    ].join(',')
  })
  return `id,price,visits,town,noise,bought,plan,amount\n${lines.join('\n')}\n`
}

export const shop = (rowCount: number, seed?: number): Promise<Dataset> =>
  load(shopCsv(rowCount, seed), { name: 'shop.csv' })
