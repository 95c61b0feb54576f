#include "channels/channels.h"

namespace bch::channels {
namespace {

using http::Method;

constexpr http::Route<Channel> all[] = {
    {Method::get, "/api/v2013/documents/{record}/attachments/{id}/{name*}", &attachment},
    {Method::get, "/checkpoint", &checkpoint},
    {Method::get, "/content/{hash}", &content},
    {Method::get, "/countries/{code}", &old_country},
    {Method::get, "/database/record", &old_record},
    {Method::get, "/database/record.shtml", &old_record},
    {Method::get, "/database/{kind}/{number}", &old_record},
    {Method::get, "/sitemap.xml", &sitemap},
    {Method::get, "/sitemap/{part}.xml", &sitemap_part},
    {Method::get, "/tile/{rest*}", &tile},
    {Method::get, "/{language}/changes.atom", &changes_as_atom},
    {Method::get, "/{language}/country/{code}.vcf", &country_as_vcards},
    {Method::get, "/{language}/countries/{code}", &old_country},
    {Method::get, "/{language}/database/record", &old_record},
    {Method::get, "/{language}/database/{kind}/{number}", &old_record},
    {Method::get, "/{language}/formats/{format}.json", &format_as_schema},
    {Method::get, "/{language}/formats/{format}.txt", &format_as_form},
    {Method::get, "/{language}/meetings.ics", &calendar},
    {Method::get, "/{language}/record/{number}.entry", &entry_of_record},
    {Method::get, "/{language}/record/{number}.json", &record_as_json},
    {Method::get, "/{language}/record/{number}.tlog-proof", &proof_of_record},
    {Method::get, "/{language}/record/{number}.txt", &record_as_text},
    {Method::get, "/{language}/record/{number}.vcf", &record_as_vcard},
    {Method::get, "/{language}/search.atom", &search_as_atom},
    {Method::get, "/{language}/search.csv", &search_as_csv},
    {Method::get, "/{language}/search.json", &search_as_json},
};

}  // namespace

std::span<const http::Route<Channel>> channels() {
  return all;
}

}  // namespace bch::channels
