import { counterfactualView } from './counterfactual-view.ts'
import { dependenceView, effectsView } from './dependence-view.ts'
import { interactionsView } from './interactions-view.ts'
import { nearestView } from './nearest-view.ts'
import { rowView, rowsView } from './rows-view.ts'
import { rulesView } from './rules-view.ts'
import { splitsView } from './splits-view.ts'
import type { ExplainView } from './view.ts'

/** Everything that `explain` shows; the rows unasked, so they come last. */
export const explainViews: readonly ExplainView[] = [
  dependenceView,
  effectsView,
  interactionsView,
  splitsView,
  rulesView,
  counterfactualView,
  nearestView,
  rowView,
  rowsView,
]
