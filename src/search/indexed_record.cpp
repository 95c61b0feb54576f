#include "search/indexed_record.h"

#include "formats/header.h"
#include "formats/reading.h"
#include "formats/unique_identifier.h"

#include <algorithm>

namespace bch::search {
namespace {

// Goes through what a reader is shown, and keeps what can be searched.
class Describer {
 public:
  explicit Describer(IndexedRecord& record) : record_(record) {}

  void take(const formats::Row& row) {
    row_ = &row;
    for (const formats::Item& item : row.items) std::visit(*this, item);
  }

  void operator()(const std::string& text) { say("", text); }
  void operator()(const languages::LocalizedText& text) {
    for (const auto& [language, said] : text) say(language, said);
  }
  void operator()(const formats::RichText& rich) {
    for (const auto& [language, said] : rich.text) say(language, formats::without_markup(said));
  }
  void operator()(const formats::TermChoice& term) {
    narrow(term.id.value());
    (*this)(term.custom);
  }
  void operator()(const formats::PartyName& party) { narrow(party.id.value()); }
  void operator()(const records::Reference& reference) {
    narrow(reference.record.value());
    record_.refers_to.push_back(reference.record);
  }
  void operator()(const formats::Link& link) { say(link.language, link.name); }
  void operator()(const formats::Spoken& spoken) { narrow(spoken.language); }
  void operator()(const CivilDate& date) { say("", to_text(date)); }
  void operator()(const formats::Identified& identified) {
    say("", identified.written);
    say("", formats::address_form(identified.written));
    record_.keys.push_back(formats::matching_form(identified.written));
    for (const auto& part : formats::read_unique_identifiers(identified.written))
      record_.keys.push_back(formats::matching_form(part.written));
  }
  void operator()(const formats::Group& group) {
    const formats::Row* outer = row_;
    for (const formats::Row& inner : group.rows) take(inner);
    row_ = outer;
  }
  void operator()(const formats::Cassette& cassette) {
    for (const auto& element : cassette.elements) record_.refers_to.push_back(element.gene.record);
  }
  void operator()(const auto& /*number or answer*/) {}

 private:
  void say(const std::string& language, const std::string& text) {
    if (row_->weight == formats::Weight::none || text.empty()) return;
    record_.texts.push_back({language, text, row_->weight == formats::Weight::name});
  }
  void narrow(const std::string& value) {
    if (row_->facet && row_->field != formats::member::government)
      record_.facets.push_back({row_->field, value});
  }

  IndexedRecord& record_;
  const formats::Row* row_ = nullptr;
};

template <typename T>
void sort_and_unique(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

IndexedRecord describe(const formats::Formats& formats, const registry::Entry& entry,
                       const records::Document& body) {
  IndexedRecord record;
  record.record = entry.record;
  const formats::Format* format = formats.of(body);
  Describer describer(record);
  for (const auto& part : formats::read_out(format, formats.vocabularies(), body)) {
    for (const auto& row : part.rows) describer.take(row);
  }
  record.facets.push_back({std::string(format_facet), entry.format.value()});
  if (!entry.party.empty()) record.facets.push_back({std::string(party_facet), entry.party.value()});
  if (entry.number) record.keys.push_back(records::to_text(*entry.number));
  record.keys.push_back(entry.record.value());
  const auto date = formats::date_of(format, body);
  record.date = date ? to_text(*date) : to_text(entry.time);
  sort_and_unique(record.facets);
  sort_and_unique(record.keys);
  sort_and_unique(record.refers_to);
  return record;
}

}  // namespace bch::search
