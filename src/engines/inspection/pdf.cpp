#include "engines/inspection/pdf.h"

#include "engines/inspection/problems.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include <qpdf/qpdf-c.h>  // clang does not compile the headers of its C++ interface as C++20

namespace bch::engines::inspection {
namespace {

// What the document says of itself that readers need; all else goes.
constexpr std::array<std::string_view, 7> kept_of_info{"/Title",        "/Subject", "/Keywords", "/Producer",
                                                       "/CreationDate", "/ModDate", "/Trapped"};
constexpr std::array<std::string_view, 4> active_actions{"/JavaScript", "/Launch", "/ImportData",
                                                         "/SubmitForm"};
constexpr std::array<std::string_view, 4> active_annotations{"/RichMedia", "/Movie", "/Sound", "/Screen"};

bool is_any(const auto& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

struct Closing {
  void operator()(qpdf_data open) const { qpdf_cleanup(&open); }
};
using Opened = std::unique_ptr<_qpdf_data, Closing>;

// Goes through every object that can be reached from the trailer, once.
class Walk {
 public:
  explicit Walk(qpdf_data pdf) : pdf_(pdf) {}

  // The dictionaries of the file, those of streams among them.
  std::vector<qpdf_oh> dictionaries() {
    std::vector<qpdf_oh> found;
    std::vector<qpdf_oh> waiting{qpdf_get_trailer(pdf_)};
    while (!waiting.empty()) {
      qpdf_oh each = waiting.back();
      waiting.pop_back();
      if (!is_new(each)) continue;
      if (qpdf_oh_is_stream(pdf_, each) != 0) each = qpdf_oh_get_dict(pdf_, each);
      if (qpdf_oh_is_dictionary(pdf_, each) != 0) {
        found.push_back(each);
        for (const std::string& key : keys_of(each))
          wait_for(qpdf_oh_get_key(pdf_, each, key.c_str()), waiting);
      } else if (qpdf_oh_is_array(pdf_, each) != 0) {
        const int size = qpdf_oh_get_array_n_items(pdf_, each);
        for (int i = 0; i < size; ++i) wait_for(qpdf_oh_get_array_item(pdf_, each, i), waiting);
      }
    }
    return found;
  }

  Result<Done> judge(qpdf_oh each) {
    if (has(each, "/JS") || has(each, "/XFA") || is_any(active_actions, name_in(each, "/S")) ||
        is_any(active_annotations, name_in(each, "/Subtype")))
      return active_content();
    if (has(each, "/EmbeddedFiles") || has(each, "/EF") || name_in(each, "/Type") == "/EmbeddedFile")
      return embedded_files();
    if (has(each, "/ByteRange") && has(each, "/Contents")) is_signed_ = true;
    return Done{};
  }
  [[nodiscard]] bool is_signed() const { return is_signed_; }

  void clean(qpdf_oh each) {
    remove(each, "/Metadata");
    remove(each, "/PieceInfo");
    // Of a form's field /T is its name; of a comment, who wrote it.
    const std::string kind = name_in(each, "/Subtype");
    if (!kind.empty() && kind != "/Widget" && has(each, "/Rect")) remove(each, "/T");
  }

  // Whether there was anything to take out.
  bool clean_info() {
    const qpdf_oh info = qpdf_oh_get_key(pdf_, qpdf_get_trailer(pdf_), "/Info");
    if (qpdf_oh_is_dictionary(pdf_, info) != 0) {
      for (const std::string& key : keys_of(info)) {
        if (!is_any(kept_of_info, key)) remove(info, key.c_str());
      }
    }
    return any_;
  }

 private:
  bool is_new(qpdf_oh object) {
    const int number = qpdf_oh_get_object_id(pdf_, object);
    return number == 0 || seen_.insert({number, qpdf_oh_get_generation(pdf_, object)}).second;
  }
  void wait_for(qpdf_oh object, std::vector<qpdf_oh>& waiting) {
    if (qpdf_oh_is_indirect(pdf_, object) != 0 || qpdf_oh_is_dictionary(pdf_, object) != 0 ||
        qpdf_oh_is_array(pdf_, object) != 0)
      waiting.push_back(object);
    else
      qpdf_oh_release(pdf_, object);
  }
  std::vector<std::string> keys_of(qpdf_oh dictionary) {
    std::vector<std::string> keys;
    qpdf_oh_begin_dict_key_iter(pdf_, dictionary);
    while (qpdf_oh_dict_more_keys(pdf_) != 0) keys.emplace_back(qpdf_oh_dict_next_key(pdf_));
    return keys;
  }
  bool has(qpdf_oh dictionary, const char* key) { return qpdf_oh_has_key(pdf_, dictionary, key) != 0; }
  std::string name_in(qpdf_oh dictionary, const char* key) {
    const qpdf_oh value = qpdf_oh_get_key(pdf_, dictionary, key);
    std::string name = qpdf_oh_is_name(pdf_, value) != 0 ? qpdf_oh_get_name(pdf_, value) : "";
    qpdf_oh_release(pdf_, value);
    return name;
  }
  void remove(qpdf_oh dictionary, const char* key) {
    if (!has(dictionary, key)) return;
    qpdf_oh_remove_key(pdf_, dictionary, key);
    any_ = true;
  }

  qpdf_data pdf_;
  std::set<std::pair<int, int>> seen_;
  bool is_signed_ = false;
  bool any_ = false;
};

// Of the error that is kept, if there is one.
Problem problem_of(qpdf_data pdf) {
  const bool is_password =
      qpdf_has_error(pdf) != 0 && qpdf_get_error_code(pdf, qpdf_get_error(pdf)) == qpdf_e_password;
  return is_password ? encrypted() : damaged();
}

Result<std::string> written(qpdf_data pdf) {
  if ((qpdf_init_write_memory(pdf) & QPDF_ERRORS) != 0) return damaged();
  // The same file is the same bytes; an encrypted one needs a number of its own.
  if (qpdf_is_encrypted(pdf) == 0) qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
  if ((qpdf_write(pdf) & QPDF_ERRORS) != 0) return damaged();
  return std::string(reinterpret_cast<const char*>(qpdf_get_buffer(pdf)), qpdf_get_buffer_length(pdf));
}

}  // namespace

Result<CleanPdf> clean_pdf(std::string_view bytes) {
  const Opened opened(qpdf_init());
  qpdf_data pdf = opened.get();
  qpdf_silence_errors(pdf);
  qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
  const auto outcome = qpdf_read_memory(pdf, "", bytes.data(), bytes.size(), nullptr);
  if ((outcome & QPDF_ERRORS) != 0) return problem_of(pdf);
  Walk walk(pdf);
  const auto dictionaries = walk.dictionaries();
  for (const qpdf_oh each : dictionaries) TRY(walk.judge(each));
  if (qpdf_has_error(pdf) != 0) return problem_of(pdf);
  if (walk.is_signed()) return CleanPdf{{}, true};
  for (const qpdf_oh each : dictionaries) walk.clean(each);
  if (!walk.clean_info()) return CleanPdf{};
  return CleanPdf{TRY(written(pdf)), false};
}

}  // namespace bch::engines::inspection
