import { css } from 'lit'

/** Buttons, fields, switches and segments: one look, visible focus, 24 px at least, 44 px on touch. */
export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 40px;
    padding: 4px 18px;
    border-radius: var(--_radius);
    border: 1px solid var(--_edge);
    background: var(--_surface);
    color: var(--_ink);
    font-weight: 600;
    white-space: nowrap;
    cursor: pointer;
    transition:
      border-color 120ms ease-out,
      background-color 120ms ease-out;
  }
  .btn:hover {
    border-color: var(--_ink-2);
  }
  .btn:disabled {
    color: var(--_ink-3);
    border-color: var(--_line);
    background: var(--_band);
    cursor: default;
  }
  .btn.go {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .btn.go:hover {
    background: color-mix(in oklab, var(--_accent) 90%, var(--_ink));
  }
  .btn.go:disabled {
    background: var(--_band);
    border-color: var(--_line);
    color: var(--_ink-3);
  }
  .btn.sm {
    min-height: 32px;
    padding: 2px 12px;
    font-size: var(--_text-s);
  }
  .btn.ghost {
    border-color: transparent;
    background: none;
    color: var(--_ink-2);
  }
  .btn.ghost:hover {
    background: var(--_band);
  }
  .link {
    color: var(--_accent);
    font-weight: 550;
    cursor: pointer;
    background: none;
    border: 0;
    padding: 2px 0;
    min-height: 24px;
    font-size: inherit;
    text-align: start;
  }
  .link:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .link:disabled {
    color: var(--_ink-3);
    cursor: default;
    text-decoration: none;
  }
  .icon-btn {
    width: 32px;
    height: 32px;
    display: inline-grid;
    place-items: center;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_ink-2);
    cursor: pointer;
    padding: 0;
  }
  .icon-btn:hover {
    background: var(--_band);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    padding: 3px 10px;
    min-height: 28px;
    border: 1px solid var(--_line);
    border-radius: 99px;
    background: var(--_surface);
    color: var(--_ink-2);
    font-size: var(--_text-s);
    white-space: nowrap;
  }
  button.chip {
    cursor: pointer;
  }
  button.chip:hover {
    border-color: var(--_edge);
  }
  .chip.on {
    border-color: var(--_accent);
    color: var(--_ink);
    background: var(--_accent-soft);
  }
  .field {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    padding: 0 10px;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink-3);
    font-size: var(--_text-s);
  }
  .field:focus-within {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .field input {
    border: 0;
    outline: 0;
    background: none;
    min-width: 0;
    width: 100%;
    padding: 4px 0;
    color: var(--_ink);
  }
  .input {
    min-height: 32px;
    width: 100%;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    padding: 4px 10px;
    font-size: var(--_text-m);
  }
  ::placeholder {
    color: var(--_ink-3);
    opacity: 1;
  }
  .seg {
    display: inline-flex;
    padding: 3px;
    border-radius: var(--_radius);
    background: var(--_band);
  }
  .seg button {
    padding: 3px 12px;
    min-height: 26px;
    border: 0;
    border-radius: 6px;
    color: var(--_ink-2);
    background: none;
    font-size: var(--_text-s);
    font-weight: 550;
    cursor: pointer;
  }
  .seg button[aria-checked='true'],
  .seg button[aria-selected='true'],
  .seg button[aria-pressed='true'] {
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: 0 1px 2px #0002;
  }
  .switch {
    position: relative;
    width: 34px;
    height: 24px;
    flex: none;
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .switch::before {
    content: '';
    position: absolute;
    inset: 2px 0;
    border-radius: 99px;
    border: 1px solid var(--_edge);
    background: var(--_surface);
    transition: background-color 120ms ease-out;
  }
  .switch::after {
    content: '';
    position: absolute;
    width: 12px;
    height: 12px;
    inset-inline-start: 4px;
    top: 6px;
    border-radius: 50%;
    background: var(--_edge);
    transition: inset-inline-start 120ms ease-out;
  }
  .switch[aria-checked='true']::before {
    background: var(--_accent);
    border-color: var(--_accent);
  }
  .switch[aria-checked='true']::after {
    inset-inline-start: 18px;
    background: var(--_on-accent);
  }
  .opts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .opts button {
    border: 1px solid var(--_edge);
    border-radius: 99px;
    background: none;
    padding: 2px 11px;
    min-height: 26px;
    font-size: var(--_text-s);
    cursor: pointer;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .opts button[aria-checked='true'] {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  input[type='range'] {
    width: 100%;
    margin: 0;
    accent-color: var(--_accent);
    height: 24px;
  }
  progress {
    appearance: none;
    width: 100%;
    height: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--_muted);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--_muted);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    border-radius: 3px;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
    border-radius: 3px;
  }
  .pulse {
    display: inline-block;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--_accent);
    animation: pulse 1.6s ease-in-out infinite;
  }
  @keyframes pulse {
    50% {
      opacity: 0.35;
    }
  }
  @media (pointer: coarse) {
    .btn,
    .btn.sm {
      min-height: 44px;
    }
    .link,
    .opts button,
    .seg button,
    button.chip {
      min-height: 36px;
    }
    .icon-btn {
      width: 44px;
      height: 44px;
    }
  }
  @media (forced-colors: active) {
    .switch[aria-checked='true']::before {
      background: Highlight;
    }
    [aria-checked='true'],
    [aria-selected='true'] {
      outline: 2px solid Highlight;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`
