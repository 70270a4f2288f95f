import type { TextStep } from '../../transforms/operation.ts'
import type { CleaningAction } from '../action.ts'
import { columnOf, findingOf } from '../action.ts'
import { textsOption } from '../read-options.ts'

const known: readonly TextStep[] = [
  'trim',
  'collapseSpaces',
  'lowerCase',
  'upperCase',
  'nfc',
  'nfkc',
  'stripAccents',
  'repairEncoding',
]

export const normalizeText: CleaningAction = {
  name: 'normalizeText',
  title: 'Normalise text',
  doc: 'Trims, joins spaces, and brings letter case or Unicode form into one shape.',
  on: 'column',
  rows: 'keep',
  options: {
    steps: { type: 'texts', default: ['trim', 'collapseSpaces'], doc: `any of ${known.join(', ')}, in order` },
  },
  suggest: (context) => {
    const finding = findingOf(context, 'outer-spaces')
    if (finding === null) return null
    return {
      options: { steps: ['trim', 'collapseSpaces'] },
      reason: `${finding.message} Without them equal values are equal.`,
      finding: finding.code,
    }
  },
  lower: (step, kind) =>
    kind === 'number'
      ? []
      : [
          {
            op: 'normalizeText',
            from: columnOf(step),
            to: columnOf(step),
            steps: textSteps(textsOption(step.options, 'steps')),
          },
        ],
}

function textSteps(names: readonly string[]): readonly TextStep[] {
  return known.filter((step) => names.includes(step)).sort((a, b) => names.indexOf(a) - names.indexOf(b))
}
