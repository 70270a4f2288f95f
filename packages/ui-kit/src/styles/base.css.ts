import { css } from 'lit'

/** What every element starts from: its own type and colours, whatever the page around it does. */
export const base = css`
  :host {
    display: block;
    container-type: inline-size;
    box-sizing: border-box;
    color: var(--_ink);
    font: var(--_text-m)/1.5 var(--_font);
    font-variant-numeric: tabular-nums;
    text-align: start;
    letter-spacing: normal;
    text-transform: none;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  table {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: var(--_text-m);
    font-weight: 650;
    letter-spacing: -0.005em;
    line-height: 1.4;
  }
  h3 {
    font-size: var(--_text-m);
    font-weight: 600;
    line-height: 1.4;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  svg {
    display: block;
  }
  b,
  strong {
    font-weight: 600;
  }
  small,
  .quiet {
    color: var(--_ink-3);
    font-size: var(--_text-s);
    font-weight: 400;
    letter-spacing: normal;
  }
  code,
  .mono {
    font-family: var(--_mono);
    font-size: 0.92em;
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    border-radius: var(--_radius-s);
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 12px;
    flex-wrap: wrap;
  }
  .space {
    flex: 1;
  }
  .section {
    display: flex;
    align-items: baseline;
    gap: 4px 12px;
    margin-bottom: 12px;
    flex-wrap: wrap;
  }
  .sheet {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
  }
  .key {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: var(--_text-s);
    color: var(--_ink-2);
  }
  .key i {
    width: 10px;
    height: 10px;
    border-radius: 2px;
    background: var(--_rest);
  }
  .key .k-answer {
    background: var(--_answer);
  }
  .key .k-muted {
    background: var(--_muted);
  }
  .key .k-data {
    background: var(--_data);
  }
  .key .k-cat-1 {
    background: var(--_cat-1);
  }
  .key .k-cat-2 {
    background: var(--_cat-2);
  }
  .key .k-cat-3 {
    background: var(--_cat-3);
  }
  .key .k-cat-4 {
    background: var(--_cat-4);
  }
  .key .k-cat-5 {
    background: var(--_cat-5);
  }
  .key .k-cat-6 {
    background: var(--_cat-6);
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-size: var(--_text-xs);
    font-weight: 600;
    padding: 1px 7px;
    border-radius: var(--_radius-s);
    background: var(--_band);
    color: var(--_ink-2);
    white-space: nowrap;
  }
  .tag.warn {
    background: var(--_warn-soft);
    color: var(--_warn);
  }
  .tag.bad {
    background: var(--_bad-soft);
    color: var(--_bad);
  }
  .tag.good {
    background: var(--_accent-soft);
    color: var(--_accent);
  }
  .sev {
    flex: none;
    margin-top: 2px;
  }
  .sev.warn {
    color: var(--_warn);
  }
  .sev.bad {
    color: var(--_bad);
  }
  .sev.good {
    color: var(--_accent);
  }
  .sev.note {
    color: var(--_ink-3);
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
  @media print {
    :host {
      color: #000;
    }
    button {
      display: none !important;
    }
  }
`
