import { css } from 'lit'

/** Plain tables: hairlines, no boxes. */
export const table = css`
  .plain {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--_text-s);
  }
  .plain th {
    text-align: start;
    font-weight: 500;
    color: var(--_ink-3);
    padding: 4px 8px 6px 0;
    border-bottom: 1px solid var(--_line);
  }
  .plain td {
    padding: 5px 8px 5px 0;
    border-bottom: 1px solid var(--_line);
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .plain .num {
    text-align: end;
    padding-inline: 10px 0;
  }
  .plain td.num {
    white-space: nowrap;
  }
  .scroll-x {
    overflow-x: auto;
  }
`
