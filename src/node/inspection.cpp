#include "node/inspection.h"

#include "base/limits.h"
#include "engines/beast/event_log.h"
#include "engines/inspection/child.h"
#include "engines/inspection/sandboxed_inspector.h"

namespace bch::node {

std::unique_ptr<records::Inspector> make_inspector() {
  engines::inspection::Settings settings;
  settings.patience = std::chrono::seconds(limits::inspection_seconds);
  return std::make_unique<engines::inspection::SandboxedInspector>(std::move(settings), [] {
    engines::beast::log_to_standard_error("{\"event\":\"inspection.without-filter\"}\n");
  });
}

void inspect_if_child(int count, char** arguments) {
  if (engines::inspection::is_child(count, arguments)) engines::inspection::run_child();
}

}  // namespace bch::node
