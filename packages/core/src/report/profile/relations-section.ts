import type { PairProfile, Profile } from '../../profile/profile.ts'
import { heatMap } from '../charts/heat-map.ts'
import { dataTable } from '../data-table.ts'
import { markup } from '../markup.ts'
import type { ReportLocale } from '../locale.ts'
import type { ReportSection } from '../section.ts'

const mostColumns = 14
const pairsShown = 8
const mapped: ReadonlySet<PairProfile['measure']> = new Set(['pearson', 'cramersV', 'correlationRatio'])

/** Which columns move together: a grid of the most related ones and the strongest pairs of each measure. */
export function relationsSection(profile: Profile, locale: ReportLocale): ReportSection {
  const { words, format } = locale
  const names = mostRelated(profile)
  const value = new Map(
    profile.pairs
      .filter(({ measure }) => mapped.has(measure))
      .map((pair) => [keyOf(pair.left, pair.right), pair.value]),
  )
  const strongest = profile.pairs.find(({ measure }) => mapped.has(measure))
  return {
    id: 'relations',
    title: words.relations,
    body: markup`<div class="sheet">
      ${
        names.length > 1 &&
        strongest !== undefined &&
        heatMap(
          {
            title: words.relationsMap,
            sentence: words.relationsSentence(
              `${strongest.left} ${words.and} ${strongest.right} (${format.number(strongest.value)})`,
            ),
            corner: words.column,
            rows: names,
            columns: names,
            values: names.map((row, i) =>
              names.map((column, j) => (i === j ? null : (value.get(keyOf(row, column)) ?? null))),
            ),
            range: [-1, 1],
            write: (share) => format.number(Math.round(share * 100) / 100),
          },
          locale,
        )
      }
      <p class="quiet">${words.relationsNote}</p>
      ${dataTable({
        caption: words.strongest,
        head: [words.measure, words.column, words.column, words.value],
        numbers: [3],
        rows: strongestOfEach(profile.pairs).map(({ measure, left, right, value: strength }) => [
          words.measures[measure],
          left,
          right,
          format.number(Math.round(strength * 1000) / 1000),
        ]),
      })}
    </div>`,
  }
}

/** The target first, then columns in the order of their strongest pair. */
function mostRelated({ pairs, target }: Profile): readonly string[] {
  const names = new Set(target === null ? [] : [target.name])
  for (const { measure, left, right } of pairs) {
    if (!mapped.has(measure)) continue
    for (const name of [left, right]) if (names.size < mostColumns) names.add(name)
  }
  return [...names]
}

function strongestOfEach(pairs: readonly PairProfile[]): readonly PairProfile[] {
  const measures = [...new Set(pairs.map(({ measure }) => measure))]
  return measures.flatMap((measure) => pairs.filter((pair) => pair.measure === measure).slice(0, pairsShown))
}

function keyOf(left: string, right: string): string {
  return JSON.stringify(left < right ? [left, right] : [right, left])
}
