import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { serverForAll } from './support/server.ts'

const file = (path: string) => readFile(fileURLToPath(new URL(path, import.meta.url)), 'utf8')
const server = serverForAll()

/** `GET /api/v1/jobs/{id}` … of the headings with a prefix and the tables under them. */
function documented(page: string): readonly string[] {
  return page.split(/^### /m).flatMap((section) => {
    const prefix = /^[^\n]*`(\/[^`]*)`/.exec(section)?.[1] ?? ''
    const routes = [...section.matchAll(/^\| `([A-Z]+) (\/[^`]*)`/gm)]
    return routes.map(([, method, path]) => `${method} ${(prefix + path).replace(/(.)\/$/, '$1')}`)
  })
}

describe('the page of the server', () => {
  test('names every route by method and path, and none that is not there', async () => {
    const { paths } = await (await server.request('/openapi.json')).json()
    const routes = Object.entries(paths as Record<string, object>).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect([...documented(await file('../../../docs/server.md'))].sort()).toEqual(routes.sort())
  })

  test('names every variable that the configuration reads', async () => {
    const source = await file('../src/config.ts')
    const read = new Set(source.match(/\b(CSVA_[A-Z_]+|DATABASE_URL|PORT|HOST)\b/g))
    const page = await file('../../../docs/server.md')
    expect([...read].filter((name) => !page.includes(`\`${name}\``))).toEqual([])
  })
})
