#include "seals/uuid.h"

#include <gtest/gtest.h>

namespace bch::seals {
namespace {

TEST(Uuid, OfVersion5IsThatOfTheStandard) {  // RFC 9562, appendix A.4
  EXPECT_EQ(uuid_v5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"),
            "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  EXPECT_EQ(uuid_v5("6ba7b811-9dad-11d1-80b4-00c04fd430c8", std::string(200, 'a')).size(), 36U);
  EXPECT_EQ(uuid_v5("nonsense", "x"), "");
}

}  // namespace
}  // namespace bch::seals
