#include "renditions/feed.h"

#include "base/html.h"
#include "seals/uuid.h"

#include <algorithm>

namespace bch::renditions {
namespace {

constexpr std::size_t uuid_characters = 36;

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

std::string urn(const std::string& uuid) {
  return "urn:uuid:" + uuid;
}

// XML has no way to write control characters.
std::string writable(const std::string& text) {
  std::string kept;
  for (const char c : text) {
    const bool is_control = static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t';
    kept += is_control ? ' ' : c;
  }
  return kept;
}

Html categories(const Listed& listed) {
  Html all;
  for (const std::string& term : {listed.kind, listed.country}) {
    if (!term.empty()) all += html("<category term=\"{}\"/>", term);
  }
  return all;
}

Html entry(const records::RecordId& record, const Listed& listed) {
  const Html summary = listed.summary.empty()
                           ? html("<summary>{}</summary>", listed.number)
                           : html("<summary>{} · {}</summary>", listed.number, writable(listed.summary));
  return html(
      "<entry><id>{}</id><title>{}</title><updated>{}</updated><link rel=\"alternate\" type=\"text/html\" "
      "href=\"{}\"/>{}{}</entry>\n",
      urn_of(record), writable(listed.title), to_text(listed.updated), listed.address, summary,
      categories(listed));
}

}  // namespace

std::string urn_of(const records::RecordId& record) {
  const std::string id = lower(record.value());
  if (id.size() == uuid_characters) return urn(id);
  return urn(seals::uuid_v5(seals::object_namespace, id));
}

std::string atom_text(const Reader& reader, const Feed& feed) {
  Html entries;
  Instant updated;
  for (const auto& [record, listed] : feed.entries) {
    updated = std::max(updated, listed.updated);
    entries += entry(record, listed);
  }
  return html(
             "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
             "xml:lang=\"{}\"><id>{}</id><title>{}</title><updated>{}</updated><author><name>{}</name></"
             "author>"
             "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/><link rel=\"alternate\" "
             "type=\"text/html\" href=\"{}\"/>\n{}</feed>\n",
             reader.tag(), urn(seals::uuid_v5(seals::object_namespace, feed.journal + feed.self.text())),
             feed.title, to_text(updated), reader.say("site.name"), feed.self, feed.about, entries)
      .text();
}

}  // namespace bch::renditions
