#pragma once
// PDF (ISO 32000): what it says, whether it does something when it is opened, and the same file without who
// made it. Text by poppler, structure by qpdf. Both read foreign bytes in C++ of other people: only ever
// called in the child (sandbox.h). One thread.

#include "base/result.h"

#include <string>
#include <string_view>

namespace bch::engines::inspection {

// Reads what poppler and qpdf read from the disk, before no file can be opened any more.
void prepare_pdf();

// The text of the pages in their order, up to about limits::attached_text_bytes. Problems:
// attachment.damaged, attachment.encrypted (a password is needed to read it).
Result<std::string> text_of_pdf(std::string_view bytes);

struct CleanPdf {
  std::string bytes;       // empty: there was nothing to take out, or it is signed
  bool is_signed = false;  // then nothing is taken out: the signature would no longer hold
};
// Takes out authors, programs' names, XMP, who commented, and programs' private notes. Problems:
// attachment.active-content, attachment.embedded-files, attachment.damaged, attachment.encrypted.
Result<CleanPdf> clean_pdf(std::string_view bytes);

}  // namespace bch::engines::inspection
