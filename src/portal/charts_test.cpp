#include "portal/charts.h"

#include "treaty/edition_0.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::portal {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t most_bytes = 6'000;

class Charts : public testing::Test {
 protected:
  [[nodiscard]] const Reader& reader() const { return *readers_->front(); }

  Result<languages::Languages> languages_ = languages::Languages::read(treaty::edition_0());
  Result<languages::Catalogues> catalogues_ = languages::Catalogues::read(*languages_, treaty::edition_0());
  Result<std::vector<std::unique_ptr<const Reader>>> readers_ =
      renditions::readers(*languages_, *catalogues_);
  ChartTexts texts_{"Records by year", "Year", "Records"};
};

TEST_F(Charts, SayEachNumberInTheirTable) {
  const std::vector<Bar> all{{"2025", 1200, std::nullopt}, {"2026", 0, std::nullopt}};
  for (const Html& chart : {bars(reader(), texts_, all), columns(reader(), texts_, all)}) {
    EXPECT_THAT(chart.text(), HasSubstr("<th scope=\"row\">2025</th><td class=\"n\">1,200</td>"));
    EXPECT_THAT(chart.text(), HasSubstr("<th scope=\"row\">2026</th><td class=\"n\">0</td>"));
  }
}

TEST_F(Charts, DrawWhatIsThereHoweverLittle) {
  const std::vector<Bar> all{{"A", 100'000, std::nullopt}, {"B", 1, std::nullopt}, {"C", 0, std::nullopt}};
  const auto text = bars(reader(), texts_, all).text();
  EXPECT_THAT(text, HasSubstr("<rect width=\"100\""));
  EXPECT_THAT(text, HasSubstr("<rect width=\"1\""));
  EXPECT_THAT(text, HasSubstr("<rect width=\"0\""));
}

TEST_F(Charts, AreNamedForThoseWhoDoNotSeeThem) {
  const std::vector<Bar> all{{"2026", 1, std::nullopt}};
  EXPECT_THAT(columns(reader(), texts_, all).text(),
              HasSubstr("role=\"img\" aria-label=\"Records by year\""));
}

TEST_F(Charts, AreSmall) {
  std::vector<Bar> years;
  for (int year = 2003; year < 2027; ++year) years.push_back({std::to_string(year), year, std::nullopt});
  EXPECT_LE(columns(reader(), texts_, years).text().size(), most_bytes);
  EXPECT_LE(bars(reader(), texts_, years).text().size(), most_bytes);
}

}  // namespace
}  // namespace bch::portal
