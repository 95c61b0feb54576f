#include "desk/pages.h"

#include "desk/desk.h"

namespace bch::desk {
namespace {

using http::Method;

constexpr http::Route<Door> all[] = {
    {Method::get, "/{language}/desk", {&home_page, Needs::person}},
    {Method::get, "/{language}/desk/audit", {&audit_page, Needs::person}},
    {Method::get, "/{language}/desk/audit.json", {&audit_file, Needs::person}},
    {Method::get, "/{language}/desk/deliveries", {&deliveries_page, Needs::person}},
    {Method::post, "/{language}/desk/deliveries", {&note_delivery, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}", {&draft_page, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}.json", {&draft_file, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/autosave", {&autosave_draft, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/cancel", {&cancel_request, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/comment", {&comment_draft, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}/compare", {&draft_comparison, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/discard", {&discard_draft, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}/file/{file}", {&draft_attachment, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/give-back", {&give_back_draft, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}/languages", {&draft_languages_page, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/languages", {&choose_draft_languages, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}/letter", {&draft_letter, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/letter", {&attach_letter, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}/new", {&new_draft_page, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}/preview", {&draft_preview, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/publish", {&publish_draft, Needs::proof}},
    {Method::get, "/{language}/desk/draft/{draft}/records", {&draft_records, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/request", {&request_draft, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}/section/{section}", {&draft_section_page, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/section/{section}", {&keep_draft_section, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}/share", {&share_draft_page, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/share", {&share_draft, Needs::person}},
    {Method::get, "/{language}/desk/draft/{draft}/upload/{upload}", {&upload_state, Needs::person}},
    {Method::post, "/{language}/desk/draft/{draft}/upload/{upload}", {&upload_piece, Needs::person}},
    {Method::get, "/{language}/desk/drafts", {&drafts_page, Needs::person}},
    {Method::get, "/{language}/desk/join", {&join_page, Needs::nobody}},
    {Method::get, "/{language}/desk/join/{code}", {&join_page, Needs::nobody}},
    {Method::post, "/{language}/desk/join/{code}", {&join, Needs::nobody}},
    {Method::get, "/{language}/desk/new", {&new_draft_page, Needs::person}},
    {Method::post, "/{language}/desk/new", {&begin_draft, Needs::person}},
    {Method::get, "/{language}/desk/notices", {&notices_page, Needs::person}},
    {Method::post, "/{language}/desk/notices", {&read_notices, Needs::person}},
    {Method::get, "/{language}/desk/preferences", {&preferences_page, Needs::person}},
    {Method::post, "/{language}/desk/preferences", {&preferences, Needs::person}},
    {Method::get, "/{language}/desk/record/{number}", {&record_desk_page, Needs::person}},
    {Method::post, "/{language}/desk/record/{number}/amend", {&amend_record, Needs::person}},
    {Method::post, "/{language}/desk/record/{number}/clone", {&clone_record, Needs::person}},
    {Method::post, "/{language}/desk/record/{number}/confirm", {&confirm_record, Needs::person}},
    {Method::post, "/{language}/desk/record/{number}/withdraw", {&withdraw_record, Needs::person}},
    {Method::get, "/{language}/desk/report/{number}", {&fault_page, Needs::nobody}},
    {Method::post, "/{language}/desk/report/{number}", {&tell_fault, Needs::nobody}},
    {Method::get, "/{language}/desk/reports", {&faults_page, Needs::person}},
    {Method::post, "/{language}/desk/reports/{report}", {&answer_fault, Needs::person}},
    {Method::get, "/{language}/desk/searches", {&searches_page, Needs::person}},
    {Method::post, "/{language}/desk/searches", {&save_search, Needs::person}},
    {Method::get, "/{language}/desk/searches/{id}", {&search_page, Needs::person}},
    {Method::post, "/{language}/desk/searches/{id}", {&change_search, Needs::person}},
    {Method::get, "/{language}/desk/shared/{secret}", {&shared_draft, Needs::nobody}},
    {Method::get, "/{language}/desk/sign-in", {&sign_in_page, Needs::nobody}},
    {Method::post, "/{language}/desk/sign-in", {&sign_in, Needs::nobody}},
    {Method::post, "/{language}/desk/sign-out", {&sign_out, Needs::person}},
    {Method::post, "/{language}/desk/take-in", {&take_in_draft, Needs::person}},
};

}  // namespace

std::span<const http::Route<Door>> doors() {
  return all;
}

}  // namespace bch::desk
