#pragma once
// How files are looked into on this machine: which engine does it, joined with the log. Any thread.

#include "records/inspection.h"

#include <memory>

namespace bch::node {

std::unique_ptr<records::Inspector> make_inspector();

// Where this process was started by an inspector to look into one file: does it, and ends. To be asked first
// in main(), before anything is read or opened.
void inspect_if_child(int count, char** arguments);

}  // namespace bch::node
