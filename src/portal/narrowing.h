#pragma once
// Narrowing: the choices that a reader has made in a search, and the ways to give them up. Any thread.

#include "portal/page.h"

namespace bch::portal {

// Links that take away one choice each, and one that takes away all; empty when there are none.
Html choices(Visit& visit, const search::Question& question);

// The values chosen, one behind the other; for the title of a page.
inline constexpr auto between_choices = " · ";
std::string choices_title(Visit& visit, const search::Question& question);

// When nothing was found: which choices to give up, and how many records that would give.
Result<Html> ways_out(Visit& visit, const search::Question& question);

// The parameters of a question as hidden fields of a form that asks for the others.
Html kept(const search::Question& question);

}  // namespace bch::portal
