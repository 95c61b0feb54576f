#include "desk/controls.h"

#include "desk/shown.h"

namespace bch::desk {
namespace {

std::string_view truth(bool is_true) {
  return is_true ? "true" : "false";
}

Html one_line(const Box& box, const Described& described) {
  if (!box.list.empty() && described.id.empty())
    return html("<input id=\"{}\" name=\"{}\" value=\"{}\" dir=\"{}\" list=\"{}\">", id_of(box.name),
                box.name, box.text, box.direction, box.list);
  if (!box.list.empty())
    return html("<input id=\"{}\" name=\"{}\" value=\"{}\" dir=\"{}\" list=\"{}\" aria-describedby=\"{}\">",
                id_of(box.name), box.name, box.text, box.direction, box.list, described.id);
  if (described.id.empty())
    return html("<input id=\"{}\" name=\"{}\" value=\"{}\" dir=\"{}\" inputmode=\"{}\">", id_of(box.name),
                box.name, box.text, box.direction, box.mode);
  return html(
      "<input id=\"{}\" name=\"{}\" value=\"{}\" dir=\"{}\" inputmode=\"{}\" aria-describedby=\"{}\" "
      "aria-invalid=\"{}\">",
      id_of(box.name), box.name, box.text, box.direction, box.mode, described.id, truth(described.is_wrong));
}

}  // namespace

std::string id_of(std::string_view name) {
  return "f-" + std::string(name);
}

Html box(const Box& box, const Described& described) {
  if (box.rows == 0) return one_line(box, described);
  // HTML takes one line end after the tag away.
  if (described.id.empty())
    return html("<textarea id=\"{}\" name=\"{}\" rows=\"{}\" dir=\"{}\" data-splice=\"{}\">\n{}</textarea>",
                id_of(box.name), box.name, box.rows, box.direction, truth(box.is_spliced), box.text);
  return html(
      "<textarea id=\"{}\" name=\"{}\" rows=\"{}\" dir=\"{}\" data-splice=\"{}\" aria-describedby=\"{}\" "
      "aria-invalid=\"{}\">\n{}</textarea>",
      id_of(box.name), box.name, box.rows, box.direction, truth(box.is_spliced), described.id,
      truth(described.is_wrong), box.text);
}

Html select(std::string_view name, const std::vector<Option>& options, std::string_view chosen,
            const Described& described, std::string_view label) {
  Html inside = html("<option value=\"\">—</option>");
  bool is_listed = chosen.empty();
  for (const Option& option : options) {
    const bool is_chosen = option.value == chosen && !chosen.empty();
    is_listed = is_listed || is_chosen;
    inside += is_chosen ? html("<option value=\"{}\" selected>{}</option>", option.value, option.label)
                        : html("<option value=\"{}\">{}</option>", option.value, option.label);
  }
  if (!is_listed) inside += html("<option value=\"{}\" selected>{}</option>", chosen, chosen);
  if (!label.empty())
    return html("<select id=\"{}\" name=\"{}\" aria-label=\"{}\">{}</select>", id_of(name), name, label,
                inside);
  if (described.id.empty())
    return html("<select id=\"{}\" name=\"{}\">{}</select>", id_of(name), name, inside);
  return html("<select id=\"{}\" name=\"{}\" aria-describedby=\"{}\" aria-invalid=\"{}\">{}</select>",
              id_of(name), name, described.id, truth(described.is_wrong), inside);
}

Html tick(Pick pick, std::string_view name, const Option& option, bool is_ticked) {
  const std::string_view type = pick == Pick::one ? "radio" : "checkbox";
  if (is_ticked)
    return html("<label><input type=\"{}\" name=\"{}\" value=\"{}\" checked> {}</label>", type, name,
                option.value, option.label);
  return html("<label><input type=\"{}\" name=\"{}\" value=\"{}\"> {}</label>", type, name, option.value,
              option.label);
}

Html carried(std::string_view name, std::string_view value) {
  return html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
}

Html label_for(std::string_view name, std::string_view text, const Html& mark) {
  return html("<label for=\"{}\">{}{}</label>", id_of(name), text, mark);
}

Html fieldset(std::string_view id, std::string_view legend, const Html& mark, const Described& described,
              const Html& inside) {
  if (described.id.empty())
    return html("<fieldset id=\"{}\"><legend>{}{}</legend>{}{}</fieldset>", id, legend, mark, described.said,
                inside);
  return html("<fieldset id=\"{}\" aria-describedby=\"{}\"><legend>{}{}</legend>{}{}</fieldset>", id,
              described.id, legend, mark, described.said, inside);
}

Html button(std::string_view deed, std::string_view text, std::string_view what) {
  if (what.empty()) return html("<button name=\"{}\" value=\"{}\">{}</button>", control::deed, deed, text);
  return html("<button name=\"{}\" value=\"{}\" aria-label=\"{}\">{}</button>", control::deed, deed,
              std::string(text) + ": " + std::string(what), text);
}

Html conditional(std::string_view condition, const Html& inside, bool holds) {
  if (holds) return html("<fieldset class=\"when\" data-when=\"{}\">{}</fieldset>", condition, inside);
  return html("<fieldset class=\"when\" data-when=\"{}\" hidden disabled>{}</fieldset>", condition, inside);
}

}  // namespace bch::desk
