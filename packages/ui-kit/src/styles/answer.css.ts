import { css } from 'lit'

/** The question, the sentence that answers it, and the one primary action beside it. */
export const answer = css`
  .head {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 32px;
    align-items: end;
    padding: 30px 0 26px;
  }
  .ask {
    color: var(--_ink-3);
    font-size: var(--_text-m);
    margin-bottom: 6px;
  }
  .answer {
    font-size: var(--_text-answer);
    line-height: 1.26;
    font-weight: 450;
    letter-spacing: -0.022em;
    max-width: 31em;
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  .answer b {
    font-weight: 650;
  }
  .answer .show {
    font: inherit;
    font-weight: 650;
    letter-spacing: inherit;
    color: inherit;
    background: none;
    border: 0;
    border-bottom: 2px dotted var(--_edge);
    padding: 0;
    cursor: pointer;
    text-align: start;
    display: inline;
  }
  .answer .unbroken {
    white-space: nowrap;
  }
  .answer .show:hover {
    border-bottom-color: var(--_accent);
    color: var(--_accent);
  }
  .acts {
    display: flex;
    gap: 12px;
    align-items: center;
    padding-bottom: 4px;
  }
  @container (max-width: 900px) {
    .head {
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      padding: 24px 0 22px;
    }
    .answer {
      font-size: min(var(--_text-answer), 26px);
    }
  }
  @container (max-width: 719px) {
    .head {
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
      padding: 20px 0;
    }
    .answer {
      font-size: min(var(--_text-answer), 23px);
    }
    .acts {
      flex-wrap: wrap;
    }
    .acts .go {
      flex: 1;
    }
    .acts .btn {
      min-height: 44px;
    }
  }
`
