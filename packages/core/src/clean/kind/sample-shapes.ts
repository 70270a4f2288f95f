interface Shape {
  /** Completes "the share of samples that …". */
  readonly phrase: string
  /** Of a trimmed sample. */
  test(text: string): boolean
}

const months = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const numericDate = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}.*)?$/
const namedDate = new RegExp(
  `^(?:[a-z]+,? )?(?:\\d{1,2}[ -]?${months}[ ,-]*\\d{0,4}|${months}[ -.]*\\d{1,2}?,?[ -]*\\d{2,4})(?:[ T]\\d{1,2}:\\d{2}.*)?$`,
  'i',
)
const time = /^\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?: ?[ap]m)?$/i
const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const unit = '(?:%|[$€£¥]|°|[a-zµ]{1,12}(?:[/²³][a-z0-9]*)?\\.?)'
const withUnit = new RegExp(`^(?:[$€£¥~<>≈] ?)?[+-]?\\d[\\d.,' \\u00a0]*(?: ?${unit})?(?: ?\\+)?$`, 'i')

/** Shapes of single samples. */
export const shapes = {
  number: { phrase: 'are plain numbers', test: (text) => number.test(text) },
  integer: { phrase: 'are whole numbers', test: (text) => /^[+-]?\d+$/.test(text) },
  fraction: { phrase: 'have decimals', test: (text) => number.test(text) && /[.e]/i.test(text) },
  negative: { phrase: 'are negative numbers', test: (text) => number.test(text) && text.startsWith('-') },
  leadingZero: { phrase: 'begin with a superfluous zero', test: (text) => /^0\d+$/.test(text) },
  smallInteger: { phrase: 'are whole numbers below 13', test: (text) => /^(?:\d|1[0-2])$/.test(text) },
  year: { phrase: 'look like years', test: (text) => /^(?:18|19|20)\d\d$/.test(text) },
  dayNumber: {
    phrase: 'look like YYYYMMDD',
    test: (text) => /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text),
  },
  date: { phrase: 'look like dates', test: (text) => numericDate.test(text) || namedDate.test(text) },
  time: { phrase: 'look like times of day', test: (text) => time.test(text) },
  clock: { phrase: 'hold a time of day', test: (text) => /\d:\d\d/.test(text) },
  grouped: {
    phrase: 'are numbers with separators of thousands or a decimal comma',
    test: (text) => /^[+-]?\d{1,3}(?:[,. ']\d{1,3})+$/.test(text) && !number.test(text),
  },
  unit: {
    phrase: 'are numbers with a unit or sign',
    test: (text) => withUnit.test(text) && !number.test(text) && !/^\d+[a-z]+\d/i.test(text),
  },
  money: { phrase: 'hold a currency sign', test: (text) => /[$€£¥]\s?-?\d|\d\s?[€£¥]/.test(text) },
  percent: { phrase: 'are percentages', test: (text) => /^[+-]?[\d.,]+ ?%$/.test(text) },
  digitInside: { phrase: 'hold a digit', test: (text) => /\d/.test(text) },
  digitAndLetter: { phrase: 'mix digits and letters', test: (text) => /\d/.test(text) && /[a-z]/i.test(text) },
  code: {
    phrase: 'are single words of letters and digits',
    test: (text) => /^(?=.*\d)(?=.*[a-z])[a-z0-9_-]+$/i.test(text),
  },
  capitals: { phrase: 'are in capitals', test: (text) => /^[A-Z][A-Z .&-]*$/.test(text) },
  word: { phrase: 'are one word', test: (text) => /^\p{L}+$/u.test(text) },
  names: {
    phrase: 'are two or three capitalised words',
    test: (text) => /^(?:\p{Lu}[\p{L}.'-]*[ ,]+){1,3}\p{Lu}[\p{L}.'-]*$/u.test(text),
  },
  sentence: { phrase: 'are six words or longer', test: (text) => text.split(/\s+/).length >= 6 },
  list: {
    phrase: 'are lists',
    test: (text) =>
      /^[[({].*,.*[\])}]$/s.test(text) ||
      text.split(/[;|]/).length >= 3 ||
      (text.split(/, ?/).length >= 3 &&
        text.split(/\s+/).length <= 3 * text.split(/, ?/).length &&
        !/[.!?]$/.test(text) &&
        /\p{L}/u.test(text)),
  },
  brackets: { phrase: 'stand in brackets', test: (text) => /^[[({].*[\])}]$/s.test(text) },
  url: {
    phrase: 'are web addresses',
    test: (text) =>
      /^(?:https?:\/\/|www\.)\S+$/i.test(text) ||
      /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|edu|gov|io|de|uk)(?:\/\S*)?$/i.test(text),
  },
  path: { phrase: 'are paths', test: (text) => /^\/?[\w.-]+(?:\/[\w.-]+)+$/.test(text) && !numericDate.test(text) },
  email: { phrase: 'are e-mail addresses', test: (text) => /^\S+@\S+\.\S+$/.test(text) },
  coordinates: { phrase: 'are pairs of coordinates', test: (text) => /^\(?-?\d+\.\d+[,; ]+-?\d+\.\d+\)?$/.test(text) },
  address: { phrase: 'begin with a number and go on with words', test: (text) => /^\d+\s+\p{L}+\s+\p{L}+/u.test(text) },
  hash: {
    phrase: 'are long strings of letters and digits',
    test: (text) => /^[0-9a-z_+/=-]{16,}$/i.test(text) && /\d/.test(text),
  },
  yesNo: { phrase: 'are yes, no, true or false', test: (text) => /^(?:yes|no|true|false|y|n|t|f)$/i.test(text) },
  range: { phrase: 'are ranges of numbers', test: (text) => /^\d+ ?(?:-|–|to|\/) ?\d+$/.test(text) },
  placeholder: {
    phrase: 'stand for something unknown',
    test: (text) => /^(?:\.|-9+(?:\.0)?|9{3,}|n\/?a|none|null|#null!|unknown|\?|-)$/i.test(text),
  },
} satisfies { readonly [name: string]: Shape }
