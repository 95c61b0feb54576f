#include "portal/lists.h"

#include "portal/facets.h"
#include "portal/parts.h"
#include "renditions/addresses.h"
#include "renditions/confirmation.h"
#include "search/snippet.h"

#include <algorithm>
#include <utility>

namespace bch::portal {
namespace {

using search::Reason;

constexpr std::size_t snippet_bytes = 220;
constexpr std::size_t reasons_shown = 2;

// A text with what was sought in it, and whether anything was.
struct Marked {
  Html html;
  bool is_met = false;
};

Marked marked(const std::vector<search::Piece>& pieces) {
  Marked said;
  for (const auto& piece : pieces) {
    said.html += piece.marked ? html("<mark>{}</mark>", piece.text) : html("{}", piece.text);
    said.is_met = said.is_met || piece.marked;
  }
  return said;
}

Html in_language(const std::string& language, const Html& said) {
  if (language.empty()) return html("<div dir=\"auto\">{}</div>", said);
  return html("<div lang=\"{}\" dir=\"{}\">{}</div>", language,
              languages::dir(languages::direction_of_tag(language)), said);
}

// Writes one record of a list.
class LineWriter {
 public:
  LineWriter(Visit& visit, const renditions::Record& record, const std::vector<std::string>& sought)
      : visit_(visit), reader_(visit.reader), record_(record), sought_(sought) {}

  [[nodiscard]] Html write(const std::vector<Reason>& reasons) const {
    const auto name = title();
    Html said;
    bool is_met = name.is_met;
    if (!sought_.empty()) {
      if (const auto found = excerpt(name.is_met)) said = *found, is_met = true;
    }
    if (said.empty()) said = summary();
    if (!is_met) said += why(reasons);
    return html("<li><a href=\"{}\">{}</a><div class=\"meta\">{}</div>{}</li>",
                renditions::record_address(reader_.tag(), *record_.entry().number), name.html, facts(), said);
  }

 private:
  [[nodiscard]] Marked title() const {
    const auto* chosen = languages::choose(record_.title, reader_.language, reader_.languages);
    if (chosen == nullptr) return {html("{}", records::to_text(*record_.entry().number)), false};
    // Three times its length and more: a title is never cut.
    auto said = marked(search::snippet(chosen->text, sought_, 3 * chosen->text.size() + 3));
    const bool is_own = chosen->language == reader_.tag() || chosen->language.empty();
    said.html = is_own ? html("<bdi>{}</bdi>", said.html)
                       : html("<span lang=\"{}\" dir=\"{}\">{}</span>", chosen->language,
                              languages::dir(languages::direction_of_tag(chosen->language)), said.html);
    return said;
  }

  // Where what was sought stands: in a text or, unless the title shown has it, in another name.
  [[nodiscard]] std::optional<Html> excerpt(bool is_in_title) const {
    auto texts = record_.book->texts();
    auto found = search::excerpt(texts, sought_, reader_.tag(), snippet_bytes);
    if (!found && !is_in_title) {
      for (auto& text : texts) text.is_name = false;
      found = search::excerpt(texts, sought_, reader_.tag(), snippet_bytes);
    }
    if (!found) return std::nullopt;
    return in_language(found->language, marked(found->pieces).html);
  }

  [[nodiscard]] Html summary() const {
    const auto text = formats::summary_of(record_.format, record_.body());
    const auto* chosen = languages::choose(text, reader_.language, reader_.languages);
    if (chosen == nullptr) return {};
    return in_language(chosen->language, marked(search::snippet(chosen->text, {}, snippet_bytes)).html);
  }

  [[nodiscard]] Html facts() const {
    const auto& entry = record_.entry();
    Html facts = html("<bdi dir=\"ltr\">{}</bdi>", records::to_text(*entry.number));
    if (record_.format != nullptr) facts += html(" · {}", label(reader_, record_.format->title));
    if (!entry.party.empty()) facts += html(" · {}", party_link(visit_, entry.party));
    if (const auto date = formats::date_of(record_.format, record_.body()))
      facts += html(" · {}", reader_.dates.short_date(*date));
    if (record_.standing == renditions::Standing::withdrawn)
      facts += html(" <span class=\"tag withdrawn\">{}</span>", reader_.say("search.standing.withdrawn"));
    using Stage = renditions::Confirmation::Stage;
    if (renditions::confirmation_of(record_, visit_.today()).stage == Stage::not_confirmed)
      facts += html(" <span class=\"tag\">{}</span>", reader_.say("record.not-confirmed-mark"));
    if (record_.is_demonstration) facts += html(" {}", demonstration_tag(reader_));
    return facts;
  }

  // The weightiest reasons, each once.
  [[nodiscard]] Html why(std::vector<Reason> reasons) const {
    std::ranges::stable_sort(reasons, std::greater(), &Reason::weight);
    std::vector<std::string> sentences;
    for (const Reason& reason : reasons) {
      std::string sentence =
          reader_.say(key_of(reason.where), {{"typed", reason.typed}, {"met", reason.met}});
      if (std::ranges::find(sentences, sentence) == sentences.end()) sentences.push_back(std::move(sentence));
      if (sentences.size() == reasons_shown) break;
    }
    Html said;
    for (const auto& sentence : sentences) said += html("<div class=\"why\">{}</div>", sentence);
    return said;
  }

  static std::string_view key_of(Reason::Where where) {
    switch (where) {
      case Reason::Where::term:
        return "search.why.term";
      case Reason::Where::reference:
        return "search.why.reference";
      case Reason::Where::identifier:
        return "search.why.identifier";
      default:
        return "search.why.file";
    }
  }

  Visit& visit_;
  const Reader& reader_;
  const renditions::Record& record_;
  const std::vector<std::string>& sought_;
};

Html list_of(const Html& lines) {
  return lines.empty() ? Html() : html("<ul class=\"hits\">{}</ul>", lines);
}

// The group of a list to which a record belongs; its value is empty when it belongs to none.
search::FacetValue group_of(const renditions::Record& record, search::GroupedBy grouped) {
  if (grouped == search::GroupedBy::country)
    return {std::string(search::facet::party), record.entry().party.value()};
  return {std::string(search::facet::format), record.entry().format.value()};
}

Html group_heading(Visit& visit, const search::FacetValue& group, const search::Answer& answer) {
  if (group.value.empty()) return html("<h2>{}</h2>", visit.reader.say("search.without-country"));
  const auto count = answer.count(group.facet, group.value);
  if (count == 0) return html("<h2>{}</h2>", value_title(visit, group));
  return html("<h2>{} <span class=\"quiet\">{}</span></h2>", value_title(visit, group),
              visit.reader.catalogue.number(static_cast<std::int64_t>(count)));
}

}  // namespace

Html record_list(Visit& visit, const std::vector<records::RecordId>& records) {
  Html lines;
  const std::vector<std::string> nothing_sought;
  for (const auto& id : records) {
    const auto record = visit.library.find(id);
    if (record.ok() && record->entry().number) lines += LineWriter(visit, *record, nothing_sought).write({});
  }
  return list_of(lines);
}

Html found_list(Visit& visit, const search::Question& question, const search::Answer& answer) {
  Html list;
  Html lines;
  std::optional<search::FacetValue> group;
  for (std::size_t i = 0; i < answer.hits.size(); ++i) {
    const auto record = visit.library.find(answer.hits[i]);
    if (!record.ok() || !record->entry().number) continue;
    if (question.grouped_by != search::GroupedBy::nothing) {
      const auto own = group_of(*record, question.grouped_by);
      if (group != own) {
        list += list_of(std::exchange(lines, {})) + group_heading(visit, own, answer);
        group = own;
      }
    }
    lines += LineWriter(visit, *record, answer.sought)
                 .write(i < answer.reasons.size() ? answer.reasons[i] : std::vector<Reason>());
  }
  return list + list_of(lines);
}

search::Question newest_of(const Reader& reader, const formats::Format* format, const records::PartyId& party,
                           std::size_t at_most) {
  search::Question question;
  question.language = reader.tag();
  question.order = search::Order::newest;
  question.page_size = at_most;
  if (format != nullptr) question = question.with({std::string(search::facet::format), format->id.value()});
  if (!party.empty()) question = question.with({std::string(search::facet::party), party.value()});
  return question;
}

}  // namespace bch::portal
