let source: string | null = null

/** The text of the worker, where a build carries it inside; a page from another origin cannot start our file. */
export function setWorkerSource(text: string): void {
  source = text
}

export function workerSource(): string | null {
  return source
}
