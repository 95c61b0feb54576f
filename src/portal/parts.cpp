#include "portal/parts.h"

#include "formats/labels.h"
#include "formats/unique_identifier.h"
#include "languages/enumeration.h"
#include "portal/rich.h"
#include "renditions/addresses.h"
#include "renditions/attachments.h"
#include "renditions/format_text.h"

#include <algorithm>
#include <array>

namespace bch::portal {
namespace {

// What people call the kinds of file that records carry.
struct FileKind {
  std::string_view media;
  std::string_view name;
};
constexpr std::array file_kinds{
    FileKind{"application/pdf", "PDF"},
    FileKind{"application/msword", "DOC"},
    FileKind{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"},
    FileKind{"application/vnd.oasis.opendocument.text", "ODT"},
    FileKind{"image/jpeg", "JPEG"},
    FileKind{"image/png", "PNG"},
    FileKind{"text/csv", "CSV"},
    FileKind{"text/html", "HTML"},
    FileKind{"text/plain", "TXT"},
};

// Writes one value; each kind has its own way.
class ValueWriter {
 public:
  ValueWriter(Visit& visit, Texts texts) : visit_(visit), reader_(visit.reader), texts_(texts) {}

  Html operator()(const std::string& text) const { return html("<bdi>{}</bdi>", text); }
  Html operator()(const languages::LocalizedText& text) const {
    return in_languages(text, [](std::string_view said) { return html("{}", said); });
  }
  Html operator()(const formats::RichText& rich) const { return in_languages(rich.text, harmless); }
  Html operator()(const formats::TermChoice& term) const {
    Html said = html("{}", label(reader_, term.label));
    if (!term.custom.empty()) said += html(": {}", reader_.text(term.custom));
    return said;
  }
  Html operator()(const formats::PartyName& party) const { return party_link(visit_, party.id); }
  Html operator()(const records::Reference& reference) const { return record_link(visit_, reference.record); }
  Html operator()(const formats::Link& link) const {
    auto url = Url::foreign(link.url);
    const auto attachment = renditions::parse_attachment_address(link.url);
    if (attachment) url = renditions::attachment_address(*attachment);
    const std::string& name = link.name.empty() ? link.url : link.name;
    Html said = url ? html("<a href=\"{}\" dir=\"auto\">{}</a>", *url, name) : html("<bdi>{}</bdi>", name);
    std::vector<std::string> facts;
    if (!link.language.empty()) facts.push_back(languages::language_name(link.language, reader_.language));
    if (const auto file = attachment ? visit_.files.find(attachment->id) : visit_.files.end();
        file != visit_.files.end())
      facts.push_back(cost(reader_, file->second));
    if (!facts.empty())
      said += html(" <span class=\"quiet\">({})</span>", languages::enumeration(facts, reader_.language));
    if (!link.rights.empty())
      said += html("<div class=\"quiet\">{} <bdi>{}</bdi></div>", reader_.say("record.rights"), link.rights);
    return said;
  }
  Html operator()(const formats::Spoken& spoken) const {
    return html("{}", languages::language_name(spoken.language, reader_.language));
  }
  Html operator()(const CivilDate& date) const {
    return html("<time datetime=\"{}\">{}</time>", to_text(date), reader_.dates.long_date(date));
  }
  Html operator()(const formats::Yes& answer) const {
    return html("{}", reader_.say(answer.yes ? "value.yes" : "value.no"));
  }
  Html operator()(std::int64_t number) const { return html("{}", reader_.catalogue.number(number)); }
  Html operator()(double number) const { return html("{}", std::to_string(number)); }
  Html operator()(const formats::Identified& identified) const {
    return html("<a href=\"{}\"><bdi dir=\"ltr\">{}</bdi></a>",
                renditions::lmo_address(reader_.tag(), identified.written), identified.written);
  }
  Html operator()(const formats::WithheldValue& /*not here*/) const {
    return html("<em class=\"withheld\">{}</em>", reader_.say("value.withheld"));
  }
  Html operator()(const formats::Group& group) const {
    if (group.rows.size() == 1) return values(visit_, group.rows.front(), texts_);
    Html rows;
    for (const auto& row : group.rows)
      rows += html("<dt>{}</dt><dd>{}</dd>", label(reader_, row.label), values(visit_, row, texts_));
    return html("<dl>{}</dl>", rows);
  }
  // A cassette is drawn as it is read, from left to right in every language.
  Html operator()(const formats::Cassette& cassette) const {
    Html elements;
    for (const auto& element : cassette.elements) {
      Html said = record_link(visit_, element.gene.record);
      if (!element.type.empty())
        said += html("<div class=\"quiet\" dir=\"auto\">{}</div>", element_kind(element.type));
      if (element.size > 0) {
        said += html("<div class=\"quiet\" dir=\"auto\">{}</div>",
                     reader_.catalogue.say_count("construct.base-pairs", element.size));
      }
      elements += html("<li class=\"{}\">{}</li>", is_reversed(element.type) ? "reversed" : "forward", said);
    }
    return html("<ol class=\"cassette\" dir=\"ltr\">{}</ol>", elements);
  }

 private:
  // "senseStart", "sense", "senseStop" and the same with "antisense": begin, middle and end of an element
  // that is read forward or in reverse.
  static bool is_reversed(std::string_view type) { return type.starts_with("antisense"); }
  [[nodiscard]] std::string element_kind(std::string_view type) const {
    const bool is_known = type.starts_with("sense") || is_reversed(type);
    if (!is_known) return std::string(type);
    std::string kind = reader_.say(type.ends_with("Start")  ? "construct.promoter"
                                   : type.ends_with("Stop") ? "construct.terminator"
                                                            : "construct.sequence");
    return is_reversed(type) ? reader_.say("construct.reversed", {{"kind", kind}}) : kind;
  }

  // In the reader's language; what was written in others is folded away under the names of those.
  template <typename Write>
  Html in_languages(const languages::LocalizedText& text, Write write) const {
    const auto* chosen = languages::choose(text, reader_.language, reader_.languages);
    if (chosen == nullptr) return {};
    Html said = in_language(*chosen, write(chosen->text));
    for (const auto& other : text) {
      if (&other == chosen || texts_ == Texts::once) continue;
      said += html("<details><summary>{}</summary>{}</details>",
                   languages::language_name(other.language, reader_.language),
                   in_language(other, write(other.text)));
    }
    return said;
  }

  Html in_language(const languages::Text& text, const Html& said) const {
    return html("<div lang=\"{}\" dir=\"{}\">{}</div>", text.language,
                languages::dir(languages::direction_of_tag(text.language)), said);
  }

  Visit& visit_;
  const Reader& reader_;
  Texts texts_;
};

}  // namespace

Html values(Visit& visit, const formats::Row& row, Texts texts) {
  const ValueWriter writer(visit, texts);
  if (row.items.size() == 1) return std::visit(writer, row.items.front());
  Html items;
  for (const auto& item : row.items) items += html("<li>{}</li>", std::visit(writer, item));
  return html("<ul>{}</ul>", items);
}

Html fields(Visit& visit, const std::vector<formats::Part>& parts) {
  Html sections;
  for (const auto& part : parts) {
    Html rows;
    for (const auto& row : part.rows)
      rows += html("<dt id=\"{}\">{}</dt><dd>{}</dd>", row.field, label(visit.reader, row.label),
                   values(visit, row));
    sections += html("<section><h2>{}</h2><dl class=\"fields\">{}</dl></section>",
                     renditions::part_title(visit.reader, part), rows);
  }
  return sections;
}

std::string title(const Reader& reader, const languages::LocalizedText& title,
                  const records::PublicNumber& number) {
  const std::string said = reader.plain(title);
  return said.empty() ? records::to_text(number) : said;
}

Html record_link(Visit& visit, const records::RecordId& record) {
  const auto card = visit.library.card(record);
  if (!card)
    return html("<bdi dir=\"ltr\">{}</bdi> <span class=\"quiet\">{}</span>", record.value(),
                visit.reader.say("record.not-here"));
  const Html said =
      card->title.empty() ? html("{}", records::to_text(card->number)) : visit.reader.text(card->title);
  return html("<a href=\"{}\">{}</a>", renditions::record_address(visit.reader.tag(), card->number), said);
}

std::string label(const Reader& reader, const formats::Label& label) {
  return renditions::say_label(reader, label);
}

std::string say_statement(Visit& visit, std::string_view id, const Problem::Arguments& arguments) {
  return renditions::say_statement(visit.reader, visit.sources.formats.vocabularies(), id, arguments);
}

std::string party_name(Visit& visit, const records::PartyId& id) {
  const auto* party = visit.sources.formats.vocabularies().party(id);
  return party == nullptr ? renditions::country_code(id) : label(visit.reader, formats::label_of(id, party));
}

Html party_link(Visit& visit, const records::PartyId& id) {
  return html("<a href=\"{}\">{}</a>", renditions::country_address(visit.reader.tag(), id),
              party_name(visit, id));
}

std::string event_name(const Reader& reader, registry::Kind kind) {
  using registry::Kind;
  switch (kind) {
    case Kind::publish:
      return reader.say("changes.publish");
    case Kind::amend:
      return reader.say("changes.amend");
    case Kind::confirm:
      return reader.say("changes.confirm");
    case Kind::withdraw:
      return reader.say("changes.withdraw");
    case Kind::erase:
      return reader.say("changes.erase");
    case Kind::treaty:
      return reader.say("changes.treaty");
    case Kind::key:
      return reader.say("changes.key");
    case Kind::unknown:
      break;
  }
  return reader.say("changes.unknown");
}

std::string cost(const Reader& reader, std::size_t bytes) {
  constexpr std::size_t kilobyte = 1000;
  constexpr std::size_t bytes_per_second = 50'000 / 8;
  constexpr std::int64_t turn_tenths = 5;  // half a second there and back
  const auto tenths = [](std::size_t amount, std::size_t unit) {
    return static_cast<std::int64_t>((amount * 10 + unit / 2) / unit);
  };
  return reader.say("page.cost",
                    {{"size", reader.catalogue.tenths(tenths(bytes, kilobyte))},
                     {"seconds", reader.catalogue.tenths(tenths(bytes, bytes_per_second) + turn_tenths)}});
}

std::string cost(const Reader& reader, const registry::Sealed& file) {
  const auto slash = file.media.rfind('/') + 1;
  const auto kind = std::ranges::find(file_kinds, std::string_view(file.media), &FileKind::media);
  const std::string_view name =
      kind == file_kinds.end() ? std::string_view(file.media).substr(slash) : kind->name;
  return std::string(name) + ", " + cost(reader, static_cast<std::size_t>(file.bytes));
}

Html demonstration_tag(const Reader& reader) {
  return html("<span class=\"tag demo\">{}</span>", reader.say("page.demonstration-mark"));
}

}  // namespace bch::portal
