#include "renditions/vcard.h"

#include "formats/formats.h"
#include "treaty/edition_0.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::renditions {
namespace {

class VCards : public testing::Test {
 protected:
  [[nodiscard]] std::string card(const Contact& contact) const {
    return vcards(*reader_, *vocabularies_, std::span(&contact, 1));
  }

  Result<vocabularies::Vocabularies> vocabularies_ = vocabularies::Vocabularies::read(treaty::edition_0());
  Result<languages::Languages> languages_ = languages::Languages::read(treaty::edition_0());
  Result<languages::Catalogues> catalogues_ = languages::Catalogues::read(*languages_, treaty::edition_0());
  std::unique_ptr<const Reader> reader_ =
      std::move(*make_reader(*languages_, languages_->fallback(), *catalogues_));
};

TEST_F(VCards, EscapeWhatWouldEndAValue) {
  Contact contact;
  contact.office = "Office; of seeds, plants\\\nand more";
  EXPECT_THAT(card(contact), testing::HasSubstr("\r\nFN:Office\\; of seeds\\, plants\\\\\\nand more\r\n"));
}

TEST_F(VCards, FoldLongLinesBetweenCharacters) {
  Contact contact;
  for (int i = 0; i < 60; ++i) contact.office += "ж";
  const std::string text = card(contact);
  std::string unfolded;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = text.find("\r\n", from);
    const std::string line = text.substr(from, end - from);
    EXPECT_LE(line.size(), 75U);
    EXPECT_NE(static_cast<unsigned char>(line.front()) & 0xC0, 0x80);
    unfolded += line.starts_with(' ') ? line.substr(1) : "\n" + line;
    from = end + 2;
  }
  EXPECT_THAT(unfolded, testing::HasSubstr("\nFN:" + contact.office + "\n"));
}

TEST_F(VCards, CallNumbersThatCanBeCalledAndQuoteOthers) {
  Contact contact;
  contact.office = "Office";
  contact.telephones = {"+999 10 555 0111", "+999 10 555 0112 ext. 3"};
  const std::string text = card(contact);
  EXPECT_THAT(text, testing::HasSubstr("TEL;VALUE=uri;TYPE=voice:tel:+999105550111\r\n"));
  EXPECT_THAT(text, testing::HasSubstr("TEL;VALUE=text;TYPE=voice:+999 10 555 0112 ext. 3\r\n"));
}

TEST_F(VCards, SayThatTheyAreInvented) {
  Contact contact;
  contact.office = "Office";
  EXPECT_THAT(card(contact), testing::Not(testing::HasSubstr("Demonstration")));
  contact.is_demonstration = true;
  EXPECT_THAT(card(contact), testing::HasSubstr("Demonstration"));
}

}  // namespace
}  // namespace bch::renditions
