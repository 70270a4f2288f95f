interface Kind {
  readonly title: string
  readonly pattern: RegExp
  /** Where the text alone could be anything, the name of the column must say so too. */
  readonly named?: RegExp
  readonly check?: (text: string) => boolean
}

/** Kinds of personal data that can be told from the cells. */
export const personalKinds = {
  email: { title: 'e-mail addresses', pattern: /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i },
  card: {
    title: 'card numbers',
    pattern: /^\d(?:[ -]?\d){12,18}$/,
    check: (text: string) => passesLuhn(text.replace(/\D/g, '')),
  },
  iban: { title: 'bank account numbers', pattern: /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?$/ },
  nationalNumber: {
    title: 'national identity numbers',
    pattern: /^(?:\d{3}-\d{2}-\d{4}|756\.\d{4}\.\d{4}\.\d{2}|[A-Z]{2}\d{6}[A-D])$/,
  },
  ip: {
    title: 'IP addresses',
    pattern: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$|^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$/i,
  },
  phone: {
    title: 'phone numbers',
    pattern: /^(?:\+\d{1,3}[ .-]?)?(?:\(?\d{2,4}\)?[ .-]?){2,4}\d{2,4}$/,
    named: /phone|mobile|tel(?:ephone)?\b|fax|cell/i,
  },
  address: {
    title: 'street addresses',
    pattern: /^(?:\d+\w? +\p{L}|\p{L}[\p{L} .'-]+ \d+\w?(?:,|$))/u,
    named: /address|street|adresse|strasse|straße/i,
  },
  person: {
    title: 'names of people',
    pattern: /^\p{Lu}[\p{L}.'’-]+(?:,? (?:\p{Lu}[\p{L}.'’-]*|\(.*\)))+.*$/u,
    named:
      /^(?:.*[^a-z])?(?:name|full.?name|first.?name|last.?name|surname|patient|passenger|employee|customer.?name)s?$/i,
  },
} satisfies { readonly [kind: string]: Kind }

export type PersonalKind = keyof typeof personalKinds

export function isPersonal(kind: PersonalKind, column: string, text: string): boolean {
  const { pattern, named, check }: Kind = personalKinds[kind]
  const trimmed = text.trim()
  return (named === undefined || named.test(column)) && pattern.test(trimmed) && (check === undefined || check(trimmed))
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? 2 * digit : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
