/** −G/(H + λ₂), G shrunk by λ₁, cut to ±maxStep. */
export function leafOutput(g: number, h: number, l1: number, l2: number, maxStep: number): number {
  const shrunk = l1 === 0 ? g : Math.sign(g) * Math.max(Math.abs(g) - l1, 0)
  const value = h + l2 > 0 ? -shrunk / (h + l2) : 0
  return Math.min(Math.max(value, -maxStep), maxStep)
}

/** What a leaf of this output gains: −(2·G·w + (H + λ₂)·w²) − 2·λ₁·|w|; equals G²/(H + λ₂) at the best output. */
export function scoreOfOutput(g: number, h: number, l1: number, l2: number, output: number): number {
  return -(2 * g * output + (h + l2) * output * output + 2 * l1 * Math.abs(output))
}
