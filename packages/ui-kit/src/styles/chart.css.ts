import { css } from 'lit'

/** Fills and strokes of the charts; colour comes from classes, geometry from attributes. */
export const chart = css`
  svg {
    overflow: visible;
  }
  svg text {
    font: 12px var(--_font);
    fill: var(--_ink-3);
    font-variant-numeric: tabular-nums;
  }
  svg .t {
    fill: var(--_ink);
  }
  svg .b {
    font-weight: 600;
    fill: var(--_ink);
  }
  svg .e {
    text-anchor: end;
  }
  svg .m {
    text-anchor: middle;
  }
  .f-answer {
    fill: var(--_answer);
  }
  .f-rest {
    fill: var(--_rest);
  }
  .f-muted {
    fill: var(--_muted);
  }
  .f-data {
    fill: var(--_data);
  }
  .f-ink {
    fill: var(--_ink-2);
  }
  .f-accent {
    fill: var(--_accent);
  }
  .f-cat-1 {
    fill: var(--_cat-1);
  }
  .f-cat-2 {
    fill: var(--_cat-2);
  }
  .f-cat-3 {
    fill: var(--_cat-3);
  }
  .f-cat-4 {
    fill: var(--_cat-4);
  }
  .f-cat-5 {
    fill: var(--_cat-5);
  }
  .f-cat-6 {
    fill: var(--_cat-6);
  }
  .f-seq-1 {
    fill: var(--_seq-1);
  }
  .f-seq-2 {
    fill: var(--_seq-2);
  }
  .f-seq-3 {
    fill: var(--_seq-3);
  }
  .f-seq-4 {
    fill: var(--_seq-4);
  }
  .f-seq-5 {
    fill: var(--_seq-5);
  }
  .f-seq-6 {
    fill: var(--_seq-6);
  }
  .f-seq-7 {
    fill: var(--_seq-7);
  }
  .dim {
    opacity: 0.38;
  }
  .axis {
    stroke: var(--_line);
    stroke-width: 1;
  }
  .axis-2 {
    stroke: var(--_edge);
    stroke-width: 1;
  }
  .line {
    fill: none;
    stroke: var(--_data);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .line.thin {
    stroke-width: 1.5;
  }
  .line.answer {
    stroke: var(--_answer);
  }
  .line.grey {
    stroke: var(--_edge);
  }
  .line.stem {
    stroke: var(--_muted);
  }
  .dash {
    stroke-dasharray: 3 4;
  }
  .hollow {
    fill: var(--_surface);
    stroke: var(--_data);
    stroke-width: 2;
  }
  .hollow.grey {
    stroke: var(--_edge);
  }
  .noise {
    fill: var(--_accent);
    opacity: 0.13;
  }
  .hover {
    fill: var(--_accent);
    opacity: 0.14;
  }
  .brush {
    fill: var(--_accent);
    opacity: 0.12;
  }
  .grip {
    stroke: var(--_accent);
    stroke-width: 1.5;
  }
  .wrong {
    stroke: var(--_line);
  }
  .hatch-line {
    stroke: var(--_line);
    stroke-width: 1.5;
  }
  .soft-answer {
    fill: var(--_answer);
    opacity: 0.26;
  }
  .soft-rest {
    fill: var(--_rest);
    opacity: 0.26;
  }
  .big {
    font-size: 25px;
    font-weight: 650;
    letter-spacing: -0.02em;
  }
  svg text.big {
    font-size: 25px;
    fill: var(--_ink);
    font-weight: 650;
  }
  svg text.lab {
    font-size: 12.5px;
    fill: var(--_ink-2);
  }
  .hit {
    fill: transparent;
  }
  .drag {
    cursor: ew-resize;
    touch-action: pan-y;
  }
  .point {
    opacity: 0.5;
  }
  .f-none {
    fill: none;
  }
  .wrong-soft {
    fill: var(--_muted);
    opacity: 0.5;
  }
  svg text.on-shade {
    fill: var(--_on-accent);
  }
  @media (forced-colors: active) {
    .f-answer,
    .f-data,
    .f-cat-1 {
      fill: Highlight;
    }
    .f-rest,
    .f-muted {
      fill: CanvasText;
    }
    .line {
      stroke: CanvasText;
    }
  }
`
