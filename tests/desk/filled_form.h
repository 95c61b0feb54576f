#pragma once
// FilledForm: what a browser without a script would send of a page of the form as it is. For tests. One
// thread.

#include "base/markup.h"
#include "http/form.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::desk {

// The value of an attribute as markup of our own writes it; nothing when there is none.
inline std::optional<std::string> attribute(std::string_view attributes, std::string_view name) {
  const std::string begin = " " + std::string(name) + "=\"";
  const auto at = attributes.find(begin);
  if (at == std::string_view::npos) return std::nullopt;
  const auto rest = attributes.substr(at + begin.size());
  return Markup::decoded(rest.substr(0, rest.find('"')));
}

class FilledForm {
 public:
  explicit FilledForm(std::string_view page) {
    Markup markup(page);
    while (const auto piece = markup.next()) {
      if (!piece->text.empty())
        text_ += piece->text;
      else if (piece->closing)
        close(*piece);
      else
        open(*piece);
    }
  }

  [[nodiscard]] http::Form form() const { return {http::Query(controls_), {}}; }

 private:
  static bool says(const Markup::Piece& tag, std::string_view word) {
    return (std::string(tag.attributes) + " ").find(" " + std::string(word) + " ") != std::string::npos;
  }

  void open(const Markup::Piece& tag) {
    if (tag.tag == "fieldset") disabled_.push_back(says(tag, "disabled") || is_disabled());
    if (tag.tag == "input") input(tag);
    if (tag.tag == "textarea" || tag.tag == "select") name_ = attribute(tag.attributes, "name").value_or("");
    if (tag.tag == "select") chosen_.clear();
    if (tag.tag == "option" && says(tag, "selected"))
      chosen_ = attribute(tag.attributes, "value").value_or("");
    text_.clear();
  }

  void close(const Markup::Piece& tag) {
    if (tag.tag == "fieldset") disabled_.pop_back();
    if (tag.tag == "select") put(name_, chosen_);
    if (tag.tag == "textarea") put(name_, text_.starts_with('\n') ? text_.substr(1) : text_);
  }

  void input(const Markup::Piece& tag) {
    const std::string type = attribute(tag.attributes, "type").value_or("text");
    const bool is_tick = type == "radio" || type == "checkbox";
    if (type == "file" || (is_tick && !says(tag, "checked"))) return;
    put(attribute(tag.attributes, "name").value_or(""), attribute(tag.attributes, "value").value_or(""));
  }

  void put(const std::string& name, const std::string& value) {
    if (!is_disabled()) controls_.emplace_back(name, value);
  }
  [[nodiscard]] bool is_disabled() const { return !disabled_.empty() && disabled_.back(); }

  std::vector<http::Query::Parameter> controls_;
  std::vector<bool> disabled_;
  std::string name_;
  std::string chosen_;
  std::string text_;
};

}  // namespace bch::desk
