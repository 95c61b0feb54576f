#include "renditions/reader.h"

namespace bch::renditions {

Html Reader::text(const languages::LocalizedText& text) const {
  const auto* chosen = languages::choose(text, language, languages);
  if (chosen == nullptr) return {};
  if (chosen->language == language.tag || chosen->language.empty())
    return html("<bdi>{}</bdi>", chosen->text);
  return html("<span lang=\"{}\" dir=\"{}\">{}</span>", chosen->language,
              languages::dir(languages::direction_of_tag(chosen->language)), chosen->text);
}

std::string Reader::plain(const languages::LocalizedText& text) const {
  const auto* chosen = languages::choose(text, language, languages);
  return chosen == nullptr ? std::string() : chosen->text;
}

Result<std::unique_ptr<const Reader>> make_reader(const languages::Languages& languages,
                                                  const languages::Language& language,
                                                  const languages::Catalogues& catalogues) {
  auto dates = TRY(languages::Dates::make(language));
  auto collator = TRY(languages::Collator::make(language));
  return std::unique_ptr<const Reader>(
      new Reader{languages, language, catalogues.in(language), std::move(dates), std::move(collator)});
}

Result<std::vector<std::unique_ptr<const Reader>>> readers(const languages::Languages& languages,
                                                           const languages::Catalogues& catalogues) {
  std::vector<std::unique_ptr<const Reader>> readers;
  for (const auto& language : languages.all())
    readers.push_back(TRY(make_reader(languages, language, catalogues)));
  return readers;
}

}  // namespace bch::renditions
