interface NameWords {
  /** Completes "the name …". */
  readonly phrase: string
  test(name: string): boolean
}

/** Words of a column name in lower case, parted at capitals, digits and signs: "customerID_2" → customer id 2. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

function anyOf(words: string, parts: readonly string[] = []): (name: string) => boolean {
  const set = new Set(words.split(' '))
  return (name) => {
    const found = wordsOf(name)
    return found.some((word) => set.has(word)) || parts.some((part) => name.toLowerCase().includes(part))
  }
}

/** What a name may say. */
export const nameWords = {
  key: {
    phrase: 'speaks of a key (id, key, uuid, index)',
    test: (name) =>
      anyOf('id ids uid uuid guid key index idx rownum rownames row serial sid pid')(name) || /[a-z]id$/i.test(name),
  },
  unnamed: { phrase: 'is empty or made up (Unnamed: 0)', test: (name) => name.trim() === '' || /^unnamed/i.test(name) },
  code: {
    phrase: 'speaks of a code (code, no, number, zip, fips)',
    test: anyOf('code codes no nr num number zip zipcode fips postal phone tel fax isbn sku ein naics', [
      'code',
      'number',
    ]),
  },
  date: {
    phrase: 'speaks of a time (date, time, year, day)',
    test: anyOf(
      'date dates time datetime timestamp dt created updated modified started ended dob birth birthday at start end when',
      ['date', 'timestamp'],
    ),
  },
  part: {
    phrase: 'speaks of a part of a date (year, month, day, hour)',
    test: anyOf('year yr month mon day hour week quarter weekday minute', ['year']),
  },
  amount: {
    phrase: 'speaks of an amount (count, total, price, rate)',
    test: anyOf(
      'count cnt total sum amount amt price cost value val score rate ratio avg average mean median min max std var pct percent percentage size length width height weight area age income salary wage distance duration population density temperature temp quantity qty balance revenue sales profit votes points',
      ['count', 'total', 'percent'],
    ),
  },
  category: {
    phrase: 'speaks of a kind (type, class, status, group, level)',
    test: anyOf(
      'type kind class category cat status state group grp level lvl gender sex race color colour country region city county province district stage grade flag is has species genre department sector unit mode method season language currency brand',
      ['type', 'status', 'category', 'flag'],
    ),
  },
  label: {
    phrase: 'speaks of a name (name, title, author)',
    test: anyOf(
      'name names title author firstname lastname surname company employer brand venue player team artist school product address street location place',
      ['name'],
    ),
  },
  prose: {
    phrase: 'speaks of prose (text, comment, description)',
    test: anyOf(
      'text comment comments description desc note notes review summary abstract body content message remark remarks details detail explanation reason question answer tweet lyrics story sentence',
      ['descri', 'comment'],
    ),
  },
  address: {
    phrase: 'speaks of a web address (url, link, image)',
    test: anyOf('url urls link links website web site homepage href uri image img photo picture thumb thumbnail icon', [
      'url',
      'link',
      'website',
    ]),
  },
  list: {
    phrase: 'speaks of several things (tags, list, ids)',
    test: anyOf('tags list keywords genres categories ids items names hashtags mentions geo coordinates latlong'),
  },
  place: {
    phrase: 'speaks of a place on earth (lat, lon)',
    test: anyOf('lat latitude lon lng long longitude geo coordinates x y', ['latitude', 'longitude']),
  },
  short: {
    phrase: 'is a short code of letters and digits',
    test: (name) => /^[a-z]{1,4}\d+[a-z]*\d*$/i.test(name) || /\d[a-z]+\d/i.test(name),
  },
  question: { phrase: 'is a question or a sentence', test: (name) => name.split(/\s+/).length >= 6 },
  capitals: { phrase: 'is all in capitals', test: (name) => /^[A-Z0-9_ ]+$/.test(name) && /[A-Z]/.test(name) },
  onlyNumber: { phrase: 'is a number', test: (name) => /^\d+$/.test(name.trim()) },
} satisfies { readonly [name: string]: NameWords }
