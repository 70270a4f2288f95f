import { css } from 'lit'

/**
 * Every `--csv-x` of the page wins; without it the default of light and dark stands.
 * Rules read the private `--_x`, so that a value set far above the element still reaches it.
 */
export const tokens = css`
  :host {
    --_paper: var(--csv-paper, light-dark(#f6f9f8, #0e151a));
    --_surface: var(--csv-surface, light-dark(#ffffff, #161e24));
    --_band: var(--csv-band, light-dark(#eff5f4, #1b262d));
    --_line: var(--csv-line, light-dark(#dbe4e4, #293740));
    --_edge: var(--csv-edge, light-dark(#7e8e96, #667984));
    --_ink: var(--csv-ink, light-dark(#12212b, #e9f0f2));
    --_ink-2: var(--csv-ink-2, light-dark(#40525d, #b6c4cb));
    --_ink-3: var(--csv-ink-3, light-dark(#5b6c76, #8fa0a9));
    --_accent: var(--csv-accent, light-dark(#0f6674, #5cc0cc));
    --_on-accent: var(--csv-on-accent, light-dark(#ffffff, #06222a));
    --_accent-soft: var(--csv-accent-soft, light-dark(#e0eff0, #15343b));
    --_warn: var(--csv-warn, light-dark(#8a5200, #f2b25c));
    --_warn-soft: var(--csv-warn-soft, light-dark(#fcf1dd, #33270f));
    --_bad: var(--csv-bad, light-dark(#a3330f, #f08c6e));
    --_bad-soft: var(--csv-bad-soft, light-dark(#fbe8e1, #391d14));
    --_answer: var(--csv-answer, light-dark(#c9780a, #f2b25c));
    --_rest: var(--csv-rest, light-dark(#5a949e, #43818c));
    --_data: var(--csv-data, light-dark(#0f6674, #5cc0cc));
    --_muted: var(--csv-muted, light-dark(#c9d5d6, #34454f));
    --_cat-1: var(--csv-cat-1, light-dark(#0f6674, #3fa9b8));
    --_cat-2: var(--csv-cat-2, light-dark(#c9780a, #f4b863));
    --_cat-3: var(--csv-cat-3, light-dark(#8a5fc9, #b79cf2));
    --_cat-4: var(--csv-cat-4, light-dark(#ab3511, #cf5630));
    --_cat-5: var(--csv-cat-5, light-dark(#5ba09d, #d3f1ec));
    --_cat-6: var(--csv-cat-6, light-dark(#21147b, #6568d6));
    --_seq-1: var(--csv-seq-1, light-dark(#e6f1f2, #17313a));
    --_seq-2: var(--csv-seq-2, light-dark(#bfdde0, #1d4650));
    --_seq-3: var(--csv-seq-3, light-dark(#92c3c9, #265e69));
    --_seq-4: var(--csv-seq-4, light-dark(#64a6ae, #337985));
    --_seq-5: var(--csv-seq-5, light-dark(#3a8792, #4797a3));
    --_seq-6: var(--csv-seq-6, light-dark(#0f6674, #6db8c3));
    --_seq-7: var(--csv-seq-7, light-dark(#0a4550, #b4e0e5));
    --_font: var(--csv-font, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --_mono: var(--csv-mono, ui-monospace, SFMono-Regular, 'Cascadia Mono', Consolas, 'Noto Sans Mono', monospace);
    --_text-xs: var(--csv-text-xs, 12px);
    --_text-s: var(--csv-text-s, 13px);
    --_text-m: var(--csv-text-m, 14px);
    --_text-l: var(--csv-text-l, 16px);
    --_text-xl: var(--csv-text-xl, 20px);
    --_text-answer: var(--csv-text-answer, 30px);
    --_row: var(--csv-row, 30px);
    --_radius-s: var(--csv-radius-s, 4px);
    --_radius: var(--csv-radius, 8px);
    --_radius-l: var(--csv-radius-l, 14px);
    --_lift: var(--csv-lift, 0 1px 2px light-dark(#12212b14, #00000066), 0 8px 28px light-dark(#12212b12, #00000073));
  }
  :host([density='compact']) {
    --_row: var(--csv-row, 26px);
  }
  :host([theme='auto']) {
    color-scheme: light dark;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
`
