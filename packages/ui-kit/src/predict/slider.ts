import { html, nothing, svg } from 'lit'
import type { Histogram, InputColumn, Profile } from '../core-types.ts'
import type { CellValue } from './form-field.ts'

interface SliderView {
  readonly id: string
  readonly input: InputColumn
  readonly value: CellValue
  readonly profile: Profile | null
  readonly set: (column: string, value: CellValue) => void
}

/** A number: the slider for a quick look, the box for the exact value. */
export function slider({ id, input, value, profile, set }: SliderView) {
  const [from, to] = input.range as readonly [number, number]
  const step = input.type === 'integer' ? 1 : 'any'
  const fine = input.type === 'integer' ? 1 : (to - from) / 200 || 1
  const change = (text: string) =>
    set(input.name, text === '' ? null : input.type === 'integer' ? Number(text) : Number(Number(text).toPrecision(6)))
  return html`<span class="val"
    ><span class="ctl"
      >${spread(input.name, profile)}<input
        type="range"
        tabindex="-1"
        aria-hidden="true"
        min=${from}
        max=${to}
        step=${fine}
        .value=${String(value ?? from)}
        @input=${(event: Event) => change((event.target as HTMLInputElement).value)}
    /></span>
    <input
      class="input"
      id=${id}
      type="number"
      step=${step}
      .value=${value === null || value === undefined ? '' : String(value)}
      @change=${(event: Event) => change((event.target as HTMLInputElement).value)}
  /></span>`
}

/** The column's own spread as the slider's track. */
function spread(name: string, profile: Profile | null) {
  const histogram: Histogram | null | undefined = profile?.columns.find((column) => column.name === name)?.histogram
  if (!histogram || histogram.kind !== 'number' || histogram.counts.length === 0) return nothing
  const tallest = Math.max(1, ...histogram.counts)
  const step = 100 / histogram.counts.length
  return html`<svg viewBox="0 0 100 26" preserveAspectRatio="none" aria-hidden="true">
    ${histogram.counts.map((count, i) => svg`<rect class="f-muted" x=${i * step + 0.2} y=${26 - (count / tallest) * 24} width=${Math.max(0.2, step - 0.4)} height=${(count / tallest) * 24}/>`)}
  </svg>`
}
