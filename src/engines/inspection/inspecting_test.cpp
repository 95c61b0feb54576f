#include "engines/inspection/inspecting.h"

#include "../../../tests/made_files.h"
#include "base/limits.h"
#include "engines/inspection/compound.h"
#include "engines/inspection/kind.h"
#include "engines/inspection/office.h"
#include "engines/inspection/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::engines::inspection {
namespace {

using namespace std::string_literals;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

auto has_remark(const std::string& key) {
  return Contains(Field(&Problem::key, key));
}

std::string refused(std::string_view bytes, std::string_view name) {
  const auto inspected = inspect_here(bytes, name);
  return inspected.ok() ? "accepted as " + inspected->media : inspected.problem().key;
}

std::string within_zip(const std::string& name, const std::string& bytes) {
  return made::zip({{{name, bytes}}});
}

// A compound file that has a stream of that name, as far as its directory goes.
std::string compound_with(const std::vector<std::string>& names) {
  std::string file("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  file.resize(512, '\0');
  for (const std::string& name : names) {
    std::string entry;
    for (const char c : name) entry += std::string{c, '\0'};
    entry.resize(64, '\0');
    entry += static_cast<char>(name.size() * 2 + 2);
    entry += "\0\x02\x01"s;
    entry.resize(128, '\0');
    file += entry;
  }
  return file;
}

TEST(Inspecting, TellsWhatAFileIsByItsContent) {
  EXPECT_EQ(inspect_here(made::pdf_saying("a"), "law.pdf")->media, "application/pdf");
  EXPECT_THAT(inspect_here(made::zip(made::docx_parts("a")), "a.docx")->media, HasSubstr("wordprocessingml"));
  EXPECT_EQ(inspect_here(made::odt("a"), "a.odt")->media, "application/vnd.oasis.opendocument.text");
  EXPECT_EQ(inspect_here(made::jpeg(1), "a.jpg")->media, "image/jpeg");
  EXPECT_EQ(inspect_here("<kml><Placemark/></kml>", "a.kml")->media, "application/vnd.google-earth.kml+xml");
  EXPECT_EQ(inspect_here("{\"type\":\"Point\"}", "a.geojson")->media, "application/geo+json");
  EXPECT_EQ(inspect_here(within_zip("roads.shp", "\0\0\x27\x0a"s + "<svg/>"), "roads.zip").problem().key,
            "attachment.unknown-type");
  EXPECT_EQ(inspect_here(within_zip("a.txt", "said"), "a.zip")->media, "application/zip");
  EXPECT_EQ(inspect_here(compound_with({"Root Entry", "WordDocument"}), "a.doc")->media,
            "application/msword");
  EXPECT_EQ(refused("\x01\x02\x03\x04", "a.bin"), "attachment.unknown-type");
}

TEST(Inspecting, SaysWhenTheNameSaysSomethingElse) {
  EXPECT_THAT(inspect_here(made::pdf_saying("a"), "law.jpg")->remarks, has_remark("attachment.name-differs"));
  EXPECT_THAT(inspect_here(made::pdf_saying("a"), "law.PDF")->remarks, IsEmpty());
  EXPECT_THAT(inspect_here("said", "law.2024")->remarks, IsEmpty());
}

TEST(Inspecting, RefusesProgramsUnderAnyName) {
  EXPECT_EQ(refused("\x7f"
                    "ELF\2\1\1",
                    "law.pdf"),
            "attachment.executable");
  EXPECT_EQ(refused("MZ\x90\0\3"s, "law.pdf"), "attachment.executable");
  EXPECT_EQ(refused("#!/bin/sh\n", "law.txt"), "attachment.executable");
  EXPECT_EQ(refused("start", "law.txt.bat"), "attachment.executable");
  EXPECT_EQ(refused("start", "law.EXE. "), "attachment.executable");
  EXPECT_EQ(refused(within_zip("law.cmd", "start"), "law.zip"), "attachment.executable");
  EXPECT_EQ(refused(within_zip("a.txt", "\xca\xfe\xba\xbe"), "law.zip"), "attachment.executable");
}

TEST(Inspecting, RefusesMacros) {
  auto parts = made::docx_parts("a");
  parts.parts.push_back({"word/vbaProject.bin", "macro"});
  EXPECT_EQ(refused(made::zip(parts), "a.docx"), "attachment.macros");
  EXPECT_EQ(refused(within_zip("a.docx", made::zip(parts)), "a.zip"), "attachment.macros");
  EXPECT_EQ(refused(compound_with({"WordDocument", "_VBA_PROJECT"}), "a.doc"), "attachment.macros");
  const made::Package odt{
      {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"Basic/A/b.xml", "<b/>"}}};
  EXPECT_EQ(refused(made::zip(odt), "a.odt"), "attachment.macros");
}

TEST(Inspecting, RefusesWhatActsWhenItIsOpened) {
  EXPECT_EQ(refused(made::pdf_saying("a", "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"), "a.pdf"),
            "attachment.active-content");
  EXPECT_EQ(refused(made::pdf_saying("a", "/AA<</WC<</S/Launch/F(cmd)>>>>"), "a.pdf"),
            "attachment.active-content");
  EXPECT_EQ(refused(made::pdf_saying("a", "/Names<</EmbeddedFiles<</Names[]>>>>"), "a.pdf"),
            "attachment.embedded-files");
  for (const char* page : {"<html><SCRIPT>a()</script></html>", "<html><p onclick='a()'>a</p></html>",
                           "<html><a href=\" java&#9;script:a()\">a</a></html>",
                           "<html><iframe src=a></html>", "<html><img src=x/onerror=a()></html>"})
    EXPECT_EQ(refused(page, "a.html"), "attachment.active-content") << page;
  EXPECT_EQ(refused("<svg><svg:script/></svg>", "a.svg"), "attachment.active-content");
  EXPECT_EQ(refused("{\\rtf1{\\object\\objdata 0105}}", "a.rtf"), "attachment.embedded-files");
  auto parts = made::docx_parts("a");
  parts.parts.push_back({"word/embeddings/oleObject1.bin", compound_with({std::string(wrapped_file)})});
  EXPECT_EQ(refused(made::zip(parts), "a.docx"), "attachment.embedded-files");
  EXPECT_TRUE(inspect_here("<html><p>one on = two, online</p></html>", "a.html").ok());
}

TEST(Inspecting, RefusesWhatNeedsAPassword) {
  const std::string locked = made::pdf(
      {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>",
       "<</Filter/Standard/V 1/R 2/P -4/O<" + std::string(64, 'a') + ">/U<" + std::string(64, 'b') + ">>>"},
      "/Encrypt 3 0 R/ID[<00><00>]");
  EXPECT_EQ(refused(locked, "a.pdf"), "attachment.encrypted");
  EXPECT_EQ(refused(compound_with({"EncryptedPackage"}), "a.docx"), "attachment.encrypted");
  const made::Package odt{{{"mimetype", "application/vnd.oasis.opendocument.text"},
                           {"META-INF/manifest.xml", "<manifest:encryption-data/>"}}};
  EXPECT_EQ(refused(made::zip(odt), "a.odt"), "attachment.encrypted");
  auto zip = within_zip("a.txt", "said");
  zip[6] = '\1';                           // of the local header
  zip[zip.find("PK\x01\x02") + 8] = '\1';  // of the central one
  EXPECT_EQ(refused(zip, "a.zip"), "attachment.encrypted");
}

TEST(Inspecting, RefusesBombs) {
  const std::string zeros(32 * 1024 * 1024, '0');
  EXPECT_EQ(refused(within_zip("a.txt", zeros), "a.zip"), "attachment.unpacks-too-large");
  auto document = made::docx_parts("a");
  document.parts.push_back({"word/media/a.png", zeros});
  EXPECT_EQ(refused(made::zip(document), "a.docx"), "attachment.unpacks-too-large");
  made::Package many;
  for (std::size_t i = 0; i <= limits::package_entries; ++i) many.parts.push_back({std::to_string(i), "a"});
  EXPECT_EQ(refused(made::zip(many), "a.zip"), "attachment.unpacks-too-large");
  EXPECT_EQ(refused(within_zip("a.zip", within_zip("a.txt", "a")), "a.zip"), "attachment.nested-archive");
}

TEST(Inspecting, TakesWhoWroteItOutOfAPdf) {
  const std::string file = made::pdf_saying("Maize", "/Metadata 7 0 R",
                                            "<</Title(Risk)/Author(Jo Doe)/Creator(Pen)/Company(Doe)>>");
  const auto inspected = inspect_here(file, "a.pdf");
  ASSERT_TRUE(inspected.ok()) << describe(inspected.problem());
  EXPECT_TRUE(inspected->cleaned);
  EXPECT_THAT(inspected->remarks, has_remark("attachment.cleaned"));
  for (const char* gone : {"Doe", "Pen", "xmpmeta"}) EXPECT_THAT(inspected->bytes, Not(HasSubstr(gone)));
  EXPECT_THAT(inspected->bytes, HasSubstr("Risk"));
  const auto again = inspect_here(inspected->bytes, "a.pdf");
  EXPECT_FALSE(again->cleaned);
  EXPECT_EQ(again->text, inspected->text);
  EXPECT_THAT(again->text, HasSubstr("Maize"));
}

TEST(Inspecting, ChangesNothingThatIsSigned) {
  const std::string file = made::pdf_saying(
      "Maize",
      "/AcroForm<</SigFlags 3/Fields[]>>/Perms<</DocMDP<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>>>",
      "<</Author(Jo Doe)>>");
  const auto pdf = inspect_here(file, "a.pdf");
  ASSERT_TRUE(pdf.ok()) << describe(pdf.problem());
  EXPECT_EQ(pdf->bytes, file);
  EXPECT_THAT(pdf->remarks, has_remark("attachment.signed-kept"));
  auto parts = made::docx_parts("a");
  parts.parts.push_back({"_xmlsignatures/sig1.xml", "<Signature/>"});
  const auto docx = inspect_here(made::zip(parts), "a.docx");
  EXPECT_FALSE(docx->cleaned);
  EXPECT_THAT(docx->remarks, has_remark("attachment.signed-kept"));
}

TEST(Inspecting, ReadsDocumentsAndLeavesOutTheirAuthors) {
  auto parts = made::docx_parts("Maize grows");
  parts.parts.push_back({"word/media/field.jpg", made::jpeg(1)});
  const auto docx = inspect_here(made::zip(parts), "a.docx");
  ASSERT_TRUE(docx.ok()) << describe(docx.problem());
  EXPECT_THAT(docx->text, HasSubstr(" Maize growsadded\nsecond\n"));
  EXPECT_THAT(docx->text, HasSubstr("really?"));
  EXPECT_THAT(docx->text, Not(HasSubstr("struck")));
  EXPECT_TRUE(docx->cleaned);
  const auto clean = read_package(docx->bytes, Archive::zip);
  ASSERT_TRUE(clean.ok());
  ASSERT_EQ(clean->parts.size(), parts.parts.size());
  for (const Part& part : clean->parts) {
    EXPECT_THAT(part.bytes, Not(HasSubstr("Doe"))) << part.name;
    EXPECT_THAT(part.bytes, Not(HasSubstr("\"JD\""))) << part.name;
  }
  EXPECT_THAT(clean->find("word/document.xml")->bytes,
              HasSubstr("<w:t xml:space=\"preserve\"> Maize grows</w:t>"));
  EXPECT_THAT(clean->find("docProps/core.xml")->bytes, HasSubstr("<dc:title>Risk</dc:title>"));
  EXPECT_FALSE(inspect_here(docx->bytes, "a.docx")->cleaned);

  const auto odt = inspect_here(made::odt("Maize"), "a.odt");
  EXPECT_THAT(odt->text, HasSubstr("Maize"));
  EXPECT_THAT(odt->text, Not(HasSubstr("Doe")));
  EXPECT_EQ(odt->bytes.substr(30, 8), "mimetype");  // first, stored, without extra field
  EXPECT_EQ(odt->bytes.substr(38, 11), "application");
}

TEST(Inspecting, FetchesNoTemplate) {
  auto parts = made::docx_parts("a");
  parts.parts.push_back(
      {"word/_rels/settings.xml.rels",
       "<Relationships><Relationship Type=\"http://x/attachedTemplate\" "
       "Target=\"file:///C:\\Users\\Doe\\a.dotm\" TargetMode=\"External\"/></Relationships>"});
  const auto clean = read_package(inspect_here(made::zip(parts), "a.docx")->bytes, Archive::zip);
  EXPECT_THAT(clean->find("word/_rels/settings.xml.rels")->bytes, HasSubstr("Target=\"Normal.dotm\""));
}

TEST(Inspecting, CleansWhatLiesInAnArchive) {
  const auto zip = inspect_here(within_zip("a/field.jpg", made::jpeg(1)), "a.zip");
  EXPECT_TRUE(zip->cleaned);
  EXPECT_THAT(zip->bytes, Not(HasSubstr("Doe")));
}

TEST(Inspecting, ReadsNamesInAllScripts) {
  const auto package = read_package(within_zip("案/Ж.txt", "said"), Archive::zip);
  ASSERT_TRUE(package.ok());
  EXPECT_EQ(package->parts[0].name, "案/Ж.txt");
}

TEST(Inspecting, ReadsTextInOldEncodings) {
  const auto text = inspect_here("\xff\xfe\x16\x04\x18\x04"s, "a.txt");
  EXPECT_EQ(text->text, "ЖИ");
  EXPECT_THAT(text->remarks, has_remark("attachment.other-charset"));
  EXPECT_EQ(inspect_here("<html><p>one</p><p>two &amp; three</p></html>", "a.html")->text, "one two & three");
}

TEST(Inspecting, CutsLongTextsBetweenCharacters) {
  std::string text;
  while (text.size() <= limits::attached_text_bytes) text += "决";
  const auto inspected = inspect_here(text, "a.txt");
  EXPECT_LE(inspected->text.size(), limits::attached_text_bytes);
  EXPECT_THAT(inspected->remarks, has_remark("attachment.text-cut"));
}

TEST(Inspecting, OutlivesFilesThatAreCutOrGoInCircles) {
  prepare_pdf();
  for (const std::string& file : {made::pdf_saying("a"), made::zip(made::docx_parts("a")), made::odt("a"),
                                  compound_with({"WordDocument"}), made::jpeg(6), made::tiff()}) {
    for (std::size_t size = 1; size < file.size(); size += 7)
      static_cast<void>(inspect_here(file.substr(0, size), ""));
  }
  EXPECT_EQ(refused(made::zip(made::docx_parts("a")).substr(0, 200), "a.docx"), "attachment.damaged");
  const std::string circle =
      made::pdf({"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 9>>"});
  static_cast<void>(inspect_here(circle, "a.pdf"));
}

TEST(Inspecting, ReadsTextAlsoOfWhatItWouldRefuse) {
  const std::string active = made::pdf_saying("Maize", "/OpenAction<</S/JavaScript/JS(a)>>");
  EXPECT_THAT(*text_here(active), HasSubstr("Maize"));
}

}  // namespace
}  // namespace bch::engines::inspection
