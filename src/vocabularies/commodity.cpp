#include "vocabularies/commodity.h"

#include "vocabularies/toml.h"

#include <algorithm>

namespace bch::vocabularies {
namespace {

constexpr std::size_t heading_digits = 4;
constexpr std::size_t subheading_digits = 6;

bool is_code(std::string_view text) {
  const bool has_length = text.size() == heading_digits || text.size() == subheading_digits;
  return has_length && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<std::vector<Commodity>> read_commodities(const NamedText& file) {
  const TomlFile toml = TRY(TomlFile::read(file));
  TomlTable root = toml.root();
  std::vector<Commodity> commodities;
  for (TomlTable& table : root.tables("commodity")) {
    Commodity commodity{table.needed_text("code"), table.needed_text("title"), table.texts("organisms"),
                        table.flag("processed")};
    if (!is_code(commodity.code)) table.fault("\"" + commodity.code + "\" has neither four nor six digits");
    if (std::ranges::find(commodities, commodity.code, &Commodity::code) != commodities.end())
      table.fault("\"" + commodity.code + "\" stands here twice");
    if (commodity.organisms.empty()) table.fault("\"organisms\" is needed here");
    commodities.push_back(std::move(commodity));
    table.finish();
  }
  root.finish();
  TRY(toml.faults());
  std::ranges::sort(commodities, {}, &Commodity::code);
  return commodities;
}

std::string dotted(std::string_view code) {
  std::string written(code);
  if (code.size() > heading_digits) written.insert(heading_digits, ".");
  return written;
}

}  // namespace bch::vocabularies
