/**
 * The same module over a shared memory. Only the limits of the memory it imports differ: flags 3 (shared, with a maximum) for flags 0, and the
 * maximum of 65,536 pages, which makes the import section three bytes longer.
 */
export function sharedModule(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const at = importSection(bytes)
  const limits = at + 2 + bytes[at + 1] - 2
  if (bytes[limits] !== 0 || bytes[limits + 1] !== 0)
    throw new Error('the module does not import one memory without limits')
  const shared = new Uint8Array(bytes.length + 3)
  shared.set(bytes.subarray(0, limits))
  shared[at + 1] = bytes[at + 1] + 3
  shared.set([3, 0, 0x80, 0x80, 0x04], limits)
  shared.set(bytes.subarray(limits + 2), limits + 5)
  return shared
}

/** Where section 2 begins. Sections: id, length (LEB128), contents. */
function importSection(bytes: Uint8Array): number {
  for (let at = 8; at < bytes.length;) {
    if (bytes[at] === 2) return at
    let length = 0
    let shift = 0
    do {
      at++
      length |= (bytes[at] & 127) << shift
      shift += 7
    } while (bytes[at] >= 128)
    at += 1 + length
  }
  throw new Error('the module imports nothing')
}
