#include "portal/categories.h"

#include "formats/absence.h"
#include "portal/lists.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

using formats::Category;
using formats::Duty;

search::Question question_of(const Reader& reader, const Category& category, const records::PartyId& party) {
  auto question = newest_of(reader, nullptr, party, 1);
  for (const auto* format : category.formats)
    question = question.with({std::string(search::facet::format), format->id.value()});
  for (const auto& value : category.values) question = question.with({category.field, value});
  return question;
}

Html articles(const Category& category) {
  Html said;
  for (const auto& article : category.articles)
    said += said.empty() ? html("{}", article) : html(", {}", article);
  return html("<bdi dir=\"ltr\">{}</bdi>", said);
}

}  // namespace

search::Question by_kind(const Reader& reader, const records::PartyId& party, std::size_t at_most) {
  auto question = newest_of(reader, nullptr, party, at_most);
  question.counted = {std::string(search::facet::format)};
  return question;
}

namespace {

constexpr std::size_t declarations_read = 100;

struct Declaration {
  formats::Absence absence;
  records::RecordId record;
};

// All that the Government declares today, the newest first.
Result<std::vector<Declaration>> declarations_of(Visit& visit, const records::PartyId& party,
                                                 const search::Answer& kinds) {
  std::vector<Declaration> declarations;
  for (const auto* format : visit.sources.formats.all()) {
    if (!format->has(formats::Aspect::declares_nothing)) continue;
    if (kinds.count(search::facet::format, format->id.value()) == 0) continue;
    const auto answer = TRY(visit.ask(newest_of(visit.reader, format, party, declarations_read)));
    for (const auto& hit : answer.hits) {
      const auto record = visit.library.find(hit);
      if (!record.ok()) continue;
      auto absence = formats::read_absence(record->parts());
      if (absence.holds(visit.today())) declarations.push_back({std::move(absence), hit});
    }
  }
  return declarations;
}

}  // namespace

std::optional<CivilDate> date_of(Visit& visit, const records::RecordId& id) {
  const auto record = visit.library.find(id);
  if (!record.ok()) return std::nullopt;
  const auto own = formats::date_of(record->format, record->body());
  return own ? own : std::optional(day_of(record->changed));
}

Result<std::vector<Published>> published_by(Visit& visit, const records::PartyId& party,
                                            const search::Answer& kinds) {
  std::vector<Published> all;
  const auto declarations = TRY(declarations_of(visit, party, kinds));
  for (const Category& category : visit.sources.formats.categories()) {
    if (category.formats.empty()) continue;
    Published published{&category, question_of(visit.reader, category, party), 0, {}, {}};
    const bool may_be_here = std::ranges::any_of(category.formats, [&](const auto* format) {
      return kinds.count(search::facet::format, format->id.value()) > 0;
    });
    if (may_be_here) {
      const auto answer = TRY(visit.ask(published.question));
      published.count = answer.total;
      if (!answer.hits.empty()) published.newest = date_of(visit, answer.hits.front());
    }
    const auto declares = [&](const Declaration& each) { return each.absence.is_of(category.id); };
    if (const auto found = std::ranges::find_if(declarations, declares); found != declarations.end())
      published.declared = Declared{found->record, found->absence.until};
    all.push_back(std::move(published));
  }
  return all;
}

std::string duty_title(const Reader& reader, Duty duty) {
  switch (duty) {
    case Duty::obligatory:
      return reader.say("categories.obligatory");
    case Duty::if_it_occurs:
      return reader.say("categories.if-it-occurs");
    default:
      return reader.say("categories.optional");
  }
}

Html declared_line(Visit& visit, const Declared& declared) {
  const Reader& reader = visit.reader;
  const auto card = visit.library.card(declared.record);
  if (!card) return {};
  const std::string said = declared.until ? reader.say("categories.declared-until",
                                                       {{"date", reader.dates.long_date(*declared.until)}})
                                          : reader.say("categories.declared");
  return html("<a href=\"{}\">{}</a>", renditions::record_address(reader.tag(), card->number), said);
}

Html published_cell(Visit& visit, const Published& published) {
  const Reader& reader = visit.reader;
  const Html declared = published.declared ? declared_line(visit, *published.declared) : Html();
  if (published.count == 0)
    return declared.empty() ? html("<span class=\"quiet\">{}</span>", reader.say("categories.nothing"))
                            : declared;
  Html said = html("<a href=\"{}\">{}</a>", renditions::search_address(reader.tag(), published.question),
                   reader.catalogue.say_count("country.records", static_cast<std::int64_t>(published.count)));
  if (published.newest)
    said += html(" <span class=\"quiet\">{}</span>",
                 reader.say("categories.newest", {{"date", reader.dates.short_date(*published.newest)}}));
  return declared.empty() ? said : said + html("<div>{}</div>", declared);
}

Html category_table(Visit& visit, const std::vector<Published>& all) {
  const Reader& reader = visit.reader;
  const std::string articles_title = reader.say("categories.articles");
  Html rows;
  for (const Published& one : all) {
    rows += html(
        "<tr><th scope=\"row\">{}</th><td class=\"brief\" data-title=\"{}\">{}</td>"
        "<td class=\"brief\">{}</td><td>{}</td></tr>",
        label(reader, one.category->title), articles_title, articles(*one.category),
        duty_title(reader, one.category->duty), published_cell(visit, one));
  }
  return html(
      "<table class=\"stacked\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>"
      "<th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table>",
      reader.say("categories.category"), articles_title, reader.say("categories.duty"),
      reader.say("categories.here"), rows);
}

}  // namespace bch::portal
