#pragma once
// Wording: news in the reader's language: as a sentence with a link for the site, and as a message in plain
// text for the post, in lines of at most 78 columns. Pure; any thread.

#include "access/role.h"
#include "base/url.h"
#include "notices/letter.h"
#include "notices/message.h"
#include "notices/news.h"
#include "renditions/reader.h"
#include "vocabularies/vocabularies.h"

#include <span>
#include <string>

namespace bch::notices {

// "Your dossier ... was published", in plain text.
std::string sentence(const renditions::Reader& reader, const access::Roles& roles, const News& news);

// Where to read more: the desk when the news names nothing.
Url address_of(const renditions::Reader& reader, const News& news);

// Who writes: of the node, constant.
struct Letterhead {
  Mailbox from;
  std::string name;  // of the node
  std::string site;  // "https://bch.example"
  bool is_demonstration = false;
  const access::Roles& roles;
  const vocabularies::Vocabularies& vocabularies;
};

// Subject, text and what goes with them: all of a message but its id, date and addressee. `has_account`: who
// gets it can choose what is sent.
struct Written {
  std::string subject;
  std::string text;
  std::string preferences;
};
Written write(const Letterhead& head, const renditions::Reader& reader, std::span<const News> news,
              bool has_account);

// The message by which an operator sees whether mail goes out.
Written write_test(const Letterhead& head, const renditions::Reader& reader);

// The beginning of a text that takes at most so many columns, with "…" when it is not all.
std::string cut_to_columns(std::string_view text, std::size_t columns);

}  // namespace bch::notices
