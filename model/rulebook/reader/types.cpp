// The types of fields and of parameters of events.
#include <algorithm>
#include <array>
#include <charconv>

#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostEnumerations = 1000;

struct TypeName {
  std::string_view name;
  Type type;
};
constexpr std::array<TypeName, 7> kTypeNames = {{
    {"bool", {.kind = Kind::Bool}},
    {"date", {.kind = Kind::Date}},
    {"date?", {.kind = Kind::Date, .optional = true}},
    {"method", {.kind = Kind::Method}},
    {"method?", {.kind = Kind::Method, .optional = true}},
    {"token", {.kind = Kind::Token}},
    {"token?", {.kind = Kind::Token, .optional = true}},
}};

/// "lo..hi"
std::optional<Type> range_type(std::string_view text) {
  Type type{.kind = Kind::Int};
  const char* const end = text.data() + text.size();
  const auto low = std::from_chars(text.data(), end, type.low);
  if (low.ec != std::errc{} || !std::string_view(low.ptr, end).starts_with(".."))
    return std::nullopt;
  const auto high = std::from_chars(low.ptr + 2, end, type.high);
  if (high.ec != std::errc{} || high.ptr != end) return std::nullopt;
  return type;
}

std::optional<Type> read_range(const JsonCursor& at, std::string_view text) {
  const std::optional<Type> type = range_type(text);
  if (!type) {
    std::vector<std::string> names;
    for (const TypeName& row : kTypeNames) names.emplace_back(row.name);
    names.insert(names.begin() + 1, "0..9");
    at.complain(unknown_name({"型", "type"}, text, names));
  } else if (type->low < -kLargestNumber || type->high > kLargestNumber) {
    at.complain(out_of_range(-kLargestNumber, kLargestNumber));
  } else if (type->low > type->high) {
    at.complain({"範囲の下限が上限より大きくなっています", "this range holds no number"},
                {"小さい方を先に書いてください", "write the lower number first"});
  }
  return type;
}

/// The names of an enumeration; nothing when there is anything wrong with them.
std::optional<std::vector<std::string>> read_choices(const JsonCursor& list,
                                                     const RulebookDraft& draft) {
  const std::size_t before = draft.diagnostics.size();
  std::vector<std::string> names;
  for (const JsonCursor& item : list.items()) {
    const std::optional<std::string_view> name = item.text();
    if (!name) continue;
    if (std::ranges::find(names, *name) != names.end()) {
      item.complain(repeated_name({"選択肢", "choice"}, *name, list.position().line));
    } else if (const auto fault = fault_in_name(*name)) {
      item.complain(*fault);
    }
    names.emplace_back(*name);
  }
  if (list.value()->items.empty()) list.complain(empty_list());
  allow_at_most(kMostValues, names.size(), list);
  return draft.diagnostics.size() == before ? std::optional(std::move(names)) : std::nullopt;
}

void read_labels(const JsonCursor& at, const std::vector<std::string>& names,
                 std::vector<Text>& labels) {
  if (!at.present()) return;
  at.only_keys(names);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const JsonCursor label = at.optional(names[i]);
    if (label.present()) labels[i] = read_text(label);
  }
}

/// Equal lists of names are one enumeration, so that a parameter can be compared with a field.
std::optional<Type> enumeration_type(const JsonCursor& list, const JsonCursor& labels,
                                     RulebookDraft& draft) {
  const std::optional<std::vector<std::string>> names = read_choices(list, draft);
  if (!names) return std::nullopt;
  std::vector<std::vector<std::string>>& all = draft.book.names.enumerations;
  const auto index = static_cast<std::size_t>(std::ranges::find(all, *names) - all.begin());
  if (index == all.size()) {
    draft.book.enumeration_labels.emplace_back(names->size());
    all.push_back(*names);
    allow_at_most(kMostEnumerations, all.size(), list);
  }
  read_labels(labels, *names, draft.book.enumeration_labels[index]);
  return Type{.kind = Kind::Enum, .domain = static_cast<std::uint16_t>(index)};
}

}  // namespace

std::array<Value, 2> chosen_bounds(const TwoBounds& said, RulebookDraft& draft) {
  draft.book.two_bounds.push_back(said);
  return draft.book.bounds == Bounds::Large ? said.large : said.small;
}

std::optional<Type> read_bounded_type(const JsonCursor& row, TwoBounds said, RulebookDraft& draft) {
  std::optional<Type> type = read_type(row, draft);
  const JsonCursor at = row.optional("large");
  if (!type || !at.present()) return type;
  if (type->kind != Kind::Int) {
    at.complain_at_key(
        {"「large」は整数の範囲だけに使えます", "only a range of numbers has \"large\""});
    return type;
  }
  const std::optional<std::string_view> text = at.text();
  if (text && !range_type(*text)) {
    at.complain({"これは範囲ではありません", "this is no range"},
                say("「{}..99」のように書いてください", "as in {}..99", type->low));
    return type;
  }
  const std::optional<Type> large = text ? read_range(at, *text) : std::nullopt;
  if (!large || large->low > large->high) return type;
  if (large->low > type->low || large->high < type->high) {
    at.complain({"大きい範囲は「type」の範囲を含む必要があります",
                 "the large range must contain that of \"type\""},
                say("「type」は{}..{}です", "\"type\" is {}..{}", type->low, type->high));
  }
  said.small = {type->low, type->high};
  said.large = {large->low, large->high};
  const auto [low, high] = chosen_bounds(said, draft);
  type->low = low;
  type->high = high;
  return type;
}

std::optional<Type> read_type(const JsonCursor& row, RulebookDraft& draft) {
  const JsonCursor at = row.at("type"), labels = row.optional("labels");
  if (at.is(JsonValue::Kind::Array)) return enumeration_type(at, labels, draft);
  if (labels.present()) {
    labels.complain_at_key(
        {"「labels」は選択肢の型だけに使えます", "only a list of names has \"labels\""});
  }
  const std::optional<std::string_view> text = at.text();
  if (!text) return std::nullopt;
  const auto known = std::ranges::find(kTypeNames, *text, &TypeName::name);
  if (known == kTypeNames.end()) return read_range(at, *text);
  if (known->type.kind == Kind::Method && draft.book.methods.empty()) {
    at.complain({"配送方法が一つも定義されていません", "there are no methods"},
                {"「methods」に追加してください", "list them under \"methods\""});
  }
  return known->type;
}

}  // namespace juchu
