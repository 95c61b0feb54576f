#include "engines/beast/maker.h"

#include "base/limits.h"
#include "engines/beast/gzip.h"

#include <algorithm>
#include <array>
#include <exception>

#include <sodium.h>

namespace bch::engines::beast {

namespace {

bool is_worth_gzip(const http::Response& response) {
  const auto sets_coding = [](const auto& field) {
    return http::same_field(field.first, "Content-Encoding");
  };
  return http::media::is_text(response.media_type) &&
         response.body.text().size() >= limits::gzip_least_bytes &&
         std::ranges::none_of(response.headers, sets_coding);
}

// Only an answer that may be asked about again needs a name.
bool has_etag(const http::Response& response) {
  return response.status == 200 && response.freshness != http::Freshness::never_stored;
}

http::SharedAnswer encode(const http::Response& response, std::string_view coding, std::string_view body) {
  const auto etag = has_etag(response) ? etag_of(body) : std::string();
  return std::make_shared<const http::Answer>(http::write_answer(response, {coding, body, etag}));
}

}  // namespace

std::string etag_of(std::string_view bytes) {
  constexpr std::size_t hash_bytes = 12;
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::array<unsigned char, crypto_generichash_BYTES> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  std::array<char, sodium_base64_ENCODED_LEN(hash_bytes, variant)> text{};
  sodium_bin2base64(text.data(), text.size(), hash.data(), hash_bytes, variant);
  return '"' + std::string(text.data()) + '"';
}

Maker::Maker(http::Site& site, http::PageCache& cache, unsigned workers, std::size_t queue)
    : site_(site), cache_(cache), queue_limit_(queue) {
  for (unsigned i = 0; i < std::max(1U, workers); ++i) {
    const Takes takes = i == 1 ? Takes::pages : Takes::all;
    workers_.emplace_back([this, takes] { work(takes); });
  }
  for (unsigned i = 0; i < limits::http_changes; ++i) workers_.emplace_back([this] { work(Takes::changes); });
}

Maker::~Maker() {
  {
    const std::scoped_lock held(lock_);
    ending_ = true;
  }
  all_woken_.notify_all();
  pages_woken_.notify_all();
  changes_woken_.notify_all();
  for (auto& worker : workers_) worker.join();
}

bool Maker::take(Errand& errand) {
  const auto lane = site_.lane(errand.request);
  if (lane == http::Lane::changes) return take_change(errand);
  const bool is_page = lane == http::Lane::pages;
  bool is_for_pages = false;  // for the thread that takes nothing else, if it has nothing to do
  {
    const std::scoped_lock held(lock_);
    auto& queue = is_page ? pages_ : questions_;
    if (queue.size() >= queue_limit_) return false;
    queue.push_back(&errand);
    is_for_pages = is_page && is_pages_waiting_;
    if (is_for_pages) is_pages_waiting_ = false;
  }
  (is_for_pages ? pages_woken_ : all_woken_).notify_one();
  return true;
}

bool Maker::take_change(Errand& errand) {
  {
    const std::scoped_lock held(lock_);
    if (changes_.size() >= queue_limit_) return false;
    changes_.push_back(&errand);
  }
  changes_woken_.notify_one();
  return true;
}

// Pages go first: they are quick, and most readers wait for one.
Errand* Maker::next(Takes takes) {
  auto* queue = &pages_;
  if (takes == Takes::changes) queue = &changes_;
  if (takes == Takes::all && pages_.empty()) queue = &questions_;
  if (queue->empty()) return nullptr;
  Errand* errand = queue->front();
  queue->pop_front();
  return errand;
}

std::condition_variable& Maker::woken(Takes takes) {
  if (takes == Takes::changes) return changes_woken_;
  return takes == Takes::pages ? pages_woken_ : all_woken_;
}

void Maker::work(Takes takes) {
  Gzip gzip;
  for (;;) {
    Errand* errand = nullptr;
    {
      std::unique_lock held(lock_);
      while ((errand = next(takes)) == nullptr && !ending_) {
        if (takes == Takes::pages) is_pages_waiting_ = true;
        woken(takes).wait(held);
      }
      if (errand == nullptr) return;
    }
    try {
      errand->answer = make(*errand, gzip);
    } catch (const std::exception&) {
      errand->answer = nullptr;  // whatever it was, the asker gets a 500 and the next one is served
    }
    errand->done();
  }
}

http::SharedAnswer Maker::make(const Errand& errand, Gzip& gzip) {
  const auto mark = cache_.mark();
  const auto response = site_.make(errand.request);
  std::string held;
  const bool worth = is_worth_gzip(response);
  const bool keep = errand.is_shared && response.kept && response.status == 200;
  http::KeptPage page;
  bool is_smaller = worth;
  if (worth && errand.coding == http::Coding::gzip) {
    const auto zipped = gzip.compress(response.body.text(), response.ending);
    is_smaller = zipped.has_value();
    if (zipped) page.gzip = encode(response, "gzip", *zipped);
  }
  if (keep || !page.gzip) page.identity = encode(response, {}, http::whole_body(response, held));
  auto answer = page.gzip ? page.gzip : page.identity;
  if (keep) {
    page.gzip_is_pointless = !is_smaller;
    cache_.store(errand.request.target, std::move(page), *response.kept, mark);
  }
  return answer;
}

}  // namespace bch::engines::beast
