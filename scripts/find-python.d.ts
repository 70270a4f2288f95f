/** The Python that holds the peers of scripts/python-peers.txt, or null. */
export function findPython(): string | null
