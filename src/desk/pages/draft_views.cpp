// A draft as it will appear, beside what is published, as a file, and for somebody who has its link.

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/side_by_side.h"
#include "desk/small_form.h"
#include "desk/withheld.h"
#include "formats/links.h"
#include "formats/withholding.h"
#include "http/media_type.h"
#include "portal/parts.h"
#include "records/json.h"
#include "seals/hash.h"
#include "seals/token.h"

#include <algorithm>

namespace bch::desk {
namespace {

constexpr auto share_kind = "share";
constexpr std::size_t secret_bytes = 16;
constexpr std::int64_t shared_for = 14LL * 24 * 60 * 60 * 1'000;

Html back_link(const Visit& visit, const Draft& draft) {
  return html("<p class=\"kind\"><a href=\"{}\">{}</a></p>", draft_address(visit, draft),
              draft_title(visit, draft));
}

Problem no_format(const Draft& draft) {
  return {Problem::Kind::invalid, "draft.no-format", {{"format", draft.format.value()}}};
}

// What is written in it, as far as the person may see it.
Result<records::Document> seen_content(Visit& visit, const Draft& draft) {
  auto content = TRY(visit.tools.drafts.content(draft));
  return seen(visit, draft, std::move(content.body));
}

// What would be published, as readers will see it.
Result<Html> as_it_will_appear(Visit& visit, const Draft& draft) {
  const auto& formats = visit.reading.sources.formats;
  const auto* format = formats.find(draft.format);
  if (format == nullptr) return no_format(draft);
  auto content = TRY(visit.tools.drafts.content(draft));
  const auto body = formats::as_published(formats, *format, std::move(content.body)).body;
  return html("<p class=\"notice\">{}</p>", visit.say("draft.not-published")) +
         portal::fields(visit.reading, formats::read_out(format, formats.vocabularies(), body));
}

// Of a withheld answer only with the answer.
Result<bool> sees_file(Visit& visit, const Draft& draft, const publication::DraftFile& file) {
  if (sees_withheld(visit, draft)) return true;
  const auto* format = visit.reading.sources.formats.find(draft.format);
  if (format == nullptr) return false;
  const auto addresses = formats::link_addresses(*format, TRY(seen_content(visit, draft)));
  return std::ranges::find(addresses, publication::draft_file_address(file)) != addresses.end();
}

Result<Page> preview(Visit& visit, const Draft& draft) {
  Page page;
  const auto* format = visit.reading.sources.formats.find(draft.format);
  page.title = draft_title(visit, draft);
  page.body =
      html("<p class=\"kind\">{}</p><h1>{}</h1>",
           format == nullptr ? std::string() : portal::label(visit.reader(), format->title), page.title) +
      TRY(as_it_will_appear(visit, draft));
  return page;
}

}  // namespace

Result<Answer> draft_preview(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::comment));
  auto page = TRY(preview(visit, draft));
  page.body = back_link(visit, draft) + page.body;
  return Answer(std::move(page));
}

Result<Answer> draft_comparison(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::comment));
  const auto* format = visit.reading.sources.formats.find(draft.format);
  if (format == nullptr) return no_format(draft);
  const auto drafted = TRY(seen_content(visit, draft));
  records::Document published;
  if (const auto record = visit.reading.library.find(draft.record); record.ok()) published = record->body();
  const Html table = differences(visit, *format, published, drafted, "draft.published", "draft.drafted");
  Page page;
  page.title = visit.say("draft.compare");
  page.body = back_link(visit, draft) + html("<h1>{}</h1>", page.title) +
              (table.empty() ? html("<p>{}</p>", visit.say("draft.no-difference")) : table);
  return Answer(std::move(page));
}

Result<Answer> draft_file(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::comment));
  const auto content = TRY(seen_content(visit, draft));
  auto response = http::page(http::media::json, records::pretty_json(content));
  response.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"draft-" + draft.id + ".json\"");
  return Answer(std::move(response));
}

Result<Answer> draft_attachment(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::comment));
  for (const auto& file : draft.files) {
    if (file.id != visit.captured("file") || !TRY(sees_file(visit, draft, file))) continue;
    auto kept = TRY(visit.tools.vault.file(file.id));
    auto response = http::page(http::media::binary, std::move(kept.bytes));
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename*=UTF-8''" + percent_encode(kept.name));
    return Answer(std::move(response));
  }
  return Problem{Problem::Kind::not_found, "draft.no-file", {}};
}

Result<Answer> share_draft_page(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::comment));
  Page page;
  page.title = visit.say("draft.share");
  page.body = back_link(visit, draft) +
              html("<h1>{}</h1><p>{}</p>", page.title, visit.say("draft.share-text")) +
              form(visit, draft_address(visit, draft, "share"), button(visit, "draft.share-make"));
  return Answer(std::move(page));
}

Result<Answer> share_draft(Visit& visit) {
  const auto draft = TRY(opened_draft(visit, publication::Step::comment));
  const std::string secret = seals::random_token(visit.tools.chance, secret_bytes);
  workspace::Item item;
  item.kind = share_kind;
  item.id = seals::sha256(secret).hex();
  item.order = visit.now.milliseconds() + shared_for;
  item.body.set("draft", draft.id);
  TRY(visit.tools.store.commit({{std::move(item)}, {}, {visit.deed("share", draft.id, draft.party)}}));
  const Url address = desk_address(visit.reader().tag(), "shared", secret);
  const auto until = day_of(Instant::from_milliseconds(visit.now.milliseconds() + shared_for));
  Page page;
  page.title = visit.say("draft.share");
  page.body = back_link(visit, draft) +
              html("<h1>{}</h1><p>{}</p><p class=\"cited\"><a href=\"{}\">{}{}</a></p>", page.title,
                   visit.say("draft.shared-until", {{"date", visit.reader().dates.long_date(until)}}),
                   address, visit.reading.sources.node.site, address.text());
  return Answer(std::move(page));
}

// For whoever has the link, without signing in, until it ends.
Result<Answer> shared_draft(Visit& visit) {
  const auto item = TRY(visit.tools.store.read(share_kind, seals::sha256(visit.captured("secret")).hex()));
  const bool is_good = item && visit.now.milliseconds() < item->order;
  const auto draft = is_good ? TRY(visit.tools.drafts.find(item->body.at("draft").text())) : std::nullopt;
  if (!draft) return Problem{Problem::Kind::not_found, "draft.not-shared", {}};
  return Answer(TRY(preview(visit, *draft)));
}

}  // namespace bch::desk
