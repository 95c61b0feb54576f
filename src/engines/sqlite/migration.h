#pragma once
// Migration: brings a file's schema up to what this program knows. Migrations are numbered by their place,
// appended and never edited: a file remembers in user_version how many it has had. One thread.

#include "engines/sqlite/connection.h"

#include <span>

namespace bch::engines::sqlite {

// Runs those that the file has not had, each in its own transaction. Problem store.newer (unsupported).
Result<Done> migrate(Connection& connection, std::span<const char* const> migrations);

}  // namespace bch::engines::sqlite
