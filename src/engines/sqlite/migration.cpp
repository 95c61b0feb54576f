#include "engines/sqlite/migration.h"

#include "engines/sqlite/common_statements.h"

namespace bch::engines::sqlite {

Result<Done> migrate(Connection& connection, std::span<const char* const> migrations) {
  std::int64_t had = 0;
  {
    auto statement = TRY(connection.prepare(version::read));
    if (TRY(statement.step())) had = statement.integer(0);
  }
  if (had > static_cast<std::int64_t>(migrations.size()))
    return Problem{Problem::Kind::unsupported, "store.newer", {{"version", std::to_string(had)}}};
  for (auto number = static_cast<std::size_t>(had); number < migrations.size(); ++number) {
    TRY(connection.execute(transaction::begin));
    TRY(connection.execute(migrations[number]));
    TRY(connection.execute((version::write + std::to_string(number + 1)).c_str()));
    TRY(connection.execute(transaction::commit));
  }
  return Done{};
}

}  // namespace bch::engines::sqlite
