import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { load, profile, redactProfile, report } from '../../src/index.ts'

const names = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Edsger Dijkstra', 'Barbara Liskov', 'Donald Knuth']
const hostile = '<img src=x onerror="alert(1)">'

/** Numbers, categories, dates, e-mail addresses, gaps, a copied row and markup in a name and in cells. */
function shopCsv(rows: number, price = 10): string {
  const lines = [`id,price,segment,day,email,"${hostile.replaceAll('"', '""')}",bought`]
  for (let i = 0; i < rows; i++)
    lines.push(
      [
        i + 1,
        i % 9 === 0 ? '' : ((i * 37) % 101) + price,
        ['A & B', '</td><script>x</script>', 'C'][i % 3],
        `2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`,
        `${names[i % 6].toLowerCase().replace(' ', '.')}${i}@mail.example`,
        i % 4,
        i % 5 < 2 ? 'yes' : 'no',
      ].join(','),
    )
  return `${lines.join('\n')}\n`
}

const dataset = await load(shopCsv(120))
const summary = await profile(dataset, { target: 'bought' })
const page = report({ profile: summary, dataset })

describe('a report', () => {
  it('is one file that loads nothing and allows only its own style', () => {
    const style = /<style>([^]*?)<\/style>/.exec(page)![1]
    const tags = page.replace(/"[^"]*"/g, '""').match(/<[a-z][^>]*>/g)!
    expect(tags.filter((tag) => /^<(?:script|link|iframe|object|img)|\s(?:src|style|on\w+)=/.test(tag))).toEqual([])
    expect(style).not.toMatch(/url\(|@import/)
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`)
    expect(page.match(/<style>/g)).toHaveLength(1)
  })

  it('escapes every name and cell', () => {
    expect(page).not.toContain('<img')
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;')
    expect(page).toContain('A &amp; B')
  })

  it('has its landmarks, one first heading, and anchors that lead somewhere once', () => {
    for (const landmark of ['<header>', '<nav aria-label=', '<main id="content">', '<footer>'])
      expect(page).toContain(landmark)
    expect(page.match(/<h1>/g)).toHaveLength(1)
    const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, anchor] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(anchor)
  })

  it('says every chart in a sentence and shows it as a table', () => {
    const figures = page.match(/<figure>[^]*?<\/figure>/g)!
    expect(figures.length).toBeGreaterThan(5)
    for (const figure of figures) {
      expect(figure).toMatch(/<svg viewBox="0 0 [\d.]+ [\d.]+" role="img" aria-label="[^"]{10,}"/)
      expect(figure).toContain('<table>')
      expect(figure).not.toContain('NaN')
    }
  })

  it('shows the cells of the rows that prove a finding, and only their numbers without the table', () => {
    const bare = report({ profile: summary })
    expect(page).toContain('<summary>Rows that show it')
    expect(bare).not.toContain('<summary>Rows that show it')
    expect(bare).toMatch(/Rows that show it \(counted from 1\): 1, 10, 19/)
  })

  it('speaks French, with French signs', () => {
    const french = report({ profile: summary, dataset }, { language: 'fr' })
    expect(french).toContain('<html lang="fr">')
    expect(french).toContain('Que contient ce fichier\u202f?')
    expect(french).toContain('120 lignes et 7 colonnes')
    expect(french).toContain('1,7\u202f%')
  })

  it('is the same bytes for the same parts', () => {
    expect(report({ profile: summary, dataset })).toBe(page)
  })

  it('needs a part, and a language it speaks', () => {
    expect(() => report({})).toThrow(expect.objectContaining({ code: 'empty-report' }) as Error)
    expect(() => report({ profile: summary }, { language: 'de' as 'en' })).toThrow(/"de"; reports speak en and fr/)
  })

  it.each(['a\n', 'a,b\n1,\n', 'a\n\n\n', 'x\nInfinity\n-Infinity\n1\n'])('is made of %j too', async (csv) => {
    const small = await load(csv)
    const text = report({ profile: await profile(small), dataset: small })
    expect(text).toContain('</html>')
    expect(text).not.toMatch(/NaN|undefined/)
  })
})

describe('redaction', () => {
  it('leaves no value of a column with personal data in the report', () => {
    expect(page).toContain('mail.example')
    const redacted = report({ profile: summary, dataset }, { redact: true })
    expect(redacted).not.toContain('mail.example')
    expect(redacted).toContain('hidden in this report')
  })

  it('leaves none in the profile, and keeps counts', () => {
    const redacted = redactProfile(summary)
    expect(JSON.stringify(redacted)).not.toContain('mail.example')
    const email = redacted.columns.find(({ name }) => name === 'email')!
    expect([email.count, email.distinct, email.top]).toEqual([120, 120, []])
    expect(redactProfile({ ...summary, findings: [] })).toEqual({ ...summary, findings: [] })
  })
})

describe('a comparison', () => {
  it('says what changed and draws it', async () => {
    const later = await profile(await load(shopCsv(90, 60)), { target: 'bought' })
    const text = report({ profile: summary, comparedWith: later })
    expect(text).toContain('2 of 7 columns changed')
    expect(text).toContain('price, before and after')
  })

  it('of a file with itself finds nothing', () => {
    expect(report({ profile: summary, comparedWith: summary })).toContain('No column changed')
  })
})
