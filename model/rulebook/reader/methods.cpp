// The method table: the forms of tracking numbers, and columns that expressions ask.
#include <algorithm>
#include <array>

#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

using Kinds = JsonValue::Kind;

constexpr std::int64_t kLongestNumber = 40;
constexpr std::string_view kS10Form = "AA999999999AA";
const std::vector<std::string> kMethodKeys = {"label", "digits",  "pattern",
                                              "check", "example", "source"};
/// Functions that a column cannot be called like.
constexpr std::array<std::string_view, 7> kFunctions = {
    "fits", "check_digit_fits", "business_days_since", "used_elsewhere", "sends", "exists", "all"};

bool is_column(const JsonCursor& member) {
  return std::ranges::find(kMethodKeys, member.key()) == kMethodKeys.end();
}

bool is_usable(const JsonCursor& member) {
  return member.is(Kinds::Boolean) || member.is(Kinds::Integer);
}

/// One that is neither a key of the language nor a column.
bool is_stray(const JsonCursor& member, const std::vector<NamedColumn>& columns) {
  return is_column(member) && !is_usable(member) &&
         std::ranges::find(columns, member.key(), &NamedColumn::id) == columns.end();
}

void declare_column(const JsonCursor& member, std::vector<NamedColumn>& columns) {
  if (std::ranges::find(columns, member.key(), &NamedColumn::id) != columns.end()) return;
  columns.push_back({.id = read_name(member)});
  if (std::ranges::find(kFunctions, member.key()) == kFunctions.end()) return;
  member.complain_at_key({"列の名前が関数と同じです", "this column is called like a function"},
                         {"別の名前を付けてください", "choose another name"});
}

/// A column is of the kind that most of its cells are; the others are complained about.
bool mostly_boolean(const std::vector<JsonCursor>& rows, const std::string& column,
                    RulebookDraft& draft) {
  const auto count = [&](Kinds kind) {
    return std::ranges::count_if(
        rows, [&](const JsonCursor& row) { return row.optional(column).is(kind); });
  };
  const auto booleans = count(Kinds::Boolean), numbers = count(Kinds::Integer);
  if (booleans > 0 && numbers > 0) draft.unclear.insert(column);
  return booleans > numbers;
}

/// A key that holds a truth value or a whole number in some row is a column.
void find_columns(const std::vector<JsonCursor>& rows, RulebookDraft& draft) {
  std::vector<NamedColumn>& columns = draft.book.names.columns;
  for (const JsonCursor& row : rows) {
    for (const JsonCursor& member : row.members()) {
      if (is_column(member) && is_usable(member)) declare_column(member, columns);
    }
  }
  for (NamedColumn& column : columns) column.boolean = mostly_boolean(rows, column.id, draft);
  for (const JsonCursor& row : rows) {
    for (const JsonCursor& member : row.members()) {
      if (!is_stray(member, columns)) continue;
      draft.unclear.emplace(member.key());
      member.complain(
          {"列の値は真偽値か整数にしてください", "a column holds truth values or whole numbers"},
          did_you_mean(member.key(), kMethodKeys));
    }
  }
}

Value read_cell(const JsonCursor& row, const NamedColumn& column) {
  if (column.boolean) return read_flag(row.optional(column.id)) ? 1 : 0;
  return row.at(column.id).integer(-kLargestNumber, kLargestNumber).value_or(0);
}

std::vector<std::string> read_digits(const JsonCursor& digits) {
  std::vector<std::string> patterns;
  if (digits.is(Kinds::Array) && digits.value()->items.empty()) digits.complain(empty_list());
  for (const JsonCursor& item : digits.items()) {
    const auto length = item.integer(1, kLongestNumber);
    if (length) patterns.emplace_back(static_cast<std::size_t>(*length), '9');
  }
  return patterns;
}

std::vector<std::string> read_patterns(const JsonCursor& pattern) {
  std::vector<std::string> patterns;
  if (pattern.is(Kinds::Array) && pattern.value()->items.empty()) pattern.complain(empty_list());
  for (const JsonCursor& item : pattern.items()) {
    const std::optional<std::string_view> form = item.text();
    if (!form) continue;
    if (form->empty() || form->size() > kLongestNumber ||
        form->find_first_not_of("9A") != form->npos) {
      item.complain({"番号の形として読み取れません", "this is no form of a number"},
                    {"数字を「9」、英大文字を「A」で表します（例: AA999999999AA）",
                     "\"9\" for a digit and \"A\" for a capital, like AA999999999AA"});
    }
    patterns.emplace_back(*form);
  }
  return patterns;
}

CheckDigit read_check(const JsonCursor& at, const std::vector<std::string>& patterns) {
  static const std::vector<std::string> names = {"mod7", "s10"};
  const auto index = at.one_of(names, {"検査方法", "check"});
  if (!index) return CheckDigit::None;
  const CheckDigit check = *index == 0 ? CheckDigit::Mod7 : CheckDigit::S10;
  const auto suits = [&](const std::string& pattern) {
    return check == CheckDigit::S10 ? pattern == kS10Form
                                    : pattern.size() > 1 && pattern.find('A') == pattern.npos;
  };
  if (patterns.empty() || !std::ranges::all_of(patterns, suits)) {
    at.complain(
        {"この検査は番号の形に合いません", "this check does not suit the form of the numbers"},
        check == CheckDigit::Mod7 ? Text{"mod7には「digits」が必要です", "mod7 needs \"digits\""}
                                  : Text{"s10には「pattern」: [\"AA999999999AA\"] が必要です",
                                         "s10 needs \"pattern\": [\"AA999999999AA\"]"});
    return CheckDigit::None;
  }
  return check;
}

std::string read_example(const JsonCursor& at, const Method& method) {
  const std::optional<std::string_view> typed = at.text();
  if (!typed) return {};
  const std::string example = normalize_tracking_number(*typed).value_or("");
  const auto fits = [&](const std::string& pattern) { return has_form(example, pattern); };
  if (std::ranges::none_of(method.patterns, fits)) {
    at.complain({"番号の例がこの配送方法の形に合いません",
                 "the example does not have the form of this method's numbers"});
  } else if (method.check != CheckDigit::None && !check_digit_is_right(example, method.check)) {
    at.complain({"番号の例の検査数字が正しくありません", "the example's check digit is wrong"});
  }
  return example;
}

std::vector<std::string> read_form(const JsonCursor& row) {
  const JsonCursor digits = row.optional("digits"), pattern = row.optional("pattern");
  if (digits.present() && pattern.present()) {
    pattern.complain_at_key({"「digits」と「pattern」は併用できません",
                             "\"digits\" and \"pattern\" exclude each other"});
  }
  return digits.present() ? read_digits(digits) : read_patterns(pattern);
}

Method read_method(const JsonCursor& row, RulebookDraft& draft) {
  const std::vector<NamedColumn>& columns = draft.book.names.columns;
  Method method;
  method.id = read_name(row);
  method.label = read_text(row.optional("label"));
  const std::size_t before = draft.diagnostics.size();
  method.patterns = read_form(row);
  const bool stray = std::ranges::any_of(
      row.members(), [&](const JsonCursor& member) { return is_stray(member, columns); });
  if (!stray && draft.diagnostics.size() == before) {
    method.check = read_check(row.optional("check"), method.patterns);
    method.example = read_example(row.optional("example"), method);
  }
  for (const NamedColumn& column : columns) method.columns.push_back(read_cell(row, column));
  method.source = read_words(row.at("source"));
  method.position = row.position();
  return method;
}

void find_bounds(RulebookDraft& draft) {
  for (std::size_t i = 0; i < draft.book.names.columns.size(); ++i) {
    const auto [least, greatest] = std::ranges::minmax_element(
        draft.book.methods, {}, [i](const Method& method) { return method.columns[i]; });
    draft.book.names.columns[i].low = least->columns[i];
    draft.book.names.columns[i].high = greatest->columns[i];
  }
}

}  // namespace

void read_methods(const JsonCursor& section, RulebookDraft& draft) {
  const std::vector<JsonCursor> rows = section.members();
  find_columns(rows, draft);
  for (const JsonCursor& row : rows) {
    draft.book.methods.push_back(read_method(row, draft));
    draft.book.names.methods.push_back(draft.book.methods.back().id);
  }
  find_bounds(draft);
  allow_at_most(kMostValues, rows.size(), section);
}

}  // namespace juchu
