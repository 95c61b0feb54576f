#include "formats/labels.h"
#include "portal/border.h"
#include "portal/decision_cards.h"
#include "portal/lists.h"
#include "portal/lmos.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <map>

namespace bch::portal {
namespace {

using formats::Aspect;
using formats::Role;

constexpr std::size_t rows_shown = 50;
constexpr std::size_t decisions_read = 1'000;  // of one Government
constexpr std::size_t decisions_named = 3;     // in a row

// The LMOs of which goods may be, with what a country has decided on each.
class GoodsWriter {
 public:
  GoodsWriter(Visit& visit, const Goods& goods, const Border& border, const std::string& papers)
      : visit_(visit), reader_(visit.reader), goods_(goods), border_(border), papers_(papers) {}

  Result<Html> write() {
    Html view = html("<h2>{}</h2>{}", heading(), organisms());
    if (goods_.commodity != nullptr && goods_.commodity->is_processed)
      view += html("<p class=\"notice\">{}</p>", reader_.say("border.processed"));
    if (goods_.organisms.empty())
      view += html("<p>{}</p>", reader_.say("border.no-organism"));
    else
      view += border_.party == nullptr ? TRY(all_lmos()) : TRY(decided());
    view += html("<p>{}</p>", reader_.say("border.name-identifiers"));
    return html("<section>{}</section>", view);
  }

 private:
  [[nodiscard]] Html heading() const {
    if (goods_.commodity == nullptr) return html("<bdi>{}</bdi>", goods_.written);
    return html("<bdi dir=\"ltr\">{}</bdi> {}", goods_.written,
                label(reader_, formats::label_of(*goods_.commodity)));
  }

  [[nodiscard]] Html organisms() const {
    Html links;
    for (const auto& organism : goods_.organisms) {
      if (!links.empty()) links += html(" · ");
      links += record_link(visit_, organism);
    }
    if (goods_.commodity == nullptr) return html("<p class=\"meta\">{}</p>", links);
    return html("<p class=\"meta\">{} {}</p>", reader_.say("border.harmonized-system"), links);
  }

  // Every LMO of these organisms, before a country was chosen.
  Result<Html> all_lmos() {
    Html view = html("<p>{}</p>", reader_.say("border.choose-country"));
    for (const auto& organism : goods_.organisms) {
      const auto question = of_organism(organism, rows_shown);
      const auto answer = TRY(visit_.ask(question));
      Html items;
      for (const auto& hit : answer.hits) items += html("<li>{}</li>", record_link(visit_, hit));
      if (!items.empty()) view += html("<ul class=\"names\">{}</ul>", items);
      view += TRY(all_of(organism, answer.total));
    }
    return view;
  }

  [[nodiscard]] search::Question of_organism(const records::RecordId& organism, std::size_t at_most) const {
    search::Question question = newest_of(reader_, nullptr, {}, at_most);
    question.order = search::Order::title;
    for (const formats::Format* format : visit_.sources.formats.all()) {
      if (format->has(Aspect::has_unique_identifier))
        question = question.with({std::string(search::facet::format), format->id.value()});
    }
    question.refers_to = {organism};
    return question;
  }

  // A link to a search for the organism's LMOs by its name: addresses of searches know no references.
  Result<Html> all_of(const records::RecordId& organism, std::size_t total) {
    if (total == 0) return html("<p>{}</p>", reader_.say("border.no-lmos"));
    auto question = of_organism(organism, search::Question().page_size);
    question.refers_to.clear();
    const auto card = visit_.library.card(organism);
    if (card) question.words = reader_.plain(card->title);
    question.order = search::Order::relevance;
    return html("<p><a href=\"{}\">{}</a></p>", renditions::search_address(reader_.tag(), question),
                reader_.catalogue.say_count("border.lmos-here", static_cast<std::int64_t>(total)));
  }

  struct Decided {
    renditions::Record lmo;
    std::string key;  // orders
    std::vector<Decision> decisions;
  };

  Result<Html> decided() {
    std::map<records::RecordId, Decided> found;
    TRY(collect(border_.party->id, found));
    for (const auto& one : unions_of(visit_, border_.party->id)) TRY(collect(one, found));
    std::vector<const Decided*> sorted;
    for (const auto& [id, one] : found) sorted.push_back(&one);
    std::ranges::sort(sorted, {}, [](const Decided* one) { return one->key; });
    Html view;
    if (sorted.empty()) view += no_decision_found(visit_);
    if (!sorted.empty()) view += table(sorted) + page_links(sorted.size());
    if (is_cut_)
      view += html("<p class=\"quiet\">{}</p>",
                   reader_.say("border.cut", {{"n", reader_.catalogue.number(decisions_read)}}));
    view += TRY(without(found));
    return view;
  }

  Result<Done> collect(const records::PartyId& party, std::map<records::RecordId, Decided>& into) {
    auto question = newest_of(reader_, nullptr, party, decisions_read);
    for (const formats::Format* format : visit_.sources.formats.all()) {
      if (format->has(Aspect::decides))
        question = question.with({std::string(search::facet::format), format->id.value()});
    }
    const auto answer = TRY(visit_.ask(question));
    is_cut_ = is_cut_ || answer.total > answer.hits.size();
    for (const auto& hit : answer.hits) {
      auto record = visit_.library.find(hit);
      if (!record.ok() || record->format == nullptr) continue;
      const auto decision = read_decision(visit_.sources.formats, std::move(record).value());
      const auto* lmos = decision.row(Role::lmos);
      if (lmos == nullptr) continue;
      for (const auto& item : lmos->items) {
        const auto* lmo = std::get_if<records::Reference>(&item);
        if (lmo != nullptr && is_of_goods(lmo->record)) keep(lmo->record, decision, into);
      }
    }
    return Done{};
  }

  bool is_of_goods(const records::RecordId& id) {
    if (const auto known = of_goods_.find(id); known != of_goods_.end()) return known->second;
    bool is = false;
    const auto lmo = visit_.library.find(id);
    if (lmo.ok() && lmo->format != nullptr) {
      for (const auto& organism : organisms_of(visit_, *lmo))
        is = is || std::ranges::find(goods_.organisms, organism) != goods_.organisms.end();
    }
    of_goods_.emplace(id, is);
    return is;
  }

  void keep(const records::RecordId& id, const Decision& decision,
            std::map<records::RecordId, Decided>& into) {
    auto found = into.find(id);
    if (found == into.end()) {
      auto lmo = visit_.library.find(id);
      if (!lmo.ok()) return;
      std::string key = reader_.collator.sort_key(title(reader_, lmo->title, *lmo->entry().number));
      found = into.emplace(id, Decided{std::move(lmo).value(), std::move(key), {}}).first;
    }
    found->second.decisions.push_back(decision);
  }

  [[nodiscard]] Html table(const std::vector<const Decided*>& sorted) const {
    Html rows;
    const std::size_t from = (border_.page - 1) * rows_shown;
    for (std::size_t i = from; i < std::min(from + rows_shown, sorted.size()); ++i) rows += row(*sorted[i]);
    return html(
        "<h3>{}</h3><div class=\"stacked\"><table><thead><tr><th scope=\"col\">{}</th><th "
        "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table></div>",
        reader_.say("border.decisions-of", {{"party", party_name(visit_, border_.party->id)}}),
        reader_.say("border.lmo"), reader_.say("border.decisions"), rows);
  }

  [[nodiscard]] Html row(const Decided& decided) const {
    const auto identifier = unique_identifier_of(decided.lmo);
    const std::string name = title(reader_, decided.lmo.title, *decided.lmo.entry().number);
    Border there = border_;
    there.page = 1;
    Html lines;
    for (std::size_t i = 0; i < std::min(decisions_named, decided.decisions.size()); ++i)
      lines += html("<div>{}</div>", line(decided.decisions[i]));
    const Html said =
        html("<a href=\"{}\">{}</a> <span class=\"quiet\"><bdi dir=\"ltr\">{}</bdi></span>",
             check_address(visit_, identifier.empty() ? name : identifier, there), name, identifier);
    return html("<tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td></tr>", said,
                reader_.say("border.decisions"), lines);
  }

  [[nodiscard]] Html line(const Decision& decision) const {
    std::string what = said_terms(visit_, decision.row(Role::result));
    if (what.empty()) what = said_terms(visit_, decision.row(Role::subject));
    Html said = html("<a href=\"{}\">{}</a>",
                     renditions::record_address(reader_.tag(), *decision.record.entry().number), what);
    std::string use = said_terms(visit_, decision.row(Role::uses));
    if (use.empty()) use = said_terms(visit_, decision.row(Role::subject));
    if (use != what) said += html(" · {}", use);
    if (const auto date = formats::date_of(decision.record.format, decision.record.body()))
      said += html(" · {}", reader_.dates.short_date(*date));
    if (decision.record.entry().party != border_.party->id)
      said += html(" <span class=\"tag\">{}</span>", party_name(visit_, decision.record.entry().party));
    return said;
  }

  [[nodiscard]] Html page_links(std::size_t total) const {
    const std::size_t pages = (total + rows_shown - 1) / rows_shown;
    if (pages < 2) return {};
    Html links;
    Border there = border_;
    if (border_.page > 1) {
      there.page = border_.page - 1;
      links += html("<a rel=\"prev\" href=\"{}\">{}</a> ", check_address(visit_, papers_, there),
                    reader_.say("search.previous"));
    }
    if (border_.page < pages) {
      there.page = border_.page + 1;
      links += html("<a rel=\"next\" href=\"{}\">{}</a>", check_address(visit_, papers_, there),
                    reader_.say("search.next"));
    }
    return html("<nav class=\"pages\" aria-label=\"{}\">{}</nav>", reader_.say("search.pages"), links);
  }

  // How many LMOs of the same organisms there are on which nothing was found.
  Result<Html> without(const std::map<records::RecordId, Decided>& found) {
    Html view;
    for (const auto& organism : goods_.organisms) {
      const auto answer = TRY(visit_.ask(of_organism(organism, decisions_read)));
      const auto others = std::ranges::count_if(
          answer.hits, [&](const records::RecordId& hit) { return !found.contains(hit); });
      if (others > 0 && !found.empty())
        view += html("<p>{}</p>", reader_.catalogue.say_count("border.no-decision-on", others));
      view += TRY(all_of(organism, answer.total));
    }
    return view;
  }

  Visit& visit_;
  const Reader& reader_;
  const Goods& goods_;
  const Border& border_;
  const std::string& papers_;
  std::map<records::RecordId, bool> of_goods_;
  bool is_cut_ = false;  // there are more decisions than were read
};

}  // namespace

Result<Html> goods_at_the_border(Visit& visit, const Goods& goods, const Border& border,
                                 const std::string& papers) {
  return GoodsWriter(visit, goods, border, papers).write();
}

}  // namespace bch::portal
