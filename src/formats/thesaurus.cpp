#include "formats/thesaurus.h"

#include "formats/header.h"
#include "languages/words.h"

#include <algorithm>
#include <map>
#include <set>

namespace bch::formats {
namespace {

using records::Document;
using records::TermId;
using vocabularies::Term;

// What two titles have to share to be the same: their words, whatever their case and marks.
std::string folded(std::string_view title) {
  std::string all;
  for (const auto& word : languages::words(title)) all += word + " ";
  return all;
}

std::optional<ThesaurusTerm> read_term(const Document& json) {
  ThesaurusTerm term;
  term.id = TermId(std::string(json.at(member::identifier).text()));
  for (const auto& [language, said] : json.at("title").entries()) {
    if (!said.is_blank() && !said.text().starts_with('['))
      term.title.push_back({language, std::string(said.text())});
  }
  term.name = json.at(member::name).text();
  term.note = json.at("description").text();
  for (const Document& broader : json.at("broaderTerms").items())
    term.broader.emplace_back(std::string(broader.text()));
  if (term.id.empty() || term.name.empty() || term.name.starts_with('[')) return std::nullopt;
  return term;
}

// Terms are put behind those that are broader; where they go round in a circle, one of them comes to the top.
std::vector<Term> in_order(std::vector<Term> terms) {
  std::vector<Term> ordered;
  std::set<TermId> placed;
  while (!terms.empty()) {
    const auto waits = [&](const Term& term) {
      return !term.broader.empty() && !placed.contains(term.broader);
    };
    const auto later = std::ranges::stable_partition(terms, std::not_fn(waits));
    if (later.begin() == terms.begin()) terms.front().broader = TermId();
    for (auto term = terms.begin(); term != later.begin(); ++term) {
      placed.insert(term->id);
      ordered.push_back(std::move(*term));
    }
    terms.erase(terms.begin(), later.begin());
  }
  return ordered;
}

class Merger {
 public:
  explicit Merger(std::span<const Term> ours) : terms_(ours.begin(), ours.end()) {}

  Merged merge(std::span<const ThesaurusTerm> theirs) {
    for (const ThesaurusTerm& term : theirs) take(term);
    for (Term& term : terms_) {
      if (const auto now = renamed_.find(term.broader); now != renamed_.end()) term.broader = now->second;
      if (const auto now = renamed_.find(term.replaced_by); now != renamed_.end())
        term.replaced_by = now->second;
    }
    for (const ThesaurusTerm& term : theirs) place(term);
    merged_.terms = in_order(std::move(terms_));
    return std::move(merged_);
  }

 private:
  Term* with_id(const TermId& id) {
    const auto found = std::ranges::find_if(terms_, [&](const Term& term) {
      return term.id == id || std::ranges::find(term.also, id) != term.also.end();
    });
    return found == terms_.end() ? nullptr : &*found;
  }

  Term* own_with_title(const std::string& title) {
    const std::string wanted = folded(title);
    const auto found = std::ranges::find_if(
        terms_, [&](const Term& term) { return term.own && folded(term.english) == wanted; });
    return found == terms_.end() ? nullptr : &*found;
  }

  void take(const ThesaurusTerm& theirs) {
    const std::string& title = theirs.name;
    if (Term* same = with_id(theirs.id)) {
      ++merged_.known;
      same->english = title;
    } else if (Term* own = own_with_title(title)) {
      merged_.renamed.emplace_back(own->id, theirs.id);
      renamed_.emplace(own->id, theirs.id);
      own->also.push_back(own->id);
      own->id = theirs.id;
      own->own = false;
      own->english = title;
    } else {
      merged_.added.push_back(theirs.id);
      Term term;
      term.id = theirs.id;
      term.english = title;
      term.note = theirs.note;
      terms_.push_back(std::move(term));
    }
  }

  // Under the broader term of the thesaurus, where the vocabulary has it.
  void place(const ThesaurusTerm& theirs) {
    Term* term = with_id(theirs.id);
    for (const TermId& id : theirs.broader) {
      const Term* broader = with_id(id);
      if (broader != nullptr && broader != term) term->broader = broader->id;
    }
  }

  std::vector<Term> terms_;
  std::map<TermId, TermId> renamed_;
  Merged merged_;
};

}  // namespace

Result<std::vector<ThesaurusTerm>> read_thesaurus(const Document& json) {
  const Problem wrong{Problem::Kind::invalid, "thesaurus.not-terms", {}};
  std::vector<ThesaurusTerm> terms;
  if (json.is(Document::Kind::members)) {
    auto term = read_term(json);
    if (!term) return wrong;
    terms.push_back(std::move(*term));
    return terms;
  }
  for (const Document& each : json.items()) {
    if (auto term = read_term(each)) terms.push_back(std::move(*term));
  }
  if (terms.empty()) return wrong;
  return terms;
}

Merged merge_thesaurus(std::span<const Term> ours, std::span<const ThesaurusTerm> theirs) {
  return Merger(ours).merge(theirs);
}

}  // namespace bch::formats
