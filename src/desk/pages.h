#pragma once
// The pages of the desk, each in a file of its own, pages/<name>.cpp; their table is in pages.cpp. What a
// page shows and what its form does stand together. One thread for each visit.

#include "desk/visit.h"

namespace bch::desk {

Result<Answer> account_page(Visit& visit);
Result<Answer> amend_record(Visit& visit);
Result<Answer> answer_fault(Visit& visit);
Result<Answer> attach_letter(Visit& visit);
Result<Answer> audit_file(Visit& visit);
Result<Answer> audit_page(Visit& visit);
Result<Answer> authenticator_page(Visit& visit);
Result<Answer> autosave_draft(Visit& visit);
Result<Answer> begin_draft(Visit& visit);
Result<Answer> cancel_request(Visit& visit);
Result<Answer> change_account(Visit& visit);
Result<Answer> change_authenticator(Visit& visit);
Result<Answer> change_passkeys(Visit& visit);
Result<Answer> change_password(Visit& visit);
Result<Answer> change_search(Visit& visit);
Result<Answer> change_user(Visit& visit);
Result<Answer> choose_draft_languages(Visit& visit);
Result<Answer> clone_record(Visit& visit);
Result<Answer> codes_page(Visit& visit);
Result<Answer> comment_draft(Visit& visit);
Result<Answer> confirm_record(Visit& visit);
Result<Answer> deliveries_page(Visit& visit);
Result<Answer> designations_page(Visit& visit);
Result<Answer> discard_draft(Visit& visit);
Result<Answer> draft_attachment(Visit& visit);
Result<Answer> draft_comparison(Visit& visit);
Result<Answer> draft_file(Visit& visit);
Result<Answer> draft_languages_page(Visit& visit);
Result<Answer> draft_letter(Visit& visit);
Result<Answer> draft_page(Visit& visit);
Result<Answer> draft_preview(Visit& visit);
Result<Answer> draft_records(Visit& visit);
Result<Answer> draft_section_page(Visit& visit);
Result<Answer> drafts_page(Visit& visit);
Result<Answer> end_sessions(Visit& visit);
Result<Answer> fault_page(Visit& visit);
Result<Answer> erase_record(Visit& visit);
Result<Answer> faults_page(Visit& visit);
Result<Answer> give_back_draft(Visit& visit);
Result<Answer> handover_page(Visit& visit);
Result<Answer> home_page(Visit& visit);
Result<Answer> invitation_letter_page(Visit& visit);
Result<Answer> invite(Visit& visit);
Result<Answer> invite_page(Visit& visit);
Result<Answer> join(Visit& visit);
Result<Answer> join_page(Visit& visit);
Result<Answer> keep_draft_section(Visit& visit);
Result<Answer> letter_page(Visit& visit);
Result<Answer> letter_scan(Visit& visit);
Result<Answer> mark_post(Visit& visit);
Result<Answer> new_codes(Visit& visit);
Result<Answer> new_draft_page(Visit& visit);
Result<Answer> note_delivery(Visit& visit);
Result<Answer> notices_page(Visit& visit);
Result<Answer> passkeys_page(Visit& visit);
Result<Answer> password_page(Visit& visit);
Result<Answer> preferences(Visit& visit);
Result<Answer> preferences_page(Visit& visit);
Result<Answer> publish_draft(Visit& visit);
Result<Answer> read_notices(Visit& visit);
Result<Answer> record_desk_page(Visit& visit);
Result<Answer> record_letter(Visit& visit);
Result<Answer> request_draft(Visit& visit);
Result<Answer> revoke_invitation(Visit& visit);
Result<Answer> save_search(Visit& visit);
Result<Answer> search_page(Visit& visit);
Result<Answer> searches_page(Visit& visit);
Result<Answer> set_second_review(Visit& visit);
Result<Answer> share_draft(Visit& visit);
Result<Answer> share_draft_page(Visit& visit);
Result<Answer> shared_draft(Visit& visit);
Result<Answer> sign_in(Visit& visit);
Result<Answer> sign_in_by_passkey(Visit& visit);
Result<Answer> sign_in_page(Visit& visit);
Result<Answer> sign_out(Visit& visit);
Result<Answer> take_in_draft(Visit& visit);
Result<Answer> take_letter(Visit& visit);
Result<Answer> tell_fault(Visit& visit);
Result<Answer> upload_piece(Visit& visit);
Result<Answer> upload_state(Visit& visit);
Result<Answer> user_page(Visit& visit);
Result<Answer> users_page(Visit& visit);
Result<Answer> validate_record(Visit& visit);
Result<Answer> withdraw_record(Visit& visit);

}  // namespace bch::desk
