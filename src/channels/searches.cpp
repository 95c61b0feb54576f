// What a search finds, for programs: as a feed, a table, or JSON, with the parameters of the search page.

#include "base/limits.h"
#include "channels/channels.h"
#include "formats/header.h"
#include "http/media_type.h"
#include "records/json.h"
#include "renditions/addresses.h"
#include "renditions/csv.h"
#include "renditions/feed.h"
#include "renditions/listing.h"
#include "search/facets.h"

#include <array>

namespace bch::channels {
namespace {

using renditions::Listed;
using renditions::Reader;

struct Found {
  const Reader& reader;
  search::Question question;
  search::Answer answer;
};

Result<Found> find(const Asked& asked, std::size_t at_most) {
  const Reader* reader = asked.sources.reader_of(asked.request.target);
  if (reader == nullptr) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  const auto parameters = asked.request.query.all();
  auto question = search::read_question({parameters.begin(), parameters.end()},
                                        search::facet_names(asked.sources.formats), reader->tag());
  question.page = 1;
  question.page_size = at_most;
  question.today = day_of(asked.sources.clock.now());
  const bool has_order = question.order != search::Order::relevance || !question.words.empty();
  if (!has_order) question.order = search::Order::newest;
  auto answer = TRY(asked.sources.index.ask(question));
  return Found{*reader, std::move(question), std::move(answer)};
}

// Goes through what was found, one record in memory at a time.
template <typename Take>
void each(const Asked& asked, const Found& found, Take take) {
  for (const auto& id : found.answer.hits) {
    renditions::Library library(asked.sources.registry, asked.sources.formats);
    const auto record = library.find(id);
    if (!record.ok()) continue;
    if (const auto listed = renditions::listed(found.reader, library, *record)) take(*record, *listed);
  }
}

std::string cut_note(const Found& found) {
  return found.reader.say(
      "feed.cut",
      {{"shown", found.reader.catalogue.number(static_cast<std::int64_t>(found.answer.hits.size()))},
       {"total", found.reader.catalogue.number(static_cast<std::int64_t>(found.answer.total))}});
}

bool is_cut(const Found& found) {
  return found.answer.hits.size() < found.answer.total;
}

// To be saved under that name, not shown.
http::Response file(std::string_view media, std::string bytes, std::string_view name) {
  auto response = http::page(media, std::move(bytes));
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(name) + "\"");
  return response;
}

std::string date_text(const Listed& listed) {
  return listed.date ? to_text(*listed.date) : std::string();
}

}  // namespace

Result<http::Response> search_as_atom(const Asked& asked) {
  const Found found = TRY(find(asked, limits::feed_entries));
  const auto& tag = found.reader.tag();
  search::Question question = found.question;
  question.page_size = search::Question().page_size;
  const std::string& words = question.words;
  renditions::Feed feed{
      journal_name(asked),
      words.empty() ? found.reader.say("feed.title") : found.reader.say("feed.title-of", {{"words", words}}),
      renditions::search_export_address(tag, question, "atom"),
      renditions::search_address(tag, question),
      {}};
  each(asked, found, [&](const renditions::Record& record, const Listed& listed) {
    feed.entries.emplace_back(record.entry().record, listed);
  });
  return http::page(http::media::atom, renditions::atom_text(found.reader, feed));
}

Result<http::Response> search_as_csv(const Asked& asked) {
  const Found found = TRY(find(asked, limits::exported_records));
  const Reader& reader = found.reader;
  std::string out = renditions::byte_order_mark;
  const std::array names{reader.say("feed.number"),         reader.say("feed.record-title"),
                         reader.say("search.facet-format"), reader.say("search.facet-party"),
                         reader.say("feed.date"),           reader.say("search.facet-language"),
                         reader.say("feed.updated"),        reader.say("feed.address")};
  renditions::add_csv_row(out, names);
  each(asked, found, [&](const renditions::Record&, const Listed& listed) {
    const std::array cells{listed.number,           listed.title,         listed.kind,
                           listed.country,          date_text(listed),    listed.languages,
                           to_text(listed.updated), listed.address.text()};
    renditions::add_csv_row(out, cells);
  });
  if (is_cut(found)) {
    const std::array note{cut_note(found)};
    renditions::add_csv_row(out, note);
  }
  return file(http::media::csv, std::move(out), "records-found.csv");
}

Result<http::Response> search_as_json(const Asked& asked) {
  const Found found = TRY(find(asked, limits::exported_records));
  records::Document::List records;
  each(asked, found, [&](const renditions::Record& record, const Listed& listed) {
    records::Document one;
    one.set("number", listed.number);
    one.set("title", listed.title);
    one.set("format", record.entry().format.value());
    one.set("kind", listed.kind);
    if (!listed.country.empty()) {
      one.set("party", record.entry().party.value());
      one.set("country", listed.country);
    }
    if (listed.date) one.set("date", to_text(*listed.date));
    records::Document::List tags;
    for (const auto& tag : record.entry().languages)
      tags.emplace_back(std::string(formats::language_tag(tag)));
    one.set("languages", records::Document(std::move(tags)));
    one.set("updated", to_text(listed.updated));
    one.set("address", listed.address.text());
    if (record.is_demonstration) one.set("demonstration", true);
    if (record.standing == renditions::Standing::withdrawn) one.set("withdrawn", true);
    records.push_back(std::move(one));
  });
  records::Document whole;
  whole.set("total", static_cast<std::int64_t>(found.answer.total));
  whole.set("position", static_cast<std::int64_t>(found.answer.position));
  if (is_cut(found)) whole.set("cut", cut_note(found));
  whole.set("records", records::Document(std::move(records)));
  return http::page(http::media::json, records::pretty_json(whole));
}

}  // namespace bch::channels
