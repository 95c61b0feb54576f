#pragma once
// News: what somebody is told: the key of a sentence, what fills its holes, and where to read more. The
// sentence is made when it is shown, in the reader's language (wording.h). The kinds are a table, a line
// each. Values; any thread.

#include "base/problem.h"
#include "base/result.h"
#include "records/document.h"
#include "records/identity.h"

#include <span>
#include <string>
#include <string_view>

namespace bch::notices {

// Kinds that a person chooses together whether to get by mail.
enum class Group { requests, records, appointments, searches };
std::string_view name(Group group);
std::span<const Group> groups();

struct News {
  std::string kind;              // the key of its sentence: "notice.published"
  Problem::Arguments arguments;  // "date" as 2026-03-01, "role" as a role's id, others as they are said
  std::string path;              // where to read more, below the language: "desk/requests/12"; may be empty
  records::RecordId record;      // that it is about; may be empty
  records::PartyId party;        // whose affair it is; may be empty
  friend bool operator==(const News&, const News&) = default;
};

// The sentences there are.
namespace kind {
inline constexpr auto announcement = "notice.announcement";                                  // title
inline constexpr auto request_came = "notice.request-came";                                  // who, title
inline constexpr auto requests_came = "notice.requests-came";                                // who, count
inline constexpr auto published = "notice.published";                                        // title, number
inline constexpr auto returned = "notice.returned";                                          // title
inline constexpr auto withdrawn = "notice.withdrawn";                                        // title
inline constexpr auto to_confirm = "notice.to-confirm";                                      // title, date
inline constexpr auto not_confirmed = "notice.not-confirmed";                                // title
inline constexpr auto several_to_confirm = "notice.several-to-confirm";                      // count
inline constexpr auto to_confirm_or_retire = "notice.to-confirm-or-retire";                  // title, date
inline constexpr auto several_to_confirm_or_retire = "notice.several-to-confirm-or-retire";  // count, date
inline constexpr auto retired = "notice.retired";                                            // title
inline constexpr auto designated = "notice.designated";                                      // role
inline constexpr auto appointment_ended = "notice.appointment-ended";                        // role
inline constexpr auto by_hand = "notice.by-hand";                // what: for the ledger alone
inline constexpr auto comment = "notice.comment";                // who, title
inline constexpr auto fault_reported = "notice.fault-reported";  // title
inline constexpr auto fault_answered = "notice.fault-answered";  // title, answer
inline constexpr auto search = "notice.search";                  // name, count
inline constexpr auto validate = "notice.validate";              // title
inline constexpr auto pending = "notice.pending";                // title, number
}  // namespace kind

// That of a kind which is not in the table: requests, where nothing is overlooked.
Group group_of(std::string_view kind);

records::Document to_document(const News& news);
News to_news(const records::Document& document);

}  // namespace bch::notices
