import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('../.cache/python/bin/python', import.meta.url))

/** The Python that holds the peers of scripts/python-peers.txt: PEERS_PYTHON, then the one that `npm test` sets up; null when there is none. */
export function findPython() {
  if (process.env.PEERS_PYTHON) return process.env.PEERS_PYTHON
  return existsSync(own) ? own : null
}
