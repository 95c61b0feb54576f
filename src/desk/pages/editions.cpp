// Editions: formats, vocabularies, Parties and translations, from the desk: files to take away and change;
// changed ones are put into the edition that is being prepared, looked at as a whole, and published.

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "http/media_type.h"

#include <algorithm>

namespace bch::desk {
namespace {

using Files = Editions::Files;

// What is being prepared: one item, of files that differ from the present edition.
constexpr auto item_kind = "edition";
constexpr auto item_id = "next";
constexpr auto files_member = "files";
constexpr std::size_t faults_shown = 50;
constexpr std::string_view name_parameter = "name";

Result<Done> permit(const Visit& visit) {
  if (!visit.may_somewhere(access::Act::editions))
    return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  return Done{};
}

Url here(const Visit& visit) {
  return desk_address(visit.reader().tag(), "editions");
}

struct Prepared {
  workspace::Item item;
  Files changed;
};

Result<Prepared> prepared(const Visit& visit) {
  Prepared prepared;
  prepared.item = TRY(visit.tools.store.read(item_kind, item_id)).value_or(workspace::Item{});
  prepared.item.kind = item_kind;
  prepared.item.id = item_id;
  for (const auto& [name, text] : prepared.item.body.at(files_member).entries())
    prepared.changed[name] = text.text();
  return prepared;
}

Result<Done> keep(const Visit& visit, Prepared prepared, workspace::Deed deed) {
  records::Document files = records::Document::members();
  for (const auto& [name, text] : prepared.changed) files.set(name, text);
  prepared.item.body.set(files_member, std::move(files));
  prepared.item.order = visit.now.milliseconds();
  return visit.tools.store.commit({{std::move(prepared.item)}, {}, {std::move(deed)}});
}

Files merged(Files present, const Files& changed) {
  for (const auto& [name, text] : changed) present[name] = text;
  return present;
}

// Which file of the edition a sent one stands for: that of the same name, else a new one in the folder that
// was chosen.
Result<std::string> place_of(const Files& present, const std::string& name, std::string_view folder) {
  for (const auto& [path, text] : present) {
    const auto slash = path.rfind('/');
    if (path.substr(slash == std::string::npos ? 0 : slash + 1) == name) return path;
  }
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  };
  if (name.empty() || name.front() == '.' || !std::ranges::all_of(name, is_plain))
    return Problem{Problem::Kind::invalid, "editions.no-file", {}};
  return folder.empty() ? name : std::string(folder) + "/" + name;
}

std::vector<std::string> folders(const Files& files) {
  std::vector<std::string> folders{""};
  for (const auto& [path, text] : files) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos) continue;
    auto folder = path.substr(0, slash);
    if (std::ranges::find(folders, folder) == folders.end()) folders.push_back(std::move(folder));
  }
  return folders;
}

Html fault_list(const Visit& visit, const std::vector<Problem>& faults) {
  Html items;
  for (const auto& fault : std::span(faults).first(std::min(faults.size(), faults_shown)))
    items += html("<li>{}</li>", visit.say(fault.key, fault.arguments));
  return html("<div class=\"notice wrong\"><p>{}</p><ul>{}</ul></div>", visit.say("editions.faults"), items);
}

Html preparing(const Visit& visit, const Files& present, const Files& changed) {
  if (changed.empty()) return html("<p>{}</p>", visit.say("editions.nothing-prepared"));
  Html items;
  for (const auto& [name, text] : changed) {
    const auto* key = present.contains(name) ? "editions.changed" : "editions.added";
    items += html("<li>{}</li>",
                  html("<a href=\"{}\"><bdi dir=\"ltr\">{}</bdi></a> <span class=\"quiet\">{}</span> ",
                       desk_address(visit.reader().tag(), "editions", "file").with(name_parameter, name),
                       name, visit.say(key)) +
                      form(visit, here(visit), quiet_button(visit, "editions.take-out", "out", name)));
  }
  const auto faults = visit.tools.editions->faults(merged(present, changed));
  const std::string next = std::to_string(visit.tools.editions->number() + 1);
  Html step = faults.empty() ? html("<p>{}</p>", visit.say("editions.in-order")) +
                                   form(visit, desk_address(visit.reader().tag(), "editions", "publish"),
                                        hidden("edition", next) + button(visit, "editions.publish"))
                             : fault_list(visit, faults);
  return html("<ul class=\"entries\">{}</ul>", items) + step;
}

Html sending(const Visit& visit, const Files& present) {
  std::vector<Choosable> choices;
  for (auto& folder : folders(present)) choices.push_back({folder, folder.empty() ? "/" : folder + "/"});
  return file_form(
      visit, here(visit),
      file_input(visit, {.name = "file", .label = "editions.file", .help = "editions.file-help"}) +
          select(visit, {.name = "folder", .label = "editions.folder"}, choices) +
          button(visit, "editions.put-in"));
}

Html present_list(const Visit& visit, const Files& present) {
  Html items;
  for (const auto& [name, text] : present)
    items += html("<li><a href=\"{}\"><bdi dir=\"ltr\">{}</bdi></a></li>",
                  desk_address(visit.reader().tag(), "editions", "file").with(name_parameter, name), name);
  return html(
      "<details><summary>{}</summary><ul class=\"codes\">{}</ul></details>",
      visit.say("editions.files",
                {{"count", visit.reader().catalogue.number(static_cast<std::int64_t>(present.size()))}}),
      items);
}

}  // namespace

Result<Answer> editions_page(Visit& visit) {
  TRY(permit(visit));
  const auto present = TRY(visit.tools.editions->files());
  const auto next = TRY(prepared(visit));
  Page page;
  page.title = visit.say("editions.title");
  page.body = html("<h1>{}</h1>", page.title) + done(visit) +
              html("<p>{}</p>",
                   visit.say("editions.text", {{"number", std::to_string(visit.tools.editions->number())}})) +
              present_list(visit, present) +
              html("<section><h2>{}</h2>{}{}</section>", visit.say("editions.next"),
                   preparing(visit, present, next.changed), sending(visit, present));
  return Answer(std::move(page));
}

// One file, to be changed elsewhere: as it is prepared, else as it is.
Result<Answer> edition_file(Visit& visit) {
  TRY(permit(visit));
  const std::string name(visit.reading.request.query.find(name_parameter));
  const auto files = merged(TRY(visit.tools.editions->files()), TRY(prepared(visit)).changed);
  const auto found = files.find(name);
  if (found == files.end()) return Problem{Problem::Kind::not_found, "editions.no-file", {}};
  auto response = http::page(http::media::text, found->second);
  response.freshness = http::Freshness::never_stored;
  const auto slash = name.rfind('/');
  const std::string last = name.substr(slash == std::string::npos ? 0 : slash + 1);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + last + "\"");
  return Answer(std::move(response));
}

// Puts a sent file in, or takes one out.
Result<Answer> prepare_edition(Visit& visit) {
  TRY(permit(visit));
  auto next = TRY(prepared(visit));
  auto deed = visit.deed("prepare-edition");
  if (const std::string out(visit.form.find("out")); !out.empty()) {
    next.changed.erase(out);
    deed.more.set("out", out);
  } else {
    const auto present = TRY(visit.tools.editions->files());
    const auto sent = std::ranges::find(visit.form.files, "file", &http::Form::File::field);
    if (sent == visit.form.files.end() || sent->name.empty())
      return Problem{Problem::Kind::invalid, "editions.no-file", {}};
    const auto place = TRY(place_of(present, sent->name, visit.form.find("folder")));
    next.changed[place] = sent->bytes;
    const auto same = present.find(place);
    if (same != present.end() && same->second == sent->bytes) next.changed.erase(place);
    deed.more.set("in", place);
  }
  TRY(keep(visit, std::move(next), std::move(deed)));
  return Answer(here(visit).with(done_parameter, "saved"));
}

// Somebody else may have published meanwhile: what was looked at is what goes.
Result<Answer> publish_edition(Visit& visit) {
  TRY(permit(visit));
  auto next = TRY(prepared(visit));
  const std::string number = std::to_string(visit.tools.editions->number() + 1);
  if (next.changed.empty() || visit.form.find("edition") != number)
    return Problem{Problem::Kind::conflict, "editions.changed-meanwhile", {}};
  const auto files = merged(TRY(visit.tools.editions->files()), next.changed);
  if (!visit.tools.editions->faults(files).empty())
    return Problem{Problem::Kind::invalid, "editions.has-faults", {}};
  const auto published = TRY(visit.tools.editions->publish(files));
  next.changed.clear();
  auto deed = visit.deed("publish-edition");
  deed.more.set("edition", std::int64_t{published});
  TRY(keep(visit, std::move(next), std::move(deed)));
  Page page;
  page.title = visit.say("editions.published", {{"number", std::to_string(published)}});
  page.body = html("<h1>{}</h1><p>{}</p><p><a class=\"go\" href=\"{}\">{}</a></p>", page.title,
                   visit.say("editions.published-text"), here(visit), visit.say("editions.title"));
  return Answer(std::move(page));
}

}  // namespace bch::desk
