#pragma once
// Documents that are packages: Office Open XML (ECMA-376), OpenDocument (OASIS 1.3), EPUB. Which one it is,
// what it says, and the same without who wrote, changed, printed and commented it. Pure; any thread. Layout,
// pictures and formulas are not looked at.

#include "engines/inspection/package.h"

#include <optional>
#include <string>
#include <string_view>

namespace bch::engines::inspection {

// The media type of the document that the package is; nothing when it is only an archive.
std::optional<std::string_view> document_in(const Package& package);

// Problems: attachment.macros, attachment.encrypted, attachment.embedded-files, attachment.executable.
Result<Done> judge_document(const Package& package);

// A signature holds only while no byte is changed.
bool is_signed(const Package& package);

// Text in the order of the parts, up to about limits::attached_text_bytes.
std::string text_of_document(const Package& package);

// Takes out who wrote the document, also of its pictures; whether there was anything.
// Problem attachment.damaged.
Result<bool> clean_document(Package& package);

}  // namespace bch::engines::inspection
