// How anybody can make sure, without trusting this site, that a version stands in the journal.

#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/record_view.h"
#include "registry/inclusion.h"
#include "renditions/addresses.h"
#include "seals/tree.h"

namespace bch::portal {
namespace {

// The way from the leaf up to the root, as it is worked out by hand (RFC 9162, section 2.1.3.2).
Html climb(const Reader& reader, const seals::Hash& leaf, std::uint64_t index, std::uint64_t size,
           const std::vector<seals::Hash>& path) {
  Html rows;
  seals::Hash reached = leaf;
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  for (const auto& beside : path) {
    const bool is_right = node % 2 == 1 || node == last;
    while (is_right && node % 2 == 0 && node != 0) node /= 2, last /= 2;  // a lone node goes up as it is
    reached = is_right ? seals::node_hash(beside, reached) : seals::node_hash(reached, beside);
    rows +=
        html("<tr><td>{}</td><td><code dir=\"ltr\">{}</code></td><td><code dir=\"ltr\">{}</code></td></tr>",
             reader.say(is_right ? "proof.left" : "proof.right"), beside.hex(), reached.hex());
    node /= 2;
    last /= 2;
  }
  return html(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>{}</tbody>"
      "</table></div>",
      reader.say("proof.path"), reader.say("proof.side"), reader.say("proof.beside"),
      reader.say("proof.reached"), rows);
}

Html hash_line(const Reader& reader, std::string_view key, const seals::Hash& hash) {
  return html("<dt>{}</dt><dd><code dir=\"ltr\">{}</code></dd>", reader.say(key), hash.hex());
}

Html files(const Reader& reader, const renditions::Record& record) {
  auto number = *record.entry().number;
  number.revision = record.entry().revision;
  const Url address = renditions::record_address(reader.tag(), number);
  Html items =
      html("<li><a href=\"{}\">{}</a></li><li><a href=\"{}\">{}</a></li>", address.suffixed(".tlog-proof"),
           reader.say("proof.file"), address.suffixed(".entry"), reader.say("proof.entry-file"));
  if (record.entry().content)
    items += html("<li><a href=\"{}\">{}</a></li>", Url::local("content", record.entry().content->hash.hex()),
                  reader.say("proof.content-file"));
  items += html("<li><a href=\"{}\">{}</a></li>", renditions::checkpoint_address(),
                reader.say("proof.checkpoint"));
  return html("<ul>{}</ul>", items);
}

}  // namespace

Result<Page> record_proof_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto record = TRY(asked_record(visit));
  const auto checkpoint = TRY(visit.sources.works.checkpoint());
  const auto& version = record.version();
  Page page = page_about(visit, record, "record.proof");
  page.is_of_the_moment = true;
  page.body += html("<p>{}</p>", reader.say("proof.introduction"));
  if (!checkpoint || checkpoint->size <= version.position) {
    page.body += html("<p class=\"notice\">{}</p>", reader.say("proof.not-yet"));
    return page;
  }
  const auto path = TRY(registry::inclusion_of(visit.sources.registry, version.position, checkpoint->size));
  Html facts = html("<dt>{}</dt><dd>{}</dd>", reader.say("history.position"), version.position);
  if (version.entry.content) facts += hash_line(reader, "proof.content-hash", version.entry.content->hash);
  facts += hash_line(reader, "proof.leaf", version.leaf) + hash_line(reader, "proof.root", checkpoint->root);
  facts += html("<dt>{}</dt><dd>{}</dd><dt>{}</dt><dd><bdi dir=\"ltr\">{}</bdi></dd>",
                reader.say("proof.size"), checkpoint->size, reader.say("proof.origin"), checkpoint->origin);
  page.body += html("<dl class=\"fields\">{}</dl><h2>{}</h2>{}", facts, reader.say("proof.files"),
                    files(reader, record));
  page.body += html(
      "<h2>{}</h2><ol class=\"steps\"><li>{} <code dir=\"ltr\">sha256sum content</code></li>"
      "<li>{} <code dir=\"ltr\">(printf '\\0'; cat entry) | sha256sum</code></li><li>{} "
      "<code dir=\"ltr\">SHA-256(01 · left · right)</code></li><li>{}</li></ol>",
      reader.say("proof.steps"), reader.say("proof.step-content"), reader.say("proof.step-leaf"),
      reader.say("proof.step-path"), reader.say("proof.step-root"));
  page.body += html("<h3>{}</h3>{}", reader.say("proof.path"),
                    climb(reader, version.leaf, version.position, checkpoint->size, path));
  return page;
}

}  // namespace bch::portal
