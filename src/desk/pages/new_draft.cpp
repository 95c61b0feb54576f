// Beginning a draft: of which kind, for which Government, in which languages; or from a file.

#include "access/permission.h"
#include "desk/addresses.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "portal/parts.h"

#include <algorithm>

namespace bch::desk {
namespace {

// A Government for which the person may write records of that format; the empty one for records of nobody.
std::vector<records::PartyId> owners_of(const Visit& visit, const formats::Format& format) {
  const auto& account = visit.person->account;
  const bool is_national = publication::is_national(format);
  std::vector<records::PartyId> owners;
  if (!is_national) return {records::PartyId()};
  auto parties = access::parties_of(account, visit.now);
  if (visit.may_somewhere(access::Act::instruct)) {
    const bool is_demonstration = visit.reading.sources.node.is_demonstration;
    for (const auto& party : visit.reading.sources.formats.vocabularies().parties()) {
      if (party.demonstration == is_demonstration) parties.push_back(party.id);
    }
  }
  for (const auto& party : parties) {
    if (visit.may(access::Act::draft, {party, format.id, true, account.id})) owners.push_back(party);
  }
  return owners;
}

std::vector<std::string> chosen_languages(const Visit& visit) {
  std::vector<std::string> languages;
  for (const auto language : visit.form.fields.values("language")) languages.emplace_back(language);
  if (languages.empty()) languages.push_back(visit.reader().tag());
  return languages;
}

Html language_boxes(const Visit& visit) {
  Html boxes;
  for (const auto& language : visit.reader().languages.all())
    boxes += check_box(visit, "language", language.tag, language.name, language.tag == visit.reader().tag());
  return html("<fieldset><legend>{}</legend><p class=\"quiet\">{}</p>{}</fieldset>",
              visit.say("draft.languages"), visit.say("draft.languages-help"), boxes);
}

Html owner_choice(Visit& visit, const std::vector<records::PartyId>& owners) {
  if (owners.size() == 1) return hidden("party", owners.front().value());
  Html options;
  for (const auto& party : owners)
    options +=
        html("<option value=\"{}\">{}</option>", party.value(), portal::party_name(visit.reading, party));
  return html(
      "<div class=\"entry\"><label for=\"party\">{}</label><select id=\"party\" name=\"party\">{}"
      "</select></div>",
      visit.say("page.country"), options);
}

Html kinds(Visit& visit, std::string_view title, bool national) {
  Html items;
  for (const formats::Format* format : visit.reading.sources.formats.all()) {
    if (publication::is_national(*format) != national || owners_of(visit, *format).empty()) continue;
    items += html("<li><a href=\"{}\">{}</a></li>",
                  desk_address(visit.reader().tag(), "new").with("format", format->id.value()),
                  portal::label(visit.reader(), format->title));
  }
  if (items.empty()) return items;
  return html("<h2>{}</h2><ul class=\"names\">{}</ul>", visit.say(title), items);
}

Page choosing(Visit& visit, const std::optional<Problem>& problem) {
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("draft.new");
  const Html file = html(
      "<div class=\"entry\"><label for=\"file\">{}</label><input id=\"file\" name=\"file\" type=\"file\" "
      "accept=\".json\"></div>",
      visit.say("draft.file"));
  Html owners;
  const auto parties = access::parties_of(visit.person->account, visit.now);
  if (!parties.empty()) owners = owner_choice(visit, parties);
  page.body = html("<h1>{}</h1>", page.title) + alert(visit, problem) + kinds(visit, "draft.national", true) +
              kinds(visit, "draft.reference", false) +
              html("<h2>{}</h2><p>{}</p>", visit.say("draft.from-file"), visit.say("draft.from-file-text")) +
              file_form(visit, desk_address(visit.reader().tag(), "take-in"),
                        owners + file + button(visit, "draft.take-in"));
  return page;
}

}  // namespace

Result<Answer> new_draft_page(Visit& visit) {
  const records::FormatId id{std::string(visit.reading.request.query.find("format"))};
  const auto* format = visit.reading.sources.formats.find(id);
  if (format == nullptr) return Answer(choosing(visit, {}));
  const auto owners = owners_of(visit, *format);
  if (owners.empty()) return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  Page page;
  page.title = portal::label(visit.reader(), format->title);
  page.body = html("<p class=\"kind\">{}</p><h1>{}</h1>", visit.say("draft.new"), page.title) +
              form(visit, desk_address(visit.reader().tag(), "new"),
                   hidden("format", format->id.value()) + hidden("for", visit.captured("draft")) +
                       hidden("field", visit.reading.request.query.find("field")) +
                       owner_choice(visit, owners) + language_boxes(visit) + button(visit, "draft.begin"));
  return Answer(std::move(page));
}

Result<Answer> begin_draft(Visit& visit) {
  const records::FormatId id{std::string(visit.form.find("format"))};
  const auto* format = visit.reading.sources.formats.find(id);
  if (format == nullptr) return Problem{Problem::Kind::invalid, "draft.no-format", {{"format", id.value()}}};
  const auto owners = owners_of(visit, *format);
  records::PartyId party{std::string(visit.form.find("party"))};
  if (std::ranges::find(owners, party) == owners.end())
    return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  const auto along = [&](const Draft& begun, workspace::Commit& commit) {
    return name_in_referrer(visit, begun, commit);
  };
  const auto draft = TRY(visit.tools.drafts.begin(id, party, chosen_languages(visit), visit.person->account,
                                                  visit.deed("begin"), along));
  return Answer(draft_address(visit, draft, "section", format->sections.front().id));
}

Result<Answer> take_in_draft(Visit& visit) {
  if (visit.form.files.empty())
    return Answer(choosing(visit, Problem{Problem::Kind::invalid, "draft.choose-file", {}}));
  const records::PartyId party{std::string(visit.form.find("party"))};
  const auto& account = visit.person->account;
  auto draft = visit.tools.drafts.take_in(
      visit.form.files.front().bytes, party, account, visit.deed("take-in"), [&](const Draft& taken) {
        const auto* format = visit.reading.sources.formats.find(taken.format);
        const auto owners = format == nullptr ? std::vector<records::PartyId>() : owners_of(visit, *format);
        return std::ranges::find(owners, taken.party) != owners.end();
      });
  if (!draft.ok()) {
    if (draft.problem().kind == Problem::Kind::failed) return draft.problem();
    return Answer(choosing(visit, draft.problem()));
  }
  return Answer(draft_address(visit, *draft));
}

}  // namespace bch::desk
