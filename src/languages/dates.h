#pragma once
// Dates: civil dates and instants as readers of a language write them, always in the Gregorian calendar and
// with digits 0-9 (why: Catalogue::number). Constant once made; any thread.

#include "base/instant.h"
#include "base/result.h"
#include "languages/language.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bch::languages {

class Dates {
 public:
  // About 1 ms: keep it. "language.no-dates" if ICU has no data.
  static Result<Dates> make(const Language& language);

  // "6 May 2024"; "May 2024" and "2024" when no more is known.
  [[nodiscard]] std::string long_date(const CivilDate& date) const;

  // The same with the month shortened where the language does so. Never digits alone: 05/06 is two days in
  // two countries.
  [[nodiscard]] std::string short_date(const CivilDate& date) const;

  // Day and minute in UTC, and says so: "6 May 2024, 14:05 UTC".
  [[nodiscard]] std::string long_instant(Instant instant) const;
  [[nodiscard]] std::string short_instant(Instant instant) const;

  Dates(Dates&&) noexcept;
  Dates& operator=(Dates&&) noexcept;
  ~Dates();

 private:
  struct Forms;
  explicit Dates(std::unique_ptr<Forms> forms);
  std::unique_ptr<Forms> forms_;  // keeps ICU out of this header
};

// The day that it is, at that instant, in an IANA time zone ("Africa/Nairobi"); nothing when there is no such
// zone.
std::optional<CivilDate> day_in_zone(Instant instant, std::string_view zone);

// What the language of a BCP 47 tag is called in `language`: "arabe" for ar in French. The tag itself when it
// is unknown.
std::string language_name(std::string_view tag, const Language& language);

}  // namespace bch::languages
