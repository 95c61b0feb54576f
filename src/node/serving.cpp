#include "node/serving.h"

#include "channels/channels.h"
#include "desk/desk.h"
#include "desk/passkey_form.h"
#include "desk/script.h"
#include "desk/style.h"
#include "engines/beast/server.h"
#include "engines/system/system.h"
#include "guides/for_readers.h"
#include "http/media_type.h"
#include "node/telling.h"
#include "node/workplace.h"
#include "portal/pages.h"
#include "portal/style.h"

#include <algorithm>
#include <atomic>
#include <map>

namespace bch::node {
namespace {

// Everything behind the addresses.
class NodeSite final : public http::Site, public http::ErrorPages {
 public:
  NodeSite(Node& node, const Workplace& place, http::Metrics& metrics)
      : node_(node),
        metrics_(metrics),
        portal_({node.registry(),
                 node.treaty().formats(),
                 node.index(),
                 node.clock(),
                 {node.configuration().name, node.configuration().is_demonstration,
                  node.configuration().is_practice, node.configuration().is_official,
                  node.configuration().site, node.configuration().contact},
                 node.treaty().glossary(),
                 guides::for_readers(),
                 {node.treaty().edition(), node.treaty().digest(), BCH_VERSION,
                  [&node] { return node.checkpoint(); }}},
                node.treaty().readers()),
        desk_(portal_, place.tools()),
        channels_{node.registry(),
                  node.treaty().formats(),
                  node.index(),
                  node.clock(),
                  [this](std::string_view target) { return portal_.reader_of(target); },
                  [&node] { return node.checkpoint_note(); },
                  [this](const http::Request& request) -> const renditions::Reader& {
                    return portal_.reader_for(request.target, request.headers.list("accept-language"));
                  },
                  node.configuration().site},
        style_(std::make_shared<const std::string>(portal::style_sheet())) {
    prepare_error_pages();
  }

  http::Response make(const http::Request& request) override {
    if (request.path.empty()) return portal_.to_home(request);
    if (request.path.size() == 1) {
      if (auto own = of_the_node(request)) return *std::move(own);
    }
    return routed(request);
  }

  [[nodiscard]] std::int32_t today() const override { return days_since_1970(node_.clock().now()); }

  [[nodiscard]] http::SharedAnswer page(const http::Refusal& refusal) const override {
    const auto* reader = portal_.reader_of(refusal.target);
    const std::string tag =
        reader != nullptr ? reader->tag() : node_.treaty().languages().negotiate(refusal.accept_language).tag;
    const auto found = prepared_.find({refusal.status, tag});
    return found == prepared_.end() ? prepared_.begin()->second : found->second;
  }

 private:
  void prepare_error_pages() {
    constexpr int statuses[] = {500, 400, 408, 413, 414, 417, 431, 501, 503, 505};
    for (const auto& reader : node_.treaty().readers()) {
      const std::string home = "/" + reader->tag() + "/";
      for (const int status : statuses) {
        prepared_[{status, reader->tag()}] =
            http::write_plain_answer(portal_.explain(status, home, {}, http::request_id_place));
      }
    }
  }

  // What belongs to no language.
  std::optional<http::Response> of_the_node(const http::Request& request) {
    const std::string& name = request.path.front();
    const bool reads = request.method == http::Method::get || request.method == http::Method::head;
    if (!reads) return std::nullopt;
    if (name == "health") return health();
    if (name == "metrics") return metrics();
    if (name == "robots.txt") return robots();
    if (name == portal::style_name()) return lasting(http::media::css, style_, "/style.css");
    if (name == desk::style_name())
      return lasting(http::media::css, std::string(desk::style_sheet()), "/desk.css");
    if (name == desk::script_name())
      return lasting(http::media::javascript, std::string(desk::script()), "/desk.js");
    if (name == desk::passkey_script_name())
      return lasting(http::media::javascript, std::string(desk::passkey_script()), "/passkey.js");
    if (portal_.reader_of(request.target) != nullptr) return http::redirect(308, Url::local(name, ""));
    return std::nullopt;
  }

  http::Response health() {
    const auto size = node_.registry().size();
    const std::string status = node_.may_write().ok() ? "ok" : "read-only";
    auto response =
        http::page(http::media::json,
                   size.ok() ? "{\"status\":\"" + status + "\",\"entries\":" + std::to_string(*size) + "}\n"
                             : std::string("{\"status\":\"failed\"}\n"));
    response.status = size.ok() ? 200 : 503;
    response.freshness = http::Freshness::never_stored;
    response.route = "/health";
    return response;
  }

  http::Response metrics() {
    auto response = http::page(http::media::metrics, metrics_.text());
    response.freshness = http::Freshness::never_stored;
    response.route = "/metrics";
    return response;
  }

  // Crawlers find every record through the sitemap; what is made for each question anew is not for them.
  http::Response robots() {
    std::string text =
        "User-agent: *\nDisallow: /*/search\nDisallow: /*/border-check\nDisallow: /*/matrix\n"
        "Disallow: /*/compare\nDisallow: /*/check\nDisallow: /*?text\nDisallow: /*/record/*/\n";
    const auto& site = node_.configuration().site;
    if (!site.empty()) text += "Sitemap: " + site + "/sitemap.xml\n";
    auto response = http::page(http::media::text, std::move(text));
    response.route = "/robots.txt";
    return response;
  }

  // A file whose address holds its digest.
  http::Response lasting(std::string_view media, http::Body body, std::string_view route) {
    auto response = http::page(media, std::move(body));
    response.freshness = http::Freshness::for_ever;
    response.route = route;
    response.kept = http::Kept{{}, today()};
    return response;
  }

  // The most specific line of the three tables, among those that take the method.
  http::Response routed(const http::Request& request) {
    const auto page = http::find_route(portal::pages(), request.method, request.path);
    const auto channel = http::find_route(channels::channels(), request.method, request.path);
    const auto door = http::find_route(desk::doors(), request.method, request.path);
    const auto comes_before = [](const auto& one, const auto& other) {
      if (one.route == nullptr || other.route == nullptr) return one.route != nullptr;
      return http::is_more_specific(one.route->pattern, other.route->pattern);
    };
    if (door.route != nullptr && comes_before(door, page) && comes_before(door, channel))
      return desk_.make(request, door.captures, door.route->pattern, door.route->handler);
    if (channel.route != nullptr && comes_before(channel, page)) {
      auto answer = channel.route->handler({channels_, request, channel.captures});
      if (!answer.ok()) return portal_.explain(answer.problem(), request);
      answer->route = channel.route->pattern;
      return *std::move(answer);
    }
    if (page.route != nullptr)
      return portal_.make(request, page.captures, page.route->pattern, page.route->handler);
    for (const auto& allow : {door.allow, channel.allow, page.allow}) {
      if (allow.empty()) continue;
      auto response =
          portal_.explain(405, request.target, request.headers.list("accept-language"), request.id);
      response.headers.emplace_back("Allow", allow);
      return response;
    }
    return portal_.explain(Problem{Problem::Kind::not_found, "page.not-found", {}}, request);
  }

  Node& node_;
  http::Metrics& metrics_;
  portal::Portal portal_;
  desk::Desk desk_;
  channels::Sources channels_;
  std::shared_ptr<const std::string> style_;  // shared with answers that are still being sent
  std::map<std::pair<int, std::string>, http::SharedAnswer> prepared_;
};

// Pages that a new version made stale.
void drop_stale(http::PageCache& cache, std::span<const registry::Version> versions) {
  std::vector<std::string> tags{std::string(portal::Portal::index_tag)};
  for (const auto& version : versions) {
    if (!version.entry.record.empty()) tags.push_back(renditions::tag_of(version.entry.record));
  }
  cache.drop(tags);
}

engines::beast::Settings settings_of(const Configuration& configuration) {
  engines::beast::Settings settings;
  settings.address = configuration.address;
  settings.port = configuration.port;
  settings.loops = configuration.loops;
  settings.workers = configuration.workers;
  if (configuration.log == "troubles") settings.logged = engines::beast::Logged::troubles;
  return settings;
}

// What was being published when the node last ended could not be brought to an end: whoever opens the draft
// tries again.
void log(const Problem& problem) {
  engines::beast::log_to_standard_error("{\"event\":\"publishing.problem\",\"problem\":\"" + problem.key +
                                        "\"}\n");
}

void log_follower(const registry::Follower& follower, const Problem& problem) {
  engines::beast::log_to_standard_error("{\"event\":\"follower.problem\",\"follower\":\"" +
                                        std::string(follower.name()) + "\",\"problem\":\"" + problem.key +
                                        "\"}\n");
}

}  // namespace

Result<Ended> serve(Node& node, const std::function<void(const std::string& address)>& ready) {
  http::Metrics metrics;
  http::PageCache cache;
  const auto place = TRY(Workplace::open(node));
  NodeSite site(node, *place, metrics);
  if (const auto finished = place->tools().publishing.recover(); !finished.ok()) log(finished.problem());
  cache.turn_to(site.today());
  metrics.gauge("bch_page_cache_bytes", "Bytes held by the page cache.",
                [&] { return static_cast<double>(cache.bytes()); });
  metrics.gauge("bch_journal_entries", "Entries in the journal.", [&] {
    const auto size = node.registry().size();
    return size.ok() ? static_cast<double>(*size) : 0.0;
  });
  const auto telling = TRY(Telling::begin(node, *place, [](std::string_view who, const Problem& problem) {
    engines::beast::log_to_standard_error("{\"event\":\"telling.problem\",\"who\":\"" + std::string(who) +
                                          "\",\"problem\":\"" + problem.key + "\"}\n");
  }));
  node.when_indexed([&](std::span<const registry::Version> versions) {
    drop_stale(cache, versions);
    telling->look_for_news();
  });
  // Pages ask the index at once: it has to be there, or be known to be damaged, which its follower mends.
  const auto indexed = node.index().position();
  if (!indexed.ok() && indexed.problem().kind != Problem::Kind::damaged) return indexed.problem();
  auto server =
      TRY(engines::beast::Server::open(settings_of(node.configuration()), site, site, cache, metrics));
  auto followers = node.followers();
  followers.push_back(&place->aftermath());
  const registry::Followers following(node.registry(), followers, log_follower,
                                      engines::system::let_others_go_first);
  const auto for_others = TRY(node.append_for_others());
  server->stop_on_signals();
  std::atomic<Ended> ended = Ended::by_signal;
  place->set_end([&](Ended how) {
    ended = how;
    server->stop();
  });
  const std::string host = node.configuration().address.find(':') == std::string::npos
                               ? node.configuration().address
                               : "[" + node.configuration().address + "]";
  ready("http://" + host + ":" + std::to_string(server->port()));
  server->run();
  return ended.load();
}

}  // namespace bch::node
