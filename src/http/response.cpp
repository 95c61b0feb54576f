#include "http/response.h"

#include <algorithm>
#include <array>

namespace bch::http {

std::string_view media::known(std::string_view media_type) {
  constexpr std::array all{atom,    calendar, css, csv, html, icon,  javascript, json,
                           metrics, pdf,      png, svg, text, woff2, xml};
  const auto* const same = std::ranges::find(all, media_type);
  return same == all.end() ? binary : *same;
}

bool media::is_text(std::string_view media_type) {
  constexpr std::array<std::string_view, 4> others = {json, svg, "application/xml", "application/atom+xml"};
  return media_type.starts_with("text/") ||
         std::ranges::any_of(others, [&](std::string_view other) { return media_type.starts_with(other); }) ||
         media_type.find("+json") != std::string_view::npos ||
         media_type.find("+xml") != std::string_view::npos;
}

std::string_view Body::text() const {
  if (const auto* owned = std::get_if<std::string>(&held_)) return *owned;
  const auto& shared = std::get<std::shared_ptr<const std::string>>(held_);
  return shared ? std::string_view(*shared) : std::string_view();
}

Response page(std::string_view media_type, Body body) {
  Response response;
  response.media_type = media_type;
  response.body = std::move(body);
  return response;
}

std::string_view whole_body(const Response& response, std::string& held) {
  const auto text = response.body.text();
  if (!response.ending) return text;
  held = text;
  held += response.ending(text.size());
  return held;
}

Response redirect(int status, const Url& to) {
  Response response;
  response.status = status;
  response.media_type = media::text;
  response.headers.emplace_back("Location", to.text());
  return response;
}

}  // namespace bch::http
