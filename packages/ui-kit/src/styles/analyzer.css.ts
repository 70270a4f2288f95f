import { css } from 'lit'

export const analyzer = css`
  .frame {
    background: var(--_paper);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
    box-shadow: var(--_lift);
    overflow: clip;
  }
  .bare .frame {
    border: 0;
    border-radius: 0;
    box-shadow: none;
    background: none;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 9px;
    padding: 14px 24px 12px;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .top .comma {
    fill: var(--_accent);
    flex: none;
  }
  .top .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .main {
    padding: 0 24px 28px;
  }
  csv-rail {
    padding: 0 24px;
  }
  .bare .main,
  .bare csv-rail {
    padding-inline: 0;
  }
  .look {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 332px;
    gap: 28px;
    align-items: start;
  }
  .picker {
    margin-bottom: 28px;
    padding: 20px 24px;
  }
  .footer {
    display: flex;
    gap: 8px;
    align-items: center;
    padding: 11px 24px;
    border-top: 1px solid var(--_line);
    color: var(--_ink-2);
    font-size: var(--_text-s);
  }
  .footer svg {
    color: var(--_accent);
  }
  .bare .footer {
    padding-inline: 0;
    margin-top: 24px;
  }
  .trouble {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: 12px;
    padding: 14px 18px;
    margin-top: 18px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_bad-soft);
    align-items: start;
  }
  .trouble svg {
    color: var(--_bad);
    margin-top: 2px;
  }
  .trouble p {
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }
  .nothing {
    padding: 24px 0;
    display: flex;
    gap: 16px;
    align-items: center;
    flex-wrap: wrap;
  }
  .busy {
    display: inline-flex;
    gap: 8px;
    align-items: center;
    color: var(--_ink-3);
    font-size: var(--_text-s);
    font-weight: 400;
    letter-spacing: 0;
  }
  @container (max-width: 1080px) {
    .look {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (max-width: 719px) {
    .main,
    .top,
    .footer {
      padding-inline: 16px;
    }
    csv-rail {
      padding-inline: 16px;
    }
    .bare .main,
    .bare csv-rail,
    .bare .footer {
      padding-inline: 0;
    }
    .picker {
      padding: 16px;
    }
  }
`
