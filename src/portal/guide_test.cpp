#include "portal/guide.h"

#include "guides/for_readers.h"
#include "http/target.h"
#include "languages/glossary.h"
#include "portal/pages.h"
#include "treaty/edition_0.h"

#include <algorithm>
#include <array>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::portal {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Guides : public testing::Test {
 protected:
  static std::vector<std::unique_ptr<const renditions::Reader>> make_readers(
      const languages::Languages& languages, const languages::Catalogues& catalogues) {
    auto readers = renditions::readers(languages, catalogues);
    return readers.ok() ? *std::move(readers) : std::vector<std::unique_ptr<const renditions::Reader>>();
  }

  [[nodiscard]] const renditions::Reader& reader(std::string_view tag) const {
    return **std::ranges::find_if(readers_, [&](const auto& each) { return each->tag() == tag; });
  }

  // The page "x" from these files.
  [[nodiscard]] std::optional<Guide> find(std::vector<NamedText> files, std::string_view tag) const {
    return find_guide(files, "x", reader(tag));
  }

  // All pages, by the files of the fallback.
  [[nodiscard]] std::set<std::string> names() const {
    std::set<std::string> names;
    const std::string end = "." + languages_->fallback().tag + ".md";
    for (const auto& file : guides::for_readers()) {
      if (file.name.ends_with(end)) names.emplace(file.name.substr(0, file.name.size() - end.size()));
    }
    return names;
  }

  Result<languages::Languages> languages_ = languages::Languages::read(treaty::edition_0());
  Result<languages::Catalogues> catalogues_ = languages::Catalogues::read(*languages_, treaty::edition_0());
  std::vector<std::unique_ptr<const renditions::Reader>> readers_ = make_readers(*languages_, *catalogues_);
};

std::vector<std::string> targets(const Guide& guide) {
  std::vector<std::string> all;
  for (const auto& link : guide.links) all.push_back(link.target);
  std::ranges::sort(all);  // sentences of other languages have another order
  return all;
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

// Whether a page of the portal answers at this place behind the language.
bool is_a_page(std::string_view target) {
  const auto read = http::read_target("/en/" + std::string(target));
  return read && http::find_route(pages(), http::Method::get, read->path).route != nullptr;
}

TEST_F(Guides, ArePlainMarkdown) {
  const auto guide = find({{"x.en.md", "# A & B\n\nOne *two* `?text`\n\n- three\n- four\n"}}, "en");
  ASSERT_TRUE(guide);
  EXPECT_EQ(guide->title, "A & B");
  EXPECT_EQ(guide->body.text(),
            "<p>One <em>two</em> <code dir=\"ltr\">?text</code></p><ul><li>three</li><li>four</li></ul>");
}

TEST_F(Guides, LeadToPagesInTheLanguageOfTheReader) {
  const auto guide = find({{"x.en.md", "[a](help/search?q=1&r) [b](https://a.example/)"}}, "fr");
  ASSERT_TRUE(guide);
  EXPECT_THAT(guide->body.text(), testing::HasSubstr("<a href=\"/fr/help/search?q=1&amp;r\">a</a>"));
  EXPECT_THAT(guide->body.text(), testing::HasSubstr("<a href=\"https://a.example/\">b</a>"));
  EXPECT_THAT(targets(*guide), ElementsAre("help/search?q=1&r", "https://a.example/"));
}

TEST_F(Guides, HoldNoHtmlAndNoScripts) {
  const auto guide =
      find({{"x.en.md", "<script>1</script>\n\n<b>bold</b> [c](javascript:1) ![d](e.png)"}}, "en");
  ASSERT_TRUE(guide);
  EXPECT_EQ(guide->body.text(), "<p>bold c </p>");
}

TEST_F(Guides, AreShownInTheFallbackAndMarkedWhenALanguageLacksThem) {
  const auto guide = find({{"x.en.md", "# T"}}, "ar");
  ASSERT_TRUE(guide);
  EXPECT_EQ(shown(*guide, reader("ar")).text(), "<div lang=\"en\" dir=\"ltr\"><h1>T</h1></div>");
  EXPECT_EQ(shown(*guide, reader("en")).text(), "<h1>T</h1>");
  EXPECT_FALSE(find({{"y.en.md", "# T"}}, "ar"));
}

TEST_F(Guides, AreTheSameInEveryLanguage) {
  const auto& fallback = *readers_.front();
  for (const auto& name : names()) {
    const auto source = find_guide(guides::for_readers(), name, fallback);
    ASSERT_TRUE(source);
    EXPECT_FALSE(source->title.empty()) << name;
    for (const auto& each : readers_) {
      const auto guide = find_guide(guides::for_readers(), name, *each);
      const std::string where = name + " in " + each->tag();
      EXPECT_EQ(guide->language, each->tag()) << name << " is not translated";
      EXPECT_EQ(targets(*guide), targets(*source)) << where;
      for (const char* element : {"<h2>", "<li>", "<p>", "<code ", "<strong>"})
        EXPECT_EQ(count(guide->body.text(), element), count(source->body.text(), element))
            << where << element;
    }
  }
}

TEST_F(Guides, SayOfficialTermsAsTheGlossaryDoes) {
  const auto glossary = languages::Glossary::read(treaty::edition_0());
  const auto text = [](const std::string& name) {
    return std::ranges::find(guides::for_readers(), name, &NamedText::name)->text;
  };
  for (const auto& name : names()) {
    for (const auto& each : readers_) {
      const auto missing =
          glossary->missing(each->tag(), text(name + "." + languages_->fallback().tag + ".md"),
                            text(name + "." + each->tag() + ".md"));
      EXPECT_THAT(missing, IsEmpty()) << name << " in " << each->tag();
    }
  }
}

TEST_F(Guides, LeadToPagesThatExist) {
  for (const auto& name : names()) {
    for (const auto& target : targets(*find_guide(guides::for_readers(), name, *readers_.front()))) {
      if (target.find(':') != std::string::npos) continue;
      EXPECT_TRUE(is_a_page(target)) << target << " in " << name;
      const bool is_help = target.starts_with("help/");
      EXPECT_TRUE(!is_help || names().contains(target.substr(target.find('/') + 1)))
          << target << " in " << name;
    }
  }
}

TEST_F(Guides, AreAllNamedInTheContents) {
  const auto contents = targets(*find_guide(guides::for_readers(), "index", *readers_.front()));
  for (const auto& name : names()) {
    const bool is_named = std::ranges::find(contents, "help/" + name) != contents.end() ||
                          std::ranges::find(contents, name) != contents.end();
    EXPECT_TRUE(is_named || name == "index") << name;
  }
}

}  // namespace
}  // namespace bch::portal
