#pragma once
// Form: what somebody sent with a form, decoded and checked once: application/x-www-form-urlencoded, and
// multipart/form-data (RFC 7578) when there are files with it.
//
// Texts are UTF-8 without control characters other than line ends; their line ends become "\n". A file's
// bytes are a view into the request, its name is only the last part of what the sender called it. A value;
// any thread.

#include "base/result.h"
#include "http/request.h"

#include <string>
#include <string_view>
#include <vector>

namespace bch::http {

struct Form {
  struct File {
    std::string field;
    std::string name;
    std::string_view bytes;  // of the request's body
  };

  Query fields;
  std::vector<File> files;

  [[nodiscard]] std::string_view find(std::string_view name) const { return fields.find(name); }
  [[nodiscard]] bool has(std::string_view name) const { return !fields.values(name).empty(); }
};

// What the body of this request says. Problems: http.form-invalid (invalid), http.form-too-long
// (too_large: more than limits::form_fields or limits::form_files), http.form-unknown (unsupported: another
// media type). A request without a body gives an empty form.
Result<Form> read_form(const Request& request);

}  // namespace bch::http
