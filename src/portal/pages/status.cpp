#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

namespace bch::portal {
namespace {

constexpr std::size_t digest_characters = 16;

class StatusWriter {
 public:
  explicit StatusWriter(Visit& visit) : visit_(visit), reader_(visit.reader) {}

  [[nodiscard]] Result<Html> journal() const {
    const auto size = TRY(visit_.sources.registry.size());
    Html rows = row("status.entries", number(size));
    if (size > 0) {
      const auto last = TRY(visit_.sources.registry.at(size - 1));
      rows += row("status.last-entry", html("<time datetime=\"{}\">{}</time>", to_text(last.entry.time),
                                            reader_.dates.long_instant(last.entry.time)));
    }
    return section("status.journal",
                   rows + html("<dt></dt><dd><a href=\"{}\">{}</a></dd>",
                               renditions::changes_address(reader_.tag()), reader_.say("changes.title")));
  }

  [[nodiscard]] Result<Html> checkpoint() const {
    const auto& newest = visit_.sources.works.checkpoint;
    const auto checkpoint = newest ? TRY(newest()) : std::optional<seals::Checkpoint>();
    if (!checkpoint)
      return section("status.checkpoint", row("status.signed-up-to", html("{}", reader_.say("status.none"))));
    return section("status.checkpoint",
                   row("status.journal-name", html("<bdi dir=\"ltr\">{}</bdi>", checkpoint->origin)) +
                       row("status.signed-up-to", number(checkpoint->size)) +
                       row("status.root", code(checkpoint->root.hex())) +
                       html("<dt></dt><dd><a href=\"{}\">{}</a></dd>", renditions::checkpoint_address(),
                            reader_.say("status.checkpoint-file")));
  }

  [[nodiscard]] Result<Html> index() const {
    search::Question question;
    question.page_size = 0;
    const auto answer = TRY(visit_.ask(question));
    const auto size = TRY(visit_.sources.registry.size());
    const std::string_view state = !answer.is_ready         ? "status.index-being-made"
                                   : answer.position < size ? "status.index-behind"
                                                            : "status.index-up-to-date";
    return section("status.index", row("status.index-position", number(answer.position)) +
                                       row("status.index-state", html("{}", reader_.say(state))) +
                                       row("status.records", number(answer.total)));
  }

  [[nodiscard]] Html program() const {
    const Works& works = visit_.sources.works;
    Html names;
    for (const auto& other : visit_.readers) {
      if (!names.empty()) names += html(" · ");
      names += html("<span lang=\"{}\">{}</span>", other->tag(), other->language.name);
    }
    Html rows = row("status.version", html("<bdi dir=\"ltr\">bch {}</bdi>", works.program)) +
                row("status.edition", number(works.edition));
    if (!works.digest.empty()) rows += row("status.digest", code(works.digest));
    return section("status.program", rows + row("status.languages", names));
  }

 private:
  [[nodiscard]] Html number(std::uint64_t value) const {
    return html("{}", reader_.catalogue.number(static_cast<std::int64_t>(value)));
  }

  // By its beginning, which is enough to compare.
  [[nodiscard]] static Html code(const std::string& hexadecimal) {
    return html("<code dir=\"ltr\">{}…</code>", hexadecimal.substr(0, digest_characters));
  }

  [[nodiscard]] Html row(std::string_view name, const Html& said) const {
    return html("<dt>{}</dt><dd>{}</dd>", reader_.say(name), said);
  }

  [[nodiscard]] Html link(const Url& address, std::string_view name) const {
    return html("<p><a href=\"{}\">{}</a></p>", address, reader_.say(name));
  }

  [[nodiscard]] Html section(std::string_view title, const Html& rows) const {
    return html("<section><h2>{}</h2><dl class=\"fields\">{}</dl></section>", reader_.say(title), rows);
  }

  Visit& visit_;
  const Reader& reader_;
};

}  // namespace

Result<Page> status_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const StatusWriter writer(visit);
  Page page;
  page.is_of_the_moment = true;
  page.title = reader.say("status.title");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body =
      html("<h1>{}</h1><p>{}</p>", page.title,
           reader.say("status.as-of", {{"name", visit.sources.node.name},
                                       {"time", reader.dates.long_instant(visit.sources.clock.now())}}));
  page.body += TRY(writer.journal());
  page.body += TRY(writer.index());
  page.body += TRY(writer.checkpoint());
  page.body += writer.program();
  return page;
}

}  // namespace bch::portal
