#include "portal/style.h"

#include "seals/hash.h"

namespace bch::portal {

std::string_view style_sheet() {
  // Logical properties throughout, so that right-to-left pages need nothing of their own. System fonts:
  // nothing to load.
  return R"css(
:root { --ink: #1b2722; --quiet: #4d5f56; --line: #d3dcd7; --paper: #fff; --tint: #f2f6f4; --accent: #0d4a34; --on-accent: #fff; --link: #0a5c3c; --mark: #fff0b3; --warn: #fdf3d8; --edge: #8a6d1c }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ece9; --quiet: #a9b8b0; --line: #37443d; --paper: #141a17; --tint: #1c2420; --accent: #12392b; --on-accent: #eaf3ee; --link: #8fd9b3; --mark: #5a4a00; --warn: #372f14; --edge: #d9b84e } }
* { box-sizing: border-box }
html { color: var(--ink); background: var(--paper); font: 1rem/1.55 "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", system-ui, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", Tahoma, sans-serif; -webkit-text-size-adjust: 100% }
html[dir=rtl] { line-height: 1.75 }
[dir=rtl] dd, [dir=rtl] li { text-align: right }
body { margin: 0 }
header > *, main, footer { padding: 0 1rem; padding-inline: max(1rem, calc(50% - 34rem)) }
main { padding-block: .4rem 2.5rem }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--edge); outline-offset: 2px }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 1.1rem 0 .6rem; overflow-wrap: anywhere }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .6rem; border-block-end: 1px solid var(--line); padding-block-end: .25rem }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem }
p { margin: .5rem 0; max-width: 45rem }
ul { padding-inline-start: 1.2rem }
.skip { position: absolute; inset-inline-start: -100vw }
.skip:focus { inset-inline-start: 0; background: var(--paper); padding: .5rem 1rem; z-index: 1 }
header { border-block-end: 1px solid var(--line) }
header ul, .about ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap }
.practice::after { content: attr(data-mark); position: fixed; inset: 35% 0 auto; text-align: center; font-size: 15vw; font-weight: 700;
  opacity: .06; transform: rotate(-20deg); pointer-events: none }
.banner { background: var(--warn); margin: 0; padding-block: .35rem; max-width: none; font-size: .92rem }
.languages ul { gap: 0 1.1rem; justify-content: flex-end; padding-block: .2rem; font-size: .92rem }
.languages a, .languages b { display: block; padding-block: .2rem }
.top { background: var(--accent); color: var(--on-accent); display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; justify-content: space-between; align-items: center; padding-block: .8rem }
.site { color: inherit; font-size: 1.3rem; font-weight: 700; line-height: 1.2; text-decoration: none; display: flex; gap: .6rem; align-items: center }
.site::before { content: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='30' height='30' fill='%23fff'%3E%3Cpath d='M1 1h8v8H1zm10 0h8v8h-8zM1 11h8v8H1zm20 0h8v8h-8zM11 21h8v8h-8z' opacity='.55'/%3E%3Cpath d='M21 1h8v8h-8zM11 11h8v8h-8zM1 21h8v8H1zm20 0h8v8h-8z'/%3E%3C/svg%3E"); block-size: 30px }
.top a:focus-visible { outline-color: currentColor }
.main ul { gap: 0 1.6rem }
.main a { display: block; padding-block: .55rem .4rem; text-decoration: none; border-block-end: 3px solid transparent }
.main a:hover { border-color: var(--line) }
.main [aria-current] { border-color: var(--link); font-weight: 600 }
form { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin: 0 }
input, select, textarea { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: .2rem; padding: .3rem .5rem; min-width: 0; max-width: 100% }
input { width: 16rem }
input[type=checkbox], input[type=radio] { width: auto }
textarea { width: 100%; min-height: 6rem }
button { font: inherit; color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: .2rem; padding: .3rem .9rem; cursor: pointer }
.top label { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap }
.top button { background: var(--paper); color: var(--link) }
.large input { width: 30rem }
.quiet, .meta { color: var(--quiet); font-size: .92rem }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: .2rem; background: var(--tint); color: var(--ink); padding: 0 .4rem; font-size: .85rem }
.tag.withdrawn { color: var(--ink); background: var(--warn) }
.tag.demo { background: var(--warn) }
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 1fr); gap: 2.5rem; margin-block-start: 1.2rem }
.facets > h2 { margin-block: 0 .2rem }
.facets details { border-block-end: 1px solid var(--line); padding-block: .45rem }
.facets summary { font-weight: 600; cursor: pointer }
.facets ul { list-style: none; padding: 0; margin: .2rem 0 }
.facets ul ul { padding-inline-start: 1rem; margin: 0 }
.facets li { overflow-wrap: anywhere; padding-block: .1rem }
.facets p { margin-block: .2rem }
.chosen { font-weight: 600 }
.dates { margin-block: .5rem .3rem; align-items: end }
.dates label { font-size: .92rem }
.dates input { display: block; width: 7.5rem }
.to-facets { display: none }
.chips { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .4rem }
.chips { margin-block: .9rem 0; align-items: center }
.chips a { display: block; border: 1px solid var(--line); border-radius: 1rem; background: var(--tint); padding: .15rem .8rem; text-decoration: none; overflow-wrap: anywhere }
.chips .all a { border: 0; background: none; text-decoration: underline }
.found { font-size: 1.1rem; margin-block: 0 .4rem }
.large + .found, .chips + .found { margin-block-start: 1.2rem }
.ways { color: var(--quiet); font-size: .92rem; border-block-end: 1px solid var(--line); padding-block-end: .5rem }
.ways div { display: flex; gap: .8rem }
.ways div > :first-child { min-width: 6.5rem }
.ways div > :last-child { flex: 1 }
.facets li a { text-decoration: none }
.facets li a:hover, .facets li a:focus-visible { text-decoration: underline }
.ways b { color: var(--ink) }
.why { color: var(--quiet); font-style: italic }
[lang=ar] :is(.why, .withheld), [lang=zh] :is(.why, .withheld) { font-style: normal }
.pages { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin-block: 1rem }
.hits { list-style: none; padding: 0; margin-block: .3rem 1rem }
.hits li { border-block-end: 1px solid var(--line); padding-block: .6rem; overflow-wrap: anywhere }
mark { background: var(--mark); color: inherit }
dl.fields { display: grid; grid-template-columns: minmax(8rem, 14rem) minmax(0, 1fr); gap: .4rem 1.2rem; margin: 0 }
dt { font-weight: 600 }
dd { margin: 0; overflow-wrap: anywhere }
dd p:first-child { margin-block-start: 0 }
dd dl { padding-inline-start: .5rem; border-inline-start: 2px solid var(--line) }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); padding-block: .4rem; padding-inline: 0 .8rem; overflow-wrap: break-word }
thead th { color: var(--quiet); font-size: .92rem; border-block-end: 2px solid var(--line); vertical-align: bottom }
dd > ul, td > ul { margin: 0; padding-inline-start: 1.1rem }
.scroll { overflow-x: auto }
.notice { background: var(--tint); border-inline-start: 4px solid var(--link); padding: .5rem .8rem; max-width: 45rem }
.kind { color: var(--quiet); margin: 1.2rem 0 -.9rem }
.kind bdi { white-space: nowrap }
.steps { padding-inline-start: 1.4rem }
.steps li { padding-block: .25rem; max-width: 45rem }
.lead { font-size: 1.1rem }
.halves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 0 2.5rem }
.parts ul { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; margin: 1rem 0; padding: .5rem 0; border-block: 1px solid var(--line) }
.cited, code { overflow-wrap: anywhere }
.lines { white-space: pre-line }
.even th, .even td { width: 1% }
.short { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--tint); border: 1px solid var(--line); padding: .8rem 1rem; max-width: 45rem; font: inherit }
.tall { display: block; max-width: 45rem }
.tall button { margin-block-start: .5rem }
ins, del { text-decoration: none; padding: 0 .15rem } ins { background: #d9f0e1 } del { background: #f8dcd6 }
.counts { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: .6rem }
.tasks { grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)) }
.counts li { border: 1px solid var(--line); border-radius: .3rem; padding: .6rem .8rem; background: var(--tint) }
.names { list-style: none; padding: 0; columns: 16rem auto; column-gap: 2rem }
.names li { break-inside: avoid; padding-block: .15rem; overflow-wrap: anywhere }
.terms { padding-inline-start: 1.1rem }
.terms li { padding-block: .15rem; overflow-wrap: anywhere }
code { font-size: .85em }
.needed { color: var(--link); font-weight: 700 }
.cassette { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem; margin: 0 0 .5rem; padding: 0 }
.cassette li { background: var(--line); padding: .3rem 1.2rem .3rem .6rem; text-align: start; clip-path: polygon(0 0, calc(100% - .8rem) 0, 100% 50%, calc(100% - .8rem) 100%, 0 100%) }
.cassette .reversed { padding: .3rem .6rem .3rem 1.2rem; clip-path: polygon(.8rem 0, 100% 0, 100% 100%, .8rem 100%, 0 50%) }
footer { background: var(--tint); border-block-start: 1px solid var(--line); padding-block: 1rem 1.5rem; color: var(--quiet); font-size: .9rem }
.about ul { gap: .2rem 1.4rem; padding-block-end: .4rem }
.cost { border-block-start: 1px solid var(--line); padding-block-start: .6rem; max-width: none }
pre { white-space: pre-wrap; overflow-wrap: anywhere }
.guide :is(ol, ul, blockquote) { max-width: 45rem }
.guide li { padding-block: .15rem }
.guide blockquote { margin-inline: 0; padding-inline-start: .8rem; border-inline-start: 2px solid var(--line) }
.guide code { background: var(--tint); padding-inline: .2rem }
.contents { columns: 24rem 2; column-gap: 3rem }
.contents h1, .contents h1 + p { column-span: all }
.contents h2 { break-after: avoid; margin-block-start: 1.2rem }
.contents ul { break-inside: avoid; margin-block: .3rem }
.glossary thead th:first-child { width: 34% }
.glossary th p { font-weight: 400; margin-block: .1rem }
.glossary ul { list-style: none; padding: 0 }
.glossary ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13rem, 100%), 1fr)); gap: .1rem 1.2rem }
.glossary li { text-align: match-parent }
@media (max-width: 45rem) { .stacked td.brief { display: inline; padding-inline-end: 1rem } .stacked td.brief::before { display: inline; margin-inline-end: .4rem } }
.letters { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem .9rem; margin-block: .8rem }
@media (max-width: 45rem) { .stacked td.brief { display: inline; padding-inline-end: 1rem } .stacked td.brief:not(:empty)::before { display: inline; margin-inline-end: .4rem } }
.letters { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem; margin-block: .8rem }
.letters a { display: block; min-width: 1.8rem; padding-block: .1rem }
.contacts li { overflow-wrap: anywhere; background: none }
select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: .2rem; padding: .3rem; width: 13rem; max-width: 100% }
.beside th, .beside td { min-width: 9rem }
.beside .quiet { font-weight: 400 }
.beside .part { font-size: 1.2rem; font-weight: 600; padding-block-start: 1rem }
table.bars { width: auto; max-width: 100% }
.bars th[scope=row] { font-weight: 400; max-width: 22rem }
.bars .n { text-align: end }
.bars td.n { white-space: nowrap }
.bars td, .bars th { padding-inline: 0 1rem }
.bars :last-child { padding-inline-end: 0 }
.bars svg { display: block; width: 16rem; height: 1rem; margin-block-start: .25rem }
[dir=rtl] .bars svg { transform: scaleX(-1) }
.bars rect, .chart rect { fill: var(--link) }
.chart { display: block; max-width: 52rem; margin-block: .6rem; overflow: visible }
.chart text { fill: var(--ink); font-size: .75rem; text-anchor: middle }
.chart line { stroke: var(--line) }
.events table { table-layout: fixed }
.events th[scope=row] { font-weight: 400 }
.events th:first-child { width: 16rem }
.events th:last-child { width: 14rem }
.map { display: block; width: 100%; min-width: 44rem; max-width: 70rem }
.map rect { fill: none; stroke: var(--quiet); stroke-width: .5 }
.map .o rect { stroke-dasharray: 1.4 1 }
.map .s rect { fill: var(--mark) }
.map text { fill: var(--ink); font-size: 4.2px; text-anchor: middle }
.map a { text-decoration: none }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.5rem }
.legend .map { display: inline-block; width: 1.5rem; min-width: 0; vertical-align: middle; margin-inline-end: .4rem }
@media (max-width: 45rem) { .stacked thead { position: absolute; inset-inline-start: -100vw } .stacked tr, .stacked th, .stacked td { display: block; border: 0; padding-block: .1rem } .stacked tr { border-block-end: 1px solid var(--line); padding-block: .5rem } .stacked td:not(:empty)::before { content: attr(data-title); display: block; color: var(--quiet); font-size: .85rem } }
@media (max-width: 45rem) { .bars svg { width: 4rem } .bars td, .bars th { padding-inline: 0 .5rem } .chart .n { display: none } }
@media (forced-colors: active) { .bars rect, .chart rect { fill: CanvasText } .map .s rect { fill: Highlight } .map .s text { fill: HighlightText } }
@media (max-width: 45rem) { .columns, dl.fields { grid-template-columns: minmax(0, 1fr) } .columns { gap: 0 } dl.fields { gap: .1rem } dl.fields dd { margin-block-end: .6rem } .to-facets { display: block } .columns { margin-block-start: .5rem } .facets { margin-block-start: 1.5rem } }
@media (max-width: 45rem) { .languages ul { justify-content: flex-start } .main ul { gap: 0 1.1rem } .top form { width: 100% } .top input { flex: 1 } h1 { font-size: 1.45rem } }
@media (prefers-color-scheme: dark) { ins { background: #1f4a33 } del { background: #5a2a22 } }
@media print { nav, form, .facets, .chips, .ways, .pages, .to-facets, .skip, .cost { display: none } a { color: inherit } .top { background: none; color: inherit; padding: 0 } .site::before { display: none } footer { background: none } main { padding: 0 } details { break-inside: avoid } }
.folds { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; margin-block: .8rem }
.folds summary { cursor: pointer; font-weight: 600 }
.folds details[open] { flex-basis: 100% }
.folds ul { list-style: none; padding: 0; margin-block: .2rem; columns: 15rem auto }
.folds li { break-inside: avoid }
.filters { align-items: end; gap: .6rem 1rem; margin-block: .8rem }
.filters label { font-size: .92rem; flex: 1 1 8rem; max-width: 15rem }
.filters select { display: block; font: inherit; font-size: 1rem; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: .2rem; padding: .3rem; width: 100% }
.decisions th { min-width: 7rem; font-weight: 600 }
.decisions td:nth-child(2) { min-width: 15rem }
.decisions .tag { margin-block: .1rem }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.4rem; font-size: .92rem }
.legend b { display: inline-block; min-width: 1.2rem; text-align: center }
.matrix { width: auto; border-collapse: separate; border-spacing: 0 }
.matrix th, .matrix td { border-inline-end: 1px solid var(--line); padding: .25rem .5rem; background: var(--paper) }
.matrix thead th { border-block-start: 1px solid var(--line) }
.matrix td { padding: 0; text-align: center; white-space: nowrap }
.matrix td a { display: block; padding: .3rem .5rem; text-decoration: none }
.matrix th[scope=row], .matrix thead th:first-child { position: sticky; inset-inline-start: 0; z-index: 1; min-width: 12rem; font-weight: 400; border-inline-start: 1px solid var(--line) }
@media (max-width: 45rem) { .matrix, .matrix tbody, .matrix tr, .matrix th[scope=row] { display: block; position: static; border: 0 } .matrix thead { display: none } .matrix tr { border-block-end: 1px solid var(--line); padding-block: .4rem } .matrix th[scope=row] { padding-inline: 0 } .matrix td { display: inline-block; border: 0; padding: .1rem 0; margin-inline-end: 1rem } .matrix td:empty { display: none } .matrix td::before { content: attr(data-title) " "; color: var(--quiet) } }
.check { display: grid; gap: .3rem; max-width: 45rem; margin-block: 1rem }
.check { display: grid; grid-template-columns: minmax(0, 1fr); gap: .3rem; max-width: 45rem; margin-block: 1rem }
.check p { margin: 0 0 .3rem }
.check label { font-weight: 600 }
textarea, select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: .2rem; padding: .3rem .5rem; max-width: 100%; min-width: 0 }
.check div { display: flex; flex-wrap: wrap; gap: .4rem }
.entries { list-style: none; padding: 0; margin-block: .3rem 1rem }
.entries > li { border-block-end: 1px solid var(--line); padding-block: .6rem; overflow-wrap: anywhere }
.entries .fields, .entries details { margin-block: .2rem }
.entries p:first-child { margin-block-start: 0 }
@media (max-width: 45rem) { .stacked thead { position: absolute; inset-inline-start: -100vw } .stacked tr, .stacked th, .stacked td { display: block; border: 0; padding-block: .1rem } .stacked tr { border-block-end: 1px solid var(--line); padding-block: .5rem } .stacked td:not(:empty)::before { content: attr(data-title); display: block; color: var(--quiet); font-size: .85rem } }
@media (max-width: 45rem) { .columns, dl.fields { grid-template-columns: minmax(0, 1fr) } .columns { gap: 0 } dl.fields { gap: .1rem } dl.fields dd { margin-block-end: .6rem } .to-facets { display: block } .columns { margin-block-start: .5rem } .facets { margin-block-start: 1.5rem } }
@media (max-width: 45rem) { .matrix, .matrix tbody, .matrix tr, .matrix thead th:first-child, .matrix th[scope=row] { display: block; position: static; border: 0 } .matrix thead { display: none } .matrix tr { border-block-end: 1px solid var(--line); padding-block: .4rem } .matrix th[scope=row] { padding-inline: 0 } .matrix td { display: inline-block; border: 0; margin-inline-end: 1rem } .matrix td a { display: inline-block; padding: .1rem .2rem } .matrix td:empty { display: none } .matrix td::before { content: attr(data-title) " "; color: var(--quiet) } }
@media print { header nav, .facets, .chips, .ways, .pages, .to-facets, .skip { display: none } a { color: inherit } }
)css";
}

std::string style_name() {
  constexpr std::size_t digest_characters = 12;
  static const std::string name =
      "style-" + seals::sha256(style_sheet()).hex().substr(0, digest_characters) + ".css";
  return name;
}

Url style_address() {
  return Url::local(style_name());
}

}  // namespace bch::portal
