export interface Recorded {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly body: unknown
}

/** A `fetch` that answers from a list, in order, and keeps what it was asked. */
export function recordedFetch(answers: readonly (Response | Error)[]): {
  readonly fetch: typeof fetch
  readonly calls: Recorded[]
} {
  const calls: Recorded[] = []
  const left = [...answers]
  return {
    calls,
    fetch: async (input, init) => {
      calls.push({
        method: init?.method ?? 'GET',
        url: String(input),
        headers: new Headers(init?.headers),
        body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      })
      const answer = left.shift()
      if (answer === undefined) throw new Error(`no answer is left for ${String(input)}`)
      if (answer instanceof Error) throw answer
      return answer
    },
  }
}
