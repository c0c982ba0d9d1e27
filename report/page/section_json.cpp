#include "report/page/section_json.hpp"

#include <nlohmann/json.hpp>

#include "report/page/both_json.hpp"

namespace juchu {
namespace {

using Json = nlohmann::ordered_json;

Json rows_json(const Table& ja, const Table& en) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < ja.rows().size(); ++i) {
    const Table::Row &one = ja.rows()[i], &other = en.rows()[i];
    Json row = {{"label", both_json(one.label, other.label)},
                {"figures", both_json(one.figures, other.figures)}};
    if (!one.remark.empty()) row["remark"] = both_json(one.remark, other.remark);
    if (one.judged != Style::Plain) row["style"] = name_of(one.judged);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

Json lines_json(const std::vector<SectionLine>& ja, const std::vector<SectionLine>& en) {
  Json lines = Json::array();
  for (std::size_t i = 0; i < ja.size(); ++i) {
    Json line = {{"text", both_json(ja[i].text, en[i].text)}, {"style", name_of(ja[i].style)}};
    if (ja[i].mark != kPlainMark) {
      line["sign"] = ja[i].mark.sign;
      line["sign_style"] = name_of(ja[i].mark.style);
    }
    if (ja[i].depth > 0) line["depth"] = ja[i].depth;
    lines.push_back(std::move(line));
  }
  return lines;
}

Json section_json(const Section& ja, const Section& en) {
  if (ja.empty()) return nullptr;
  return {{"heading", both_json(ja.heading, en.heading)},
          {"lines", lines_json(ja.lines, en.lines)},
          {"heads", both_json(ja.table.heads(), en.table.heads())},
          {"rows", rows_json(ja.table, en.table)},
          {"notes", lines_json(ja.notes, en.notes)}};
}

Json sections_json(const std::vector<Section>& ja, const std::vector<Section>& en) {
  Json list = Json::array();
  for (std::size_t i = 0; i < ja.size(); ++i)
    if (Json section = section_json(ja[i], en[i]); !section.is_null())
      list.push_back(std::move(section));
  return list;
}

}  // namespace juchu
