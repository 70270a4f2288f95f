/** Scales whose order everybody agrees on, lowest first, in lower case; a slash parts words for the same step. */
const scales: readonly (readonly string[])[] = [
  ['very low', 'low', 'medium/moderate/mid/middle/normal/average', 'high', 'very high', 'extreme'],
  ['xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', 'xxxl'],
  ['tiny', 'small', 'medium', 'large/big', 'extra large/x-large/huge'],
  [
    'very bad/very poor/terrible',
    'bad/poor',
    'fair/average/ok/okay',
    'good',
    'very good',
    'premium/excellent',
    'ideal/outstanding',
  ],
  ['never', 'rarely/seldom', 'sometimes/occasionally', 'often/frequently', 'usually', 'always'],
  ['strongly disagree', 'disagree', 'neutral/neither agree nor disagree', 'agree', 'strongly agree'],
  ['very dissatisfied', 'dissatisfied', 'neutral', 'satisfied', 'very satisfied'],
  ['none', 'mild', 'moderate', 'severe'],
  ['first', 'second', 'third', 'fourth', 'fifth'],
  ['freshman', 'sophomore', 'junior', 'senior'],
  ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'],
  ['monday/mon', 'tuesday/tue', 'wednesday/wed', 'thursday/thu/thur', 'friday/fri', 'saturday/sat', 'sunday/sun'],
  [
    'january/jan',
    'february/feb',
    'march/mar',
    'april/apr',
    'may',
    'june/jun',
    'july/jul',
    'august/aug',
    'september/sep/sept',
    'october/oct',
    'november/nov',
    'december/dec',
  ],
  ['bronze', 'silver', 'gold', 'platinum', 'diamond'],
  ['cold', 'cool', 'mild', 'warm', 'hot'],
]

/** Rank of each text in the first scale that knows them all (three or more steps), as it is written here; null where none does. */
export function knownOrder(texts: readonly string[]): { readonly [text: string]: number } | null {
  if (texts.length < 3 || texts.length > 12) return null
  for (const scale of scales) {
    const steps = texts.map((text) => scale.findIndex((step) => step.split('/').includes(text.trim().toLowerCase())))
    if (steps.includes(-1) || new Set(steps).size < 3) continue
    return Object.fromEntries(texts.map((text, i) => [text, steps[i]]))
  }
  return null
}
