/** Keeps the values last asked for, at most `count`; the one longest unused gives way. */
export function recent<T>(count: number, dispose: (value: T) => void = () => {}) {
  const held = new Map<string, T>()

  function drop(key: string): void {
    const value = held.get(key)
    if (value === undefined) return
    held.delete(key)
    dispose(value)
  }

  return {
    async get(key: string, make: () => Promise<T>): Promise<T> {
      const found = held.get(key) ?? (await make())
      held.delete(key)
      held.set(key, found)
      for (const oldest of held.keys()) {
        if (held.size <= count) break
        drop(oldest)
      }
      return found
    },
    /** Drops all whose key begins so. */
    dropAll(prefix: string): void {
      for (const key of [...held.keys()]) if (key.startsWith(prefix)) drop(key)
    },
  }
}
