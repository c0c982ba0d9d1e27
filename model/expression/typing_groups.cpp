// Groups of numbered fields, written out: nothing behind the reader knows of them.
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

// group.exists(p, body): body for the first, or for the second, ...; group.all(p, body): and
Typing::Result Typing::quantifier(const Syntax& call) {
  const Syntax& callee = call.operands[0];
  const bool every = callee.text == "all";
  if (!every && callee.text != "exists") return unknown(last_name(callee), {"exists", "all"});
  const auto of = group(callee.operands[0]);
  if (!takes(call, 2) || !of || !free_name(call.operands[1])) return std::nullopt;

  bound_.push_back({call.operands[1].text, *of, 0});
  Result whole = constant({}, call, every);
  for (int number = 1; whole && number <= of->group->count; ++number) {
    bound_.back().number = number;
    Result one = affordable(call, 0) ? condition(call.operands[2]) : std::nullopt;
    if (!one || number == 1)
      whole = std::move(one);
    else
      whole = made(every ? Op::And : Op::Or, {}, call,
                   operands(std::move(*whole), std::move(*one)));
  }
  bound_.pop_back();
  return whole;
}

// The variable of an exists or all must not hide anything.
bool Typing::free_name(const Syntax& at) {
  if (at.kind != Syntax::Kind::Name) {
    complain(at, say("変数の名前が必要です", "expected the name of a variable"));
  } else if (stands_alone(at.text) || side_of(at.text)) {
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
