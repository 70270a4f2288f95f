import { css } from 'lit'

export const plan = css`
  .cols {
    display: grid;
    grid-template-columns: minmax(0, 440px) minmax(0, 1fr);
    gap: 32px;
    align-items: start;
  }
  .steps {
    overflow: hidden;
  }
  .steps li {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
  }
  .steps li + li {
    border-top: 1px solid var(--_line);
  }
  .steps li.on-show {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 var(--_accent);
  }
  .open {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr) auto;
    gap: 10px;
    align-items: start;
    padding: 13px 4px 13px 12px;
    background: none;
    border: 0;
    text-align: start;
    width: 100%;
    cursor: pointer;
  }
  .steps li > .switch {
    margin: 12px 16px 0 8px;
  }
  .no {
    color: var(--_ink-3);
    text-align: end;
    padding-inline-end: 4px;
  }
  .title {
    font-weight: 600;
    display: block;
    overflow-wrap: anywhere;
  }
  .open .tag {
    margin-top: 1px;
  }
  .scope {
    color: var(--_ink-3);
    font-size: var(--_text-s);
    display: block;
  }
  .off .title,
  .off .no {
    color: var(--_ink-3);
    font-weight: 500;
  }
  .on-show .tag {
    background: var(--_surface);
  }
  .on-show .scope,
  .on-show .no {
    color: var(--_ink-2);
  }
  .foot {
    margin-top: 10px;
    padding: 0 4px;
    gap: 4px 20px;
  }
  .detail {
    padding: 22px 24px;
  }
  .detail h2 {
    font-size: var(--_text-xl);
    letter-spacing: -0.015em;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .reason {
    max-width: 58em;
    color: var(--_ink-2);
    margin-top: 6px;
    font-size: 15px;
  }
  .path {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    margin-top: 14px;
    font-size: var(--_text-s);
    color: var(--_ink-3);
  }
  .path span {
    padding: 2px 9px;
    border: 1px solid var(--_line);
    border-radius: 99px;
    color: var(--_ink-2);
  }
  .path .end {
    border-color: var(--_accent);
    color: var(--_accent);
    font-weight: 600;
  }
  .before-after {
    margin-top: 20px;
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_text-s);
    table-layout: fixed;
  }
  .before-after th {
    text-align: start;
    font-weight: 500;
    color: var(--_ink-3);
    padding: 4px 8px;
    border-bottom: 1px solid var(--_line);
  }
  .before-after th:first-child,
  .before-after td:first-child {
    width: 76px;
  }
  .before-after td {
    padding: 4px 8px;
    height: 29px;
    border-bottom: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .before-after td:first-child {
    color: var(--_ink-3);
  }
  .was {
    background: repeating-linear-gradient(-45deg, var(--_bad-soft) 0 5px, transparent 5px 9px);
    color: var(--_bad);
  }
  .new {
    background: var(--_accent-soft);
    color: var(--_accent);
    font-weight: 600;
  }
  .after-table {
    margin-top: 10px;
  }
  .decide {
    display: flex;
    align-items: center;
    gap: 12px 20px;
    border-top: 1px solid var(--_line);
    margin-top: 18px;
    padding-top: 16px;
    flex-wrap: wrap;
  }
  pre {
    margin: 0;
    padding: 16px 18px;
    font: 12px/1.65 var(--_mono);
    overflow: auto;
    max-height: 520px;
  }
  @container (max-width: 1000px) {
    .cols {
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
  }
  @container (max-width: 719px) {
    .detail {
      padding: 16px;
    }
    .moves {
      display: none;
    }
  }
`
