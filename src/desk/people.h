#pragma once
// What pages about people and offices have in common: whose users the person manages, what others are called,
// when they last signed in. One thread.

#include "access/account.h"
#include "base/html.h"
#include "base/url.h"
#include "desk/visit.h"

#include <optional>
#include <string>

namespace bch::desk {

// Whether the person manages users of that Government; of the empty one: of the node, and so of all.
bool manages_users(const Visit& visit, const records::PartyId& party);
bool designates(const Visit& visit);

// Whether any of that account's appointments, past ones too, is of those whose users the person manages.
bool sees_account(const Visit& visit, const access::Account& account);

// The Government's name; of the empty one, that of the node.
std::string place_name(Visit& visit, const records::PartyId& party);

// What an account is called; of the empty id, the operator of the node.
Result<std::string> account_name(const Visit& visit, const access::AccountId& account);
Html account_link(const Visit& visit, const access::Account& account);

Result<std::optional<Instant>> last_sign_in(const Visit& visit, const access::AccountId& account);

// An address of the desk with the Government that it is about.
Url with_party(const Url& address, const records::PartyId& party);

// Problem forbidden, desk.not-yours.
Problem not_yours();

}  // namespace bch::desk
