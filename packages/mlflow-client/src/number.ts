/** JSON has no NaN and no infinity: MLflow takes and gives them as words. */
export function numberOut(value: number): number | string {
  return Number.isFinite(value) ? value : String(value)
}

export function numberIn(value: number | string): number {
  return Number(value)
}
