#include "formats/labels.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"
#include "renditions/format_text.h"

namespace bch::portal {
namespace {

// One common format as who fills it in has to know it.
class FormatWriter {
 public:
  FormatWriter(Visit& visit, const formats::Format& format)
      : visit_(visit), reader_(visit.reader), format_(format) {}

  Html write() {
    Html view = html("<h1>{}</h1>{}{}", label(reader_, format_.title), facts(), downloads());
    view += html("<p class=\"quiet\">{}</p>", reader_.say("format-page.needed"));
    for (const formats::Section& section : format_.sections) {
      view += html("<section><h2 id=\"section-{}\">{}</h2>{}{}</section>", section.id,
                   label(reader_, section.title), only_if(section.shown), fields(section.fields, {}));
    }
    return view + rules();
  }

 private:
  [[nodiscard]] Html facts() const {
    const auto fact = [&](std::string_view key, const Html& value) {
      return html("<dt>{}</dt><dd>{}</dd>", reader_.say(key), value);
    };
    Html facts = fact("formats.code", html("<bdi>{}</bdi>", format_.code));
    facts += fact("format-page.identifier", html("<bdi dir=\"ltr\">{}</bdi>", format_.id.value()));
    const bool is_national = format_.has(formats::Aspect::belongs_to_government);
    facts += fact("formats.owner",
                  html("{}", reader_.say(is_national ? "formats.national" : "formats.reference")));
    const std::string articles = renditions::articles_text(format_);
    if (!articles.empty()) facts += fact("formats.articles", html("<bdi>{}</bdi>", articles));
    if (format_.confirm_after_months) {
      facts +=
          fact("format-page.confirmed",
               html("{}", reader_.catalogue.say_count("format-page.months", *format_.confirm_after_months)));
    }
    if (format_.retires)
      facts += fact(
          "format-page.retires",
          html("{}", reader_.say("format-page.leaves-roster",
                                 {{"months", reader_.catalogue.number(format_.confirm_within_months)}})));
    return html("<dl class=\"fields\">{}</dl>", facts);
  }

  [[nodiscard]] Html downloads() const {
    const Url address = renditions::format_address(reader_.tag(), format_.id);
    return html(
        "<p class=\"quiet\">{} <a href=\"{}\" type=\"text/plain\">{}</a> · <a href=\"{}\" "
        "type=\"application/schema+json\">JSON Schema</a> · <a href=\"{}\">{}</a></p>",
        reader_.say("record.also-as"), address.suffixed(".txt"), reader_.say("format-page.blank-form"),
        address.suffixed(".json"), renditions::search_address(reader_.tag(), all_records()),
        reader_.say("format-page.records"));
  }

  [[nodiscard]] search::Question all_records() const {
    return search::Question().with({std::string(search::facet::format), format_.id.value()});
  }

  [[nodiscard]] Html only_if(const formats::Condition& condition) const {
    if (condition.is_always()) return {};
    return html("<p class=\"quiet\">{}</p>", renditions::only_if(reader_, format_, condition));
  }

  // `path` is that of the group whose members these are; empty for fields of the record.
  [[nodiscard]] Html fields(const std::vector<formats::Field>& fields, const std::string& path) const {
    Html rows;
    for (const formats::Field& field : fields) {
      const std::string own_path = path.empty() ? field.name : path + "." + field.name;
      rows += html("<dt id=\"{}\">{}{}<div class=\"quiet\"><code dir=\"ltr\">{}</code></div></dt><dd>{}</dd>",
                   own_path, label(reader_, field.label),
                   field.is_needed ? html(" <span class=\"needed\" title=\"{}\">*</span>",
                                          reader_.say("format-page.mandatory"))
                                   : Html(),
                   field.name, described(field, own_path));
    }
    return html("<dl class=\"fields\">{}</dl>", rows);
  }

  [[nodiscard]] Html described(const formats::Field& field, const std::string& path) const {
    Html said = html("<div>{}</div>", renditions::answer_text(reader_, visit_.sources.formats, field));
    if (!field.help.english.empty()) said += html("<div>{}</div>", label(reader_, field.help));
    for (const std::string& sentence : renditions::asking_text(reader_, format_, field))
      said += html("<p class=\"quiet\">{}</p>", sentence);
    if (field.never_confidential)
      said += html("<p class=\"quiet\">{}</p>", reader_.say("format-page.never-confidential"));
    if (field.vocabulary != nullptr) {
      said += html("<div><a href=\"{}\">{}</a></div>",
                   renditions::vocabulary_address(reader_.tag(), field.vocabulary->id),
                   label(reader_, formats::label_of(*field.vocabulary)));
    }
    for (const auto& choice : field.choices) said += html("<div>– {}</div>", label(reader_, choice.label));
    if (!field.members.empty()) said += fields(field.members, path);
    return said;
  }

  [[nodiscard]] Html rules() const {
    Html items;
    for (const formats::Rule& rule : format_.rules)
      items += html("<li>{}</li>", label(reader_, rule.message));
    return items.empty()
               ? items
               : html("<section><h2>{}</h2><ul>{}</ul></section>", reader_.say("format-page.rules"), items);
  }

  Visit& visit_;
  const Reader& reader_;
  const formats::Format& format_;
};

}  // namespace

Result<Page> format_page(Visit& visit) {
  const auto* format =
      visit.sources.formats.find(records::FormatId(std::string(visit.captures.find("format"))));
  if (format == nullptr) return Problem{Problem::Kind::not_found, "format-page.not-found", {}};
  Page page;
  page.title = label(visit.reader, format->title);
  page.body = FormatWriter(visit, *format).write();
  return page;
}

}  // namespace bch::portal
