#include "access/code_list.h"

#include "base/limits.h"
#include "languages/words.h"
#include "seals/alphabets.h"
#include "seals/secret.h"

#include <algorithm>
#include <utility>

namespace bch::access {
namespace {

constexpr std::size_t codes_a_list = 20;
constexpr std::size_t letters_a_code = 10;
constexpr std::size_t letters_a_group = 5;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t random_bytes_a_code = 7;  // ten letters are 50 bits
constexpr std::string_view purpose = "one-time code";

seals::Hash hash_of(std::string_view code, std::string_view salt, std::string_view key) {
  return seals::keyed_hash(key, purpose, salt, code);
}

Problem refused(std::string key, Problem::Arguments arguments = {}) {
  return Problem{Problem::Kind::forbidden, std::move(key), std::move(arguments)};
}

}  // namespace

PrintedCodes new_code_list(Chance& chance, std::string_view key, Instant now) {
  PrintedCodes made;
  made.kept.salt = seals::random_bytes(chance, salt_bytes);
  made.kept.made = now;
  while (made.printed.size() < codes_a_list) {
    std::string code = seals::to_crockford(seals::random_bytes(chance, random_bytes_a_code));
    code.resize(letters_a_code);
    const seals::Hash hash = hash_of(code, made.kept.salt, key);
    if (std::ranges::find(made.kept.codes, hash, &CodeList::Code::hash) != made.kept.codes.end()) continue;
    made.kept.codes.push_back({hash, std::nullopt});
    made.printed.push_back(code.substr(0, letters_a_group) + "-" + code.substr(letters_a_group));
  }
  return made;
}

Result<TakenCode> take(const CodeList& list, std::string_view typed, std::string_view key, Instant now) {
  if (typed.size() > limits::typed_code_bytes) return refused("code.unknown");
  const auto code = seals::tidy_crockford(languages::fold(typed));
  if (!code || code->size() != letters_a_code) return refused("code.unknown");
  const seals::Hash hash = hash_of(*code, list.salt, key);
  TakenCode taken{list, 0, 0};
  for (std::size_t i = 0; i < list.codes.size(); ++i) {
    if (seals::same_secret(list.codes[i].hash.bytes(), hash.bytes())) taken.number = i + 1;
  }
  if (taken.number == 0) return refused("code.unknown");
  auto& used = taken.list.codes[taken.number - 1].used;
  if (used) return refused("code.used", {{"number", std::to_string(taken.number)}});
  used = now;
  taken.left = static_cast<std::size_t>(
      std::ranges::count_if(taken.list.codes, [](const auto& each) { return !each.used; }));
  return taken;
}

}  // namespace bch::access
