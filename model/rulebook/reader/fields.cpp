// Fields, and groups of numbered fields.
#include <algorithm>

#include <fmt/format.h>

#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

constexpr std::int64_t kMostRepeats = 8;

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

/// The value at creation: stated, or the type's own (of a number its `lowest`). A date or token that has neither must be set
/// by whoever creates an order.
void read_initial(const JsonCursor& row, Value lowest, Field& field, RulebookDraft& draft) {
  const JsonCursor at = row.optional("initial");
  field.initial = field.type.optional ? kUnset : lowest;
  const bool needed = !field.type.optional &&
                      (field.type.kind == Kind::Date || field.type.kind == Kind::Token);
  if (!at.present()) {
    if (!needed) return;
    if (field.scope != FieldScope::Shop) {
      draft.set_at_creation.push_back(static_cast<int>(draft.book.fields.size()));
      return;
    }
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
    field.initial_text = clause.text;
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

/// `parcel.weight` of `parcel[1].weight`.
std::string without_number(const std::string& id) {
  const std::size_t open = id.find('[');
  return open == id.npos ? id : id.substr(0, open) + id.substr(id.find(']') + 1);
}

/// Reads a field under each of its ids: one, or those of a group.
void read_field(const JsonCursor& row, const std::vector<std::string>& ids,
                const FieldDefaults& group, RulebookDraft& draft) {
  row.only_keys(
      {"type", "large", "label", "labels", "scope", "initial", "setting", "world", "saturates"});
  const FieldDefaults own = read_defaults(row, group);
  const Text label = read_text(row.optional("label"));
  const std::optional<Type> type = read_bounded_type(
      row, {.id = without_number(ids.front()), .label = label}, draft);
  Field field;
  field.type = type.value_or(Type{});
  const Value lowest = row.optional("large").present() && !draft.book.two_bounds.empty()
                           ? draft.book.two_bounds.back().small[0]  // whichever is read
                           : field.type.low;
  field.scope = static_cast<FieldScope>(own.scope);
  field.world = own.world;
  field.setting = own.setting;
  field.saturates = read_flag(row.optional("saturates"));
  field.position = row.position();
  if (type) check_field(row, field);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    field.id = ids[i];
    field.label = ids.size() == 1 ? label : numbered(label, static_cast<std::int64_t>(i) + 1);
    if (type) read_initial(row, lowest, field, draft);
    if (!type) draft.unclear.insert(field.id);
    add_field(field, draft);
  }
}

void read_group(const JsonCursor& row, RulebookDraft& draft) {
  row.only_keys({"repeat", "large", "scope", "setting", "world", "label", "fields"});
  const std::string group = declare_name(row, draft);
  const Text label = read_text(row.optional("label"));
  const auto repeat = row.at("repeat").integer(1, kMostRepeats);
  const JsonCursor large = row.optional("large");
  const auto most = large.integer(repeat.value_or(1), kMostRepeats);
  if (!repeat || (large.present() && !most)) draft.unclear.insert(group);
  Value count = repeat.value_or(1);
  if (most) {
    const TwoBounds said{
        .id = group, .label = label, .group = true, .small = {1, count}, .large = {1, *most}};
    count = chosen_bounds(said, draft)[1];
  }
  draft.book.names.groups.push_back({group, static_cast<int>(count)});
  const FieldDefaults defaults = read_defaults(row, {});
  const JsonCursor fields = row.at("fields");
  if (!fields.is(JsonValue::Kind::Object)) draft.unclear.insert(group);
  for (const JsonCursor& inner : fields.members()) {
    const std::string name = read_name(inner);
    std::vector<std::string> ids;
    for (Value i = 1; i <= count; ++i) ids.push_back(fmt::format("{}[{}].{}", group, i, name));
    read_field(inner, ids, defaults, draft);
    if (draft.unclear.contains(ids.front())) draft.unclear.insert(group);
  }
}

bool is_group(const JsonCursor& row) {
  return row.is(JsonValue::Kind::Object) &&
         (row.value()->find("repeat") != nullptr || row.value()->find("fields") != nullptr);
}

}  // namespace

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
