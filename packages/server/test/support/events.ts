export interface ReadEvent {
  readonly id: number
  readonly event: string
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the server said
  readonly data: any
}

/** Reads an event stream to its end, or until `enough`. */
export async function readEvents(
  response: Response,
  enough: (event: ReadEvent) => boolean = () => false,
): Promise<readonly ReadEvent[]> {
  if (response.status !== 200 || !response.body)
    throw new Error(`no event stream: ${response.status} ${await response.text()}`)
  const events: ReadEvent[] = []
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return events
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const event of blocks.map(parse)) {
      if (!event) continue
      events.push(event)
      if (enough(event)) {
        await reader.cancel()
        return events
      }
    }
  }
}

function parse(block: string): ReadEvent | null {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return fields.event ? { id: Number(fields.id), event: fields.event, data: JSON.parse(fields.data) } : null
}
