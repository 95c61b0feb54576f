// The form of drafts as people of English, Arabic and the pseudo-language get it: all sections of some
// records one after another, compared with the files in tests/golden/expected. `./do golden` writes them
// anew.

#include "../../tests/small_node.h"
#include "desk/form.h"
#include "formats/applying.h"
#include "formats/header.h"
#include "records/json.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace bch {
namespace {

namespace fs = std::filesystem;
using records::Document;

// Of each of these formats the first record of the small node.
constexpr const char* shown[] = {"authority", "biosafetyDecision", "contact", "modifiedOrganism"};

fs::path root() {
  return BCH_SOURCE_DIR;
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Document first_of(const std::string& format) {
  std::ifstream lines(root() / "tests/records/xa.ndjson");
  for (std::string line; std::getline(lines, line);) {
    auto body = records::read_json(line);
    if (body.ok() && formats::read_header(*body).format.value() == format) return *std::move(body);
  }
  return {};
}

// One element a line, so that differences can be read; a text box keeps its line end.
std::string laid_out(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '<' && out.ends_with('>')) out += '\n';
    out += c;
  }
  return out + "\n";
}

std::string page(const formats::Formats& formats, const renditions::Reader& reader, const Document& body,
                 desk::Judged judged) {
  const auto& format = *formats.of(body);
  const auto findings = formats::examine_draft(formats, format, body);
  const auto languages = formats::read_header(body).languages;
  const auto named = [](const records::RecordId& record) {
    return std::optional(desk::Candidate{record, "Record " + record.value().substr(0, 8), "BCH-X-XA-1"});
  };
  const desk::Asking asking{formats,  format, body,  languages,
                            findings, reader, named, Url::local(reader.tag(), "desk", "draft", "1"),
                            judged,   true};
  Html sections;
  Html keeping = desk::autosave(asking);  // a page has it once
  for (const auto& step : desk::steps_of(asking)) {
    sections += html(
        "<h2>{}</h2><form class=\"draft\" method=\"post\"><input type=\"hidden\" name=\"version\" "
        "value=\"1\">{}{}</form>",
        step.title, desk::section_form(asking, step.section), keeping);
    keeping = {};
  }
  return html(
             "<!DOCTYPE html><html lang=\"{}\" dir=\"{}\"><head><meta charset=\"utf-8\">"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title>"
             "<link rel=\"stylesheet\" href=\"/style.css\"><link rel=\"stylesheet\" "
             "href=\"/desk.css\">"
             "<script src=\"/desk.js\" defer></script></head>"
             "<body><main>{}</main></body></html>",
             reader.tag(), languages::dir(reader.language.direction), format.title.english, sections)
      .text();
}

void compare(const fs::path& name, const std::string& actual) {
  const bool accept = std::getenv("BCH_ACCEPT") != nullptr;
  const fs::path expected = root() / "tests/golden/expected" / name;
  const fs::path& to = accept ? expected : fs::path(testing::TempDir()) / "golden" / name;
  if (!accept && text_of(expected) == actual) return;
  fs::create_directories(to.parent_path());
  std::ofstream(to, std::ios::binary) << actual;
  if (accept) return;
  ADD_FAILURE() << name << " differs; if that is right: ./do golden";
  std::fflush(stdout);
  const std::string command = "diff -u '" + expected.string() + "' '" + to.string() + "' | head -40";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST(Golden, DraftsAreAsExpected) {
  const auto vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
  const auto formats = formats::Formats::read(treaty::edition_0(), *vocabularies);
  SmallNode node((root() / "tests/records/xa.ndjson").string());
  for (const auto& reader : node.readers()) {
    for (const std::string format : shown) {
      const Document body = first_of(format);
      ASSERT_FALSE(body.is_null()) << format;
      compare(fs::path(reader->tag()) / ("draft-" + format + ".html"),
              laid_out(page(*formats, *reader, body, desk::Judged::as_far_as_written)));
    }
    Document begun;
    begun.set(formats::member::header, first_of("contact").at(formats::member::header));
    begun.set("type", "person");
    compare(fs::path(reader->tag()) / "draft-begun.html",
            laid_out(page(*formats, *reader, begun, desk::Judged::whole)));
  }
}

}  // namespace
}  // namespace bch
