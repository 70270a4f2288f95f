import { css } from 'lit'

export const evaluation = css`
  .cols {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 404px;
    gap: 32px 56px;
    align-items: start;
  }
  .trio {
    display: grid;
    grid-template-columns: 1.25fr 1fr 1fr;
    gap: 32px 56px;
    margin-top: 30px;
    padding-top: 22px;
    border-top: 1px solid var(--_line);
    align-items: start;
  }
  .trio > * {
    min-width: 0;
  }
  .wide {
    margin-top: 30px;
    padding-top: 22px;
    border-top: 1px solid var(--_line);
  }
  .costs {
    margin-top: 8px;
    gap: 8px 12px;
    font-size: var(--_text-s);
    color: var(--_ink-2);
  }
  .costs .from {
    font-size: var(--_text-m);
    color: var(--_ink);
  }
  .costs input {
    width: 76px;
    min-height: 28px;
    border: 1px solid var(--_edge);
    border-radius: 99px;
    background: var(--_surface);
    padding: 2px 10px;
    text-align: center;
  }
  .moved {
    margin-top: 8px;
  }
  .cap {
    margin-top: 10px;
  }
  .head {
    padding-top: 0;
  }
  details > summary {
    cursor: pointer;
    font-weight: 600;
    padding: 4px 0;
    width: max-content;
  }
  .mean {
    color: var(--_ink-3);
  }
  @container (max-width: 1000px) {
    .cols {
      grid-template-columns: minmax(0, 1fr);
    }
    .trio {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  @container (max-width: 640px) {
    .trio {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`
