/** The only style of the page. The policy of the page names it by its hash, which a test computes again. */
export const STYLE_HASH = 'sha256-1pDP1J/r8pUwp6n3pXg0UiJSTMcFITZHId8nqeJ4Cpc=';

export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--dim:#59636e;--line:#d8dee4;--panel:#f6f8fa;--link:#0a58b8;
--bad:#b3261e;--bad-bg:#fdecea;--warn:#875400;--warn-bg:#fff3d6;--good:#1a6b3b;--good-bg:#e6f4ea;--open:#5b3fa0;--open-bg:#f0ecfa}
@media (prefers-color-scheme:dark){:root{--bg:#13161a;--fg:#e4e7eb;--dim:#98a2ae;--line:#30363e;--panel:#1b2026;--link:#7cb7ff;
--bad:#ff8f85;--bad-bg:#391c1b;--warn:#f0c060;--warn-bg:#332812;--good:#79d199;--good-bg:#152c1f;--open:#bdb0f7;--open-bg:#262138}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1.5rem 1.25rem 3rem;overflow-wrap:break-word;background:var(--bg);color:var(--fg);font:15px/1.5 system-ui,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
h1{margin:0;font-size:1.5rem;line-height:1.3}
h2{margin:2.25rem 0 .6rem;padding-bottom:.3rem;border-bottom:1px solid var(--line);font-size:1.15rem}
h3{margin:0 0 .5rem;font-size:1rem;line-height:1.4;overflow-wrap:anywhere}
p{margin:.4rem 0}
a{color:var(--link)}
code,pre{font:.88em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;unicode-bidi:isolate}
code{overflow-wrap:anywhere}
td code{overflow-wrap:break-word}
.verdict{padding:1rem 1.25rem;border-left:.4rem solid;border-radius:.3rem}
.verdict p{margin:.35rem 0 0;color:var(--fg)}
.verdict.breaks,.verdict.invalid{color:var(--bad);background:var(--bad-bg)}
.verdict.unchecked{color:var(--open);background:var(--open-bg)}
.verdict.safe{color:var(--good);background:var(--good-bg)}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.25rem 1rem;margin:1rem 0 0}
dt{color:var(--dim)}
dd{margin:0;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
thead th{color:var(--dim);font-weight:600;font-size:.87em;white-space:nowrap}
tbody th{font-weight:600}
td small,th small{display:block;color:var(--dim);font-weight:400;font-size:.87em}
.matrix th,.matrix td{padding-right:1.25rem}
.matrix td{white-space:nowrap}
.mark{display:inline-block;padding:.05rem .5rem;border-radius:.25rem;font-weight:600;font-size:.9em;text-decoration:none}
.mark.breaks,.mark.error{color:var(--bad);background:var(--bad-bg)}
.mark.at-risk,.mark.warning{color:var(--warn);background:var(--warn-bg)}
.mark.safe{color:var(--good);background:var(--good-bg)}
.mark.unknown{color:var(--open);background:var(--open-bg)}
.mark.note{color:var(--dim);background:var(--panel)}
a.mark{text-decoration:underline}
.none{color:var(--dim)}
.bar{display:block;width:100%;min-width:6rem;height:.8rem;margin-top:.35rem;border-radius:.2rem}
.bar .breaks{fill:var(--bad)}.bar .at-risk{fill:var(--warn)}.bar .unknown{fill:var(--open)}.bar .safe{fill:var(--good)}
.topic{width:35%}.share{width:35%}
article{margin:1rem 0;padding:1rem 1.25rem;border:1px solid var(--line);border-left:.3rem solid var(--dim);border-radius:.3rem}
article.error{border-left-color:var(--bad)}
article.warning{border-left-color:var(--warn)}
article.open{border-left-color:var(--open)}
article .place{color:var(--dim)}
article h4{margin:1rem 0 .25rem;font-size:.87em;color:var(--dim)}
article p,article ol{margin:.25rem 0}
ol,.notes{padding-left:1.4rem}
.notes{color:var(--dim)}
.notes code{color:var(--fg)}
pre{margin:.4rem 0;padding:.6rem .75rem;overflow-x:auto;background:var(--panel);border-radius:.3rem}
.excerpt .line{display:block;min-width:max-content;padding-right:.75rem}
.excerpt .number{display:inline-block;min-width:3.5ch;margin-right:1ch;color:var(--dim);text-align:right;user-select:none}
.excerpt .gone{color:var(--bad);background:var(--bad-bg)}
.excerpt .gone .number{color:var(--bad)}
mark{color:inherit;background:none;text-decoration:underline wavy var(--bad) 1.5px;text-underline-offset:.25em;text-decoration-skip-ink:none}
.wrap{white-space:pre-wrap;overflow-wrap:anywhere}
footer{margin-top:3rem;padding-top:.75rem;border-top:1px solid var(--line);color:var(--dim);font-size:.9em}
@media (max-width:40rem){body{padding:1rem .85rem 2rem}article{padding:.8rem .85rem}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}
.stack thead{display:none}.stack tr{display:block;padding:.5rem 0;border-bottom:1px solid var(--line)}.stack th,.stack td{display:block;width:auto;padding:.05rem 0;border:0}.stack td:empty{display:none}
.stack td[data-label]::before{content:attr(data-label) ": ";color:var(--dim);font-size:.87em}}
@media print{body{max-width:none;padding:0;font-size:10pt}pre{white-space:pre-wrap;overflow-wrap:anywhere}.scroll{overflow:visible}.excerpt .line{min-width:0}
tr,.verdict,.open,pre{break-inside:avoid}h2,h3,h4,.place{break-after:avoid}.bar,.mark,.verdict,.excerpt .gone{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
