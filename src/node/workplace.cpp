#include "node/workplace.h"

#include "engines/sqlite/workspace.h"
#include "engines/system/system.h"
#include "node/inspection.h"
#include "node/key_file.h"
#include "node/mailing.h"
#include "passwords/common.h"
#include "seals/secret.h"

namespace bch::node {
namespace {

// This node as passkeys know it: browsers make them for an address with https, or for the machine itself.
// Nothing when the configuration does not say where readers reach the node.
std::optional<access::RelyingParty> relying_party_of(const Configuration& configuration) {
  const std::string_view site = configuration.site;
  const auto end = site.find("://");
  if (end == std::string_view::npos) return std::nullopt;
  const auto host_at = end + 3;
  const auto origin = site.substr(0, site.find('/', host_at));
  const auto host = origin.substr(host_at, origin.find(':', host_at) - host_at);
  if (!site.starts_with("https:") && host != "localhost") return std::nullopt;
  return access::RelyingParty{std::string(host), std::string(origin), configuration.name};
}

// Who is designated, and whose appointment has ended, gets a notice.
access::Telling telling_of(notices::Notices& to) {
  return [&to](const access::AccountId& account, access::Told what, const access::Appointment& about) {
    notices::News news;
    news.kind =
        what == access::Told::designated ? notices::kind::designated : notices::kind::appointment_ended;
    news.arguments = {{"role", about.role}};
    news.path = "desk/account";
    news.party = about.party;
    return to.tell({&account, 1}, news);
  };
}

}  // namespace

Result<std::unique_ptr<Workplace>> Workplace::open(Node& node) {
  std::unique_ptr<Workplace> place(new Workplace);
  place->chance_ = std::make_unique<engines::system::SystemChance>();
  const std::string key = TRY(secret_of(node.folder(), *place->chance_));
  const auto part = [&](std::string_view use) { return std::string(seals::keyed_hash(key, use).bytes()); };
  place->store_ = TRY(engines::sqlite::Workspace::open(node.folder()));
  Clock& clock = node.clock();
  place->accounts_.emplace(*place->store_, clock, *place->chance_);
  place->passkeys_.emplace(*place->store_, clock, *place->chance_, part("challenges"),
                           relying_party_of(node.configuration()));
  place->sessions_.emplace(*place->store_, clock, *place->chance_);
  place->passwords_.emplace();
  place->common_passwords_.emplace(passwords::common().front().text);
  place->throttle_.emplace(part("throttle"), *place->chance_);
  place->inspector_ = make_inspector();
  place->vault_.emplace(*place->store_, *place->chance_, part("vault"));
  place->drafts_.emplace(*place->store_, node.registry(), node.treaty().formats(), clock, *place->chance_,
                         *place->vault_);
  place->notices_.emplace(*place->store_, *place->accounts_, clock, *place->chance_,
                          sends_mail(node.configuration()) ? notices::Mailing::on : notices::Mailing::off);
  place->announcing_.emplace(*place->accounts_, *place->notices_, node.treaty().roles(),
                             node.treaty().languages(), clock);
  const auto announce = [announcing = &*place->announcing_](const publication::Draft& draft,
                                                            const registry::Version& version,
                                                            const access::AccountId& by) {
    return announcing->published(draft, version, by);
  };
  place->publishing_.emplace(*place->store_, *place->drafts_, *place->vault_, *place->chance_,
                             node.registry(), node.treaty().formats(), clock,
                             publication::Publishing::Settings{node.treaty().edition(), announce});
  place->aftermath_.emplace(publication::Aftermath::Parts{*place->store_, *place->publishing_,
                                                          *place->drafts_, *place->announcing_,
                                                          node.registry(), node.treaty().formats(), clock});
  place->designations_.emplace(*place->store_, *place->accounts_, node.treaty().roles(), clock,
                               *place->chance_, telling_of(*place->notices_));
  place->ledger_.emplace(*place->store_, *place->chance_);
  place->searches_.emplace(*place->store_, clock, *place->chance_);
  place->tools_.emplace(desk::Tools{*place->store_,
                                    *place->accounts_,
                                    *place->designations_,
                                    *place->passkeys_,
                                    *place->sessions_,
                                    node.treaty().roles(),
                                    *place->passwords_,
                                    *place->common_passwords_,
                                    *place->throttle_,
                                    *place->drafts_,
                                    *place->publishing_,
                                    *place->announcing_,
                                    *place->vault_,
                                    *place->inspector_,
                                    *place->notices_,
                                    *place->ledger_,
                                    *place->searches_,
                                    *place->chance_,
                                    part("codes"),
                                    part("boxes"),
                                    node.configuration().site.starts_with("https:")});
  place->editions_.emplace(node);
  place->tools_->editions = &*place->editions_;
  if (node.configuration().is_practice) {
    const auto& treaty = node.treaty();
    place->practice_.trainees =
        TRY(trainees({*place->accounts_, *place->passwords_, treaty.roles(), treaty.formats().vocabularies(),
                      clock, *place->chance_, place->tools_->codes_key, treaty.languages().fallback().tag}));
    place->tools_->practice = &place->practice_;
  }
  return place;
}

void Workplace::set_end(std::function<void(Ended)> end) {
  practice_.begin_anew = [end] { end(Ended::to_begin_anew); };
  editions_->set_take_up([end = std::move(end)] { end(Ended::to_open_anew); });
}

Result<access::NewInvitation> invite(Node& node, Workplace& place, const access::Proposal& proposal) {
  workspace::Deed deed;
  deed.time = node.clock().now();
  deed.act = "invite";
  return place.accounts().invite(proposal, {}, std::move(deed));
}

Result<access::NewInvitation> invite_first(Node& node) {
  const auto place = TRY(Workplace::open(node));
  access::Appointment appointment;
  appointment.role = node.treaty().roles().first_with(access::Act::designate);
  appointment.from = node.clock().now();
  access::Proposal proposal;
  proposal.language = node.treaty().languages().fallback().tag;
  proposal.appointments = {std::move(appointment)};
  return invite(node, *place, proposal);
}

Result<std::uint64_t> prove_trail(const Node& node) {
  if (!engines::sqlite::Workspace::is_in(node.folder())) return std::uint64_t{0};
  const auto store = TRY(engines::sqlite::Workspace::open(node.folder()));
  return workspace::prove_trail(*store);
}

}  // namespace bch::node
