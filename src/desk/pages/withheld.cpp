// What a Government withholds as confidential: the list, for its own people, and one answer, at which nobody
// looks unnoticed.

#include "desk/withheld.h"

#include "desk/addresses.h"
#include "desk/pages.h"
#include "desk/people.h"
#include "desk/small_form.h"
#include "formats/header.h"
#include "formats/withholding.h"
#include "http/media_type.h"
#include "portal/parts.h"

#include <algorithm>

namespace bch::desk {
namespace {

using publication::WithheldAnswer;

constexpr std::string_view file_control = "file";

std::string until_text(const Visit& visit, const WithheldAnswer& answer) {
  const auto until = parse_civil_date(answer.until);
  return until ? visit.reader().dates.long_date(*until) : std::string();
}

Url address_of(const Visit& visit, const WithheldAnswer& answer) {
  return desk_address(visit.reader().tag(), "withheld", answer.party.value(), answer.id);
}

Html row(Visit& visit, const WithheldAnswer& answer) {
  const auto* format = visit.reading.sources.formats.find(answer.format);
  Html until = html("{}", until_text(visit, answer));
  if (is_due(visit, answer)) until += html(" <span class=\"tag warn\">{}</span>", visit.say("withheld.due"));
  const Html show = answer.inside ? form(visit, address_of(visit, answer),
                                         quiet_button(visit, "withheld.show", "do", "show"))
                                  : html("{}", visit.say("vault.shut"));
  return html(
      "<tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td><td data-title=\"{}\">{}</td><td "
      "data-title=\"{}\">{}</td><td>{}</td></tr>",
      portal::record_link(visit.reading, answer.record), visit.say("withheld.field"),
      field_name(visit, format, answer.field), visit.say("withheld.reason"),
      answer.inside ? answer.inside->reason : std::string(), visit.say("withheld.until"), until, show);
}

// What the answer is, as readers would see it.
Html shown(Visit& visit, const WithheldAnswer& answer) {
  const auto& formats = visit.reading.sources.formats;
  records::Document body = records::Document::members();
  formats::put_answer(body, answer.field, answer.inside->answer);
  return portal::fields(visit.reading,
                        formats::read_out(formats.find(answer.format), formats.vocabularies(), body));
}

Result<Html> files(Visit& visit, const WithheldAnswer& answer) {
  Html items;
  for (const auto& file : answer.files) {
    const auto kept = TRY(visit.tools.vault.file(file.id));
    items += html("<li><bdi>{}</bdi> {}</li>", kept.name,
                  form(visit, address_of(visit, answer),
                       hidden(file_control, file.id) + quiet_button(visit, "withheld.fetch", "do", "fetch")));
  }
  if (items.empty()) return items;
  return html("<section><h2>{}</h2><ul>{}</ul></section>", visit.say("withheld.files"), items);
}

// With what the Government can prove that this is what it has committed to.
Html commitment(const Visit& visit, const WithheldAnswer& answer) {
  if (answer.commitment.empty()) return {};
  return html(
      "<section><h2>{}</h2><p>{}</p><dl class=\"fields\"><dt>{}</dt><dd class=\"cited\"><bdi "
      "dir=\"ltr\">{}</bdi></dd><dt>{}</dt><dd class=\"cited\"><bdi dir=\"ltr\">{}</bdi></dd><dt>{}</dt><dd "
      "class=\"cited\"><bdi dir=\"ltr\">{}</bdi></dd></dl></section>",
      visit.say("withheld.commitment"), visit.say("withheld.commitment-text"),
      visit.say("withheld.commitment"), answer.commitment, visit.say("withheld.salt"), answer.inside->salt,
      visit.say("withheld.committed"), answer.inside->committed);
}

Result<Answer> file_of(Visit& visit, const WithheldAnswer& answer, std::string_view id) {
  if (std::ranges::find(answer.files, id, &publication::DraftFile::id) == answer.files.end())
    return Problem{Problem::Kind::not_found, "draft.no-file", {}};
  auto file = TRY(visit.tools.vault.file(std::string(id)));
  auto response = http::page(http::media::binary, std::move(file.bytes));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename*=UTF-8''" + percent_encode(file.name));
  return Answer(std::move(response));
}

}  // namespace

Result<Answer> withheld_page(Visit& visit) {
  const records::PartyId party{std::string(visit.captured("party"))};
  if (!sees_some_withheld(visit, party)) return not_yours();
  Html rows;
  for (const auto& answer : TRY(withheld_by(visit, party))) rows += row(visit, answer);
  Page page;
  page.title = visit.say("withheld.title");
  page.body = html("<p class=\"kind\"><a href=\"{}\">{}</a></p><h1>{}</h1><p>{}</p>",
                   desk_address(visit.reader().tag()), visit.say("desk.title"), page.title,
                   visit.say("withheld.text"));
  if (rows.empty()) {
    page.body += html("<p>{}</p>", visit.say("withheld.none"));
    return Answer(std::move(page));
  }
  page.body += html(
      "<div class=\"stacked\"><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th><td></td></tr></thead><tbody>{}</tbody></table></div>",
      visit.say("withheld.record"), visit.say("withheld.field"), visit.say("withheld.reason"),
      visit.say("withheld.until"), rows);
  return Answer(std::move(page));
}

// Sent, not asked for: no program that follows links looks at it, and each look is noted before it is
// granted.
Result<Answer> withheld_answer(Visit& visit) {
  const records::PartyId party{std::string(visit.captured("party"))};
  if (!sees_some_withheld(visit, party)) return not_yours();
  const auto answer = TRY(visit.tools.vault.find(visit.captured("answer")));
  if (!answer || answer->party != party || !sees_withheld(visit, party, answer->format))
    return Problem{Problem::Kind::not_found, "withheld.not-found", {}};
  if (!answer->inside) return Problem{Problem::Kind::damaged, "vault.shut", {}};
  const auto file = visit.form.find(file_control);
  auto deed = visit.deed("view-withheld", answer->record.value(), party);
  deed.more.set("field", answer->field);
  deed.more.set("revision", static_cast<std::int64_t>(answer->revision));
  if (!file.empty()) deed.more.set("file", file);
  TRY(visit.tools.store.commit({{}, {}, {std::move(deed)}}));
  if (!file.empty()) return file_of(visit, *answer, file);
  Page page;
  page.title = field_name(visit, visit.reading.sources.formats.find(answer->format), answer->field);
  page.body = html("<p class=\"kind\"><a href=\"{}\">{}</a></p><h1>{}</h1><p>{} · {}</p><p>{}</p>{}",
                   desk_address(visit.reader().tag(), "withheld", party.value()), visit.say("withheld.title"),
                   page.title, portal::record_link(visit.reading, answer->record),
                   visit.say("withheld.of-revision",
                             {{"revision", visit.reader().catalogue.number(answer->revision)}}),
                   visit.say("withheld.noted"), shown(visit, *answer)) +
              html("<dl class=\"fields\"><dt>{}</dt><dd>{}</dd></dl>", visit.say("withheld.reason"),
                   answer->inside->reason) +
              TRY(files(visit, *answer)) + commitment(visit, *answer);
  return Answer(std::move(page));
}

}  // namespace bch::desk
