import type { JsonObject } from '../../src/util/json.ts'

/** Options for actions that must be told something; the others run on their defaults. */
export function exampleOptions(action: string, row: number): JsonObject {
  return (examples(row) as { readonly [name: string]: JsonObject | undefined })[action] ?? {}
}

function examples(row: number) {
  return {
    setCell: { row, value: null },
    deleteRows: { rows: [row] },
    parseDate: { formats: ['YYYY-MM-DD', 'DD/MM/YYYY'] },
    fillByGroup: { by: 'city' },
    mapValues: { map: { Bern: 'Berne', Basel: null } },
    replaceSentinel: { values: [-999, 'Bern'] },
    renameColumn: { to: 'renamed' },
    flagRows: { rows: [row] },
    splitText: { separator: ' ', parts: 2 },
    repairDependency: { by: 'city' },
    cast: { to: 'text' },
    splitList: { separator: ' ' },
    fillWithModel: { from: ['city'] },
  }
}
