#include "sim/import/cell_value.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/rulebook/tracking_number.hpp"
#include "model/text/name_list.hpp"
#include "model/text/saying.hpp"
#include "sim/scenario/scenario_names.hpp"

namespace juchu {
namespace {

bool is_digit(char each) { return each >= '0' && each <= '9'; }

/// Takes up to `most` digits (at most nine) off the front of `text`; nothing where fewer than `least`
/// stand there.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t digits = 0;
  int number = 0;
  for (; digits < most && digits < text.size() && is_digit(text[digits]); ++digits)
    number = number * 10 + (text[digits] - '0');
  if (digits < least) return std::nullopt;
  text.remove_prefix(digits);
  return number;
}

/// How many times the first letter of `form` stands at its front.
std::size_t run_of(std::string_view form) {
  const std::size_t end = form.find_first_not_of(form.front());
  return end == form.npos ? form.size() : end;
}

/// `H:MM` or `H:MM:SS` of a day, after a blank or a T.
bool is_time(std::string_view text) {
  if (text.empty() || (text.front() != ' ' && text.front() != 'T')) return false;
  text.remove_prefix(1);
  const auto hour = take_number(text, 1, 2);
  for (int part = 0; hour && part < 2; ++part) {
    if (part == 1 && text.empty()) break;
    if (text.empty() || text.front() != ':') return false;
    text.remove_prefix(1);
    const auto sixtieth = take_number(text, 2, 2);
    if (!sixtieth || *sixtieth > 59) return false;
  }
  return hour && *hour < 24 && text.empty();
}

std::optional<Day> day_in_form(std::string_view text, std::string_view form) {
  int year = 0, month = 0, day = 0;
  while (!form.empty()) {
    const char letter = form.front();
    if (letter != 'Y' && letter != 'M' && letter != 'D') {
      if (text.empty() || text.front() != letter) return std::nullopt;
      text.remove_prefix(1);
      form.remove_prefix(1);
      continue;
    }
    const std::size_t width = run_of(form);
    const auto number = take_number(text, width, std::max<std::size_t>(width, 2));
    if (!number) return std::nullopt;
    (letter == 'Y' ? year : letter == 'M' ? month : day) = *number;
    form.remove_prefix(width);
  }
  if (!text.empty() && !is_time(text)) return std::nullopt;
  return day_of_date(year, month, day);
}

/// Two numbers of one or two digits and a third: whether the day or the month is first, and which
/// year it is, only its writer knows.
bool can_be_read_twice(std::string_view text) {
  for (int part = 0; part < 3; ++part) {
    if (part > 0) {
      if (text.empty() || std::string_view("/-.").find(text.front()) == std::string_view::npos)
        return false;
      text.remove_prefix(1);
    }
    if (!take_number(text, 1, part == 2 ? 4 : 2)) return false;
  }
  return text.empty() || text.front() == ' ';
}

Complaint no_date(std::string_view text, const std::vector<std::string>& forms) {
  const std::string known = fmt::format("{}", fmt::join(forms, ", "));
  const auto readings = std::ranges::count_if(
      forms, [&](const std::string& form) { return day_in_form(text, form).has_value(); });
  if (readings > 1 || can_be_read_twice(text))
    return {
        {"何年何月何日か、一通りに決まらない日付です",
         "a date that can be read in more than one way"},
        {fmt::format("年を先に4桁で書くか、対応表の「dates」に形を書いてください(今は {})", known),
         fmt::format("write the year first, in four digits, or name the form among \"dates\" of "
                     "the mapping (now {})",
                     known)}};
  return {{"日付として読めません", "this is no date"},
          {fmt::format("読める形: {}", known), fmt::format("forms that are read: {}", known)}};
}

/// Digits, or groups of three of them with commas between.
std::optional<Value> whole_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t comma = text.find(',');
  std::string digits;
  if (comma != text.npos && (comma == 0 || comma > 3)) return std::nullopt;
  for (std::size_t place = 0; place < text.size(); ++place) {
    const bool separates = comma != text.npos && place >= comma && (place - comma) % 4 == 0;
    if (separates ? text[place] != ',' : !is_digit(text[place])) return std::nullopt;
    if (!separates) digits += text[place];
  }
  constexpr std::size_t kMostDigits = 15;
  if (comma != text.npos && (text.size() - comma) % 4 != 0) return std::nullopt;
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  const Value number = std::stoll(digits);
  return negative ? -number : number;
}

CellValue complaint(Complaint why) { return {std::nullopt, std::move(why)}; }

Complaint too_great(const Type& type) {
  Complaint complaint = out_of_range(type.low, type.high);
  complaint.hint = say(
      "{}〜{}の整数。{}として読むには、対応表のこの列に \"saturates\": true を足してください",
      "a whole number from {} to {}; to take it as {}, add \"saturates\": true to this "
      "column of the mapping",
      type.low, type.high, type.high);
  return complaint;
}

CellValue number_of_cell(std::string_view text, const ColumnRule& rule, const Type& type) {
  const auto number = whole_number(text);
  if (!number)
    return complaint({{"整数ではありません", "this is no whole number"},
                      {"1 や 1,980 のように書いてください", "as in 1 or 1,980"}});
  if (rule.saturates && *number > type.high) return {type.high, std::nullopt};
  if (*number < type.low || *number > type.high)
    return complaint(*number > type.high ? too_great(type) : out_of_range(type.low, type.high));
  return {*number, std::nullopt};
}

CellValue token_of_cell(std::string_view text, TokenTable& tokens) {
  const auto number = normalize_tracking_number(text);
  if (number && number->size() <= kLongestNumber) return {tokens.intern(*number), std::nullopt};
  return complaint(not_a_tracking_number());
}

CellValue named_in_cell(std::string_view text, const ColumnRule& rule) {
  const auto known = rule.values.find(text);
  if (known != rule.values.end()) return {known->second, std::nullopt};
  NameList names({"値", "value"});
  const auto is_japanese = [](const std::string& name) {
    return std::ranges::any_of(name,
                               [](char each) { return static_cast<unsigned char>(each) > 0x7F; });
  };
  for (const bool japanese : {true, false})  // the words of the list itself first
    for (const auto& [name, value] : rule.values)
      if (is_japanese(name) == japanese) names.add(name);
  Complaint why = names.unknown(text);
  why.hint = {"対応表の「values」に足してください: " + why.hint.ja,
              "add it to \"values\" of the mapping: " + why.hint.en};
  return complaint(std::move(why));
}

}  // namespace

const std::vector<std::string>& plain_date_forms() {
  static const std::vector<std::string> kForms = {"YYYY-MM-DD", "YYYY/MM/DD", "YYYY/M/D",
                                                  "YYYYMMDD"};
  return kForms;
}

std::optional<Day> day_of_cell(std::string_view text, const std::vector<std::string>& forms) {
  std::optional<Day> found;
  for (const std::string& form : forms) {
    const auto day = day_in_form(text, form);
    if (day && found && *day != *found) return std::nullopt;  // the forms disagree
    if (day) found = day;
  }
  return found;
}

bool was_made_a_number(std::string_view text) {
  std::string_view rest = text;
  while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
  if (rest.size() == text.size()) return false;
  const bool fraction = rest.starts_with('.');
  if (fraction) {
    rest.remove_prefix(1);
    if (rest.empty() || !is_digit(rest.front())) return false;
    while (!rest.empty() && is_digit(rest.front())) rest.remove_prefix(1);
    if (rest.empty()) return true;
  }
  if (rest.size() < 3 || (rest[0] != 'E' && rest[0] != 'e') || rest[1] != '+') return false;
  return std::ranges::all_of(rest.substr(2), is_digit);
}

Complaint made_a_number() {
  return {{"表計算ソフトが番号を数値に変えています。元の番号はもう分かりません",
           "a spreadsheet has made a number of this; what it was is lost"},
          {"表計算ソフトで開く前のファイルを読み込むか、この列を文字列として開き直してください",
           "import the file as it was downloaded, or open it again with this column as text"}};
}

CellValue value_of_cell(std::string_view text, const ColumnRule& rule, const Type& type,
                        TokenTable& tokens) {
  switch (type.kind) {
    case Kind::Date: {
      if (const auto day = day_of_cell(text, rule.dates)) return {*day, std::nullopt};
      return complaint(no_date(text, rule.dates));
    }
    case Kind::Int: return number_of_cell(text, rule, type);
    case Kind::Token:
      return was_made_a_number(text) ? complaint(made_a_number()) : token_of_cell(text, tokens);
    default: return named_in_cell(text, rule);
  }
}

}  // namespace juchu
