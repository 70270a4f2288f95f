import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit'
import type { Severity } from '../core-types.ts'
import type { ColumnKind } from './column-kind.ts'

const glyphs = {
  tick: svg`<path d="M3 8.5l3.2 3.2L13 4.8" fill="none" stroke="currentColor" stroke-width="2"/>`,
  note: svg`<circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 7.2v4M8 4.6v1.4" stroke="currentColor" stroke-width="1.6"/>`,
  warning: svg`<path d="M8 1.6l6.8 12.2H1.2z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round"/><path d="M8 6v4M8 11.3v1.2" stroke="currentColor" stroke-width="1.6"/>`,
  problem: svg`<path d="M5.4 1.7h5.2l3.7 3.7v5.2l-3.7 3.7H5.4l-3.7-3.7V5.4z" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M8 4.8v4.2M8 10.4v1.2" stroke="currentColor" stroke-width="1.6"/>`,
  search: svg`<circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M10.5 10.5L14 14" stroke="currentColor" stroke-width="1.5"/>`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8" stroke="currentColor" stroke-width="1.6"/>`,
  undo: svg`<path d="M6.5 3L3 6.5 6.5 10M3.5 6.5h6a3.5 3.5 0 0 1 0 7H7" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  number: svg`<path d="M5.5 2.5l-1.5 11M11.5 2.5l-1.5 11M2.5 6h11.5M2 10.2h11.5" stroke="currentColor" stroke-width="1.4" fill="none"/>`,
  category: svg`<path d="M2 3.5h12M2 8h8M2 12.5h5" stroke="currentColor" stroke-width="2.4" fill="none"/>`,
  date: svg`<path d="M2.5 3.5h11v10h-11zM2.5 6.8h11M5.5 1.8v3M10.5 1.8v3" fill="none" stroke="currentColor" stroke-width="1.4"/>`,
  text: svg`<path d="M2.5 4h11M2.5 8h11M2.5 12h7" stroke="currentColor" stroke-width="1.4" fill="none"/>`,
  target: svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5"/><circle cx="8" cy="8" r="2.2" fill="currentColor"/>`,
  down: svg`<path d="M4 6.5l4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  ascending: svg`<path d="M8 13V3.5M4.5 7L8 3.5 11.5 7" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  descending: svg`<path d="M8 3v9.5M4.5 9L8 12.5 11.5 9" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  arrow: svg`<path d="M2.5 8h10M9 4.5L12.5 8 9 11.5" fill="none" stroke="currentColor" stroke-width="1.5"/>`,
  theme: svg`<path d="M8 1.5a6.5 6.5 0 1 0 0 13z" fill="currentColor"/><circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" stroke-width="1.4"/>`,
} satisfies Record<string, SVGTemplateResult>

export type IconName = keyof typeof glyphs

export function icon(name: IconName, size = 16): TemplateResult {
  return html`<svg width=${size} height=${size} viewBox="0 0 16 16" aria-hidden="true">${glyphs[name]}</svg>`
}

/** Severity as a shape: a colour alone says nothing to some. */
export function severityIcon(severity: Severity | 'good'): TemplateResult {
  const [look, name] = (
    { error: ['bad', 'problem'], warning: ['warn', 'warning'], info: ['note', 'note'], good: ['good', 'tick'] } as const
  )[severity]
  return html`<span class="sev ${look}">${icon(name)}</span>`
}

export function kindIcon(kind: ColumnKind, isTarget = false): TemplateResult {
  return icon(isTarget ? 'target' : kind, 13)
}

/** The comma: logo, and separator of the steps. */
export function comma(width = 15): TemplateResult {
  return html`<svg
    class="comma"
    width=${width}
    height=${Math.round((width * 19) / 15)}
    viewBox="0 0 20 25"
    aria-hidden="true"
  >
    <path
      d="M10 1.5c4.4 0 7.6 3.3 7.6 7.9 0 6.3-4.1 11.4-10.6 14.1l-1.7-2.9c3.5-1.7 5.6-3.6 6.1-5.8-.5.2-1.1.3-1.7.3-4 0-7-2.9-7-6.7 0-4 3.1-6.9 7.3-6.9z"
    />
  </svg>`
}
