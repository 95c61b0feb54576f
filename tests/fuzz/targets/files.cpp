// Files that go with records.

#include "../targets.h"
#include "engines/inspection/active_markup.h"
#include "engines/inspection/compound.h"
#include "engines/inspection/images.h"
#include "engines/inspection/kind.h"
#include "engines/inspection/message.h"
#include "languages/charset.h"
#include "must.h"

namespace bch::fuzz {

// What was taken out once is not there the second time, and a picture never grows by more than its turning.
void picture(std::string_view bytes) {
  using namespace engines::inspection;
  constexpr std::size_t turning = 64;
  for (const auto clean : {clean_jpeg, clean_png}) {
    const auto once = clean(bytes);
    must(!once || (once->size() <= bytes.size() + turning && clean(*once) == once));
  }
  const auto tiff = clean_tiff(bytes);
  must(!tiff || tiff->size() == bytes.size());
  must(orientation_of(bytes) <= 8);
}

// The type of a file, and what only looks at its bytes.
void file(std::string_view bytes) {
  using namespace engines::inspection;
  const auto kind = tell_kind(bytes, "a.html");
  must(!kind.ok() || !kind->media.empty());
  static_cast<void>(names_within(bytes));
  static_cast<void>(is_active(bytes));
  const auto decoded = languages::decode(bytes);
  must(!decoded || languages::is_utf8(decoded->text));
  must(languages::beginning(bytes, 3).size() <= 3);
}

// What parent and child say to each other, when one of them is not to be trusted.
void inspection(std::string_view bytes) {
  using namespace engines::inspection;
  if (const auto question = read_question(bytes))
    must(question->bytes.size() + question->file_name.size() < bytes.size());
  const auto answer = read_answer(bytes, "asked");
  if (!answer) return;
  const std::string written = write_answer(*answer);
  const auto again = read_answer(written, "asked");
  must(again.has_value() && write_answer(*again) == written);
}

}  // namespace bch::fuzz
