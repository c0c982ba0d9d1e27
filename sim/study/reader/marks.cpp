// Marks: truth values of an order that only the study knows.
#include <algorithm>

#include "sim/study/reader/draft.hpp"

namespace juchu {
namespace {

/// What else the rulebook calls so; a mark of that name would hide it.
bool is_taken(std::string_view name, const Names& names) {
  const auto has = [name](const std::vector<std::string>& ids) {
    return std::ranges::find(ids, name) != ids.end();
  };
  const auto has_row = [name](const auto& rows) {
    return std::ranges::any_of(rows, [name](const auto& row) { return row.id == name; });
  };
  return has_row(names.fields) || has_row(names.groups) || has_row(names.parameters) ||
         std::ranges::any_of(names.enumerations, has) || std::ranges::any_of(names.statuses, has) ||
         has(names.methods) || has(names.actors);
}

void declare(const JsonCursor& at, StudyDraft& draft) {
  const auto name = at.text();
  if (!name) return;
  const auto& fields = draft.book.names.fields;
  const auto first_mark = fields.begin() + draft.study.first_mark;
  if (std::find_if(first_mark, fields.end(),
                   [&](const NamedType& mark) { return mark.id == *name; }) != fields.end())
    return;
  if (draft.wrong_marks.contains(*name)) return;
  const auto fault = fault_in_name(*name);
  if (fault || is_taken(*name, draft.book.names)) draft.wrong_marks.emplace(*name);
  if (fault) return at.complain(*fault);
  if (is_taken(*name, draft.book.names))
    return at.complain(say("「{}」はルールブックにあるので印にできません",
                           "\"{}\" is a name of the rulebook and cannot be a mark", *name),
                       {"別の名前を付けてください", "choose another name"});
  draft.book.names.fields.push_back({.id = std::string(*name), .type = {}, .world = true});
  draft.book.fields.push_back({.id = std::string(*name), .type = {}, .world = true});
}

}  // namespace

void declare_marks(const JsonCursor& habits, StudyDraft& draft) {
  draft.study.first_mark = static_cast<int>(draft.book.fields.size());
  if (!habits.is(JsonValue::Kind::Array)) return;
  for (const JsonCursor& row : habits.items())
    if (row.is(JsonValue::Kind::Object))
      for (const JsonCursor& mark : row.optional("marks").items(JsonCursor::Lone::Allowed))
        declare(mark, draft);
}

std::vector<int> read_marks(const JsonCursor& at, const StudyDraft& draft) {
  std::vector<std::string> names;
  for (std::size_t f = static_cast<std::size_t>(draft.study.first_mark);
       f < draft.book.fields.size(); ++f)
    names.push_back(draft.book.fields[f].id);
  std::vector<int> marks;
  for (const JsonCursor& item : at.items(JsonCursor::Lone::Allowed)) {
    if (item.is(JsonValue::Kind::String) && draft.wrong_marks.contains(item.value()->string))
      continue;
    if (const auto mark = item.one_of(names, {"印", "mark"}))
      marks.push_back(draft.study.first_mark + *mark);
  }
  return marks;
}

}  // namespace juchu
