import type { Finding } from '../../util/finding.ts'

/** Names that are all there and all different, and what had to be repaired. */
export function columnNames(header: readonly string[]): {
  readonly names: readonly string[]
  readonly findings: readonly Finding[]
} {
  const taken = new Set<string>(header.map((text) => text.trim()))
  const used = new Set<string>()
  const findings: Finding[] = []
  const names = header.map((text, column) => {
    const given = text.trim()
    const name = given === '' ? free(`column${column + 1}`, taken) : used.has(given) ? free(given, taken) : given
    used.add(name)
    taken.add(name)
    if (given === '') findings.push(emptyName(name, column))
    else if (name !== given) findings.push(duplicateName(given, name, column))
    return name
  })
  const isNameless = names.length > 1 && header.every((text) => text.trim() === '')
  return { names, findings: isNameless ? [noNames(names)] : findings }
}

/** A file without a header is told once, not once a column. */
function noNames(names: readonly string[]): Finding {
  return {
    code: 'empty-column-name',
    severity: 'info',
    message: `no column has a name; they are called "${names[0]}" to "${names[names.length - 1]}"`,
    evidence: { columns: names.slice(0, 50), count: names.length },
  }
}

function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  let copy = 2
  while (taken.has(`${name}_${copy}`)) copy++
  return `${name}_${copy}`
}

function emptyName(name: string, column: number): Finding {
  return {
    code: 'empty-column-name',
    severity: 'info',
    column: name,
    message: `column ${column + 1} has no name; it is called "${name}"`,
    evidence: { index: column },
  }
}

function duplicateName(given: string, name: string, column: number): Finding {
  return {
    code: 'duplicate-column-name',
    severity: 'warning',
    column: name,
    message: `the name "${given}" comes twice; column ${column + 1} is called "${name}"`,
    evidence: { index: column, given },
  }
}
