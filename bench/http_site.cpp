// bench_http_site PORT BYTES [LOOPS]: a server with one kept page of so many bytes at /page, and a page /made
// of the same text that is made each time: what ./do bench http measures when no running node is named.

#include "engines/beast/server.h"

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

using namespace bch;

// Text that shrinks under gzip about as a record page does: a small vocabulary in an order without pattern.
std::string page_text(std::size_t bytes) {
  std::string text = "<!doctype html><title>Page</title><ul>";
  std::uint32_t chance = 1;
  while (text.size() < bytes) {
    chance = chance * 1'664'525 + 1'013'904'223;
    text += "<li class=\"row\">Item " + std::to_string(chance >> 8) + " of list " +
            std::to_string(chance >> 26) + "</li>";
  }
  text.resize(bytes);
  return text;
}

class OnePage : public http::Site {
 public:
  explicit OnePage(std::size_t bytes) : text_(page_text(bytes)) {}

  http::Response make(const http::Request& request) override {
    auto response = http::page(http::media::html, text_);
    response.route = "/page";
    if (request.target == "/page") response.kept = http::Kept{{"page"}, today()};
    return response;
  }
  [[nodiscard]] std::int32_t today() const override { return 0; }

 private:
  std::string text_;
};

class OneErrorPage : public http::ErrorPages {
 public:
  [[nodiscard]] http::SharedAnswer page(const http::Refusal& refusal) const override {
    http::Response response;
    response.status = refusal.status;
    return http::write_plain_answer(response);
  }
};

}  // namespace

int main(int count, char** words) {
  if (count < 3) {
    std::fputs("usage: bench_http_site PORT BYTES [LOOPS]\n", stderr);
    return 64;
  }
  OnePage site(std::strtoul(words[2], nullptr, 10));
  const OneErrorPage errors;
  http::PageCache cache;
  http::Metrics metrics;
  engines::beast::Settings settings;
  settings.port = static_cast<std::uint16_t>(std::strtoul(words[1], nullptr, 10));
  settings.loops = count > 3 ? static_cast<unsigned>(std::strtoul(words[3], nullptr, 10)) : 1;
  settings.logged = engines::beast::Logged::troubles;
  auto server = engines::beast::Server::open(settings, site, errors, cache, metrics);
  if (!server.ok()) {
    std::fprintf(stderr, "%s\n", describe(server.problem()).c_str());
    return 1;
  }
  server.value()->stop_on_signals();
  server.value()->run();
  return 0;
}
