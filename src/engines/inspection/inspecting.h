#pragma once
// Looking into a file, in this very process: what the child does (child.h) once it is shut in. Pure; one
// thread. Only the child and tests call it: the readers below are not trusted with anything but these bytes.

#include "records/inspection.h"

namespace bch::engines::inspection {

// As records::Inspector has them.
Result<records::Inspected> inspect_here(std::string_view bytes, std::string_view file_name);
Result<std::string> text_here(std::string_view bytes);

}  // namespace bch::engines::inspection
