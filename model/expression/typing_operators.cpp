// Literals and operators: what they accept and what they make of it.
#include <algorithm>
#include <charconv>

#include "model/expression/folding.hpp"
#include "model/expression/lookup.hpp"
#include "model/expression/typing.hpp"

namespace juchu {

namespace {

bool is_infix(const Syntax& at, std::string_view one, std::string_view other) {
  return at.kind == Syntax::Kind::Infix && (at.text == one || at.text == other);
}

bool is_null(const Syntax& at) { return at.kind == Syntax::Kind::Name && at.text == "null"; }

// `a > b` is written `b < a`.
struct Relation {
  std::string_view text;
  Op op;
  bool swapped;
  bool ranks;
};
constexpr Relation kRelations[] = {
    {"==", Op::Equal, false, false}, {"!=", Op::NotEqual, false, false},
    {"<", Op::Less, false, true},    {"<=", Op::LessEqual, false, true},
    {">", Op::Less, true, true},     {">=", Op::LessEqual, true, true},
};

// The kind of `left ± right`, if there is one.
std::optional<Kind> kind_of_sum(Kind left, bool plus, Kind right) {
  if (left == Kind::Int && right == Kind::Int) return Kind::Int;
  if (left == Kind::Date && right == Kind::Int) return Kind::Date;
  if (left == Kind::Date && right == Kind::Date && !plus) return Kind::Int;
  return std::nullopt;
}

}  // namespace

Typing::Result Typing::read(const Syntax& at, const Type* expected) {
  switch (at.kind) {
    case Syntax::Kind::Integer: return integer(at, false);
    case Syntax::Kind::Name: return name(at, expected);
    case Syntax::Kind::Member: return member(at);
    case Syntax::Kind::Call: return call(at);
    case Syntax::Kind::Prefix: return prefix(at);
    case Syntax::Kind::Infix: return infix(at);
    case Syntax::Kind::Conditional: return conditional(at, expected);
    case Syntax::Kind::Index:
      return complain(at,
                      say("「{}」の後に項目名が必要です", "expected a field of \"{}\"", shown(at)));
    case Syntax::Kind::List: break;
  }
  return complain(at, say("リストは「in」の後だけに置けます", "a list stands only after \"in\""));
}

Typing::Result Typing::read_as(const Syntax& at, const Type& wanted) {
  Result found = read(at, &wanted);
  if (!found) return std::nullopt;
  const Type& type = found->type;
  if (type.kind != wanted.kind)
    return complain(
        at, say("「{}」は{}ですが、ここには{}が必要です", "\"{0}\" is {1}, expected {2}", shown(at),
                name_of(type.kind), name_of(wanted.kind)));
  if (!type.comparable(wanted))
    return complain(
        at, say("「{}」は別の一覧の値です", "\"{}\" is a value of another list", shown(at)));
  if (type.optional && !wanted.optional)
    return complain(at, say("「{}」は未設定のことがあります", "\"{}\" may be unset", shown(at)));
  return found;
}

Typing::Result Typing::integer(const Syntax& at, bool negative) {
  Value value = 0;
  const auto [end, problem] = std::from_chars(at.text.data(), at.text.data() + at.text.size(),
                                              value);
  if (problem != std::errc() || value > kGreatestLiteral)
    return complain(at, say("数は {} までです", "numbers go up to {}", kGreatestLiteral));
  if (negative) value = -value;
  return integer_constant(at, value);
}

Typing::Result Typing::prefix(const Syntax& at) {
  const Syntax& operand = at.operands[0];
  if (at.text == "!") {
    Result truth = condition(operand);
    if (!truth) return std::nullopt;
    return made(Op::Not, {}, at, operands(std::move(*truth)));
  }
  if (operand.kind != Syntax::Kind::Integer) return negated(at);
  Result number = integer(operand, true);
  if (number) number->begin = at.begin;
  return number;
}

// `-x` is read as `0 - x`.
Typing::Result Typing::negated(const Syntax& at) {
  Result number = read_as(at.operands[0], {.kind = Kind::Int, .optional = true});
  if (!number) return std::nullopt;
  const Type type = {.kind = Kind::Int, .optional = number->type.optional};
  return made(Op::Subtract, type, at, operands(integer_constant(at, 0), std::move(*number)));
}

Typing::Result Typing::infix(const Syntax& at) {
  if (is_infix(at, "&&", "||")) return chain(at, &Typing::condition, &Typing::junction);
  if (is_infix(at, "+", "-")) return chain(at, &Typing::term, &Typing::sum);
  if (at.text == "in") return membership(at);
  return comparison(at);
}

// A chain leans to the left and may be long: it is walked in a loop, from its first operand on.
Typing::Result Typing::chain(const Syntax& at, Operand operand, Join join) {
  const std::string_view one = at.text == "&&" || at.text == "||" ? "&&" : "+";
  const std::string_view other = one == "&&" ? "||" : "-";
  std::vector<const Syntax*> links;
  const Syntax* first = &at;
  for (; is_infix(*first, one, other); first = &first->operands[0]) links.push_back(first);
  std::ranges::reverse(links);

  Result left = (this->*operand)(*first);
  for (const Syntax* const link : links) {
    Result right = (this->*operand)(link->operands[1]);
    left = left && right ? (this->*join)(*link, std::move(*left), std::move(*right)) : std::nullopt;
  }
  return left;
}

Typing::Result Typing::condition(const Syntax& at) { return read_as(at, kTruth); }

Typing::Result Typing::term(const Syntax& at) { return read(at); }

Typing::Result Typing::junction(const Syntax& at, Expression left, Expression right) {
  return made(at.text == "&&" ? Op::And : Op::Or, {}, at,
              operands(std::move(left), std::move(right)));
}

Typing::Result Typing::sum(const Syntax& at, Expression left, Expression right) {
  const bool plus = at.text == "+";
  const bool optional = left.type.optional || right.type.optional;
  if (plus && left.type.kind == Kind::Int && right.type.kind == Kind::Date) std::swap(left, right);
  const auto kind = kind_of_sum(left.type.kind, plus, right.type.kind);
  if (!kind)
    return complain(at, say("{0}と{1}は「{2}」で計算できません", "cannot compute {0} {2} {1}",
                            name_of(left.type.kind), name_of(right.type.kind), at.text));
  return made(plus ? Op::Add : Op::Subtract, {.kind = *kind, .optional = optional}, at,
              operands(std::move(left), std::move(right)));
}

Typing::Result Typing::comparison(const Syntax& at) {
  const Syntax& left = at.operands[0];
  const Syntax& right = at.operands[1];
  if (is_event(left) || is_event(right)) return event_comparison(at);
  if (is_null(left) && is_null(right) && is_infix(at, "==", "!="))
    return constant({}, at, at.text == "==");
  if (is_null(left)) return null_comparison(at, right);
  if (is_null(right)) return null_comparison(at, left);
  auto sides = alike(left, right, nullptr);
  if (!sides) return std::nullopt;
  const Relation& relation = *std::ranges::find(kRelations, at.text, &Relation::text);
  const Kind kind = sides->first.type.kind;
  if (relation.ranks && kind != Kind::Int && kind != Kind::Date)
    return complain(at, say("{}の大小は比べられません",
                            "{} is neither less nor greater than another", name_of(kind)));
  if (relation.swapped) std::swap(sides->first, sides->second);
  return made(relation.op, {}, at, operands(std::move(sides->first), std::move(sides->second)));
}

Typing::Result Typing::null_comparison(const Syntax& at, const Syntax& operand) {
  if (!is_infix(at, "==", "!="))
    return complain(at, say("「null」は「==」か「!=」で比べます",
                            "\"null\" is compared with \"==\" or \"!=\""));
  Result found = read(operand);
  if (!found) return std::nullopt;
  if (!found->type.optional)
    return complain(operand,
                    say("「{}」はいつも設定されています", "\"{}\" is always set", shown(operand)));
  Expression set = made(Op::IsSet, {}, at, operands(std::move(*found)));
  if (at.text == "!=") return set;
  return made(Op::Not, {}, at, operands(std::move(set)));
}

Typing::Result Typing::membership(const Syntax& at) {
  const Syntax& list = at.operands[1];
  if (list.kind != Syntax::Kind::List)
    return complain(
        list, say("「in」の後には [ ] のリストが必要です", "expected a list [ ] after \"in\""));
  if (is_event(at.operands[0])) return event_membership(at);
  Result left = read(at.operands[0]);
  if (!left) return std::nullopt;
  Type item_type = left->type;
  item_type.optional = false;
  std::vector<Expression> operands;
  operands.push_back(std::move(*left));
  for (const Syntax& item : list.operands)
    if (Result constant = list_item(item, item_type)) operands.push_back(std::move(*constant));
  if (operands.size() != list.operands.size() + 1) return std::nullopt;
  return made(Op::In, {}, at, std::move(operands));
}

Typing::Result Typing::list_item(const Syntax& at, const Type& type) {
  if (is_null(at))
    return complain(at, say("リストに「null」は置けません", "a list cannot hold \"null\""));
  Result item = read_as(at, type);
  if (!item) return std::nullopt;
  fold(*item);
  if (item->op == Op::Constant) return item;
  return complain(at, say("リストには定数だけを置けます", "a list holds constants only"));
}

Typing::Result Typing::event_comparison(const Syntax& at) {
  if (!is_infix(at, "==", "!="))
    return complain(at, say("「event」は「==」「!=」「in」で比べます",
                            "\"event\" is compared with \"==\", \"!=\" or \"in\""));
  Result is = event_literal(at.operands[is_event(at.operands[0]) ? 1 : 0]);
  if (!is) return std::nullopt;
  is->begin = at.begin;
  is->end = at.end;
  if (at.text == "==") return is;
  return made(Op::Not, {}, at, operands(std::move(*is)));
}

Typing::Result Typing::event_membership(const Syntax& at) {
  Result any;
  bool complete = true;
  for (const Syntax& item : at.operands[1].operands) {
    Result one = event_literal(item);
    if (!one)
      complete = false;
    else if (!any)
      any = std::move(one);
    else
      any = made(Op::Or, {}, at, operands(std::move(*any), std::move(*one)));
  }
  if (!complete) return std::nullopt;
  return any ? any : constant({}, at, 0);
}

Typing::Result Typing::event_literal(const Syntax& at) {
  const auto event = index_of(names_.events, at.text);
  if (at.kind == Syntax::Kind::Name && event) return made(Op::EventIs, {}, at, {}, *event);
  if (at.kind == Syntax::Kind::Name) return unknown(at, names_.events);
  return complain(at, say("「{}」はイベントの名前ではありません",
                          "\"{}\" is not the name of an event", shown(at)));
}

Typing::Result Typing::conditional(const Syntax& at, const Type* expected) {
  Result test = condition(at.operands[0]);
  auto arms = alike(at.operands[1], at.operands[2], expected);
  if (!test || !arms) return std::nullopt;
  Type type = arms->first.type;
  type.optional = type.optional || arms->second.type.optional;
  return made(Op::Conditional, type, at,
              operands(std::move(*test), std::move(arms->first), std::move(arms->second)));
}

// Two operands of one type: what is only the name of a value takes its meaning from the other one.
Typing::Pair Typing::alike(const Syntax& a, const Syntax& b, const Type* expected) {
  if (undetermined(a) && !undetermined(b)) {
    Pair pair = alike(b, a, expected);
    if (pair) std::swap(pair->first, pair->second);
    return pair;
  }
  Result first = read(a, expected);
  if (!first && !expected && may_name_a_value(b)) return std::nullopt;
  Result second = read(b, first ? &first->type : expected);
  if (!first || !second) return std::nullopt;
  const Kind kind = first->type.kind;
  if (kind != second->type.kind)
    return complain(b, say("「{}」は{}ですが、「{}」は{}です", "\"{}\" is {}, but \"{}\" is {}",
                           shown(a), name_of(kind), shown(b), name_of(second->type.kind)));
  if (!first->type.comparable(second->type))
    return complain(b, say("「{}」と「{}」は別の一覧の値です",
                           "\"{}\" and \"{}\" are values of different lists", shown(a), shown(b)));
  return Pair({std::move(*first), std::move(*second)});
}

}  // namespace juchu
