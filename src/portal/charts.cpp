#include "portal/charts.h"

#include <algorithm>

namespace bch::portal {
namespace {

constexpr std::int64_t whole = 100;  // per cent of the width
constexpr std::int64_t drawn_height = 140;
constexpr std::int64_t above = 16;  // for the number over a column
constexpr std::int64_t below = 20;  // for the name under it
constexpr std::int64_t fine = 100;  // positions are in hundredths of a per cent of the width
constexpr std::size_t named_every = 5;

std::int64_t greatest(const std::vector<Bar>& all) {
  std::int64_t most = 1;
  for (const Bar& bar : all) most = std::max(most, bar.count);
  return most;
}

// What is there at all can be seen.
std::int64_t scaled(std::int64_t count, std::int64_t most, std::int64_t length) {
  if (count <= 0) return 0;
  return std::max<std::int64_t>(1, (count * length + most / 2) / most);
}

std::string percent_of_width(std::int64_t hundredths) {
  const std::int64_t rest = hundredths % fine;
  return std::to_string(hundredths / fine) + (rest < 10 ? ".0" : ".") + std::to_string(rest) + "%";
}

Html name_of(const Bar& bar) {
  return bar.address ? html("<a href=\"{}\">{}</a>", *bar.address, bar.name) : html("{}", bar.name);
}

Html head(const ChartTexts& texts) {
  return html("<th scope=\"col\">{}</th><th scope=\"col\" class=\"n\">{}</th>", texts.name, texts.count);
}

Html row_head(const Reader& reader, const Bar& bar) {
  return html("<th scope=\"row\">{}</th><td class=\"n\">{}</td>", name_of(bar),
              reader.catalogue.number(bar.count));
}

// One column of the drawing: its number, the column, and, of some, its name.
class ColumnWriter {
 public:
  ColumnWriter(const Reader& reader, std::size_t count, std::int64_t most)
      : reader_(reader), step_(whole * fine / static_cast<std::int64_t>(count)), most_(most) {}

  [[nodiscard]] Html write(const Bar& bar, std::size_t place, bool is_named) const {
    const std::int64_t left = static_cast<std::int64_t>(place) * step_;
    const std::int64_t height = scaled(bar.count, most_, drawn_height);
    const std::string middle = percent_of_width(left + step_ / 2);
    Html drawn;
    if (height > 0) {
      drawn = html(
          "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/><text class=\"n\" x=\"{}\" y=\"{}\">{}</text>",
          percent_of_width(left + step_ / 10), above + drawn_height - height,
          percent_of_width(step_ * 8 / 10), height, middle, above + drawn_height - height - 4,
          reader_.catalogue.number(bar.count));
    }
    if (is_named)
      drawn += html("<text x=\"{}\" y=\"{}\">{}</text>", middle, above + drawn_height + below - 5, bar.name);
    return drawn;
  }

 private:
  const Reader& reader_;
  std::int64_t step_;
  std::int64_t most_;
};

}  // namespace

Html bars(const Reader& reader, const ChartTexts& texts, const std::vector<Bar>& all) {
  const std::int64_t most = greatest(all);
  Html rows;
  for (const Bar& bar : all) {
    rows += html(
        "<tr>{}<td aria-hidden=\"true\"><svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\">"
        "<rect width=\"{}\" height=\"1\"/></svg></td></tr>",
        row_head(reader, bar), scaled(bar.count, most, whole));
  }
  return html(
      "<table class=\"bars\"><caption class=\"skip\">{}</caption><thead><tr>{}<td></td></tr></thead>"
      "<tbody>{}</tbody></table>",
      texts.title, head(texts), rows);
}

Html columns(const Reader& reader, const ChartTexts& texts, const std::vector<Bar>& all) {
  if (all.empty()) return {};
  const ColumnWriter writer(reader, all.size(), greatest(all));
  Html drawn;
  Html rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    // Counted from the last, which everybody looks for.
    drawn += writer.write(all[i], i, (all.size() - 1 - i) % named_every == 0);
    rows += html("<tr>{}</tr>", row_head(reader, all[i]));
  }
  return html(
      "<div dir=\"ltr\"><svg class=\"chart\" role=\"img\" aria-label=\"{}\" width=\"100%\" "
      "height=\"{}\"><title>{}</title>{}"
      "<line x2=\"100%\" y1=\"{}\" y2=\"{}\"/></svg></div><details><summary>{}</summary><table "
      "class=\"bars\"><caption "
      "class=\"skip\">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></details>",
      texts.title, above + drawn_height + below, texts.title, drawn, above + drawn_height,
      above + drawn_height, reader.say("figures.as-table"), texts.title, head(texts), rows);
}

}  // namespace bch::portal
