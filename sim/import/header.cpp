#include "sim/import/header.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "model/text/problems.hpp"
#include "model/text/suggestion.hpp"

namespace juchu {
namespace {

/// What stands in the first row may be somebody's data: it is repeated only where it resembles a name.
Complaint missing_column(const std::string& column, const std::vector<std::string>& names) {
  const std::string near = nearest_name(column, names);
  return {{fmt::format("「{}」の列がありません", shown_name(column)),
           fmt::format("there is no column \"{}\"", shown_name(column))},
          near.empty() || near == column
              ? Text{"この形のファイルのための対応表を --mapping で指定してください",
                     "name a mapping for files like this one with --mapping"}
              : Text{fmt::format("「{}」のことでしょうか", shown_name(near)),
                     fmt::format("did you mean \"{}\"?", shown_name(near))}};
}

Complaint no_names() {
  return {{"最初の行に、対応表の知る見出しが一つもありません",
           "the first row has no column's name that the mapping knows"},
          {"見出しの行を残して保存するか、この形のファイルのための対応表を --mapping "
           "で指定してください",
           "keep the row of names, or name a mapping for files like this one with --mapping"}};
}

Complaint other_separator(const char* ja, const char* en) {
  return {{fmt::format("列が{}で区切られています", ja),
           fmt::format("the columns stand between {}", en)},
          {"カンマ区切り(CSV)で保存してください", "save it with commas between them (CSV)"}};
}

class HeaderReader {
 public:
  HeaderReader(const CsvRow& row, const CsvReader& reader, const Mapping& mapping,
               const std::string& file, Diagnostics& diagnostics)
      : row_(row), reader_(reader), mapping_(mapping), file_(file), diagnostics_(diagnostics) {}

  Header read() {
    if (row_.cells.size() > kMostColumns) {
      complain(row_.cells.back(),
               {{fmt::format("列が多すぎます({}まで)", kMostColumns),
                 fmt::format("there are too many columns (at most {})", kMostColumns)}});
      return std::move(header_);
    }
    for (const CsvCell& cell : row_.cells) read_name(cell);
    if (is_separated_otherwise()) return std::move(header_);
    if (!names_something()) {
      header_.unknown.clear();
      complain(row_.cells.front(), no_names());
      return std::move(header_);
    }
    for (const ColumnRule& rule : mapping_.columns) find_place(rule);
    return std::move(header_);
  }

 private:
  void read_name(const CsvCell& cell) {
    const auto place = static_cast<int>(header_.names.size());
    const std::string& name = header_.names.emplace_back(cell.text);
    const auto [known, fresh] = places_.try_emplace(name, place);
    const bool meant = std::ranges::find(mapping_.columns, name, &ColumnRule::column) !=
                       mapping_.columns.end();
    if (!fresh && meant)
      complain(cell, {{fmt::format("「{}」の列が二つあります", shown_name(name)),
                       fmt::format("there are two columns \"{}\"", shown_name(name))},
                      {"どちらかの名前を変えてください", "rename one of them"}});
    const bool ignored = std::ranges::find(mapping_.ignored, name) != mapping_.ignored.end();
    if (fresh && !meant && !ignored && !name.empty()) header_.unknown.push_back(name);
  }

  bool is_separated_otherwise() {
    if (row_.cells.size() != 1) return false;
    const std::string_view only = row_.cells.front().text;
    const bool tabs = only.find('\t') != only.npos, semicolons = only.find(';') != only.npos;
    if (tabs)
      complain(row_.cells.front(), other_separator("タブ", "tabs"));
    else if (semicolons)
      complain(row_.cells.front(), other_separator("セミコロン", "semicolons"));
    return tabs || semicolons;
  }

  [[nodiscard]] bool names_something() const {
    return std::ranges::any_of(
        mapping_.columns, [&](const ColumnRule& rule) { return places_.contains(rule.column); });
  }

  void find_place(const ColumnRule& rule) {
    const auto place = places_.find(rule.column);
    header_.places.push_back(place == places_.end() ? -1 : place->second);
    if (place != places_.end()) return;
    if (rule.required)
      return complain(row_.cells.front(), missing_column(rule.column, header_.names));
    if (std::ranges::find(header_.absent, rule.column) == header_.absent.end())
      header_.absent.push_back(rule.column);
  }

  void complain(const CsvCell& cell, const Complaint& why) {
    diagnostics_.add({file_, reader_.position_of(cell), "", why.problem, why.hint});
  }

  const CsvRow& row_;
  const CsvReader& reader_;
  const Mapping& mapping_;
  const std::string& file_;
  Diagnostics& diagnostics_;
  std::map<std::string, int, std::less<>> places_;
  Header header_;
};

}  // namespace

Header read_header(const CsvRow& row, const CsvReader& reader, const Mapping& mapping,
                   const std::string& file, Diagnostics& diagnostics) {
  return HeaderReader(row, reader, mapping, file, diagnostics).read();
}

}  // namespace juchu
