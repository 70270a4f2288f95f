import type { RowsPage, RowsRequest } from '../core-types.ts'

export type GridRow = RowsPage['rows'][number]

/** Anything that can page through rows; a `Session` is one. */
export interface RowSource {
  rows(request: RowsRequest): Promise<RowsPage>
}

const PAGE = 200
const KEPT_PAGES = 40

/** Rows already fetched, by page; a new query forgets them, late answers to an old one are dropped. */
export class RowPages {
  total = 0
  names: readonly string[] = []
  failed = false
  loaded = false
  #pages = new Map<number, readonly GridRow[] | 'asked'>()
  #query: Omit<RowsRequest, 'offset' | 'limit'> = {}
  #version = 0
  #source: RowSource | null = null
  #changed: () => void

  constructor(changed: () => void) {
    this.#changed = changed
  }

  ask(source: RowSource | null, query: Omit<RowsRequest, 'offset' | 'limit'>): void {
    this.#version++
    this.#source = source
    this.#query = query
    this.#pages.clear()
    this.failed = false
    if (source) void this.#fetch(0)
  }

  at(row: number): GridRow | undefined {
    const page = this.#pages.get(Math.floor(row / PAGE))
    return page === undefined || page === 'asked' ? undefined : page[row % PAGE]
  }

  /** Fetches what is missing of rows [from, to). */
  ensure(from: number, to: number): void {
    for (let page = Math.floor(from / PAGE); page <= Math.floor(Math.max(from, to - 1) / PAGE); page++) {
      if (!this.#pages.has(page) && page * PAGE < this.total) void this.#fetch(page)
    }
  }

  async #fetch(page: number): Promise<void> {
    const source = this.#source
    if (!source) return
    const version = this.#version
    this.#pages.set(page, 'asked')
    this.#forgetFar(page)
    try {
      const answer = await source.rows({ ...this.#query, offset: page * PAGE, limit: PAGE })
      if (version !== this.#version) return
      this.total = answer.total
      this.names = answer.names
      this.#pages.set(page, answer.rows)
      this.loaded = true
    } catch {
      if (version !== this.#version) return
      this.#pages.delete(page)
      this.failed = true
    }
    this.#changed()
  }

  #forgetFar(page: number): void {
    if (this.#pages.size <= KEPT_PAGES) return
    const far = [...this.#pages.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page))
    for (const old of far.slice(0, this.#pages.size - KEPT_PAGES)) this.#pages.delete(old)
  }
}
