#include "languages/dates.h"

#include "base/limits.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

namespace bch::languages {
namespace {

using Form = std::unique_ptr<icu::SimpleDateFormat>;

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

// The language's own pattern for these fields (UTS #35), filled in UTC.
Form make_form(icu::DateTimePatternGenerator& patterns, const icu::Locale& locale, const char16_t* fields,
               UErrorCode& status) {
  const auto pattern = patterns.getBestPattern(fields, status);
  auto form = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
  form->adoptTimeZone(icu::TimeZone::createTimeZone("Etc/UTC"));
  return form;
}

std::string write(const Form& form, std::int64_t milliseconds) {
  icu::UnicodeString text;
  form->format(static_cast<UDate>(milliseconds), text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::int64_t noon(const CivilDate& date) {
  namespace chrono = std::chrono;
  const auto month = static_cast<unsigned>(date.month == 0 ? 1 : date.month);
  const auto day = static_cast<unsigned>(date.day == 0 ? 1 : date.day);
  const chrono::sys_days midnight =
      chrono::year_month_day(chrono::year(date.year), chrono::month(month), chrono::day(day));
  return chrono::milliseconds(midnight.time_since_epoch() + chrono::hours(12)).count();
}

}  // namespace

struct Dates::Forms {
  struct Lengths {
    Form day;
    Form month;
    Form year;
    Form instant;
  };
  Lengths long_forms;
  Lengths short_forms;

  static std::string date(const Lengths& lengths, const CivilDate& date) {
    const Form& form = date.month == 0 ? lengths.year : date.day == 0 ? lengths.month : lengths.day;
    return write(form, noon(date));
  }
};

Dates::Dates(std::unique_ptr<Forms> forms) : forms_(std::move(forms)) {}
Dates::Dates(Dates&&) noexcept = default;
Dates& Dates::operator=(Dates&&) noexcept = default;
Dates::~Dates() = default;

Result<Dates> Dates::make(const Language& language) {
  const Problem problem{Problem::Kind::failed, "language.no-dates", {{"language", language.tag}}};
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(language.locale + "-u-ca-gregory-nu-latn", status);
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (!patterns || U_FAILURE(status)) return problem;
  const auto form = [&](const char16_t* fields) { return make_form(*patterns, locale, fields, status); };
  auto forms =
      std::make_unique<Forms>(Forms{{form(u"yMMMMd"), form(u"yMMMM"), form(u"y"), form(u"yMMMMdHmz")},
                                    {form(u"yMMMd"), form(u"yMMM"), form(u"y"), form(u"yMMMdHmz")}});
  if (U_FAILURE(status)) return problem;
  return Dates(std::move(forms));
}

std::string Dates::long_date(const CivilDate& date) const {
  return Forms::date(forms_->long_forms, date);
}
std::string Dates::short_date(const CivilDate& date) const {
  return Forms::date(forms_->short_forms, date);
}

std::string Dates::long_instant(Instant instant) const {
  return write(forms_->long_forms.instant, instant.milliseconds());
}
std::string Dates::short_instant(Instant instant) const {
  return write(forms_->short_forms.instant, instant.milliseconds());
}

std::optional<CivilDate> day_in_zone(Instant instant, std::string_view zone) {
  if (zone.size() > limits::language_tag_bytes * 2) return std::nullopt;
  const std::unique_ptr<icu::TimeZone> found(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(piece(zone))));
  if (!found || *found == icu::TimeZone::getUnknown()) return std::nullopt;
  int32_t raw = 0;
  int32_t summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  found->getOffset(static_cast<UDate>(instant.milliseconds()), 0, raw, summer, status);
  if (U_FAILURE(status)) return std::nullopt;
  return day_of(Instant::from_milliseconds(instant.milliseconds() + raw + summer));
}

std::string language_name(std::string_view tag, const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  if (tag.size() > limits::language_tag_bytes) return std::string(tag);
  const auto of = icu::Locale::forLanguageTag(piece(tag), status);
  const auto in = icu::Locale::forLanguageTag(language.locale, status);
  if (U_FAILURE(status) || *of.getLanguage() == '\0') return std::string(tag);
  icu::UnicodeString name;
  of.getDisplayLanguage(in, name);
  std::string out;
  name.toUTF8String(out);
  return out == of.getLanguage() ? std::string(tag) : out;
}

}  // namespace bch::languages
