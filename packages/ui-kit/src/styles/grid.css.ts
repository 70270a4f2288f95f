import { css } from 'lit'

/** The grid: sticky header and pinned columns, rows banded in threes as on old listing paper. */
export const grid = css`
  :host {
    --_row-height: var(--_row);
  }
  .box {
    overflow: hidden;
    position: relative;
  }
  .toolbar {
    padding: 12px 16px;
    border-bottom: 1px solid var(--_line);
  }
  .toolbar .field {
    width: 190px;
  }
  .map {
    gap: 9px;
  }
  .scroller {
    overflow: auto;
    max-height: var(--csv-grid-height, 568px);
    position: relative;
    font-size: var(--_text-s);
    overscroll-behavior-x: contain;
  }
  .canvas {
    position: relative;
    min-width: 100%;
  }
  .head {
    position: sticky;
    top: 0;
    z-index: 2;
    background: var(--_surface);
  }
  .row {
    display: flex;
    width: 100%;
  }
  .cell {
    flex: none;
    height: var(--_row-height);
    line-height: var(--_row-height);
    padding: 0 12px;
    border-inline-end: 1px solid var(--_line);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
    background: var(--_surface);
  }
  .banded .cell {
    background: var(--_band);
  }
  .selected .cell {
    background: var(--_accent-soft);
  }
  .cell.pinned {
    position: sticky;
    z-index: 1;
  }
  .corner,
  .number {
    position: sticky;
    left: 0;
    z-index: 1;
  }
  .num {
    text-align: end;
  }
  .id {
    color: var(--_ink-3);
    font-family: var(--_mono);
    font-size: 12px;
  }
  .number {
    color: var(--_ink-3);
    text-align: end;
    font-size: var(--_text-xs);
    cursor: pointer;
  }
  .number:hover {
    color: var(--_accent);
  }
  .missing {
    color: var(--_ink-3);
    font-style: italic;
  }
  .ghost {
    display: inline-block;
    width: 60%;
    height: 8px;
    border-radius: 4px;
    background: var(--_line);
  }
  .cell:focus-visible {
    outline-offset: -2px;
    border-radius: 0;
  }
  .head .cell {
    height: 126px;
    line-height: 1.5;
    padding: 10px 12px 8px;
    border-bottom: 1px solid var(--_line);
    position: relative;
  }
  .head .cell.pinned,
  .head .corner {
    position: sticky;
  }
  .head .target {
    background: var(--_accent-soft);
  }
  .name {
    display: flex;
    align-items: center;
    gap: 6px;
    width: 100%;
    font-weight: 600;
    color: var(--_ink);
    background: none;
    border: 0;
    padding: 0;
    min-height: 24px;
    cursor: pointer;
    text-align: start;
  }
  .name > svg {
    color: var(--_ink-3);
    flex: none;
  }
  .name > span:first-of-type {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .name:hover > span:first-of-type {
    color: var(--_accent);
  }
  .flag {
    flex: none;
  }
  .flag.warn {
    color: var(--_warn);
  }
  .flag.bad {
    color: var(--_bad);
  }
  .chart {
    display: block;
    height: 52px;
    margin-top: 6px;
    touch-action: pan-y;
    cursor: crosshair;
  }
  .chart.entered {
    outline: 2px solid var(--_accent);
    outline-offset: 3px;
    border-radius: 2px;
  }
  .caption {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    color: var(--_ink-3);
    font-size: var(--_text-xs);
    margin-top: 5px;
    white-space: nowrap;
  }
  .caption > * {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .caption > :last-child:not(:first-child) {
    flex: none;
    max-width: 60%;
  }
  .caption b {
    color: var(--_ink);
  }
  .only {
    color: var(--_accent);
    font-weight: 550;
  }
  .dot {
    display: inline-block;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    margin-inline-end: 7px;
  }
  .dot.k-answer {
    background: var(--_answer);
    border-radius: 1px;
  }
  .dot.k-rest {
    background: var(--_rest);
  }
  .dot.k-muted {
    background: var(--_muted);
  }
  .dot.k-cat-1 {
    background: var(--_cat-1);
  }
  .dot.k-cat-2 {
    background: var(--_cat-2);
    clip-path: polygon(50% 0, 100% 100%, 0 100%);
    border-radius: 0;
  }
  .dot.k-cat-3 {
    background: var(--_cat-3);
    border-radius: 1px;
  }
  .dot.k-cat-4 {
    background: var(--_cat-4);
    clip-path: polygon(50% 0, 100% 50%, 50% 100%, 0 50%);
    border-radius: 0;
  }
  .dot.k-cat-5 {
    background: var(--_cat-5);
  }
  .dot.k-cat-6 {
    background: var(--_cat-6);
    border-radius: 1px;
  }
  .status {
    padding: 8px 16px;
    min-height: 42px;
    border-top: 1px solid var(--_line);
    color: var(--_ink-2);
    font-size: var(--_text-s);
  }
  .empty {
    padding: 28px 16px;
    color: var(--_ink-2);
    position: sticky;
    left: 0;
  }
  .menu {
    position: fixed;
    margin: 0;
    inset: auto;
    min-width: 220px;
    padding: 6px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: var(--_lift);
    font-size: var(--_text-s);
  }
  .menu button {
    display: block;
    width: 100%;
    text-align: start;
    padding: 5px 10px;
    min-height: 30px;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    cursor: pointer;
  }
  .menu button:hover,
  .menu button:focus-visible {
    background: var(--_band);
  }
  .menu hr {
    border: 0;
    border-top: 1px solid var(--_line);
    margin: 5px 4px;
  }
  .menu hr:first-child,
  .menu hr + hr {
    display: none;
  }
  .keys {
    font-size: var(--_text-xs);
  }
  @media (pointer: coarse) {
    :host {
      --_row-height: var(--csv-row, 40px);
    }
  }
  @container (max-width: 719px) {
    .toolbar .field {
      flex: 1 1 160px;
    }
    .keys {
      display: none;
    }
  }
  @container (max-width: 420px) {
    .number,
    .corner {
      padding: 0 8px;
    }
  }
  @media (forced-colors: active) {
    .selected .cell {
      outline: 1px solid Highlight;
    }
  }
`
