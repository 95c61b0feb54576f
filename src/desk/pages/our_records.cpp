// All records of a Government, to be looked through: on line, or printed, ticked, signed and sent back. What
// is still right is said with one button; what is not leads to the record's own page of the desk.

#include "desk/addresses.h"
#include "desk/pages.h"
#include "desk/people.h"
#include "desk/proof.h"
#include "desk/review.h"
#include "desk/small_form.h"
#include "portal/categories.h"
#include "portal/lists.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <set>

namespace bch::desk {
namespace {

constexpr std::size_t most_at_once = 500;

struct Counts {
  std::size_t asked = 0;
  std::size_t not_confirmed = 0;
};

class ReviewWriter {
 public:
  ReviewWriter(Visit& visit, const records::PartyId& party) : visit_(visit), party_(party) {}

  Html table(const std::vector<ReviewedKind>& kinds) {
    if (kinds.empty()) return html("<p>{}</p>", visit_.say("handover.no-records"));
    Html bodies;
    for (const auto& kind : kinds) bodies += body(kind);
    return html(
        "<table class=\"stacked review\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
        "scope=\"col\">{}</th><th scope=\"col\">{}</th><th class=\"paper\" scope=\"col\">{}</th><th "
        "class=\"paper\" scope=\"col\">{}</th><th class=\"paper\" "
        "scope=\"col\">{}</th></tr></thead>{}</table>",
        visit_.say("handover.record"), visit_.say("review.published"), visit_.say("review.confirmed"),
        visit_.say("review.state"), visit_.say("review.box-right"), visit_.say("review.box-change"),
        visit_.say("review.box-withdraw"), bodies);
  }
  [[nodiscard]] bool has_boxes() const { return has_boxes_; }
  [[nodiscard]] Counts counts() const { return counts_; }

 private:
  Html body(const ReviewedKind& kind) {
    const bool confirms = may_confirm(visit_, party_, kind.format->id);
    Html rows;
    for (const auto& one : kind.records) rows += row(one, confirms);
    if (kind.total > kind.records.size())
      rows += html("<tr><td colspan=\"7\">{}</td></tr>",
                   visit_.say("handover.more", {{"count", std::to_string(kind.total)}}));
    return html(
        "<tbody><tr><th colspan=\"7\" scope=\"rowgroup\">{} <span "
        "class=\"quiet\">{}</span></th></tr>{}</tbody>",
        portal::label(visit_.reader(), kind.format->plural),
        visit_.reader().catalogue.number(static_cast<std::int64_t>(kind.total)), rows);
  }

  Html row(const Reviewed& one, bool confirms) {
    using Stage = Confirmation::Stage;
    counts_.asked += one.confirmation.stage == Stage::asked ? 1 : 0;
    counts_.not_confirmed += one.confirmation.stage == Stage::not_confirmed ? 1 : 0;
    const auto& dates = visit_.reader().dates;
    const auto& number = *one.record.entry().number;
    const bool is_late =
        one.confirmation.stage == Stage::asked || one.confirmation.stage == Stage::not_confirmed;
    const std::string state = confirmation_line(visit_, one);
    return html(
        "<tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td><td data-title=\"{}\">{}</td><td>{}</td>"
        "<td class=\"paper\">☐</td><td class=\"paper\">☐</td><td class=\"paper\">☐</td></tr>",
        heading(one, number, confirms), visit_.say("review.published"),
        dates.short_date(day_of(one.record.entry().time)), visit_.say("review.confirmed"),
        one.record.confirmed ? dates.short_date(day_of(*one.record.confirmed)) : std::string(),
        is_late ? html("<b>{}</b>", state) : html("{}", state));
  }

  // The title, as the label of the box that says that the record is right; the number leads to it.
  Html heading(const Reviewed& one, const records::PublicNumber& number, bool confirms) {
    const auto& language = visit_.reader().tag();
    const std::string written = records::to_text(number);
    const std::string title = portal::title(visit_.reader(), one.record.title, number);
    Html said = html("{}", title);
    Html ways;
    if (one.draft)
      ways =
          html(" · <a href=\"{}\">{}</a>", draft_address(visit_, *one.draft), visit_.say("review.under-way"));
    else if (confirms) {
      has_boxes_ = true;
      said = html("<label class=\"tick\"><input type=\"checkbox\" name=\"{}\" value=\"{}\"> {}</label>",
                  confirming::record, one.record.entry().record.value(), title);
      ways = html("<span class=\"screen\"> · <a href=\"{}\">{}</a></span>",
                  desk_address(language, "record", written), visit_.say("review.change"));
    }
    return html("{}<div class=\"meta\"><a href=\"{}\"><bdi dir=\"ltr\">{}</bdi></a>{}</div>", said,
                renditions::record_address(language, number), written, ways);
  }

  Visit& visit_;
  const records::PartyId& party_;
  bool has_boxes_ = false;
  Counts counts_;
};

// The categories of information of which nothing is published here, and whether there is a word on that.
Result<Html> gaps(Visit& visit, const vocabularies::Party& party) {
  const auto today = visit.reading.today();
  if (!party.is_party(today) || party.demonstration != visit.reading.sources.node.is_demonstration)
    return Html();
  const auto kinds = TRY(visit.reading.ask(portal::by_kind(visit.reader(), party.id, 0)));
  Html items;
  for (const auto& one : TRY(portal::published_by(visit.reading, party.id, kinds))) {
    if (one.count > 0) continue;
    const Html declared = one.declared ? portal::declared_line(visit.reading, *one.declared) : Html();
    items += html("<li>{} <span class=\"quiet\">{}</span>{}</li>",
                  portal::label(visit.reader(), one.category->title),
                  portal::duty_title(visit.reader(), one.category->duty),
                  declared.empty() ? declared : html(" · {}", declared));
  }
  if (items.empty()) return items;
  Html way;
  for (const auto* format : visit.reading.sources.formats.all()) {
    if (format->has(formats::Aspect::declares_nothing) && may_confirm(visit, party.id, format->id))
      way += html("<p class=\"screen\"><a href=\"{}\">{}</a></p>",
                  desk_address(visit.reader().tag(), "new").with("format", format->id.value()),
                  visit.say("review.declare"));
  }
  return html("<section><h2>{}</h2><p>{}</p><ul>{}</ul>{}</section>", visit.say("review.gaps"),
              visit.say("review.gaps-text"), items, way);
}

// What is only on paper: who signs, and where it goes.
Html signature(const Visit& visit) {
  const auto& node = visit.reading.sources.node;
  const auto line = [&](std::string_view key) {
    return html("<p>{}: <span class=\"line\"></span></p>", visit.say(key));
  };
  return html("<div class=\"paper\">{}{}{}<p>{} {}{}</p></div>", line("review.name"), line("review.date"),
              line("review.signature"), visit.say("review.send-back"), node.name,
              node.contact.empty() ? std::string() : ", " + node.contact);
}

const vocabularies::Party* asked_party(const Visit& visit) {
  return visit.reading.sources.formats.vocabularies().party(
      records::PartyId(std::string(visit.captured("party"))));
}

Result<Answer> shown(Visit& visit, const vocabularies::Party& party, const std::optional<Problem>& problem) {
  const auto kinds = TRY(review_of(visit, party.id));
  ReviewWriter writer(visit, party.id);
  const Html table = writer.table(kinds);
  const auto counts = writer.counts();
  const auto number = [&](std::size_t count) {
    return visit.reader().catalogue.number(static_cast<std::int64_t>(count));
  };
  Page page;
  if (problem) page.status = http_status(problem->kind);
  page.title = visit.say("review.title") + ": " + place_name(visit, party.id);
  Html body =
      html("<p class=\"kind\"><a href=\"{}\">{}</a></p><h1>{}</h1>", desk_address(visit.reader().tag()),
           visit.say("desk.title"), page.title) +
      alert(visit, problem) + done(visit) +
      html("<p>{} {}</p>",
           visit.say("compare.as-of", {{"date", visit.reader().dates.long_date(visit.reading.today())}}),
           visit.say("review.counts",
                     {{"asked", number(counts.asked)}, {"unconfirmed", number(counts.not_confirmed)}}));
  if (writer.has_boxes()) {
    body += html(
        "<p class=\"screen\">{}</p><form method=\"post\" action=\"{}\" "
        "class=\"on-paper\">{}{}<p>{}</p></form>",
        visit.say("review.text"), desk_address(visit.reader().tag(), "country", party.id.value()),
        form_token_field(visit), table, button(visit, "review.still-right-all"));
  } else {
    body += table;
  }
  body += signature(visit) + TRY(gaps(visit, party));
  page.body = std::move(body);
  return Answer(std::move(page));
}

// What the form names: each record of the Government, as the journal has it now.
Result<std::vector<registry::Version>> chosen(Visit& visit, const records::PartyId& party) {
  auto named = visit.form.fields.values(confirming::record);
  if (const auto only = visit.form.find(confirming::only); !only.empty()) named = {only};
  if (named.empty()) return Problem{Problem::Kind::invalid, "review.nothing-chosen", {}};
  if (named.size() > most_at_once)
    return Problem{Problem::Kind::too_large, "review.too-many", {{"limit", std::to_string(most_at_once)}}};
  std::vector<registry::Version> latest;
  std::set<records::RecordId> seen;
  for (const auto each : named) {
    const auto record = records::parse_record_id(each);
    if (!record || !seen.insert(*record).second) continue;
    auto version = TRY(visit.reading.sources.registry.latest(*record));
    const bool is_right = version && version->entry.party == party;
    if (!is_right) return Problem{Problem::Kind::not_found, "record.not-found", {}};
    if (!may_confirm(visit, party, version->entry.format))
      return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
    const auto kind = version->entry.known();
    if (kind == registry::Kind::withdraw || kind == registry::Kind::erase)
      return Problem{Problem::Kind::conflict, "review.withdrawn", {}};
    latest.push_back(*std::move(version));
  }
  return latest;
}

// At once, where the person may publish all of it and nobody else has to look at it.
Result<bool> publishes(Visit& visit, const records::PartyId& party,
                       const std::vector<registry::Version>& latest) {
  const bool may_all = std::ranges::all_of(latest, [&](const registry::Version& version) {
    return visit.may(access::Act::publish, {party, version.entry.format, true, {}});
  });
  if (!may_all) return false;
  const bool is_reviewed = TRY(visit.tools.publishing.wants_second_review(party));
  return !is_reviewed;
}

}  // namespace

Result<Answer> our_records_page(Visit& visit) {
  const auto* party = asked_party(visit);
  if (party == nullptr) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  if (reach_over(visit, party->id) == Reach::nothing) return not_yours();
  return shown(visit, *party, std::nullopt);
}

Result<Answer> confirm_our_records(Visit& visit) {
  const auto* party = asked_party(visit);
  if (party == nullptr) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  if (!visit.is_of(party->id) || !visit.may(access::Act::draft, {party->id, {}, true, {}}))
    return not_yours();
  const auto latest = chosen(visit, party->id);
  if (!latest.ok()) {
    if (latest.problem().kind == Problem::Kind::failed) return latest.problem();
    if (latest.problem().kind == Problem::Kind::forbidden) return latest.problem();
    return shown(visit, *party, latest.problem());
  }
  const bool at_once = TRY(publishes(visit, party->id, *latest));
  if (at_once) {
    if (auto asked = TRY(ask_for_proof(visit))) return Answer(*std::move(asked));
  }
  const auto confirmed = confirm(visit, *latest, at_once);
  if (!confirmed.ok()) {
    if (confirmed.problem().kind == Problem::Kind::failed) return confirmed.problem();
    return shown(visit, *party, confirmed.problem());
  }
  return Answer(desk_address(visit.reader().tag(), "country", party->id.value())
                    .with(done_parameter, confirmed->is_published ? "confirmed" : "confirm-requested")
                    .with("number", std::to_string(confirmed->count)));
}

}  // namespace bch::desk
