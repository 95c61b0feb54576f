#pragma once
// Maker: the bounded pool on which the site makes pages; also gzip, ETags and what the page cache keeps.
//
// An Errand is a request on its way through the pool. Its owner keeps it until done() has been called, from
// one of the pool's threads. At most `queue` errands wait in each lane; the next is refused at once. One
// worker of several never makes questions, so that pages get their turn whatever is asked. Changes have
// threads of their own, more than there are cores: they wait for the disk, which takes many as quickly as
// one. The destructor finishes what was taken.

#include "http/answer.h"
#include "http/page_cache.h"
#include "http/request.h"
#include "http/site.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace bch::engines::beast {

class Gzip;

class Errand {
 public:
  virtual ~Errand() = default;

  // Called once, when `answer` is there, by a thread of the pool.
  virtual void done() = 0;

  http::Request request;
  http::Coding coding = http::Coding::identity;  // what the asker prefers
  bool is_shared = false;     // GET or HEAD without credentials: others may get the same answer
  http::SharedAnswer answer;  // null: the site failed
};

class Maker {
 public:
  Maker(http::Site& site, http::PageCache& cache, unsigned workers, std::size_t queue);
  ~Maker();
  Maker(const Maker&) = delete;
  Maker& operator=(const Maker&) = delete;

  // Takes the errand, or says false when too many wait already.
  [[nodiscard]] bool take(Errand& errand);

 private:
  // Those that one of the threads takes, in the order in which it looks for work.
  enum class Takes { all, pages, changes };
  void work(Takes takes);
  [[nodiscard]] bool take_change(Errand& errand);
  [[nodiscard]] Errand* next(Takes takes);
  std::condition_variable& woken(Takes takes);
  http::SharedAnswer make(const Errand& errand, Gzip& gzip);

  http::Site& site_;
  http::PageCache& cache_;
  const std::size_t queue_limit_;
  std::mutex lock_;
  std::condition_variable all_woken_;    // of the threads that take all
  std::condition_variable pages_woken_;  // of the one that takes pages only
  std::condition_variable changes_woken_;
  bool is_pages_waiting_ = false;  // that one, for something to do
  std::deque<Errand*> pages_;
  std::deque<Errand*> questions_;
  std::deque<Errand*> changes_;
  bool ending_ = false;
  std::vector<std::thread> workers_;
};

// `"..."`: 96 bits of BLAKE2b of the encoded bytes, the ETag by which an answer is known again.
std::string etag_of(std::string_view bytes);

}  // namespace bch::engines::beast
