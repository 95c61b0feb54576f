#include "renditions/csv.h"

#include <vector>

#include <gtest/gtest.h>

namespace bch::renditions {
namespace {

std::string row(const std::vector<std::string>& cells) {
  std::string out;
  add_csv_row(out, cells);
  return out;
}

TEST(Csv, QuotesOnlyWhatHasTo) {
  EXPECT_EQ(row({"BCH-DEC-XA-8", "maize, yellow", "he said \"yes\"", "two\nlines", ""}),
            "BCH-DEC-XA-8,\"maize, yellow\",\"he said \"\"yes\"\"\",\"two\nlines\",\r\n");
}

TEST(Csv, TakesTheSpellFromFormulas) {
  for (const std::string begin : {"=", "+", "-", "@", "\t", "\r"})
    EXPECT_EQ(row({begin + "1"}), "\"'" + begin + "1\"\r\n");
  EXPECT_EQ(row({"1-2"}), "1-2\r\n");
}

}  // namespace
}  // namespace bch::renditions
