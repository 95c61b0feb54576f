#include "engines/beast/connection.h"

#include "http/conditional.h"
#include "http/negotiation.h"
#include "http/target.h"

#include <algorithm>

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace bch::engines::beast {

namespace {

namespace asio = boost::asio;
namespace wire = boost::beast::http;
using ErrorCode = boost::system::error_code;

constexpr asio::use_awaitable_t<Executor> awaiting{};
constexpr std::size_t linger_bytes = 1024 * 1024;
constexpr std::chrono::seconds linger_time{2};

std::string_view view(boost::beast::string_view text) {
  return {text.data(), text.size()};
}

int status_of(const ErrorCode& error) {
  if (error == wire::error::body_limit) return 413;
  if (error == wire::error::header_limit || error == wire::error::buffer_overflow) return 431;
  if (error == wire::error::bad_version) return 505;
  return 400;
}

}  // namespace

Connection::Connection(Loop& loop, Socket socket, std::string peer)
    : loop_(loop), socket_(std::move(socket)), wake_(loop.context.get_executor()), peer_(std::move(peer)) {
  loop_.connections.insert(this);
}

Connection::~Connection() {
  loop_.connections.erase(this);
  loop_.open.fetch_sub(1, std::memory_order_relaxed);
  loop_.shared.open.fetch_sub(1, std::memory_order_relaxed);
}

Awaitable<void> Connection::live(std::unique_ptr<Connection> self) {
  bool more = true;
  while (more) more = co_await self->exchange();
  if (self->refused_ != 0) co_await self->linger();
}

void Connection::sweep(SteadyClock::time_point now) {
  if (phase_ == Phase::making || now < deadline_) return;
  has_expired_ = true;
  ErrorCode ignored;
  socket_.cancel(ignored);
}

void Connection::drain() {
  if (phase_ != Phase::idle) return;
  has_expired_ = true;
  ErrorCode ignored;
  socket_.cancel(ignored);
}

void Connection::done() {
  asio::post(socket_.get_executor(), [this] { wake_.cancel(); });
}

void Connection::enter(Phase phase) {
  const auto& settings = loop_.shared.settings;
  const auto now = SteadyClock::now();
  phase_ = phase;
  switch (phase) {
    case Phase::idle:
      deadline_ = now + settings.idle_time;
      break;
    case Phase::head:
      deadline_ = now + settings.head_time;
      break;
    case Phase::body:
      deadline_ = now + settings.body_time;
      break;
    case Phase::sending:
      deadline_ = now + settings.send_time;
      break;
    case Phase::lingering:
      deadline_ = now + linger_time;
      break;
    case Phase::making:
      break;
  }
  if (phase == Phase::head) began_ = now;
}

void Connection::begin() {
  parser_.emplace();
  parser_->header_limit(limits::http_head_bytes);
  parser_->body_limit(loop_.shared.settings.body_bytes);
  parser_->eager(false);
  fields_ = {};
  request = {};
  answer = nullptr;
  status_ = refused_ = 0;
  scanned_ = 0;
  has_head_ = is_cached_ = has_expired_ = false;
  enter(buffer_.size() == 0 ? Phase::idle : Phase::head);
}

Awaitable<bool> Connection::exchange() {
  begin();
  if (phase_ == Phase::idle && loop_.is_draining) co_return false;
  while (parse_head() == Step::more) {
    ErrorCode error;
    const auto room = buffer_.prepare(buffer_.max_size() - buffer_.size());
    const std::size_t bytes = co_await socket_.async_read_some(room, asio::redirect_error(awaiting, error));
    if (!arrived(error, bytes)) break;
  }
  if (refused_ == 0 && !is_gone_ && !parser_->is_done()) co_await read_body();
  if (is_gone_) co_return false;
  if (refused_ == 0) look_up();
  if (refused_ == 0 && answer == nullptr) co_await make();
  compose();
  if (!send_at_once()) co_await send();
  record();
  co_return stays_ && !is_gone_;
}

bool Connection::arrived(ErrorCode error, std::size_t bytes) {
  if (!error) {
    buffer_.commit(bytes);
    if (phase_ == Phase::idle) enter(Phase::head);
    return true;
  }
  const bool asked = phase_ == Phase::head || phase_ == Phase::body;
  if (has_expired_ && asked)
    refuse(408);
  else
    is_gone_ = true;
  return false;
}

// Beast takes a head line by line as it comes; it gets it whole, so that its lines can be judged first.
Connection::Step Connection::parse_head() {
  const auto data = buffer_.data();
  const std::string_view read(static_cast<const char*>(data.data()), data.size());
  const auto end = read.find("\r\n\r\n", scanned_);
  if (end == std::string_view::npos && read.size() < buffer_.max_size()) {
    scanned_ = read.size() < 3 ? 0 : read.size() - 3;
    return Step::more;
  }
  if (end == std::string_view::npos) {
    refuse(raw_target().size() > limits::http_target_bytes ? 414 : 431);
    return Step::whole;
  }
  const auto head = read.substr(0, end + 4);
  ErrorCode error;
  if (has_strict_lines(head))
    parser_->put(asio::buffer(head), error);
  else
    error = wire::error::bad_line_ending;
  if (error || !parser_->is_header_done()) {
    refuse(error ? status_of(error) : 400);
    return Step::whole;
  }
  has_head_ = true;
  read_fields();
  if (const int fault = fault_of_head(); fault != 0) refuse(fault);
  buffer_.consume(head.size());
  return Step::whole;
}

void Connection::read_fields() {
  const auto& message = parser_->get();
  for (const auto& field : message) {
    const auto value = view(field.value());
    ++fields_.all;
    switch (field.name()) {
      case wire::field::accept:
        fields_.accept = value;
        break;
      case wire::field::accept_encoding:
        fields_.accept_encoding = value;
        break;
      case wire::field::accept_language:
        fields_.accept_language = value;
        break;
      case wire::field::authorization:
      case wire::field::cookie:
        fields_.has_credentials = true;
        break;
      case wire::field::content_length:
        fields_.length = value;
        ++fields_.lengths;
        break;
      case wire::field::expect:
        fields_.expect = value;
        break;
      case wire::field::host:
        ++fields_.hosts;
        break;
      case wire::field::if_none_match:
        fields_.if_none_match = value;
        break;
      case wire::field::transfer_encoding:
        fields_.coding = value;
        ++fields_.codings;
        break;
      default:
        if (asks_to_save_data(view(field.name_string()), value)) fields_.saves_data = true;
        break;
    }
  }
  request.target = view(message.target());
  stays_ = message.keep_alive();
}

// The status with which a well-formed head is refused all the same; 0 when it is not. What two readers might
// take for the length of a body in two ways is refused, never mended (RFC 9112, sections 3.2, 6.1 and 6.3).
int Connection::fault_of_head() const {
  const auto& message = parser_->get();
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (message.version() != 11 && message.version() != 10) return 505;
  if (fields_.all > static_cast<int>(limits::http_header_fields)) return 431;
  if (fields_.hosts > 1 || (fields_.hosts == 0 && message.version() == 11)) return 400;
  if (fields_.lengths > 1 || !std::ranges::all_of(fields_.length, is_digit)) return 400;
  if (fields_.codings > 0 && (fields_.codings > 1 || fields_.lengths > 0 || message.version() == 10))
    return 400;
  if (fields_.codings > 0 && !http::same_field(fields_.coding, "chunked")) return 501;
  if (!fields_.expect.empty() && !http::same_field(fields_.expect, "100-continue")) return 417;
  if (request.target.size() > limits::http_target_bytes) return 414;
  if (!http::read_method(view(message.method_string()))) return 501;
  return 0;
}

void Connection::collect_headers() {
  std::vector<http::Header> headers;
  headers.reserve(static_cast<std::size_t>(fields_.all));
  for (const auto& field : parser_->get())
    headers.push_back({view(field.name_string()), view(field.value())});
  request.headers = http::Headers(std::move(headers));
}

Awaitable<void> Connection::read_body() {
  enter(Phase::body);
  collect_headers();  // now: what stands after a chunked body is no header of the request
  ErrorCode error;
  if (!fields_.expect.empty() && buffer_.size() == 0) {
    outgoing_ = {"HTTP/1.1 100 Continue\r\n\r\n", ""};
    if (!send_at_once()) co_await send();
    enter(Phase::body);
  }
  parser_->eager(true);
  while (refused_ == 0 && !is_gone_ && !parser_->is_done()) {
    const std::size_t used = buffer_.size() == 0 ? 0 : parser_->put(buffer_.data(), error);
    buffer_.consume(used);
    if (error == wire::error::need_more) error = {};
    if (error || buffer_.size() == buffer_.max_size()) {
      refuse(error ? status_of(error) : 400);
    } else if (!parser_->is_done() && (used == 0 || buffer_.size() == 0)) {
      const auto room = buffer_.prepare(buffer_.max_size() - buffer_.size());
      const std::size_t bytes = co_await socket_.async_read_some(room, asio::redirect_error(awaiting, error));
      if (!arrived(error, bytes)) co_return;
    }
  }
}

void Connection::look_up() {
  request.method = *http::read_method(view(parser_->get().method_string()));
  const bool is_read = request.method == http::Method::get || request.method == http::Method::head;
  if (fields_.saves_data && is_read) request.target = plain_target_ = http::plain_target(request.target);
  is_shared = is_read && !fields_.has_credentials && parser_->get().body().empty();
  coding =
      http::prefers_coding(fields_.accept_encoding, "gzip") ? http::Coding::gzip : http::Coding::identity;
  if (!is_shared) return;
  answer = loop_.shared.cache.find(request.target, coding);
  is_cached_ = answer != nullptr;
}

Awaitable<void> Connection::make() {
  auto target = http::read_target(request.target);
  if (!target.ok()) {
    refuse(target.problem().kind == Problem::Kind::too_large ? 414 : 400);
    co_return;
  }
  request.path = std::move(target.value().path);
  request.query = std::move(target.value().query);
  if (request.headers.all().empty()) collect_headers();
  request.body = parser_->get().body();
  request.peer = peer_;
  id_ = request_id(loop_.shared.id_prefix, ++loop_.requests);
  request.id = id_;
  enter(Phase::making);
  wake_.expires_at(SteadyClock::time_point::max());
  if (!loop_.shared.maker->take(*this)) {
    refuse(503);
    co_return;
  }
  ErrorCode woken;
  co_await wake_.async_wait(asio::redirect_error(awaiting, woken));
  if (answer == nullptr) refuse(500);
}

// The beginning of what might be a target in a head that could not be read: for the language of the error
// page.
std::string_view Connection::raw_target() const {
  const auto data = buffer_.data();
  return target_in({static_cast<const char*>(data.data()), data.size()});
}

void Connection::refuse(int status) {
  refused_ = status;
  if (status != 500 && status != 503) stays_ = false;
  if (!has_head_) request.target = raw_target();
}

void Connection::compose() {
  if (id_.empty()) id_ = request_id(loop_.shared.id_prefix, ++loop_.requests);
  if (refused_ != 0) {
    http::Answer page =
        *loop_.shared.errors.page({refused_, request.target, fields_.accept_language, fields_.accept});
    if (const auto place = page.bytes.find(http::request_id_place, page.body_at);
        place != std::string::npos) {
      page.bytes.replace(place, id_.size(), id_);
    }
    answer = std::make_shared<const http::Answer>(std::move(page));
  }
  const bool is_read = request.method == http::Method::get || request.method == http::Method::head;
  const bool is_known = refused_ == 0 && answer->status == 200 && is_read && !fields_.if_none_match.empty() &&
                        http::matches_none_match(fields_.if_none_match, answer->etag);
  status_ = is_known ? 304 : answer->status;
  stays_ = stays_ && !loop_.is_draining;
  const bool is_old = has_head_ && parser_->get().version() == 10;
  using Kept = Prelude::Connection;
  const auto kept = !stays_ ? Kept::closed : is_old ? Kept::kept_for_http_1_0 : Kept::kept;
  write_prelude(prelude_, {status_, loop_.date_line, id_, kept, refused_ == 503});
  const bool has_body = request.method != http::Method::head;
  outgoing_ = {prelude_, is_known ? answer->not_modified : has_body ? answer->bytes : answer->head()};
}

// Writes what the socket takes now; true when that was all. Most answers go this way, without a turn of the
// loop.
bool Connection::send_at_once() {
  const std::array<asio::const_buffer, 2> buffers = {asio::buffer(outgoing_[0]), asio::buffer(outgoing_[1])};
  ErrorCode error;
  sent_ = socket_.write_some(buffers, error);
  if (error && error != asio::error::would_block) is_gone_ = true;
  return is_gone_ || sent_ == outgoing_[0].size() + outgoing_[1].size();
}

Awaitable<void> Connection::send() {
  const std::size_t all = outgoing_[0].size() + outgoing_[1].size();
  while (sent_ < all) {
    enter(Phase::sending);
    const std::size_t first = std::min(sent_, outgoing_[0].size());
    const std::array<asio::const_buffer, 2> buffers = {asio::buffer(outgoing_[0].substr(first)),
                                                       asio::buffer(outgoing_[1].substr(sent_ - first))};
    ErrorCode error;
    sent_ += co_await socket_.async_write_some(buffers, asio::redirect_error(awaiting, error));
    if (error) {
      is_gone_ = true;
      co_return;
    }
  }
}

void Connection::record() {
  const auto& settings = loop_.shared.settings;
  auto& counters = loop_.shared.counters;
  const auto time = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - began_);
  const auto microseconds = static_cast<std::uint64_t>(time.count());
  counters.requests[static_cast<std::size_t>(status_ / 100)][is_cached_ ? 1 : 0]->add();
  counters.seconds[is_cached_ ? 1 : 0]->observe(microseconds);
  counters.bytes_sent.add(sent_);
  const bool is_trouble = status_ >= 500 || time > std::chrono::seconds(1);
  if (settings.logged == Logged::everything || is_trouble) {
    const auto method = has_head_ && refused_ == 0 ? http::name(request.method) : std::string_view();
    loop_.log.write({id_, method, answer->route, status_, sent_, microseconds, is_cached_});
  }
  id_.clear();
}

// Lets the other end read why it was refused: closing on unread bytes would reset the connection before that.
Awaitable<void> Connection::linger() {
  ErrorCode error;
  socket_.shutdown(Socket::shutdown_send, error);
  enter(Phase::lingering);
  for (std::size_t bytes = 0; !error && bytes < linger_bytes;) {
    buffer_.clear();
    const auto room = buffer_.prepare(buffer_.max_size());
    bytes += co_await socket_.async_read_some(room, asio::redirect_error(awaiting, error));
  }
}

}  // namespace bch::engines::beast
