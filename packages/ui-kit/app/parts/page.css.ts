import { css } from 'lit'

/** What the pages of the app share. */
export const page = css`
  main {
    display: block;
  }
  form.plain-form {
    display: grid;
    gap: 14px;
    max-width: 380px;
  }
  form.plain-form label {
    font-weight: 550;
    display: grid;
    gap: 4px;
  }
  form.plain-form .input {
    min-height: 40px;
    font-weight: 400;
  }
  .notice + .two,
  .notice + section {
    margin-top: 24px;
  }
  .two {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 356px;
    gap: 32px 56px;
    align-items: start;
  }
  .notice {
    padding: 12px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
    max-width: 640px;
    overflow-wrap: anywhere;
  }
  .notice.bad {
    background: var(--_bad-soft);
    color: var(--_bad);
  }
  .work {
    width: 100%;
    border-collapse: collapse;
  }
  .work th {
    text-align: start;
    font-weight: 500;
    font-size: var(--_text-s);
    color: var(--_ink-3);
    padding: 0 16px 8px 0;
    border-bottom: 1px solid var(--_line);
  }
  .work td {
    padding: 12px 16px 12px 0;
    border-bottom: 1px solid var(--_line);
    vertical-align: middle;
    overflow-wrap: anywhere;
  }
  .work tbody tr:hover td {
    background: var(--_band);
  }
  .work b {
    display: block;
  }
  .work td:last-child,
  .work th:last-child {
    padding-inline-end: 0;
    text-align: end;
  }
  .work a.name:hover b {
    color: var(--_accent);
  }
  .call {
    margin-top: 34px;
  }
  .call a {
    color: var(--_accent);
  }
  .call pre {
    margin: 0;
    padding: 12px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    font: 12px/1.6 var(--_mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .section select.input {
    width: auto;
    min-height: 32px;
  }
  .work select.input {
    max-width: 200px;
  }
  .pips {
    display: inline-flex;
    gap: 3px;
    vertical-align: middle;
    margin-inline-end: 8px;
  }
  .pips i {
    width: 12px;
    height: 4px;
    border-radius: 2px;
    background: var(--_muted);
  }
  .pips .on {
    background: var(--_accent);
  }
  .ledger td {
    height: 64px;
  }
  .ledger td:last-child,
  .ledger th:last-child {
    text-align: start;
  }
  .ledger .v {
    font-size: var(--_text-xl);
    font-weight: 600;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }
  .ledger small {
    display: block;
  }
  .section.yours,
  .section.people {
    margin-top: 34px;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
  }
  form.plain-form .checks {
    display: flex;
    gap: 18px;
  }
  form.plain-form .checks label {
    display: flex;
    gap: 6px;
    align-items: center;
    font-weight: 400;
    min-height: 24px;
  }
  input[type='checkbox'] {
    accent-color: var(--_accent);
    width: 16px;
    height: 16px;
    margin: 0;
  }
  /* What the header has no room for on a phone. */
  @media (min-width: 721px) {
    .narrow {
      display: none !important;
    }
  }
  @container (max-width: 1000px) {
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (max-width: 719px) {
    .work thead,
    .work .opt {
      display: none;
    }
    .work,
    .work tbody {
      display: block;
    }
    .work tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      border-bottom: 1px solid var(--_line);
      padding: 8px 0;
      gap: 2px 12px;
    }
    .work td {
      border: 0;
      padding: 2px 0;
    }
    .work .under {
      grid-column: 1 / -1;
    }
  }
`
