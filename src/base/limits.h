#pragma once
// Every limit of the program, in one place. Bytes unless the name says otherwise.

#include <cstddef>

namespace bch::limits {

inline constexpr std::size_t url_bytes = 2'048;
inline constexpr std::size_t record_id_bytes = 64;
inline constexpr std::size_t document_bytes = 4 * 1024 * 1024;  // one record's content as JSON
inline constexpr int json_depth = 32;
inline constexpr std::size_t quick_json_bytes =
    16 * 1024;                                      // for the quick reader, of which each thread keeps one
inline constexpr std::size_t entry_bytes = 65'535;  // C2SP tlog-tiles: an entry's length is a uint16
inline constexpr std::size_t batch_acts = 10'000;   // acts in one append
inline constexpr int revisions = 1'000'000;         // of one record
inline constexpr std::size_t attachment_bytes = 32 * 1024 * 1024;
inline constexpr std::size_t envelope_bytes = attachment_bytes + 1'024;
inline constexpr std::size_t local_message_bytes = 64 * 1024 * 1024;  // between two processes of one node
inline constexpr std::size_t idempotency_key_bytes = 128;
inline constexpr std::size_t key_name_bytes = 128;  // of a signing key, which is the log's origin
inline constexpr std::size_t note_bytes = 16 * 1024;
inline constexpr int condition_depth = 32;  // parentheses and "not" in a condition of a format
inline constexpr std::size_t answers_tried =
    200'000;  // when looking for answers under which a condition holds
inline constexpr std::size_t stacked_identifiers = 16;  // unique identifiers in one LMO stack
inline constexpr std::size_t findings_a_record = 1'000;

inline constexpr std::size_t short_text_bytes = 1'000;  // of a record, for a message
inline constexpr std::size_t compared_words =
    2'000'000;  // words of one text times words of the other; more are not compared word by word
// Border check (search/papers): what was pasted has to fit into an address.
inline constexpr std::size_t papers_bytes = 2'048;
inline constexpr std::size_t papers_things = 32;  // identifiers, codes and names read out of it

inline constexpr std::size_t rich_depth = 32;  // elements inside each other in a rich text

// Searching (search/).
inline constexpr std::size_t question_bytes = 1'024;
inline constexpr std::size_t question_words = 64;
inline constexpr std::size_t question_choices = 32;
inline constexpr std::size_t question_pages = 10'000;
inline constexpr std::size_t facet_value_bytes = 128;
inline constexpr std::size_t facet_values = 1'000;     // of one facet in one answer
inline constexpr std::size_t crossed_values = 50;      // in each direction of a table
inline constexpr std::size_t indexed_word_bytes = 64;  // a longer word is kept by its beginning
inline constexpr std::size_t name_key_bytes = 200;
inline constexpr std::size_t name_words = 6;            // of a question that are looked for as one name
inline constexpr std::size_t records_of_a_name = 32;    // more records: the name is no name
inline constexpr std::size_t referrers_followed = 256;  // records of a name whose referrers are looked for
inline constexpr std::size_t title_key_bytes = 64;
inline constexpr std::size_t attached_text_bytes = 256 * 1024;
inline constexpr std::size_t vocabulary_depth = 16;
inline constexpr std::size_t stems_remembered = 200'000;      // words whose stems a thread keeps
inline constexpr std::size_t concepts_of_a_word = 6;          // terms that a word may mean
inline constexpr std::size_t words_of_a_beginning = 200;      // the most frequent
inline constexpr std::size_t shelf_bytes = 24 * 1024 * 1024;  // of records that were read lately, decoded
inline constexpr std::size_t word_lists_bytes = 160 * 1024 * 1024;  // of frequent words, kept decoded

// Looking into files (engines/inspection).
inline constexpr std::size_t inspections_at_once = 2;   // children; more wait
inline constexpr std::size_t inspections_waiting = 64;  // more is busy
inline constexpr unsigned inspection_cpu_seconds = 10;
inline constexpr unsigned inspection_seconds = 30;  // by the clock; then the child is killed
inline constexpr std::size_t inspection_memory_bytes = 1'536UL * 1024 * 1024;  // of addresses
inline constexpr std::size_t file_name_bytes = 255;
inline constexpr std::size_t package_entries = 4'096;                    // files in an archive or document
inline constexpr std::size_t unpacked_bytes = 256UL * 1024 * 1024;       // of all of them
inline constexpr std::size_t unpacked_part_bytes = 64UL * 1024 * 1024;   // of one
inline constexpr std::size_t unpacked_ratio = 200;                       // to the bytes that were packed
inline constexpr std::size_t ratio_counts_from_bytes = 8 * 1024 * 1024;  // what unpacks to less is no bomb
inline constexpr int archive_depth = 1;               // documents in an archive; no archives in those
inline constexpr std::size_t pdf_pages = 5'000;       // of which the text is read
inline constexpr std::size_t image_directories = 64;  // of a TIFF

// Lists for programs (channels/).
inline constexpr std::size_t feed_entries = 50;
inline constexpr std::size_t sitemap_entries = 20'000;   // of the journal, in one part of the sitemap
inline constexpr std::size_t exported_records = 10'000;  // more: the file says that it was cut
inline constexpr std::size_t calendar_events = 1'000;    // the newest

// HTTP requests (http/, engines/beast).
inline constexpr std::size_t http_head_bytes = 16 * 1024;  // request line and fields; more is 431
inline constexpr std::size_t http_target_bytes = 4'096;    // more is 414
inline constexpr std::size_t http_path_segments = 16;
inline constexpr std::size_t http_query_parameters = 64;
inline constexpr std::size_t http_header_fields = 64;
inline constexpr std::size_t http_body_bytes = 8 * 1024 * 1024;  // more is 413
inline constexpr std::size_t form_fields = 4'096;                // in one form that was sent
inline constexpr std::size_t form_files = 8;
inline constexpr std::size_t answer_rows = 500;         // of one repeated field in the form of a draft
inline constexpr std::size_t http_connections = 4'096;  // open at once; more is 503
inline constexpr std::size_t http_queue = 256;          // requests that wait for the pool; more is 503
inline constexpr unsigned http_changes = 16;            // that change something, made at the same time
inline constexpr std::size_t page_cache_bytes = 24 * 1024 * 1024;
inline constexpr std::size_t gzip_least_bytes = 256;  // a smaller text is not worth its gzip header

// Workspace (workspace/, access/, publication/).
inline constexpr std::size_t workspace_item_bytes = 5 * 1024 * 1024;
inline constexpr std::size_t workspace_found = 1'000;  // items in one answer
inline constexpr std::size_t changes_at_once = 1'000;  // items in one commit
inline constexpr std::size_t upload_piece_bytes = 1024 * 1024;
inline constexpr std::size_t name_bytes = 500;  // of a person or office
inline constexpr std::size_t comment_bytes = 8 * 1024;
inline constexpr std::size_t files_a_draft = 64;
inline constexpr std::size_t package_drafts = 50;  // published together
inline constexpr std::size_t drafts_a_person = 2'000;

// Notices (notices/, engines/mail).
inline constexpr std::size_t mailbox_bytes = 254;          // RFC 5321, section 4.5.3.1.3, without brackets
inline constexpr std::size_t notice_argument_bytes = 500;  // of one value in the sentence of a notice
inline constexpr std::size_t letters_together = 50;        // told in one message; the rest in the next
inline constexpr std::size_t mail_reply_bytes = 500;       // of what a mail server answered, kept
inline constexpr std::size_t saved_searches = 100;         // of one person
inline constexpr std::size_t news_of_a_search = 1'000;  // records that wait to be told; more are not counted
inline constexpr std::size_t searches_at_once = 100;    // changed in one commit

// Languages.
inline constexpr std::size_t accept_language_bytes = 1'024;  // of the field; the rest is not read
inline constexpr std::size_t accept_language_ranges = 32;
inline constexpr std::size_t language_tag_bytes = 35;  // RFC 5646, section 4.4.1
inline constexpr std::size_t po_file_bytes = 8 * 1024 * 1024;
inline constexpr std::size_t po_text_bytes = 64 * 1024;  // one text
inline constexpr std::size_t plural_expression_bytes = 512;
inline constexpr int plural_depth = 32;  // brackets and operators inside one another

// Credentials of people (access/).
inline constexpr std::size_t password_least = 10;  // characters
inline constexpr std::size_t password_bytes = 1'024;
inline constexpr std::size_t password_frame = 4;        // signs around a common word that hide nothing
inline constexpr std::size_t passwords_at_once = 2;     // each takes 64 MiB
inline constexpr std::size_t passwords_waiting = 16;    // for their turn; more is 503
inline constexpr std::size_t typed_code_bytes = 256;    // of a printed code, an invitation, a TOTP code
inline constexpr std::size_t passkey_id_bytes = 1'023;  // WebAuthn Level 2, section 4: credential ID
inline constexpr std::size_t passkey_answer_bytes = 16 * 1024;  // each part of what a browser answers
inline constexpr std::size_t passkeys = 32;                     // of one person
inline constexpr int cbor_depth = 8;
inline constexpr std::size_t throttle_buckets = 32'768;  // for each kind of budget; about 1 MiB

}  // namespace bch::limits
