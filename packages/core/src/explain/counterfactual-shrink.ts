import { numberMove, stepOf, type Move } from './counterfactual-moves.ts'
import type { Trial, WhatIf } from './counterfactual-trials.ts'

const halvings = 40
/** How much longer a change may get for a number that is easier to read. */
const roundingRoom = 1.02
const mostDecimals = 12

/** The same columns with every number as near to where it was as the decision allows, in few digits. */
export function shrinkMoves(trial: Trial, trials: WhatIf): Trial {
  let best = trial
  for (let i = 0; i < best.moves.length; i++) {
    best = without(best, i, trials)
    if (best.moves[i] === undefined) break
    const { input, cell } = best.moves[i]
    const before = trials.cells.get(input.name)
    if (typeof before !== 'number' || before !== before || typeof cell !== 'number') continue
    best = shorter(best, i, before, trials)
    best = rounder(best, i, before, trials)
  }
  return best
}

/** Leaves a move out that is not needed. */
function without(trial: Trial, index: number, trials: WhatIf): Trial {
  if (trial.moves.length < 2) return trial
  const [fewer] = trials.run([trial.moves.filter((_, i) => i !== index)])
  return trials.isWanted(fewer) ? fewer : trial
}

function shorter(trial: Trial, index: number, before: number, trials: WhatIf): Trial {
  const step = stepOf(trial.moves[index].input)
  let best = trial
  let kept = before
  for (let i = 0; i < halvings; i++) {
    const far = Number(best.moves[index].cell)
    const middle = step === 0 ? (kept + far) / 2 : Math.floor((kept + far) / 2 / step) * step
    if (middle === kept || middle === far) break
    const tried = moved(best, index, before, middle, trials)
    if (tried !== null) best = tried
    else kept = middle
  }
  return best
}

function rounder(trial: Trial, index: number, before: number, trials: WhatIf): Trial {
  const { input, cell } = trial.moves[index]
  const value = Number(cell)
  if (stepOf(input) !== 0 || input.type === 'datetime') return trial
  let scale = 1
  for (let decimals = 0; decimals <= mostDecimals; decimals++, scale *= 10) {
    const rounded = (value > before ? Math.ceil(value * scale) : Math.floor(value * scale)) / scale
    if (Math.abs(rounded - before) > roundingRoom * Math.abs(value - before)) continue
    const tried = moved(trial, index, before, rounded, trials)
    if (tried !== null) return tried
  }
  return trial
}

/** The trial with another number in one of its moves; null where that is not what is wanted. */
function moved(trial: Trial, index: number, before: number, cell: number, trials: WhatIf): Trial | null {
  const move: Move | null = numberMove(trial.moves[index].input, before, cell)
  if (move === null) return null
  const [tried] = trials.run([trial.moves.map((one, i) => (i === index ? move : one))])
  return trials.isWanted(tried) ? tried : null
}
