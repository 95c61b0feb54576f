// What differs between two revisions of a record, field by field and, within a text, word by word.

#include "languages/difference.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/record_view.h"
#include "renditions/addresses.h"
#include "renditions/text.h"

#include <algorithm>
#include <charconv>

namespace bch::portal {
namespace {

using languages::Stretch;

// A value as it can be compared: of a text that was written in several languages one for each.
struct Said {
  std::string field;  // its name, and the language if it has one
  formats::Label label;
  std::string language;
  std::string text;
};

class Flattening {
 public:
  explicit Flattening(Visit& visit) : visit_(visit) {}

  std::vector<Said> of(const renditions::Record& record) {
    said_.clear();
    for (const auto& part : record.parts()) {
      for (const auto& row : part.rows) {
        for (const auto& item : row.items) add(row, item);
      }
    }
    return std::move(said_);
  }

 private:
  void add(const formats::Row& row, const formats::Item& item) {
    if (const auto* text = std::get_if<languages::LocalizedText>(&item)) return add(row, *text, &plain);
    if (const auto* rich = std::get_if<formats::RichText>(&item))
      return add(row, rich->text, &formats::without_markup);
    add(row, {}, renditions::item_text(visit_.reader, visit_.library, item));
  }
  void add(const formats::Row& row, const languages::LocalizedText& text,
           std::string (*read)(std::string_view)) {
    for (const auto& each : text) add(row, each.language, read(each.text));
  }
  // Several values of a field are one, a line each.
  void add(const formats::Row& row, const std::string& language, const std::string& text) {
    std::string name = row.field;
    name += '@';
    name += language;
    const auto known = std::ranges::find(said_, name, &Said::field);
    if (known == said_.end()) {
      said_.push_back({std::move(name), row.label, language, text});
    } else {
      known->text += '\n';
      known->text += text;
    }
  }
  static std::string plain(std::string_view text) { return std::string(text); }

  Visit& visit_;
  std::vector<Said> said_;
};

Html marked(const std::string& before, const std::string& after) {
  Html html_of;
  for (const auto& stretch : languages::difference(before, after)) {
    switch (stretch.kind) {
      case Stretch::Kind::same:
        html_of += html("{}", stretch.text);
        break;
      case Stretch::Kind::removed:
        html_of += html("<del>{}</del>", stretch.text);
        break;
      case Stretch::Kind::added:
        html_of += html("<ins>{}</ins>", stretch.text);
        break;
    }
  }
  return html_of;
}

Html row(const Reader& reader, const Said& said, const std::string& before, const std::string& after) {
  Html name = html("{}", label(reader, said.label));
  if (!said.language.empty())
    name +=
        html(" <span class=\"quiet\">({})</span>", languages::language_name(said.language, reader.language));
  const auto direction = languages::direction_of_tag(said.language);
  const Html value = said.language.empty()
                         ? html("<div dir=\"auto\" class=\"lines\">{}</div>", marked(before, after))
                         : html("<div lang=\"{}\" dir=\"{}\" class=\"lines\">{}</div>", said.language,
                                languages::dir(direction), marked(before, after));
  return html("<dt>{}</dt><dd>{}</dd>", name, value);
}

Html changes(const Reader& reader, const std::vector<Said>& before, const std::vector<Said>& after) {
  Html rows;
  for (const auto& now : after) {
    const auto was = std::ranges::find(before, now.field, &Said::field);
    const std::string old = was == before.end() ? std::string() : was->text;
    if (old != now.text) rows += row(reader, now, old, now.text);
  }
  for (const auto& was : before) {
    if (std::ranges::find(after, was.field, &Said::field) == after.end())
      rows += row(reader, was, was.text, {});
  }
  return rows;
}

std::optional<records::Revision> revision_in(std::string_view text) {
  records::Revision revision = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
  if (error != std::errc() || end != text.data() + text.size() || revision == 0) return std::nullopt;
  return revision;
}

// The one that the address names, else the one before.
Result<records::Revision> earlier(Visit& visit, const renditions::Record& record) {
  if (const auto named = revision_in(visit.request.query.find("from"))) return *named;
  records::Revision before = 0;
  for (const auto& version : TRY(visit.sources.registry.history(record.entry().record))) {
    if (version.entry.brings_content() && version.entry.revision < record.entry().revision)
      before = version.entry.revision;
  }
  if (before == 0) return Problem{Problem::Kind::not_found, "comparison.only-one-revision", {}};
  return before;
}

Html link(Visit& visit, const renditions::Record& record) {
  auto number = *record.entry().number;
  number.revision = record.entry().revision;
  return html("<a href=\"{}\">{}</a>", renditions::record_address(visit.reader.tag(), number),
              visit.reader.say("comparison.revision-of",
                               {{"revision", visit.reader.catalogue.number(record.entry().revision)},
                                {"date", visit.reader.dates.long_date(day_of(record.entry().time))}}));
}

}  // namespace

Result<Page> record_changes_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto after = TRY(asked_record(visit));
  const auto revision = TRY(earlier(visit, after));
  const auto before = TRY(visit.library.find(after.entry().record, revision));
  Flattening flattening(visit);
  const auto old = flattening.of(before);
  const Html rows = changes(reader, old, flattening.of(after));
  Page page = page_about(visit, after, "record.changes");
  page.canonical = renditions::record_part_address(reader.tag(), shown_number(after), "changes")
                       .with("from", std::to_string(revision));
  page.body += html("<p>{} · {}</p>", link(visit, before), link(visit, after));
  page.body += rows.empty()
                   ? html("<p>{}</p>", reader.say("comparison.none"))
                   : html("<p class=\"quiet\"><del>{}</del> <ins>{}</ins></p><dl class=\"fields\">{}</dl>",
                          reader.say("comparison.removed"), reader.say("comparison.added"), rows);
  return page;
}

}  // namespace bch::portal
