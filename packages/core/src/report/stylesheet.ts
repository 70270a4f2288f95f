/** The one style of every report: light and dark by the reader's setting, white on paper. No colour carries a meaning alone. */
export const stylesheet = `
:root{color-scheme:light dark;
--paper:#F6F9F8;--surface:#FFFFFF;--band:#EFF5F4;--line:#DBE4E4;--edge:#7E8E96;--ink:#12212B;--ink-2:#40525D;--ink-3:#5B6C76;--accent:#0F6674;--warn:#8A5200;--warn-soft:#FCF1DD;--bad:#A3330F;--bad-soft:#FBE8E1;--answer:#C9780A;--rest:#5A949E;--data:#0F6674;--muted:#C9D5D6;
--c1:#0F6674;--c2:#C9780A;--c3:#8A5FC9;--c4:#AB3511;--c5:#5BA09D;--c6:#21147B;
--d1:#0F6674;--d2:#5A949E;--d3:#A9CBD0;--d4:#E4E9E8;--d5:#EBC48C;--d6:#C9780A;--d7:#7A4500}
@media (prefers-color-scheme:dark){:root{
--paper:#0E151A;--surface:#161E24;--band:#1B262D;--line:#293740;--edge:#667984;--ink:#E9F0F2;--ink-2:#B6C4CB;--ink-3:#8FA0A9;--accent:#5CC0CC;--warn:#F2B25C;--warn-soft:#33270F;--bad:#F08C6E;--bad-soft:#391D14;--answer:#F2B25C;--rest:#43818C;--data:#5CC0CC;--muted:#34454F;
--c1:#3FA9B8;--c2:#F4B863;--c3:#B79CF2;--c4:#CF5630;--c5:#D3F1EC;--c6:#6568D6;
--d1:#5CC0CC;--d2:#43818C;--d3:#2C515A;--d4:#2A343A;--d5:#5E4A2B;--d6:#A87B3F;--d7:#F2B25C}}
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
header,nav,main,footer{max-width:1120px;margin-inline:auto;padding-inline:clamp(16px,4vw,48px)}
header{padding-block:32px 8px}
h1{margin:4px 0 8px;font-size:clamp(22px,4vw,30px);line-height:1.26;font-weight:450;letter-spacing:-.022em;max-width:34em;text-wrap:balance}
h1 b{font-weight:650}
h2{margin:0 0 12px;font-size:20px;line-height:1.3;font-weight:600;letter-spacing:-.012em}
h3{margin:0;font-size:16px;font-weight:600;overflow-wrap:anywhere}
h4{margin:0 0 4px;font-size:13px;font-weight:600;color:var(--ink-2)}
p{margin:0 0 8px;max-width:70ch;overflow-wrap:anywhere}
.quiet{color:var(--ink-3);font-size:13px}
a{color:var(--accent);text-underline-offset:3px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-9999px}.skip:focus{left:16px;top:8px;background:var(--surface);padding:8px}
nav ol{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;margin:8px 0 24px;padding:8px 0;border-block:1px solid var(--line)}
nav a{display:inline-block;padding-block:3px;text-decoration:none}nav a:hover{text-decoration:underline}
section{margin:0 0 40px}
.sheet{background:var(--surface);border:1px solid var(--line);border-radius:14px;padding:18px 22px;margin:0 0 16px}
.sheet>header{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 12px;padding:0 0 10px;margin:0;max-width:none}
.split{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr));gap:20px 32px;align-items:start}
.split>*{min-width:0}
.tag{font-size:12px;font-weight:600;padding:1px 7px;border-radius:4px;background:var(--band);color:var(--ink-2);white-space:nowrap}
.tag.warning{background:var(--warn-soft);color:var(--warn)}.tag.error{background:var(--bad-soft);color:var(--bad)}
.findings{list-style:none;margin:0;padding:0}
.findings>li{padding:14px 0;border-top:1px solid var(--line)}.findings>li:first-child{border-top:0;padding-top:0}
.findings h3{display:inline;font-size:14px}.findings .tag{margin-right:8px}
.findings p{margin:4px 0 0}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;font-size:13px;margin:6px 0}
caption{text-align:left;color:var(--ink-3);padding-bottom:4px}
th,td{text-align:left;vertical-align:top;padding:3px 14px 3px 0;border-bottom:1px solid var(--line);overflow-wrap:break-word;max-width:34ch}
h3+p,table+p{margin-top:4px}.sheet .scroll+h3{margin-top:14px}
thead th{color:var(--ink-3);font-weight:550}
td.n{text-align:right;white-space:nowrap}th.n{text-align:right}
tbody th{font-weight:550}
td.hit{background:var(--warn-soft);font-weight:600}
td.text{white-space:pre-wrap}
dl.facts{display:grid;grid-template-columns:minmax(8em,max-content) 1fr;gap:2px 16px;margin:0;font-size:13px}
dl.facts dt{color:var(--ink-3)}dl.facts dd{margin:0;overflow-wrap:anywhere}
dl.big{display:flex;flex-wrap:wrap;gap:12px 36px;margin:0 0 8px}
dl.big dt{color:var(--ink-3);font-size:13px}dl.big dd{margin:0;font-size:20px;font-weight:600}
figure{margin:0 0 10px;break-inside:avoid}
figcaption{font-weight:550;font-size:13px;margin-bottom:4px;overflow-wrap:anywhere}
figure svg{display:block;width:100%;height:auto;max-width:560px}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,25rem),1fr));gap:10px 32px;margin-top:14px}
details{font-size:13px}summary{cursor:pointer;color:var(--ink-3);padding-block:2px}
details.column{padding:0}details.column>summary{list-style-position:outside}
svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--ink-3);font-variant-numeric:tabular-nums}
@media (max-width:520px){figure svg{overflow:visible}svg text{font-size:15px}}
svg .strong{fill:var(--ink)}svg .end{text-anchor:end}svg .mid{text-anchor:middle}
svg .on-dark{fill:var(--surface)}
.axis{stroke:var(--edge);stroke-width:1}.grid{stroke:var(--line);stroke-width:1}
.mark{fill:var(--data)}.ghost{fill:var(--muted)}
.s1{fill:var(--c1)}.s2{fill:var(--c2)}.s3{fill:var(--c3)}.s4{fill:var(--c4)}.s5{fill:var(--c5)}.s6{fill:var(--c6)}
.l1,.l2,.l3,.l4,.l5,.l6{fill:none;stroke-width:2;stroke-linejoin:round}
.l1{stroke:var(--c1)}.l2{stroke:var(--c2);stroke-dasharray:6 3}.l3{stroke:var(--c3);stroke-dasharray:2 3}.l4{stroke:var(--c4);stroke-dasharray:8 3 2 3}.l5{stroke:var(--c5);stroke-dasharray:1 4}.l6{stroke:var(--c6);stroke-dasharray:10 4}
.hollow{fill:var(--surface);stroke-width:2}
.h0{fill:var(--band)}.h1{fill:var(--d1)}.h2{fill:var(--d2)}.h3{fill:var(--d3)}.h4{fill:var(--d4)}.h5{fill:var(--d5)}.h6{fill:var(--d6)}.h7{fill:var(--d7)}
.key{display:flex;flex-wrap:wrap;gap:2px 16px;margin:0 0 4px;padding:0;list-style:none;font-size:12px;color:var(--ink-2)}
.key svg{display:inline-block;width:12px;height:12px;vertical-align:-1px;margin-right:5px}
footer{padding-block:16px 48px;color:var(--ink-3);font-size:13px}
@media (forced-colors:active){.mark,.s1,.s2,.s3,.s4,.s5,.s6{fill:CanvasText}.sheet{border-color:CanvasText}}
@media print{:root{color-scheme:light;--paper:#fff;--surface:#fff;--band:#f2f2f2;--line:#ccc;--edge:#777;--ink:#000;--ink-2:#222;--ink-3:#444;--accent:#0F6674;--warn:#8A5200;--warn-soft:#FCF1DD;--bad:#A3330F;--bad-soft:#FBE8E1;--answer:#C9780A;--rest:#5A949E;--data:#0F6674;--muted:#C9D5D6;--c1:#0F6674;--c2:#C9780A;--c3:#8A5FC9;--c4:#AB3511;--c5:#5BA09D;--c6:#21147B;--d1:#0F6674;--d2:#5A949E;--d3:#A9CBD0;--d4:#E4E9E8;--d5:#EBC48C;--d6:#C9780A;--d7:#7A4500}
nav,.skip{display:none}.sheet,.findings>li,tr{break-inside:avoid}.scroll{overflow:visible}body{font-size:11pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
details::details-content{content-visibility:visible;block-size:auto}}
`
