#include "desk/codes.h"

namespace bch::desk {
namespace {

using records::Document;

namespace member {
constexpr auto salt = "salt";
constexpr auto made = "made";
constexpr auto codes = "codes";
constexpr auto hash = "hash";
constexpr auto used = "used";
}  // namespace member

Problem damaged() {
  return {Problem::Kind::damaged, "store.damaged", {{"detail", "codes"}}};
}

}  // namespace

records::Document to_document(const access::CodeList& list) {
  Document document = Document::members();
  document.set(member::salt, seals::to_base64(list.salt));
  document.set(member::made, list.made.milliseconds());
  Document codes = Document::list();
  for (const auto& code : list.codes) {
    Document one = Document::members();
    one.set(member::hash, code.hash.hex());
    if (code.used) one.set(member::used, code.used->milliseconds());
    codes.append(std::move(one));
  }
  document.set(member::codes, std::move(codes));
  return document;
}

Result<access::CodeList> to_code_list(const records::Document& document) {
  access::CodeList list;
  if (document.is_null()) return list;
  const auto salt = seals::from_base64(document.at(member::salt).text());
  if (!salt) return damaged();
  list.salt = *salt;
  list.made = Instant::from_milliseconds(document.at(member::made).integer());
  for (const auto& code : document.at(member::codes).items()) {
    const auto hash = seals::Hash::from_hex(code.at(member::hash).text());
    if (!hash) return damaged();
    access::CodeList::Code kept{*hash, {}};
    if (code.find(member::used) != nullptr)
      kept.used = Instant::from_milliseconds(code.at(member::used).integer());
    list.codes.push_back(kept);
  }
  return list;
}

Html printed(const Visit& visit, const std::vector<std::string>& codes) {
  Html items;
  for (const auto& code : codes) items += html("<li><code>{}</code></li>", code);
  return html("<h2>{}</h2><p>{}</p><ol class=\"codes\">{}</ol>", visit.say("codes.title"),
              visit.say("codes.text"), items);
}

}  // namespace bch::desk
