#include "renditions/statements.h"

#include "formats/labels.h"
#include "languages/message.h"

namespace bch::renditions {

std::string say_statement(const Reader& reader, const vocabularies::Vocabularies& vocabularies,
                          std::string_view id, const Problem::Arguments& arguments) {
  const auto* statement = vocabularies.statement(id);
  if (statement == nullptr) return {};
  const auto label = formats::label_of(*statement);
  return languages::fill(reader.catalogue.label(label.context, label.english), arguments,
                         reader.language.direction);
}

}  // namespace bch::renditions
