#include "search/indexed_record.h"

#include "base/limits.h"
#include "formats/header.h"
#include "formats/reading.h"
#include "formats/unique_identifier.h"
#include "languages/charset.h"

#include <algorithm>

namespace bch::search {
namespace {

constexpr std::string_view html_media = "text/html";
constexpr std::string_view text_media = "text/";

// Goes through what a reader is shown, and keeps what can be searched.
class Describer {
 public:
  Describer(IndexedRecord& record, const vocabularies::Vocabularies& vocabularies)
      : record_(record), vocabularies_(vocabularies) {}

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
  // A record that carries a term is also found by each broader one.
  void operator()(const formats::TermChoice& term) {
    auto id = term.id;
    for (std::size_t depth = 0; !id.empty() && depth < limits::vocabulary_depth; ++depth) {
      narrow(id.value());
      record_.facets.push_back({std::string(facet::term), id.value()});
      const auto* known = vocabularies_.term(id);
      id = known == nullptr ? records::TermId() : known->broader;
    }
    (*this)(term.custom);
  }
  void operator()(const formats::PartyName& party) {
    narrow(party.id.value());
    record_.facets.push_back({std::string(facet::term), party.id.value()});
  }
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
    record_.keys.push_back(own_key(record_.keys.back()));
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
    const bool is_name = row_->weight == formats::Weight::name;
    record_.texts.push_back({language, text, is_name});
  }
  void narrow(const std::string& value) {
    if (row_->facet && row_->field != formats::member::government)
      record_.facets.push_back({row_->field, value});
  }

  IndexedRecord& record_;
  const vocabularies::Vocabularies& vocabularies_;
  const formats::Row* row_ = nullptr;
};

template <typename T>
void sort_and_unique(std::vector<T>& values) {
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

void read(const vocabularies::Vocabularies& vocabularies, const std::vector<formats::Part>& parts,
          IndexedRecord& record) {
  Describer describer(record, vocabularies);
  for (const auto& part : parts) {
    for (const auto& row : part.rows) describer.take(row);
  }
}

void add_facets_of_all(IndexedRecord& record, const Described& described, const CivilDate& date) {
  const auto add = [&](std::string_view name, std::string value) {
    if (!value.empty()) record.facets.push_back({std::string(name), std::move(value)});
  };
  add(facet::format, described.entry.format.value());
  add(facet::party, described.entry.party.value());
  add(facet::year, to_text(CivilDate{date.year}));
  for (const auto& language : described.entry.languages)
    add(facet::language, std::string(formats::language_tag(language)));
  add(facet::standing, std::string(described.is_withdrawn ? standing::withdrawn : standing::current));
}

std::vector<TitleKey> titles(const formats::Format* format, const languages::Collator& collator,
                             const records::Document& body) {
  std::vector<TitleKey> titles;
  for (const auto& [language, text] : formats::title_of(format, body)) {
    titles.push_back({language, collator.sort_key(text)});
    std::string& key = titles.back().key;
    if (key.size() > limits::title_key_bytes) key.resize(limits::title_key_bytes);
  }
  return titles;
}

void add_attachments(IndexedRecord& record, const Described& described) {
  const auto& languages = described.entry.languages;
  const std::string language = languages.size() == 1 ? languages.front() : std::string();
  for (const auto& attached : described.attachments) {
    const auto decoded = languages::decode(attached.content);  // some editors still write no UTF-8
    if (!decoded) continue;
    const std::string text =
        attached.media.starts_with(html_media) ? formats::without_markup(decoded->text) : decoded->text;
    const auto kept = languages::beginning(text, limits::attached_text_bytes);
    record.texts.push_back({language, std::string(kept), false});
  }
}

}  // namespace

std::string own_key(std::string_view identifier) {
  return "=" + std::string(identifier);
}

bool has_text(std::string_view media) {
  return media.starts_with(text_media);
}

std::vector<IndexedText> texts_of(const vocabularies::Vocabularies& vocabularies,
                                  const std::vector<formats::Part>& parts) {
  IndexedRecord record;
  read(vocabularies, parts, record);
  return std::move(record.texts);
}

IndexedRecord describe(const formats::Formats& formats, const languages::Collator& collator,
                       const Described& described) {
  IndexedRecord record;
  const registry::Entry& entry = described.entry;
  record.record = entry.record;
  const formats::Format* format = formats.of(described.body);
  const auto& vocabularies = formats.vocabularies();
  read(vocabularies, formats::read_out(format, vocabularies, described.body), record);
  add_attachments(record, described);
  if (entry.number) record.keys.push_back(records::to_text(*entry.number));
  record.keys.push_back(entry.record.value());
  const auto date = formats::date_of(format, described.body).value_or(day_of(entry.time));
  record.date = (date.year * 100 + date.month) * 100 + date.day;
  record.titles = titles(format, collator, described.body);
  add_facets_of_all(record, described, date);
  sort_and_unique(record.facets);
  sort_and_unique(record.keys);
  sort_and_unique(record.refers_to);
  return record;
}

}  // namespace bch::search
