#pragma once
// Small files of foreign formats, made as their programs make them, for the tests of inspection. Pure.

#include "engines/inspection/package.h"

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace bch::made {

// Objects 1, 2, 3 ... of a PDF, as they are written between "obj" and "endobj"; the first is the catalogue.
inline std::string pdf(const std::vector<std::string>& objects, const std::string& trailer = {}) {
  std::string file = "%PDF-1.4\n";
  std::string places;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", file.size());
    places += line;
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  const std::string at = std::to_string(file.size());
  return file + "xref\n0 " + size + "\n0000000000 65535 f \n" + places + "trailer\n<</Size " + size +
         "/Root 1 0 R" + trailer + ">>\nstartxref\n" + at + "\n%%EOF\n";
}

inline std::string stream(std::string_view content, const std::string& more = {}) {
  return "<</Length " + std::to_string(content.size()) + more + ">>\nstream\n" + std::string(content) +
         "\nendstream";
}

// One page that says `text`; `more` goes into the catalogue, `info` is what the document says of itself.
inline std::string pdf_saying(const std::string& text, const std::string& more = {},
                              const std::string& info = "<<>>") {
  return pdf(
      {"<</Type/Catalog/Pages 2 0 R" + more + ">>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
       "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
       stream("BT /F1 12 Tf 20 200 Td (" + text + ") Tj ET"),
       "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", info, stream("<x:xmpmeta>Jo</x:xmpmeta>")},
      "/Info 6 0 R");
}

// A page that draws a form that draws a form ... ten times each: more than anybody waits for.
inline std::string pdf_without_end() {
  constexpr int deep = 14;
  std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
      stream("/F Do")};
  std::string tenfold;
  for (int i = 0; i < 10; ++i) tenfold += "/F Do ";
  for (int i = 0; i < deep; ++i) {
    const std::string next = std::to_string(objects.size() + 2);
    objects.push_back(stream(
        tenfold, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F " + next + " 0 R>>>>"));
  }
  objects.push_back(stream("0 0 m", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"));
  return pdf(objects);
}

using engines::inspection::Package;

inline std::string zip(const Package& package) {
  return *engines::inspection::write_zip(package);
}

// What Word writes, with its author everywhere where Word writes it.
inline Package docx_parts(const std::string& text) {
  return {
      {{"[Content_Types].xml", "<Types/>"},
       {"docProps/core.xml",
        "<?xml version=\"1.0\"?><cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>Risk</dc:title>"
        "<dc:creator>Jo Doe</dc:creator><cp:lastModifiedBy>Jo Doe</cp:lastModifiedBy></cp:coreProperties>"},
       {"docProps/app.xml", "<Properties><Company>Doe &amp; Sons</Company><Pages>1</Pages></Properties>"},
       {"word/document.xml",
        "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t xml:space=\"preserve\"> " + text +
            "</w:t></w:r><w:ins w:author=\"Jo Doe\"><w:r><w:t>added</w:t></w:r></w:ins></w:p>"
            "<w:p><w:r><w:delText>struck</w:delText><w:t>second</w:t></w:r></w:p></w:body></w:document>"},
       {"word/comments.xml",
        "<w:comments xmlns:w=\"w\"><w:comment w:id=\"1\" w:author=\"Jo Doe\" w:initials=\"JD\"><w:p><w:r>"
        "<w:t>really?</w:t></w:r></w:p></w:comment></w:comments>"}}};
}

inline std::string odt(const std::string& text) {
  return zip(
      {{{"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml",
         "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:dc=\"d\"><office:body><text:p>" +
             text +
             "<office:annotation><dc:creator>Jo Doe</dc:creator><text:p>note</text:p></office:annotation>"
             "</text:p></office:body></office:document-content>"},
        {"meta.xml",
         "<office:document-meta xmlns:office=\"o\" xmlns:meta=\"m\"><meta:initial-creator>Jo Doe"
         "</meta:initial-creator></office:document-meta>"}}});
}

inline std::string segment(char code, const std::string& content) {
  const std::size_t length = content.size() + 2;
  return std::string("\xff") + code + static_cast<char>(length >> 8U) + static_cast<char>(length & 0xffU) +
         content;
}

// A JPEG with a place and a name; `orientation` is that of its EXIF.
inline std::string jpeg(char orientation) {
  using namespace std::string_literals;
  const std::string exif = "Exif\0\0II\x2a\0\x08\0\0\0\x02\0"s + "\x12\x01\x03\0\x01\0\0\0"s + orientation +
                           "\0\0\0"s + "\x3b\x01\x02\0\x07\0\0\0\x26\0\0\0"s + "\0\0\0\0"s + "Jo Doe\0"s;
  return "\xff\xd8"s + segment('\xe0', "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"s) + segment('\xe1', exif) +
         segment('\xe1', "http://ns.adobe.com/xap/1.0/\0<x>Jo Doe</x>"s) +
         segment('\xed', "Photoshop 3.0\0Jo Doe"s) + segment('\xfe', "by Jo Doe") +
         segment('\xdb', std::string(65, '\1')) + segment('\xda', "\x01\x01\0\0\x3f\0"s) + "\x12\xff\0\x34"s +
         "\xff\xd9"s;
}

inline std::string chunk(const std::string& name, const std::string& content) {
  const std::size_t length = content.size();
  return std::string{static_cast<char>(length >> 24U), static_cast<char>(length >> 16U),
                     static_cast<char>(length >> 8U), static_cast<char>(length)} +
         name + content + "crc!";
}

inline std::string png() {
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", std::string(13, '\1')) + chunk("tEXt", "Author Jo Doe") +
         chunk("eXIf", "II*Jo Doe") + chunk("IDAT", "pixels") + chunk("IEND", "");
}

// Width, an artist and a GPS directory; then pixels.
inline std::string tiff() {
  using namespace std::string_literals;
  return "II\x2a\0\x08\0\0\0"s + "\x03\0"s + "\0\x01\x03\0\x01\0\0\0\x05\0\0\0"s +
         "\x3b\x01\x02\0\x07\0\0\0\x32\0\0\0"s + "\x25\x88\x04\0\x01\0\0\0\x3a\0\0\0"s + "\0\0\0\0"s +
         "Jo Doe\0\0"s + "\x01\0"s + "\x1d\0\x02\0\x04\0\0\0GPS!"s + "pixels"s;
}

}  // namespace bch::made
