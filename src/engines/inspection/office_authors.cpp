// Documents without who wrote them: the parts of Office Open XML and OpenDocument that name people, devices
// and folders, and the pictures within.

#include "engines/inspection/images.h"
#include "engines/inspection/kind.h"
#include "engines/inspection/office.h"
#include "engines/inspection/problems.h"

#include <algorithm>
#include <array>
#include <sstream>

#include <pugixml.hpp>

namespace bch::engines::inspection {
namespace {

// Elements of which the text names somebody, and attributes that do; names without their prefixes.
// "author" is also an element of the comments of a sheet.
constexpr std::array<std::string_view, 10> telling_elements{
    "creator", "lastModifiedBy",  "Company",    "Manager",          "HyperlinkBase",
    "author",  "initial-creator", "printed-by", "creator-initials", "user-defined"};
constexpr std::array<std::string_view, 5> telling_attributes{"author", "initials", "userId", "userName",
                                                             "lastModifiedBy"};
struct Place {
  std::string_view element;
  std::string_view attribute;
};
// A template in somebody's folder; whom a sheet notes as present; where it was saved.
constexpr std::array telling_places{Place{"template", "href"}, Place{"person", "displayName"},
                                    Place{"absPath", "url"}};

std::string_view local(const char* name) {
  const std::string_view whole(name);
  return whole.substr(whole.find(':') + 1);  // npos + 1 is 0
}

bool is_any(const auto& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// Blanks what tells; the elements stay, because others may refer to them by their place.
class Blanking final : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      if (is_any(telling_elements, local(node.parent().name()))) blank(node);
    } else if (node.type() == pugi::node_element) {
      for (pugi::xml_attribute attribute : node.attributes()) {
        if (tells(node, attribute)) blank(attribute);
      }
      point_to_the_usual_template(node);
    }
    return true;
  }
  [[nodiscard]] bool any() const { return any_; }

 private:
  void blank(auto part) {
    if (*part.value() == '\0') return;
    part.set_value("");
    any_ = true;
  }
  static bool tells(const pugi::xml_node& node, const pugi::xml_attribute& attribute) {
    const auto name = local(attribute.name());
    const auto element = local(node.name());
    const auto is_here = [&](const Place& each) { return each.element == element && each.attribute == name; };
    return is_any(telling_attributes, name) || std::ranges::any_of(telling_places, is_here);
  }
  // A document that names a template in somebody's folder would also fetch it when it is opened.
  void point_to_the_usual_template(pugi::xml_node& node) {
    if (local(node.name()) != "Relationship") return;
    if (!std::string_view(node.attribute("Type").value()).ends_with("/attachedTemplate")) return;
    pugi::xml_attribute target = node.attribute("Target");
    if (std::string_view(target.value()) == usual_template) return;
    target.set_value(usual_template);
    any_ = true;
  }

  static constexpr const char* usual_template = "Normal.dotm";
  bool any_ = false;
};

// Which parts name people: never the text of a sheet or slide itself.
bool may_tell(std::string_view name) {
  constexpr std::array<std::string_view, 12> beginnings{
      "docProps/core", "docProps/app",  "docProps/custom",    "word/",       "xl/comments",  "xl/persons/",
      "xl/workbook",   "xl/revisions/", "ppt/commentAuthors", "ppt/authors", "ppt/comments", "meta.xml"};
  if (name == "content.xml" || name == "styles.xml") return true;
  const bool is_xml = name.ends_with(".xml") || name.ends_with(".rels");
  const auto fits = [&](std::string_view beginning) { return name.starts_with(beginning); };
  return is_xml && std::ranges::any_of(beginnings, fits);
}

// The properties that a firm's programs add, whatever they are.
bool empty_custom_properties(Part& part) {
  constexpr std::string_view none =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Properties "
      "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>";
  if (part.bytes == none) return false;
  part.bytes = none;
  return true;
}

Result<bool> clean_xml(Part& part) {
  if (part.name == "docProps/custom.xml") return empty_custom_properties(part);
  pugi::xml_document xml;
  const auto options = pugi::parse_full | pugi::parse_ws_pcdata;
  if (!xml.load_buffer(part.bytes.data(), part.bytes.size(), options)) return damaged();
  Blanking blanking;
  xml.traverse(blanking);
  if (!blanking.any()) return false;
  for (pugi::xml_node node : xml.children()) {  // it is written as UTF-8, whatever it was
    if (node.type() == pugi::node_declaration && node.attribute("encoding"))
      node.attribute("encoding").set_value("UTF-8");
  }
  std::ostringstream written;
  xml.save(written, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  part.bytes = written.str();
  return true;
}

bool clean_picture(Part& part) {
  auto clean = clean_jpeg(part.bytes);
  if (!clean) clean = clean_png(part.bytes);
  if (!clean) clean = clean_tiff(part.bytes);
  if (!clean || *clean == part.bytes) return false;
  part.bytes = *std::move(clean);
  return true;
}

}  // namespace

Result<bool> clean_document(Package& package) {
  bool any = false;
  for (Part& part : package.parts) {
    bool changed = false;
    if (may_tell(part.name))
      changed = TRY(clean_xml(part));
    else
      changed = clean_picture(part);
    any = any || changed;
  }
  return any;
}

}  // namespace bch::engines::inspection
