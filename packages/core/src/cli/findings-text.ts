import type { Finding } from '../node.ts'

const signs: { readonly [severity in Finding['severity']]: string } = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

/** One line a finding, the gravest first. */
export function findingsText(findings: readonly Finding[]): string {
  const rank = { error: 0, warning: 1, info: 2 }
  return [...findings]
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map(({ severity, message }) => `${signs[severity].padEnd(8)}${message}`)
    .join('\n')
}
