// Names: what each of them means where it stands, and what may not be read there.
#include <algorithm>

#include "model/expression/lookup.hpp"
#include "model/expression/typing.hpp"

namespace juchu {

Typing::Result Typing::name(const Syntax& at, const Type* expected) {
  const std::string_view id = at.text;
  if (const auto number = find_number(id)) return integer_constant(at, *number);
  if (find_bound(id)) return incomplete(at, fmt::format("{}.x", id));
  if (const auto index = index_of(names_.fields, id)) return field(at, *index, std::nullopt);
  if (find_group(id)) return incomplete(at, fmt::format("{}[1].x", id));
  if (const auto index = index_of(names_.parameters, id)) {
    const NamedConstant& parameter = names_.parameters[static_cast<std::size_t>(*index)];
    return constant(parameter.type, at, parameter.value);
  }
  return word(at, expected);
}

// The words of the language and the names of values.
Typing::Result Typing::word(const Syntax& at, const Type* expected) {
  const std::string_view id = at.text;
  if (id == "today") return made(Op::Today, {.kind = Kind::Date}, at);
  if (id == "final") return final(at, std::nullopt);
  if (id == "true" || id == "false") return constant({}, at, id == "true");
  if (id == "null") return null(at, expected);
  if (id == "each" && scope_.each) return integer_constant(at, *scope_.each);
  if (id == "by" && scope_.step) return made(Op::By, {.kind = Kind::Actor}, at);
  const auto* const values = expected ? values_of(*expected, names_) : nullptr;
  if (const auto value = values ? index_of(*values, id) : std::nullopt) {
    Type type = *expected;
    type.optional = false;
    return constant(type, at, *value);
  }
  if (id == "event") return incomplete(at, scope_.step ? "event == x" : "event.x");
  if (side_of(id) && scope_.step) return incomplete(at, fmt::format("{}.x", id));
  if (side_of(id) || id == "by") return only_in_steps(at);
  if (names_a_value(id))
    return complain(
        at, say("「{}」はここでは使えない値です", "\"{}\" is no value that can stand here", id));
  return unknown(at, names_for(expected));
}

Typing::Result Typing::null(const Syntax& at, const Type* expected) {
  if (!expected)
    return complain(at, say("「null」は「==」「!=」の相手か、代入する値です",
                            "\"null\" is compared with \"==\" or \"!=\", or assigned"));
  Type type = *expected;
  type.optional = true;
  return constant(type, at, kUnset);
}

Typing::Result Typing::member(const Syntax& at) {
  const Syntax& object = at.operands[0];
  if (object.kind == Syntax::Kind::Index) return element(at);
  if (object.kind != Syntax::Kind::Name)
    return complain(at, say("「{}」から項目は読めません", "\"{}\" has no fields", shown(object)));
  const std::string_view id = object.text;
  if (const Bound* const bound = find_bound(id)) return group_field(at, bound->of, bound->number);
  if (id == "event") return event_parameter(at);
  if (const auto side = side_of(id))
    return scope_.step ? field_of_side(at, *side) : only_in_steps(object);
  if (find_group(id)) return incomplete(object, fmt::format("{}[1].{}", id, at.text));
  if (stands_alone(id))
    return complain(at, say("「{}」から項目は読めません", "\"{}\" has no fields", id));
  return unknown(object, names_for(nullptr));
}

Typing::Result Typing::field_of_side(const Syntax& at, Side side) {
  if (const auto index = index_of(names_.fields, at.text)) return field(at, *index, side);
  if (find_group(at.text)) return incomplete(at, shown(at) + "[1].x");
  if (at.text == "final") return final(at, side);
  std::vector<std::string> candidates = {"final"};
  append_ids(candidates, names_.fields);
  append_ids(candidates, names_.groups);
  return unknown(last_name(at), candidates);
}

// `side` is absent where the field is written without one.
Typing::Result Typing::field(const Syntax& at, int index, std::optional<Side> side) {
  if (!readable(at, side)) return std::nullopt;
  const NamedType& named = names_.fields[static_cast<std::size_t>(index)];
  if (named.world && !scope_.world) return only_the_world_knows(at);
  Expression result = made(Op::Field, named.type, at, {}, index);
  result.side = side.value_or(Side::Before);
  return result;
}

Typing::Result Typing::final(const Syntax& at, std::optional<Side> side) {
  if (!readable(at, side)) return std::nullopt;
  Expression result = made(Op::Final, {}, at);
  result.side = side.value_or(Side::Before);
  return result;
}

bool Typing::readable(const Syntax& at, std::optional<Side> side) {
  if (!scope_.fields) {
    complain(at, say("「{}」: ここではフィールドを参照できません",
                     "\"{}\": fields cannot be read here", shown(at)));
  } else if (scope_.step && !side) {
    complain(at,
             say("「{}」は前後どちらの値か決まりません", "\"{}\" may be the one before or after",
                 shown(at)),
             say("「before.{0}」か「after.{0}」と書きます", "write \"before.{0}\" or \"after.{0}\"",
                 shown(at)));
  } else {
    return true;
  }
  return false;
}

Typing::Result Typing::event_parameter(const Syntax& at) {
  if (!scope_.event_parameters)
    return complain(at, say("ここではイベントの値「{}」を参照できません",
                            "\"{}\": parameters of events cannot be read here", shown(at)));
  const auto index = index_of(*scope_.event_parameters, at.text);
  if (!index) return unknown(last_name(at), ids_of(*scope_.event_parameters));
  const NamedType& named = (*scope_.event_parameters)[static_cast<std::size_t>(*index)];
  if (named.world && !scope_.world) return only_the_world_knows(at);
  return made(Op::Parameter, named.type, at, {}, *index);
}

// True for a name that is a value somewhere, if not here.
bool Typing::names_a_value(std::string_view id) const {
  const auto lists = [id](const auto& all) { return index_of(all, id).has_value(); };
  return std::ranges::any_of(names_.enumerations, lists) ||
         std::ranges::any_of(names_.statuses, lists) || lists(names_.methods) ||
         lists(names_.actors) || lists(names_.events);
}

// True for a name that needs no other operand to have a meaning.
bool Typing::stands_alone(std::string_view id) const {
  return find_bound(id) || find_number(id) || index_of(names_.fields, id) || find_group(id) ||
         index_of(names_.parameters, id) || id == "today" || id == "final" || id == "true" ||
         id == "false" || id == "event" || (id == "by" && scope_.step) ||
         (id == "each" && scope_.each);
}

bool Typing::undetermined(const Syntax& at) const {
  if (at.kind == Syntax::Kind::Name) return !stands_alone(at.text);
  return at.kind == Syntax::Kind::Conditional && undetermined(at.operands[1]) &&
         undetermined(at.operands[2]);
}

bool Typing::may_name_a_value(const Syntax& at) const {
  if (at.kind == Syntax::Kind::Name)
    return at.text == "null" || (undetermined(at) && names_a_value(at.text));
  return undetermined(at);
}

bool Typing::is_event(const Syntax& at) const {
  return scope_.step && at.kind == Syntax::Kind::Name && at.text == "event";
}

std::vector<std::string> Typing::names_for(const Type* expected) const {
  std::vector<std::string> result;
  if (const auto* const values = expected ? values_of(*expected, names_) : nullptr)
    result = *values;
  append_ids(result, bound_);
  append_ids(result, names_.fields);
  append_ids(result, names_.groups);
  append_ids(result, names_.parameters);
  result.insert(result.end(), {"today", "final", "true", "false", "null", "event"});
  if (scope_.step) result.insert(result.end(), {"by", "before", "after"});
  return result;
}

}  // namespace juchu
