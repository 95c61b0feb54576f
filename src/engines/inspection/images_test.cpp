#include "engines/inspection/images.h"

#include "../../../tests/made_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::engines::inspection {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::Not;

TEST(Pictures, LoseWhoAndWhereAndKeepTheirPixels) {
  const auto jpeg = clean_jpeg(made::jpeg(1));
  ASSERT_TRUE(jpeg);
  EXPECT_THAT(*jpeg, Not(HasSubstr("Doe")));
  EXPECT_THAT(*jpeg, Not(HasSubstr("Exif")));
  EXPECT_THAT(*jpeg, HasSubstr("JFIF"));
  EXPECT_THAT(*jpeg, HasSubstr("\x12\xff\0\x34\xff\xd9"s));
  const auto png = clean_png(made::png());
  ASSERT_TRUE(png);
  EXPECT_THAT(*png, Not(HasSubstr("Doe")));
  EXPECT_THAT(*png, HasSubstr("pixels"));
  const auto tiff = clean_tiff(made::tiff());
  ASSERT_TRUE(tiff);
  EXPECT_THAT(*tiff, Not(HasSubstr("Doe")));
  EXPECT_THAT(*tiff, Not(HasSubstr("GPS")));
  EXPECT_THAT(*tiff, HasSubstr("pixels"));
  EXPECT_EQ(tiff->size(), made::tiff().size());
  EXPECT_EQ(tiff->substr(8, 2), "\x01\0"s);  // one entry is left
}

TEST(Pictures, StayTurnedAsTheyWere) {
  const auto clean = clean_jpeg(made::jpeg(6));
  ASSERT_TRUE(clean);
  const auto exif = clean->find("Exif\0\0"s);
  ASSERT_NE(exif, std::string::npos);
  EXPECT_EQ(orientation_of(std::string_view(*clean).substr(exif + 6)), 6U);
  EXPECT_THAT(*clean, Not(HasSubstr("Doe")));
}

TEST(Pictures, AreCleanedOnce) {
  for (const char orientation : {'\1', '\6'}) {
    const auto once = clean_jpeg(made::jpeg(orientation));
    EXPECT_EQ(clean_jpeg(*once), once);
  }
  EXPECT_EQ(clean_png(*clean_png(made::png())), clean_png(made::png()));
  EXPECT_EQ(clean_tiff(*clean_tiff(made::tiff())), clean_tiff(made::tiff()));
}

TEST(Pictures, LoseWhatFollowsTheirEnd) {
  EXPECT_EQ(clean_jpeg(made::jpeg(1) + "film of Jo Doe"), clean_jpeg(made::jpeg(1)));
  EXPECT_EQ(clean_png(made::png() + "film of Jo Doe"), clean_png(made::png()));
}

TEST(Pictures, ThatAreCutAreDamagedWhereverTheyAreCut) {
  const std::string jpeg = made::jpeg(6);
  const std::string png = made::png();
  for (std::size_t size = 0; size + 1 < jpeg.size(); ++size) EXPECT_FALSE(clean_jpeg(jpeg.substr(0, size)));
  for (std::size_t size = 0; size + 1 < png.size(); ++size) EXPECT_FALSE(clean_png(png.substr(0, size)));
  for (std::size_t size = 0; size < 50; ++size) EXPECT_FALSE(clean_tiff(made::tiff().substr(0, size)));
}

TEST(Pictures, WithDirectoriesInACircleEnd) {
  const std::string circle = "II\x2a\0\x08\0\0\0\0\0\x08\0\0\0"s;  // the next directory is this one
  EXPECT_EQ(clean_tiff(circle), circle);
}

}  // namespace
}  // namespace bch::engines::inspection
