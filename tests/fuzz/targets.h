#pragma once
// What the fuzz targets do with foreign bytes. Shared by libFuzzer's programs and by the replay of their
// corpora.

#include <string_view>

namespace bch::fuzz {

void credential(std::string_view bytes);
void answers(std::string_view bytes);
void envelope(std::string_view bytes);
void examine(std::string_view bytes);
void file(std::string_view bytes);
void form(std::string_view bytes);
void http(std::string_view bytes);
void inspection(std::string_view bytes);
void json(std::string_view bytes);
void mail(std::string_view bytes);
void note(std::string_view bytes);
void page(std::string_view bytes);
void papers(std::string_view bytes);
void passkey(std::string_view bytes);
void picture(std::string_view bytes);
void po(std::string_view bytes);
void question(std::string_view bytes);
void rich(std::string_view bytes);
void thesaurus(std::string_view bytes);
void treaty(std::string_view bytes);
void unique_identifier(std::string_view bytes);

}  // namespace bch::fuzz
