#include "engines/xapian/index.h"

#include "engines/xapian/terms.h"

#include <charconv>
#include <mutex>
#include <set>

#include <xapian.h>

namespace bch::engines::xapian {
namespace {

constexpr auto position_name = "position";
constexpr auto schema_name = "schema";
constexpr int attempts = 3;  // when the database changes under a question

Problem damaged(const std::string& detail) {
  return Problem{Problem::Kind::damaged, "index.damaged", {{"detail", detail}}};
}

Problem problem_of(const Xapian::Error& error) {
  const std::string type = error.get_type();
  if (type == "DatabaseLockError") return Problem{Problem::Kind::busy, "index.locked", {}};
  return damaged(error.get_msg());
}

// Gathers the facet values of everything that matches.
class FacetCounter final : public Xapian::MatchSpy {
 public:
  FacetCounter(search::Answer& answer, std::string_view only, const std::set<std::string_view>& but)
      : answer_(answer), only_(only), but_(but) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    const std::string written = document.get_value(slot::facets);
    for (const auto& [facet, value] : read_facets(written)) {
      const bool wanted = only_.empty() ? !but_.contains(facet) : facet == only_;
      if (wanted) ++answer_.facets[std::string(facet)][std::string(value)];
    }
  }

 private:
  search::Answer& answer_;
  std::string_view only_;
  const std::set<std::string_view>& but_;
};

Xapian::Enquire enquire(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  return enquire;
}

// Counts the values of one facet, with the choices of all others.
void count(const Xapian::Database& database, const Xapian::Query& words, const search::Question& question,
           std::string_view facet, search::Answer& answer) {
  const std::set<std::string_view> none;
  FacetCounter counter(answer, facet, none);
  auto asked = enquire(database, Terms::narrowed(words, question, facet));
  asked.set_weighting_scheme(Xapian::BoolWeight());
  asked.add_matchspy(&counter);
  static_cast<void>(asked.get_mset(0, 0, database.get_doccount()));
}

search::Answer answer_of(const Xapian::Database& database, const Terms& terms,
                         const search::Question& question) {
  search::Answer answer;
  const Xapian::Query words = terms.words(question);
  std::set<std::string_view> chosen;
  for (const auto& choice : question.choices) chosen.insert(choice.facet);

  auto asked = enquire(database, Terms::narrowed(words, question, {}));
  if (question.order == search::Order::newest)
    asked.set_sort_by_value(slot::date, true);
  else
    asked.set_sort_by_relevance_then_value(slot::date, true);
  FacetCounter counter(answer, {}, chosen);
  asked.add_matchspy(&counter);
  const auto first = static_cast<Xapian::doccount>((question.page - 1) * question.page_size);
  const auto found =
      asked.get_mset(first, static_cast<Xapian::doccount>(question.page_size), database.get_doccount());
  answer.total = found.get_matches_estimated();  // exact: everything was looked at
  for (auto hit = found.begin(); hit != found.end(); ++hit)
    answer.hits.emplace_back(hit.get_document().get_data());
  for (const auto facet : chosen) count(database, words, question, facet, answer);

  const std::string position = database.get_metadata(position_name);
  std::from_chars(position.data(), position.data() + position.size(), answer.position);
  return answer;
}

}  // namespace

class XapianIndex::Writer {
 public:
  Writer(const std::filesystem::path& folder, const std::vector<Stemming>& stemming, int how)
      : database_(folder.string(), how | Xapian::DB_BACKEND_GLASS), terms_(stemming) {
    if (database_.get_doccount() == 0 && database_.get_metadata(schema_name).empty()) {
      database_.set_metadata(schema_name, schema);
      database_.set_metadata(position_name, "0");
      database_.commit();
    }
  }

  void change(const search::Changes& changes) {
    for (const auto& record : changes.put)
      database_.replace_document(Terms::record_term(record.record), terms_.document(record));
    for (const auto& record : changes.remove) database_.delete_document(Terms::record_term(record));
    database_.set_metadata(position_name, std::to_string(changes.position));
    database_.commit();
  }

  Result<registry::Position> position() {
    if (database_.get_metadata(schema_name) != schema) return damaged(schema_name);
    const std::string written = database_.get_metadata(position_name);
    registry::Position position = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), position);
    if (error != std::errc{} || end != written.data() + written.size()) return damaged(position_name);
    return position;
  }

 private:
  Xapian::WritableDatabase database_;
  Terms terms_;
};

class XapianIndex::Readers {
 public:
  Readers(std::filesystem::path folder, const std::vector<Stemming>& stemming)
      : folder_(std::move(folder)), stemming_(stemming) {}

  search::Answer ask(const search::Question& question) {
    auto reader = take();
    for (int attempt = 1;; ++attempt) {
      try {
        reader->database.reopen();
        auto answer = answer_of(reader->database, reader->terms, question);
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(reader));
        return answer;
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == attempts) throw;
      }
    }
  }

 private:
  struct Reader {
    Xapian::Database database;
    Terms terms;
  };

  std::unique_ptr<Reader> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto reader = std::move(idle_.back());
        idle_.pop_back();
        return reader;
      }
    }
    return std::make_unique<Reader>(Reader{Xapian::Database(folder_.string()), Terms(stemming_)});
  }

  std::filesystem::path folder_;
  const std::vector<Stemming>& stemming_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Reader>> idle_;
};

XapianIndex::XapianIndex(std::filesystem::path folder, std::vector<Stemming> stemming)
    : folder_(std::move(folder)),
      stemming_(std::move(stemming)),
      readers_(std::make_unique<Readers>(folder_, stemming_)) {}

XapianIndex::~XapianIndex() = default;

Result<registry::Position> XapianIndex::position() {
  try {
    if (!writer_) writer_ = std::make_unique<Writer>(folder_, stemming_, Xapian::DB_CREATE_OR_OPEN);
    return writer_->position();
  } catch (const Xapian::Error& error) {
    return problem_of(error);
  }
}

Result<Done> XapianIndex::forget() {
  writer_.reset();
  std::error_code failed;
  std::filesystem::remove_all(folder_, failed);
  if (failed) return Problem{Problem::Kind::failed, "index.not-removed", {{"folder", folder_.string()}}};
  readers_ = std::make_unique<Readers>(folder_, stemming_);
  TRY(position());
  return Done{};
}

Result<Done> XapianIndex::change(const search::Changes& changes) {
  TRY(position());
  try {
    writer_->change(changes);
    return Done{};
  } catch (const Xapian::Error& error) {
    writer_.reset();  // what was not committed is given up with it
    return problem_of(error);
  }
}

Result<search::Answer> XapianIndex::ask(const search::Question& question) {
  try {
    return readers_->ask(question);
  } catch (const Xapian::Error& error) {
    return problem_of(error);
  }
}

}  // namespace bch::engines::xapian
