#include "portal/style.h"

#include "seals/hash.h"

namespace bch::portal {

std::string_view style_sheet() {
  // Logical properties throughout, so that right-to-left pages need nothing of their own. System fonts:
  // nothing to load.
  return R"css(
:root { --ink: #1d2b24; --quiet: #4c5c53; --line: #cfd8d2; --paper: #fff; --tint: #f1f5f2; --link: #0a5c36; --mark: #fff0b3; --warn: #fdf3d8 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eeea; --quiet: #aebbb3; --line: #3a473f; --paper: #151b17; --tint: #1e2721; --link: #8fd9ae; --mark: #5a4a00; --warn: #3a3113 } }
* { box-sizing: border-box }
html { color: var(--ink); background: var(--paper); font: 1rem/1.55 "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", system-ui, sans-serif; -webkit-text-size-adjust: 100% }
html[dir=rtl] { line-height: 1.75 }
[dir=rtl] dd, [dir=rtl] li { text-align: right }
body { margin: 0 }
header, main, footer { max-width: 70rem; margin-inline: auto; padding-inline: 1rem }
a { color: var(--link); text-underline-offset: .15em }
a:focus-visible, button:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
h1 { font-size: 1.6rem; line-height: 1.25; margin-block: 1.2rem .6rem; overflow-wrap: anywhere }
h2 { font-size: 1.2rem; line-height: 1.3; margin-block: 1.6rem .5rem; border-block-end: 1px solid var(--line); padding-block-end: .2rem }
h3 { font-size: 1rem; margin-block: 1rem .3rem }
p { margin-block: .5rem; max-width: 45rem }
ul { padding-inline-start: 1.2rem }
.skip { position: absolute; inset-inline-start: -100vw }
.skip:focus { inset-inline-start: 0; background: var(--paper); padding: .5rem; z-index: 1 }
.banner { background: var(--warn); border: 1px solid var(--line); margin: .5rem 0; padding: .4rem .7rem; max-width: none }
.top { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; justify-content: space-between; align-items: baseline; padding-block: .7rem .4rem }
.site { font-size: 1.15rem; font-weight: 700; text-decoration: none }
header ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1rem }
.main { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; justify-content: space-between; align-items: center; border-block: 1px solid var(--line); padding-block: .5rem }
form { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; margin: 0 }
input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: .2rem; padding: .3rem .5rem; min-width: 0; width: 16rem; max-width: 100% }
button { font: inherit; color: var(--paper); background: var(--link); border: 0; border-radius: .2rem; padding: .35rem .9rem; cursor: pointer }
.large input { width: 30rem }
.quiet, .meta { color: var(--quiet); font-size: .92rem }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: .2rem; background: var(--tint); padding: 0 .4rem; font-size: .85rem }
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
[lang=ar] .why, [lang=zh] .why { font-style: normal }
.pages { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin-block: 1rem }
.hits { list-style: none; padding: 0; margin-block: .3rem 1rem }
.hits li { border-block-end: 1px solid var(--line); padding-block: .6rem; overflow-wrap: anywhere }
mark { background: var(--mark); color: inherit }
dl.fields { display: grid; grid-template-columns: minmax(8rem, 14rem) minmax(0, 1fr); gap: .4rem 1.2rem; margin: 0 }
dt { font-weight: 600 }
dd { margin: 0; overflow-wrap: anywhere }
dd dl { padding-inline-start: .5rem; border-inline-start: 2px solid var(--line) }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; vertical-align: top; border-block-end: 1px solid var(--line); padding-block: .35rem; padding-inline: 0 .6rem; overflow-wrap: break-word }
dd > ul, td > ul { margin: 0; padding-inline-start: 1.1rem }
.scroll { overflow-x: auto }
.notice { background: var(--tint); border-inline-start: 4px solid var(--link); padding: .5rem .8rem; max-width: 45rem }
.counts { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap: .6rem }
.counts li { border: 1px solid var(--line); border-radius: .3rem; padding: .6rem .8rem; background: var(--tint) }
.names { list-style: none; padding: 0; columns: 16rem auto; column-gap: 2rem }
.names li { break-inside: avoid; padding-block: .15rem; overflow-wrap: anywhere }
.terms { padding-inline-start: 1.1rem }
.terms li { padding-block: .15rem; overflow-wrap: anywhere }
code { font-size: .85em; overflow-wrap: anywhere }
.needed { color: var(--link); font-weight: 700 }
.cassette { list-style: none; display: flex; flex-wrap: wrap; gap: .2rem; margin: 0 0 .5rem; padding: 0 }
.cassette li { background: var(--line); padding: .3rem 1.2rem .3rem .6rem; text-align: start; clip-path: polygon(0 0, calc(100% - .8rem) 0, 100% 50%, calc(100% - .8rem) 100%, 0 100%) }
.cassette .reversed { padding: .3rem .6rem .3rem 1.2rem; clip-path: polygon(.8rem 0, 100% 0, 100% 100%, .8rem 100%, 0 50%) }
footer { margin-block-start: 3rem; padding-block: 0 1rem; color: var(--quiet); font-size: .9rem }
@media (max-width: 45rem) { .stacked thead { position: absolute; inset-inline-start: -100vw } .stacked tr, .stacked th, .stacked td { display: block; border: 0; padding-block: .1rem } .stacked tr { border-block-end: 1px solid var(--line); padding-block: .5rem } .stacked td:not(:empty)::before { content: attr(data-title); display: block; color: var(--quiet); font-size: .85rem } }
@media (max-width: 45rem) { .columns, dl.fields { grid-template-columns: minmax(0, 1fr) } .columns { gap: 0 } dl.fields { gap: .1rem } dl.fields dd { margin-block-end: .6rem } .to-facets { display: block } .columns { margin-block-start: .5rem } .facets { margin-block-start: 1.5rem } }
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
