// Fields, groups of numbered fields, and types.
#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

constexpr std::int64_t kMostRepeats = 8;

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

std::vector<std::string> read_choices(const JsonCursor& list) {
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
  return names;
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
Type enumeration_type(const JsonCursor& list, const JsonCursor& labels, RulebookDraft& draft) {
  std::vector<std::string> names = read_choices(list);
  std::vector<std::vector<std::string>>& all = draft.book.names.enumerations;
  const auto index = static_cast<std::size_t>(std::ranges::find(all, names) - all.begin());
  if (index == all.size()) {
    draft.book.enumeration_labels.emplace_back(names.size());
    all.push_back(std::move(names));
  }
  read_labels(labels, all[index], draft.book.enumeration_labels[index]);
  return {.kind = Kind::Enum, .domain = static_cast<std::uint16_t>(index)};
}

/// What the fields of a group have in common.
struct FieldDefaults {
  int scope = 0;
  bool world = false;
  bool setting = false;
};

FieldDefaults read_defaults(const JsonCursor& row, const FieldDefaults& group) {
  static const std::vector<std::string> scopes = {"order", "cart", "shop"};  // as FieldScope
  return {.scope = row.optional("scope").one_of(scopes, {"範囲", "scope"}).value_or(group.scope),
          .world = row.optional("world").boolean().value_or(group.world),
          .setting = row.optional("setting").boolean().value_or(group.setting)};
}

void check_field(const JsonCursor& row, const Field& field) {
  const bool number = field.type.kind == Kind::Int;
  if (field.setting && field.scope != FieldScope::Shop) {
    row.optional("setting").complain(
        {"設定にできるのはショップの項目だけです", "only a field of the shop can be a setting"},
        {"「scope」を「shop」にしてください", "let its scope be \"shop\""});
  }
  if (field.saturates && !number) {
    row.optional("saturates")
        .complain({"saturatesは整数の項目だけに使えます", "only a number saturates"});
  }
  if (field.world && number && !field.saturates) {
    row.complain({"worldの整数には「\"saturates\": true」が必要です",
                  "a number that only the world knows must saturate"},
                 {"「\"saturates\": true」を追加してください", "add \"saturates\": true"});
  }
}

/// The value at creation: stated, or the type's own. A date or token that has neither must be set
/// by whoever creates an order.
void read_initial(const JsonCursor& row, Field& field, RulebookDraft& draft) {
  const JsonCursor at = row.optional("initial");
  field.initial = field.type.optional ? kUnset : field.type.low;
  const bool needed = !field.type.optional &&
                      (field.type.kind == Kind::Date || field.type.kind == Kind::Token);
  if (!at.present()) {
    if (!needed) return;
    draft.set_at_creation.push_back(static_cast<int>(draft.book.fields.size()));
    if (field.scope != FieldScope::Shop) return;
    row.complain(
        {"ショップの項目には最初の値が必要です", "a field of the shop needs a value to start with"},
        {"型の末尾に「?」を付けて未設定を許してください",
         "let it be unset: add \"?\" to its type"});
  } else if (at.is(JsonValue::Kind::String) && *at.text() == "any") {
    field.any_initial = true;
    if (field.setting) return;
    at.complain({"「any」を使えるのは設定だけです", "only a setting can start with any value"},
                {"「\"setting\": true」を追加するか、値を一つ書いてください",
                 "add \"setting\": true, or write one value"});
  } else {
    const Clause clause = read_clause(at, field.type, place_of_constants(draft), draft);
    field.initial = constant_of(clause, field.type, at).value_or(field.initial);
  }
}

/// How the fields of a group are told apart.
Text numbered(const Text& label, std::int64_t number) {
  const auto with_number = [number](const std::string& words) {
    return words.empty() ? words : fmt::format("{} {}", words, number);
  };
  return {with_number(label.ja), with_number(label.en)};
}

void add_field(const Field& field, RulebookDraft& draft) {
  draft.book.names.fields.push_back({field.id, field.type, field.world});
  draft.field_ids.push_back(field.id);
  draft.book.fields.push_back(field);
}

/// Reads a field under each of its ids: one, or those of a group.
void read_field(const JsonCursor& row, const std::vector<std::string>& ids,
                const FieldDefaults& group, RulebookDraft& draft) {
  row.only_keys({"type", "label", "labels", "scope", "initial", "setting", "world", "saturates"});
  const FieldDefaults own = read_defaults(row, group);
  const std::optional<Type> type = read_type(row, draft);
  Field field;
  field.type = type.value_or(Type{});
  field.scope = static_cast<FieldScope>(own.scope);
  field.world = own.world;
  field.setting = own.setting;
  field.saturates = read_flag(row.optional("saturates"));
  field.position = row.position();
  const Text label = read_text(row.optional("label"));
  if (type) check_field(row, field);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    field.id = ids[i];
    field.label = ids.size() == 1 ? label : numbered(label, static_cast<std::int64_t>(i) + 1);
    if (type) read_initial(row, field, draft);
    if (!type) draft.unclear.insert(field.id);
    add_field(field, draft);
  }
}

void read_group(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"repeat", "scope", "setting", "world", "label", "fields"});
  const std::string group = declare_name(row, draft);
  (void)read_text(row.optional("label"));
  const auto repeat = row.at("repeat").integer(1, kMostRepeats);
  if (!repeat) draft.unclear.insert(group);
  const int count = static_cast<int>(repeat.value_or(1));
  draft.book.names.groups.push_back({group, count});
  const FieldDefaults defaults = read_defaults(row, {});
  for (const JsonCursor& inner : row.at("fields").members()) {
    const std::string name = read_name(inner);
    std::vector<std::string> ids;
    for (int i = 1; i <= count; ++i) ids.push_back(fmt::format("{}[{}].{}", group, i, name));
    if (!inner.is(JsonValue::Kind::Object)) draft.unclear.insert(group);
    read_field(inner, ids, defaults, draft);
    if (draft.unclear.contains(ids.front())) draft.unclear.insert(group);
  }
}

bool is_group(const JsonCursor& row) {
  return row.is(JsonValue::Kind::Object) &&
         (row.value()->find("repeat") != nullptr || row.value()->find("fields") != nullptr);
}

}  // namespace

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

void read_fields(const JsonCursor& section, RulebookDraft& draft) {
  for (const JsonCursor& row : section.members()) {
    if (is_group(row)) {
      read_group(row, draft);
    } else {
      read_field(row, {declare_name(row, draft)}, {}, draft);
    }
  }
}

}  // namespace juchu
