import type { BinnedFeature } from './binned-dataset.ts'

/** The levels whose bin has a 1 in `goesLeft`, as a bit set over levels. */
export function levelsOfBins(feature: BinnedFeature, goesLeft: (bin: number) => boolean): Uint32Array {
  const { binOfLevel } = feature
  const words = new Uint32Array(Math.ceil(binOfLevel.length / 32))
  for (let level = 0; level < binOfLevel.length; level++)
    if (goesLeft(binOfLevel[level])) words[level >> 5] |= 1 << (level & 31)
  return words
}
