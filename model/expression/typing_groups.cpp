// Groups of numbered fields, written out: nothing behind the reader knows of them.
#include <algorithm>

#include "model/expression/folding.hpp"
#include "model/expression/lookup.hpp"
#include "model/expression/typing.hpp"

namespace juchu {

namespace {

std::size_t nodes_of(const Expression& expression) {
  std::size_t nodes = 1;
  for (const Expression& operand : expression.operands) nodes += nodes_of(operand);
  return nodes;
}

std::vector<std::string> fields_of(const GroupName& group, const Names& names) {
  const std::string prefix = group.id + "[1].";
  std::vector<std::string> fields;
  for (const NamedType& field : names.fields)
    if (field.id.starts_with(prefix)) fields.push_back(field.id.substr(prefix.size()));
  return fields;
}

}  // namespace

const GroupName* Typing::find_group(std::string_view id) const {
  const auto index = index_of(names_.groups, id);
  return index ? &names_.groups[static_cast<std::size_t>(*index)] : nullptr;
}

const Typing::Bound* Typing::find_bound(std::string_view id) const {
  const auto index = index_of(bound_, id);
  return index ? &bound_[static_cast<std::size_t>(*index)] : nullptr;
}

std::optional<int> Typing::find_number(std::string_view id) const {
  const auto found = std::ranges::find(bound_, id, &Bound::number_id);
  return found == bound_.end() ? std::nullopt : std::optional(found->number);
}

// `parcel`, and in steps `before.parcel` or `after.parcel`.
std::optional<Typing::GroupAt> Typing::group(const Syntax& at) {
  std::optional<Side> side;
  if (at.kind == Syntax::Kind::Member && at.operands[0].kind == Syntax::Kind::Name) {
    side = side_of(at.operands[0].text);
    if (side && !scope_.step) return only_in_steps(at.operands[0]);
  }
  if (at.kind != Syntax::Kind::Name && !side)
    return complain(at, say("「{}」はグループではありません", "\"{}\" is no group", shown(at)));
  const GroupName* const found = find_group(at.text);
  if (!found) return unknown(last_name(at), ids_of(names_.groups));
  if (!readable(at, side)) return std::nullopt;
  return GroupAt{found, side};
}

Typing::Result Typing::element(const Syntax& at) {
  const Syntax& indexed = at.operands[0];
  const auto of = group(indexed.operands[0]);
  Result number = read_as(indexed.operands[1], {.kind = Kind::Int});
  if (!of || !number) return std::nullopt;
  fold(*number);
  if (number->op != Op::Constant) return computed_element(at, *of, *number);
  if (number->value >= 1 && number->value <= of->group->count)
    return group_field(at, *of, static_cast<int>(number->value));
  return complain(indexed.operands[1],
                  say("「{}」の番号は 1 から {} までです", "\"{}\" is numbered 1 to {}",
                      of->group->id, of->group->count));
}

// number == 1 ? group[1].x : number == 2 ? group[2].x : ... the last one
Typing::Result Typing::computed_element(const Syntax& at, const GroupAt& of,
                                        const Expression& number) {
  const int count = of.group->count;
  if (!affordable(at, static_cast<std::size_t>(count) * nodes_of(number))) return std::nullopt;
  Result chain = group_field(at, of, count);
  for (int i = count - 1; chain && i > 0; --i) {
    Result one = group_field(at, of, i);
    if (!one) return std::nullopt;
    Type type = chain->type;
    type.optional = type.optional || one->type.optional;
    Expression chosen = made(Op::Equal, {}, at, operands(number, integer_constant(at, i)));
    chain = made(Op::Conditional, type, at,
                 operands(std::move(chosen), std::move(*one), std::move(*chain)));
  }
  return chain;
}

Typing::Result Typing::group_field(const Syntax& at, const GroupAt& of, int number) {
  const std::string id = fmt::format("{}[{}].{}", of.group->id, number, at.text);
  if (const auto index = index_of(names_.fields, id)) return field(at, *index, of.side);
  return unknown(last_name(at), fields_of(*of.group, names_));
}

// group.exists(p, body): body for the first, or for the second, ...; group.all(p, body): and;
// group.first(p, body): the number of the first with body. (i, p, body) names the numbers too.
Typing::Result Typing::macro(const Syntax& call) {
  const Syntax& callee = call.operands[0];
  const std::string_view id = callee.text;
  if (id != "exists" && id != "all" && id != "first")
    return unknown(last_name(callee), {"exists", "all", "first"});
  const auto of = group(callee.operands[0]);
  const std::size_t arguments = call.operands.size() - 1;
  if (arguments != 2 && arguments != 3)
    return complain(call,
                    say("「{}」の引数は 2 個か 3 個です", "\"{}\" takes 2 or 3 arguments", id));
  auto conditions = of ? bodies(call, *of) : std::nullopt;
  if (!conditions) return std::nullopt;
  if (id == "first") return first(call, std::move(*conditions));
  Result whole;
  for (Expression& condition : *conditions)
    whole = whole ? made(id == "all" ? Op::And : Op::Or, {}, call,
                         operands(std::move(*whole), std::move(condition)))
                  : std::move(condition);
  return whole;
}

// What a macro says of each number.
std::optional<std::vector<Expression>> Typing::bodies(const Syntax& call, const GroupAt& of) {
  const bool numbered = call.operands.size() == 4;
  const Syntax &number_name = call.operands[1], &name = call.operands[numbered ? 2 : 1];
  if (!free_name(name)) return std::nullopt;
  if (numbered && !free_name(number_name)) return std::nullopt;
  if (numbered && number_name.text == name.text)
    return complain(name, say("「{}」が二度使われています", "\"{}\" stands here twice", name.text));

  std::vector<Expression> conditions;
  bound_.push_back({numbered ? number_name.text : std::string_view(), name.text, of, 0});
  Result last;
  for (int number = 1; number <= of.group->count; ++number) {
    bound_.back().number = number;
    last = affordable(call, 0) ? condition(call.operands.back()) : std::nullopt;
    if (!last) break;
    conditions.push_back(std::move(*last));
  }
  bound_.pop_back();
  return last ? std::optional(std::move(conditions)) : std::nullopt;
}

// first ? 1 : second ? 2 : ... the last one, whatever is said of it
Typing::Result Typing::first(const Syntax& call, std::vector<Expression> conditions) {
  Expression chain = integer_constant(call, static_cast<Value>(conditions.size()));
  conditions.pop_back();
  while (!conditions.empty()) {
    const auto number = static_cast<Value>(conditions.size());
    chain = made(
        Op::Conditional, {.kind = Kind::Int}, call,
        operands(std::move(conditions.back()), integer_constant(call, number), std::move(chain)));
    conditions.pop_back();
  }
  return chain;
}

// A variable must not hide anything.
bool Typing::free_name(const Syntax& at) {
  if (at.kind != Syntax::Kind::Name) {
    complain(at, say("変数の名前が必要です", "expected the name of a variable"));
  } else if (stands_alone(at.text) || side_of(at.text) || at.text == "each" || at.text == "null") {
    complain(at, say("「{}」はすでに別の意味で使われています",
                     "\"{}\" already means something else", at.text));
  } else {
    return true;
  }
  return false;
}

// Counts nodes that are copied; complains once about too many.
bool Typing::affordable(const Syntax& at, std::size_t nodes) {
  nodes_ += nodes;
  if (nodes_ <= kMostNodes) return true;
  if (!too_large_)
    complain(at, say("グループを展開すると式が大きすぎます",
                     "too large when its groups are written out"));
  too_large_ = true;
  return false;
}

}  // namespace juchu
