#include "engines/inspection/pdf.h"

#include "engines/inspection/problems.h"

#include <algorithm>
#include <array>
#include <exception>
#include <vector>

#define POINTERHOLDER_TRANSITION 4  // qpdf's headers want to hear that we know only its newer pointers
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace bch::engines::inspection {
namespace {

// What the document says of itself that readers need; all else goes.
constexpr std::array<std::string_view, 7> kept_of_info{"/Title",        "/Subject", "/Keywords", "/Producer",
                                                       "/CreationDate", "/ModDate", "/Trapped"};
constexpr std::array<std::string_view, 4> active_actions{"/JavaScript", "/Launch", "/ImportData",
                                                         "/SubmitForm"};
constexpr std::array<std::string_view, 4> active_annotations{"/RichMedia", "/Movie", "/Sound", "/Screen"};

bool is_name_of(QPDFObjectHandle object, const auto& names) {
  return object.isName() && std::ranges::find(names, std::string_view(object.getName())) != names.end();
}

// Goes through every object of a file once.
class Walk {
 public:
  explicit Walk(QPDF& pdf) : pdf_(pdf) {}

  Result<Done> judge() {
    for (QPDFObjectHandle object : pdf_.getAllObjects()) TRY(judge(object));
    return Done{};
  }
  [[nodiscard]] bool is_signed() const { return is_signed_; }

  // Whether there was anything to take out.
  bool clean() {
    for (QPDFObjectHandle object : pdf_.getAllObjects()) clean(object);
    QPDFObjectHandle info = pdf_.getTrailer().getKey("/Info");
    if (info.isDictionary()) {
      for (const std::string& key : info.getKeys()) {
        if (std::ranges::find(kept_of_info, key) == kept_of_info.end()) remove(info, key.c_str());
      }
    }
    return any_;
  }

 private:
  // A dictionary or the one of a stream, and what stands in it without a number of its own.
  static std::vector<QPDFObjectHandle> dictionaries(QPDFObjectHandle object) {
    std::vector<QPDFObjectHandle> found;
    std::vector<QPDFObjectHandle> waiting{object};
    while (!waiting.empty()) {
      QPDFObjectHandle each = waiting.back();
      waiting.pop_back();
      if (each.isStream()) each = each.getDict();
      if (each.isDictionary()) {
        found.push_back(each);
        for (const std::string& key : each.getKeys()) wait_for(each.getKey(key), waiting);
      } else if (each.isArray()) {
        for (int i = 0; i < each.getArrayNItems(); ++i) wait_for(each.getArrayItem(i), waiting);
      }
    }
    return found;
  }
  static void wait_for(QPDFObjectHandle object, std::vector<QPDFObjectHandle>& waiting) {
    if (!object.isIndirect() && (object.isDictionary() || object.isArray())) waiting.push_back(object);
  }

  Result<Done> judge(QPDFObjectHandle object) {
    for (QPDFObjectHandle each : dictionaries(object)) {
      if (each.hasKey("/JS") || each.hasKey("/XFA") || is_name_of(each.getKey("/S"), active_actions) ||
          is_name_of(each.getKey("/Subtype"), active_annotations))
        return active_content();
      if (each.hasKey("/EmbeddedFiles") || each.hasKey("/EF") ||
          is_name_of(each.getKey("/Type"), std::array<std::string_view, 1>{"/EmbeddedFile"}))
        return embedded_files();
      if (each.hasKey("/ByteRange") && each.hasKey("/Contents")) is_signed_ = true;
    }
    return Done{};
  }

  void clean(QPDFObjectHandle object) {
    for (QPDFObjectHandle each : dictionaries(object)) {
      if (each.getKey("/Metadata").isStream()) remove(each, "/Metadata");
      if (each.hasKey("/PieceInfo")) remove(each, "/PieceInfo");
      // Of a form's field /T is its name; of a comment, who wrote it.
      const bool is_comment =
          each.hasKey("/Subtype") && each.hasKey("/Rect") &&
          !is_name_of(each.getKey("/Subtype"), std::array<std::string_view, 1>{"/Widget"});
      if (is_comment && each.hasKey("/T")) remove(each, "/T");
    }
  }

  void remove(QPDFObjectHandle dictionary, const char* key) {
    dictionary.removeKey(key);
    any_ = true;
  }

  QPDF& pdf_;
  bool is_signed_ = false;
  bool any_ = false;
};

std::string written(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  // The same file is the same bytes; an encrypted one needs a number of its own.
  if (!pdf.isEncrypted()) writer.setDeterministicID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace

Result<CleanPdf> clean_pdf(std::string_view bytes) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("", bytes.data(), bytes.size());
    Walk walk(pdf);
    TRY(walk.judge());
    if (walk.is_signed()) return CleanPdf{{}, true};
    if (!walk.clean()) return CleanPdf{};
    return CleanPdf{written(pdf), false};
  } catch (const QPDFExc& error) {
    return error.getErrorCode() == qpdf_e_password ? encrypted() : damaged();
  } catch (const std::exception&) {
    return damaged();
  }
}

}  // namespace bch::engines::inspection
