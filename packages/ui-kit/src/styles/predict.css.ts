import { css } from 'lit'

export const predict = css`
  .cols {
    display: grid;
    grid-template-columns: minmax(0, 440px) minmax(0, 1fr) minmax(0, 290px);
    gap: 32px 48px;
    align-items: start;
  }
  .form > div {
    padding: 9px 0;
    border-bottom: 1px solid var(--_line);
    display: grid;
    grid-template-columns: 150px minmax(0, 1fr);
    gap: 4px 14px;
    align-items: center;
  }
  .form label,
  .form .label {
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .val {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .ctl {
    position: relative;
    flex: 1;
    min-width: 0;
  }
  .val .input {
    width: 92px;
    text-align: end;
    flex: none;
  }
  .ctl svg {
    width: 100%;
    height: 26px;
    margin-bottom: -8px;
  }
  .hint {
    grid-column: 2;
    font-size: var(--_text-s);
    color: var(--_warn);
    display: flex;
    gap: 7px;
  }
  .hint.note {
    color: var(--_ink-3);
  }
  .more {
    margin-top: 10px;
    gap: 4px 16px;
  }
  .middle > section + section,
  .side > section + section {
    margin-top: 28px;
  }
  .exports li {
    border-bottom: 1px solid var(--_line);
  }
  .exports li:first-child {
    border-top: 1px solid var(--_line);
  }
  .exports button {
    display: flex;
    align-items: baseline;
    gap: 10px;
    width: 100%;
    padding: 9px 2px;
    background: none;
    border: 0;
    cursor: pointer;
    text-align: start;
  }
  .exports b {
    color: var(--_accent);
  }
  .exports button:hover b {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .head {
    padding-top: 0;
  }
  .stale {
    opacity: 0.45;
    transition: opacity 200ms ease-out;
  }
  .value {
    font-size: 40px;
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.15;
    overflow-wrap: anywhere;
  }
  @container (max-width: 1100px) {
    .cols {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .side {
      grid-column: 1 / -1;
    }
  }
  @container (max-width: 719px) {
    .cols {
      grid-template-columns: minmax(0, 1fr);
    }
    .form > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .hint {
      grid-column: 1;
    }
    .middle {
      grid-row: 1;
    }
  }
`
