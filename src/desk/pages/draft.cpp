// One draft: its sections and what is still missing, what goes with it, what colleagues say, the next steps.

#include "desk/addresses.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "desk/withheld.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::desk {
namespace {

using publication::Purpose;
using publication::State;

Html said_by(Visit& visit, std::string_view key, const publication::Word& word) {
  Html said = html("<p>{} ", visit.say(key, {{"name", account_name(visit, word.by)}})) +
              moment(visit, word.time) + html("</p>");
  if (!word.text.empty()) said += html("<blockquote class=\"lines\">{}</blockquote>", word.text);
  return said;
}

Html state_notice(Visit& visit, const Draft& draft) {
  Html said;
  if (draft.state == State::requested && draft.request)
    said = said_by(visit, "draft.requested-by", *draft.request);
  if (draft.state == State::draft && draft.returned)
    said = said_by(visit, "draft.returned-by", *draft.returned);
  return said.empty() ? said : html("<div class=\"notice\">{}</div>", said);
}

Html facts(Visit& visit, const Draft& draft) {
  Html facts;
  const auto add = [&](std::string_view key, const Html& value) {
    facts += html("<dt>{}</dt><dd>{}</dd>", visit.say(key), value);
  };
  add("draft.is", html("{}", visit.say(purpose_key(draft.purpose))));
  if (draft.number)
    add("record.number", html("<a href=\"{}\"><bdi dir=\"ltr\">{}</bdi></a>",
                              renditions::record_address(visit.reader().tag(), *draft.number),
                              records::to_text(*draft.number)));
  if (!draft.party.empty()) add("page.country", html("{}", portal::party_name(visit.reading, draft.party)));
  add("draft.changed", html("{} · ", account_name(visit, draft.changed_by)) + moment(visit, draft.changed));
  return html("<dl class=\"fields\">{}</dl>", facts);
}

Html sections(Visit& visit, const Draft& draft, const DraftForm& form) {
  Html items;
  for (const auto& step : steps_of(form.asking())) {
    const Url address = draft_address(visit, draft, "section", step.section);
    Html state;
    if (!step.is_complete)
      state = html(" <span class=\"tag warn\">{}</span>",
                   visit.say("draft.section-open",
                             {{"count", visit.reader().catalogue.number(
                                            static_cast<std::int64_t>(step.missing + step.errors))}}));
    items += html("<li><a href=\"{}\">{}</a>{}</li>",
                  step.is_complete ? address : address.with(whole_parameter, ""), step.title, state);
  }
  return html("<section><h2>{}</h2><ol class=\"sections\">{}</ol></section>", visit.say("draft.sections"),
              items);
}

Html package(Visit& visit, const DraftForm& form) {
  Html items;
  for (const auto& judged : form.package()) {
    if (&judged == &form.package().back()) continue;
    const auto* format = visit.reading.sources.formats.find(judged.draft.format);
    items += html("<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}{}</span></li>",
                  draft_address(visit, judged.draft), draft_title(visit, judged.draft),
                  format == nullptr ? std::string() : portal::label(visit.reader(), format->title),
                  judged.has_errors() ? " · " + visit.say("draft.unfinished") : std::string());
  }
  if (items.empty()) return items;
  return html("<section><h2>{}</h2><p>{}</p><ul>{}</ul></section>", visit.say("draft.package"),
              visit.say("draft.package-text"), items);
}

// What readers will not see of it, and for those who may know, why.
Html withheld(const Visit& visit, const Draft& draft, const DraftForm& form) {
  Html items;
  for (const auto& [mark, answer] : form.package().back().kept) {
    items += html("<li>{}", field_name(visit, &form.asking().format, mark.field));
    if (sees_withheld(visit, draft)) items += html(" <span class=\"quiet\">{}</span>", mark.reason);
    items += html("</li>");
  }
  if (items.empty()) return items;
  return html("<section><h2>{}</h2><ul>{}</ul></section>", visit.say("withheld.title"), items);
}

Result<Html> comments(Visit& visit, const Draft& draft) {
  Html items;
  for (const auto& comment : TRY(visit.tools.drafts.comments(draft)))
    items += html("<li>{}</li>", said_by(visit, "draft.comment-by", comment.word));
  const Html ask = form(visit, draft_address(visit, draft, "comment"),
                        text_area(visit, {.name = "text", .label = "draft.comment"}) +
                            quiet_button(visit, "draft.send-comment", "do", "comment"));
  return html("<section id=\"comments\"><h2>{}</h2><ul class=\"entries\">{}</ul>{}</section>",
              visit.say("draft.comments"), items, ask);
}

// A Government's instruction, which has to be here before the Secretariat may publish for it.
Html letter(Visit& visit, const Draft& draft) {
  Html said = html("<p>{}</p>", visit.say("draft.on-instruction"));
  if (!draft.letter.empty())
    said += html("<p><a href=\"{}\">{}</a></p>", draft_address(visit, draft, "letter"),
                 visit.say("draft.letter"));
  return said + file_form(visit, draft_address(visit, draft, "letter"),
                          html("<div class=\"entry\"><label for=\"letter\">{}</label><input id=\"letter\" "
                               "name=\"letter\" type=\"file\"></div>",
                               visit.say("draft.letter-scan")) +
                              quiet_button(visit, "draft.letter-attach", "do", "letter"));
}

// The buttons of the steps that lead on from here.
Html next_steps(Visit& visit, const Draft& draft, bool has_errors, bool needs_another) {
  Html steps;
  const auto at = [&](std::string_view step) { return draft_address(visit, draft, step); };
  const auto note = [&](std::string_view label) {
    return text_area(visit, {.name = "note", .label = label});
  };
  if (has_errors && draft.state == State::draft) steps += html("<p>{}</p>", visit.say("draft.mend-first"));
  if (needs_another) steps += html("<p>{}</p>", visit.say("draft.second-review"));
  if (!has_errors && !needs_another && may(visit, publication::Step::publish, draft))
    steps += form(visit, at("publish"), button(visit, "draft.publish"));
  else if (!has_errors && may(visit, publication::Step::request, draft))
    steps += form(visit, at("request"), note("draft.note") + button(visit, "draft.request"));
  if (is_on_instruction(visit, draft)) steps += letter(visit, draft);
  if (may(visit, publication::Step::give_back, draft))
    steps +=
        html("<details><summary>{}</summary>{}</details>", visit.say("draft.give-back"),
             form(visit, at("give-back"), note("draft.give-back-why") + button(visit, "draft.give-back")));
  if (may(visit, publication::Step::cancel, draft))
    steps += form(visit, at("cancel"), quiet_button(visit, "draft.cancel", "do", "cancel"));
  if (may(visit, publication::Step::discard, draft))
    steps += html("<details><summary>{}</summary><p>{}</p>{}</details>", visit.say("draft.discard"),
                  visit.say("draft.discard-text"),
                  form(visit, at("discard"), quiet_button(visit, "draft.discard-yes", "do", "discard")));
  return html("<section class=\"next\"><h2>{}</h2>{}</section>", visit.say("draft.next"), steps);
}

// Whether somebody else has to publish what this person has written.
Result<bool> needs_another(Visit& visit, const publication::Judged& judged) {
  const auto& self = visit.person->account.id;
  const Draft& draft = judged.draft;
  const bool is_own = self == draft.changed_by || self == draft.owner;
  if (!draft.is_national || !is_own || !visit.may(access::Act::publish, draft.subject())) return false;
  return visit.tools.publishing.wants_second_review(judged);
}

Html ways(const Visit& visit, const Draft& draft) {
  if (!draft.has_content()) return {};
  Html items = html("<li><a href=\"{}\">{}</a></li>", draft_address(visit, draft, "preview"),
                    visit.say("draft.preview"));
  if (may(visit, publication::Step::write, draft))
    items += html("<li><a href=\"{}\">{}</a></li>", draft_address(visit, draft, "languages"),
                  visit.say("draft.languages"));
  if (draft.purpose == Purpose::amend)
    items += html("<li><a href=\"{}\">{}</a></li>", draft_address(visit, draft, "compare"),
                  visit.say("draft.compare"));
  items += html("<li><a href=\"{}\">{}</a></li><li><a href=\"{}\">{}</a></li>",
                draft_address(visit, draft, "share"), visit.say("draft.share"),
                draft_address(visit, draft).suffixed(".json"), visit.say("draft.download"));
  return html("<nav class=\"parts\" aria-label=\"{}\"><ul>{}</ul></nav>", visit.say("draft.ways"), items);
}

}  // namespace

Result<Answer> draft_page(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::comment));
  const auto* format = visit.reading.sources.formats.find(draft.format);
  Page page;
  page.title = draft_title(visit, draft);
  page.body = html("<p class=\"kind\"><a href=\"{}\">{}</a>{}</p><h1>{}</h1>",
                   desk_address(visit.reader().tag()), visit.say("desk.title"),
                   format == nullptr ? std::string() : " · " + portal::label(visit.reader(), format->title),
                   page.title) +
              done(visit) + state_notice(visit, draft) + facts(visit, draft) + ways(visit, draft);
  bool has_errors = false;
  publication::Judged judged{draft, {}, {}, {}};
  if (draft.has_content()) {
    const auto form = TRY(DraftForm::make(visit, draft));
    has_errors = std::ranges::any_of(form->package(), &publication::Judged::has_errors);
    judged = form->package().back();
    page.body += sections(visit, draft, *form) + package(visit, *form) + withheld(visit, draft, *form);
  }
  if (!draft.reason.empty())
    page.body += html("<h2>{}</h2><p class=\"lines\">{}</p>", visit.say("draft.reason"), draft.reason);
  const bool by_another = TRY(needs_another(visit, judged));
  page.body += next_steps(visit, draft, has_errors, by_another) + TRY(comments(visit, draft));
  return Answer(std::move(page));
}

}  // namespace bch::desk
