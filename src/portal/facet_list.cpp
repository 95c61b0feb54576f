#include "portal/facet_list.h"

#include "portal/facet_tree.h"
#include "portal/facets.h"
#include "portal/narrowing.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

constexpr std::string_view whole_parameter = "values";
constexpr auto date_pattern = "[0-9]{4}(-[0-9]{2}){0,2}";

// Writes one facet.
class FacetWriter {
 public:
  FacetWriter(Visit& visit, const search::Question& question, std::string name)
      : visit_(visit), reader_(visit.reader), question_(question), name_(std::move(name)) {
    is_whole_ = visit.request.query.find(whole_parameter) == name_;
    for (const auto& choice : question.choices) {
      if (choice.facet == name_) chosen_.push_back(choice.value);
    }
    const auto& vocabularies = visit.sources.formats.vocabularies();
    broader_ = [&vocabularies](const std::string& value) {
      const auto* term = vocabularies.term(records::TermId(value));
      return term == nullptr ? std::string() : term->broader.value();
    };
  }

  [[nodiscard]] Html write(std::vector<search::Counted> counted, std::size_t total) const {
    if (name_ == search::facet::standing && chosen_.empty()) leave_out_current(counted);
    if (!narrows(counted, total)) return {};
    order(counted);
    const auto tree = facet_tree(counted, chosen_, broader_, is_whole_);
    Html values = branches(tree.top);
    if (tree.shown < tree.values || is_whole_) values += whole_link(tree.values);
    if (name_ == search::facet::year) values += date_form();
    return folded(values);
  }

 private:
  // Readers see current records unless they choose otherwise: that is no choice to offer.
  static void leave_out_current(std::vector<search::Counted>& counted) {
    std::erase_if(counted, [](const auto& each) { return each.value == search::standing::current; });
  }

  // A facet of which all records have the same value takes room and gives nothing.
  [[nodiscard]] bool narrows(const std::vector<search::Counted>& counted, std::size_t total) const {
    const bool is_dated = !question_.from.empty() || !question_.to.empty();
    if (counted.size() > 1 || (is_dated && name_ == search::facet::year)) return true;
    if (counted.empty()) return false;
    return !chosen_.empty() || counted.front().count != total;
  }

  void order(std::vector<search::Counted>& counted) const {
    if (name_ == search::facet::year) {
      std::ranges::sort(counted, std::greater(), &search::Counted::value);
    } else if (is_whole_) {
      std::vector<std::pair<std::string, search::Counted>> titled;
      for (auto& each : counted)
        titled.emplace_back(reader_.collator.sort_key(value_title(visit_, {name_, each.value})),
                            std::move(each));
      std::ranges::stable_sort(titled, {}, [](const auto& each) -> const auto& { return each.first; });
      counted.clear();
      for (auto& [key, each] : titled) counted.push_back(std::move(each));
    }
  }

  [[nodiscard]] Html branches(const std::vector<FacetBranch>& values) const {
    Html items;
    for (const auto& branch : values)
      items +=
          html("<li>{} <span class=\"quiet\">{}</span>{}</li>", link(branch),
               reader_.catalogue.number(static_cast<std::int64_t>(branch.count)), branches(branch.narrower));
    return items.empty() ? items : html("<ul>{}</ul>", items);
  }

  [[nodiscard]] Html link(const FacetBranch& branch) const {
    const search::FacetValue choice{name_, branch.value};
    const std::string title = value_title(visit_, choice);
    if (!branch.is_chosen)
      return html("<a href=\"{}\"><bdi>{}</bdi></a>",
                  renditions::search_address(reader_.tag(), narrowed(question_, choice, broader_)), title);
    return html(
        "<a href=\"{}\" class=\"chosen\" aria-label=\"{}\"><span aria-hidden=\"true\">✓</span> "
        "<bdi>{}</bdi></a>",
        renditions::search_address(reader_.tag(), question_.without(choice)),
        reader_.say("search.remove", {{"choice", title}}), title);
  }

  [[nodiscard]] Html whole_link(std::size_t values) const {
    Url address = renditions::search_address(reader_.tag(), question_);
    if (!is_whole_) address = address.with(whole_parameter, name_);
    const std::string number = reader_.catalogue.number(static_cast<std::int64_t>(values));
    return html(
        "<p><a href=\"{}\">{}</a></p>", address.at("by-" + name_),
        is_whole_ ? reader_.say("search.fewer-values") : reader_.say("search.all-values", {{"n", number}}));
  }

  [[nodiscard]] Html date_form() const {
    search::Question others = question_;
    others.from.clear();
    others.to.clear();
    others.page = 1;
    const auto field = [&](const char* name, const char* key, const std::string& value) {
      return html(
          "<label>{} <input name=\"{}\" value=\"{}\" size=\"10\" maxlength=\"10\" pattern=\"{}\" "
          "title=\"{}\" placeholder=\"2024-03\" dir=\"ltr\"></label> ",
          reader_.say(key), name, value, date_pattern, reader_.say("search.date-help"));
    };
    return html("<form class=\"dates\" action=\"{}\">{}{}{}<button>{}</button></form>",
                renditions::search_address(reader_.tag(), {}), kept(others),
                field("from", "search.date-from", question_.from),
                field("to", "search.date-to", question_.to), reader_.say("search.date-apply"));
  }

  [[nodiscard]] Html folded(const Html& values) const {
    const auto& formats = visit_.sources.formats;
    const std::string title = facet_title(reader_, formats, name_);
    const std::string id = "by-" + name_;
    if (is_whole_ || !chosen_.empty() || is_first_facet(formats, question_, name_))
      return html("<details id=\"{}\" open><summary>{}</summary>{}</details>", id, title, values);
    return html("<details id=\"{}\"><summary>{}</summary>{}</details>", id, title, values);
  }

  Visit& visit_;
  const Reader& reader_;
  const search::Question& question_;
  std::string name_;
  bool is_whole_ = false;
  std::vector<std::string> chosen_;
  Broader broader_;
};

}  // namespace

Html facet_list(Visit& visit, const search::Question& question, const search::Answer& answer) {
  Html list;
  for (const std::string& name : facets_for(visit.sources.formats, question)) {
    const auto found = answer.facets.find(name);
    list += FacetWriter(visit, question, name)
                .write(found == answer.facets.end() ? std::vector<search::Counted>() : found->second,
                       answer.total);
  }
  return list;
}

}  // namespace bch::portal
