#include "desk/style.h"

#include "seals/hash.h"

namespace bch::desk {

std::string_view style_sheet() {
  // Logical properties throughout, as in the portal's own. What is hidden by [hidden] stays so.
  return R"css(
[hidden] { display: none !important }
form.draft { display: block; max-width: 46rem }
.ask { margin-block: 1.4rem; min-width: 0 }
.draft fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
.draft legend { padding: 0; max-width: 100% }
.ask label, .ask legend, .tongue > label { display: block; font-weight: 600; overflow-wrap: anywhere }
.ask .ask { margin-block: .8rem }
.ask .ask label, .ask .ask legend, .rows label, .rows legend, .tongue > label, .link label, .element label, .seek label, .found label, .own label { font-weight: 400 }
.when { border-inline-start: 3px solid var(--line) !important; padding-inline-start: .9rem !important; margin-block: -.4rem 0 !important }
.when > .ask { margin-block: 1rem }
legend em, label em { font-style: normal; font-weight: 400; font-size: .85rem; color: var(--quiet); border: 1px solid var(--line); border-radius: .2rem; padding: 0 .35rem; white-space: nowrap }
.said p { margin: .1rem 0 .3rem; color: var(--quiet); font-size: .92rem }
.said .finding { color: var(--ink); background: var(--warn); border-inline-start: 4px solid var(--edge); padding: .2rem .6rem; font-size: 1rem }
.said .note { background: none; border-color: var(--line) }
.said .error { border-inline-start-width: 8px }
.draft input, .draft textarea, .draft select { width: 100%; padding: .4rem .55rem }
.draft input[inputmode=numeric], .draft input[inputmode=decimal] { max-width: 12rem }
.draft input[inputmode=tel] { max-width: 20rem }
.draft input[type=checkbox], .draft input[type=radio] { width: 1.15rem; height: 1.15rem; margin: .2rem 0 0; flex: none; accent-color: var(--accent) }
.draft input[type=file] { border: 0; padding-inline: 0; width: auto }
.draft textarea { min-height: 0; resize: vertical; line-height: 1.5; }
.draft textarea[rows="1"] { field-sizing: content; max-height: 30rem }
.draft [aria-invalid=true] { border: 2px solid var(--edge) }
.terms { list-style: none; margin: .2rem 0; padding: 0 }
.terms ul { list-style: none; margin: 0; padding-inline-start: 1.7rem }
.terms label { display: flex; gap: .55rem; align-items: flex-start; padding-block: .22rem; font-weight: 400 !important; cursor: pointer }
.terms.beside { display: flex; flex-wrap: wrap; gap: 0 1.6rem }
.terms.long { max-height: 22rem; overflow-y: auto; border: 1px solid var(--quiet); border-radius: .2rem; padding: .3rem .7rem }
.own { margin: .1rem 0 .5rem 1.7rem; margin-inline: 1.7rem 0 }
li:has(> label > input:not(:checked)) > .own { display: none }
.rows { list-style: none; margin: .2rem 0 .5rem; padding: 0 }
.rows > li { display: flow-root; border-inline-start: 3px solid var(--line); padding-inline-start: .8rem; margin-block: .5rem .8rem }
.rows .rows > li, .rows > .element { border-color: var(--quiet) }
.link, .element { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 5fr) minmax(0, 3fr); gap: .3rem .8rem; align-items: end }
.link > div:first-child, .link > div:last-child { grid-column: 1 / -1 }
.link > div:nth-child(2) { grid-column: span 2 }
.rows > .element { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 2fr) }
.deeds { grid-column: 1 / -1 }
.draft button { background: var(--paper); color: var(--link); border-color: var(--quiet); padding: .25rem .8rem; margin-block: .3rem 0; margin-inline-end: .3rem }
.draft .main button, .draft button.main { background: var(--accent); color: var(--on-accent); border-color: var(--accent); padding: .45rem 1.2rem }
.draft button.first { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; padding: 0; margin: 0 }
.chosen { list-style: none; margin: .2rem 0; padding: 0 }
.chosen li { border: 1px solid var(--line); background: var(--tint); border-radius: .2rem; padding: .3rem .7rem; margin-block: .25rem; font-weight: 400; display: flex; flex-wrap: wrap; gap: .1rem .8rem; align-items: baseline }
.chosen bdi { flex: 1 1 14rem; overflow-wrap: anywhere }
.chosen button { margin-block: 0 }
.seek { display: flex; flex-wrap: wrap; gap: .2rem .6rem; align-items: baseline; font-weight: 400 }
.seek label { flex: 1 0 100% }
.seek input { flex: 1 1 14rem; width: auto }
.seek .hits { flex: 1 0 100% }
.hits button { display: block; width: 100%; text-align: start; margin: 0; border-radius: 0; border-block-start: 0; padding: .4rem .7rem }
.hits button:first-child { border-block-start: 1px solid var(--quiet) }
.hits bdi + bdi { color: var(--quiet); font-size: .92rem }
.found { border: 1px solid var(--line); background: var(--tint); border-radius: .2rem; padding: .3rem .8rem .6rem; margin-block: .4rem }
.summary { background: var(--warn); border-inline-start: 8px solid var(--edge); padding: .3rem 1rem; margin-block: .8rem }
.summary ul { margin-block: .2rem .4rem }
#desk-trouble p { background: var(--warn); border-inline-start: 8px solid var(--edge); padding: .5rem 1rem }
#desk-saved { color: var(--quiet); font-size: .92rem; min-height: 1.5em; position: sticky; inset-block-end: 0; background: var(--paper); margin: 0 }
#desk-saved:empty { position: static }
.tabs { display: flex; flex-wrap: wrap; gap: 0; border-block-end: 1px solid var(--quiet) }
.draft .tabs button { margin: 0; border-color: transparent; border-block-end: 0; border-radius: .2rem .2rem 0 0; color: var(--quiet); background: none }
.draft .tabs [aria-selected=true] { border-color: var(--quiet); background: var(--paper); color: var(--ink); font-weight: 600; margin-block-end: -1px }
.tabs .wrong::after { content: " \25CF"; color: var(--edge) }
.tongue { margin-block: .3rem }
.withhold { font-size: .92rem; margin-block-start: .3rem }
.withhold[open] { border-inline-start: 3px solid var(--edge); padding-inline-start: .8rem }
.ask .withhold label { font-weight: 400; margin-block-start: .3rem }
.scripted [role=tabpanel] > label { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap }
.scripted .without-script { display: none }
@media (max-width: 45rem) { .link, .rows > .element { grid-template-columns: minmax(0, 1fr) } .link > div:nth-child(2) { grid-column: auto } .draft button { padding: .4rem .9rem } .terms label { padding-block: .4rem } }
@media (forced-colors: active) { .said .finding, .summary, #desk-trouble p { border: 2px solid } .draft .tabs [aria-selected=true] { border-color: Highlight } .rows > li, .when { border-color: CanvasText !important } }
@media print { .draft button, .seek, .tabs, .draft input[type=file] { display: none } .terms.long { max-height: none; overflow: visible } [role=tabpanel][hidden] { display: block !important } }
.sheet { display: grid; gap: .9rem; max-width: 45rem; justify-items: start; margin-block: .8rem 1.2rem }
.sheet .entry { width: 100% }
.sheet label { font-weight: 600 }
.sheet .tick { font-weight: 400; display: block; padding-block: .15rem }
.sheet .help { display: block; font-weight: 400; color: var(--quiet); font-size: .92rem }
.sheet .entry > input, .sheet .entry > textarea, .sheet .entry > select { display: block; width: 100%; max-width: 30rem; margin-block-start: .25rem; box-sizing: border-box }
.sheet .needed { color: var(--quiet); font-weight: 400; font-size: .92rem }
.sheet fieldset { border: 1px solid var(--line); padding: .4rem .8rem .6rem; margin: 0 }
.second { background: var(--paper); color: var(--link); border: 1px solid var(--link) }
a.go { display: inline-block; background: var(--accent); color: var(--on-accent); border-radius: .2rem; padding: .35rem .9rem; text-decoration: none }
.codes { columns: 12rem auto; max-width: 45rem; font-size: 1.1rem }
.codes li { padding-block: .15rem; break-inside: avoid }
.wrong { border-color: var(--edge) }
.sections li { padding-block: .15rem }
.drafting { display: grid; grid-template-columns: minmax(0, 13rem) minmax(0, 1fr); gap: 2rem; align-items: start }
.drafting .steps { position: sticky; inset-block-start: .5rem }
.drafting .steps ol { margin: 0; padding-inline-start: 1.3rem }
.last { display: flex; flex-wrap: wrap; gap: .6rem; margin-block-start: 1.2rem; border-block-start: 1px solid var(--line); padding-block-start: .8rem }
.last .second { margin: 0 }
.draft .last button:first-child { background: var(--accent); color: var(--on-accent); border-color: var(--accent) }
.steps abbr { text-decoration: none; color: var(--edge); font-size: .8rem }
blockquote { margin-inline: 0; padding-inline-start: .8rem; border-inline-start: 2px solid var(--line) }
@media (max-width: 45rem) { .drafting { grid-template-columns: minmax(0, 1fr); gap: .5rem } .drafting .steps { position: static } }
@media print { .second, .go, .last { display: none } .codes { columns: 2 } }
td .sheet { margin: 0 }
.letters { display: flex; flex-wrap: wrap; gap: .3rem }
.letters .sheet { margin: 0 }
.letter { max-width: 40rem }
.letter .code code, .secret { font-size: 1.2rem; letter-spacing: .06em; unicode-bidi: isolate; direction: ltr }
code.long { overflow-wrap: anywhere }
.qr { width: 12rem; max-width: 100%; display: block }
@media print { .sheet, details { display: none } }
.paper { display: none !important }
.review { margin-block: 1rem }
.review [scope=rowgroup] { color: var(--ink); padding-block-start: .8rem }
.review th[scope=row] { font-weight: 400; width: 55% }
.review .tick { cursor: pointer }
@media print { form.on-paper { display: block } .screen, .on-paper button, .review input, .kind:has(~ .on-paper) { display: none } .paper { display: revert !important } h1:has(~ .on-paper) { font-size: 1.2rem; margin: 0 } .review, .review * { font-size: 7pt !important; line-height: 1.15 } .review { margin-block: .2rem } .review :is(td, th) { padding: .05rem .2rem } .review :is(td, bdi) { white-space: nowrap } .review th[scope=row] { width: 60% } .review [scope=rowgroup] { padding-block-start: .25rem } .review .meta { display: inline; margin-inline-start: .4rem } .review .meta a { text-decoration: none } .review tr { break-inside: avoid } .paper p { margin-block: .3rem } .on-paper ~ :is(section, .paper) { font-size: 8.5pt; line-height: 1.3 } .on-paper ~ section h2 { font-size: 10pt; margin-block: .4rem .2rem } main:has(.on-paper) ~ footer { font-size: 7pt; padding: .2rem } .paper .line { display: inline-block; width: 60%; border-block-end: 1px solid } }
)css";
}

std::string style_name() {
  constexpr std::size_t digest_characters = 12;
  static const std::string name =
      "desk-" + seals::sha256(style_sheet()).hex().substr(0, digest_characters) + ".css";
  return name;
}

Url style_address() {
  return Url::local(style_name());
}

}  // namespace bch::desk
