// Expressions in their places.
#include <algorithm>
#include <cctype>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/reader/draft.hpp"
#include "model/text/utf8.hpp"

namespace juchu {
namespace {

using Kinds = JsonValue::Kind;

bool in_name(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

/// True when `text` uses a name that was declared in a way nobody could understand.
bool unclear(std::string_view text, const ClausePlace& place, const RulebookDraft& draft) {
  if (draft.names_missing) return true;
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if(at, text.end(), in_name);
    at = std::find_if_not(begin, text.end(), in_name);
    const std::string_view name(begin, at);
    if (draft.unclear.contains(name) || (name == "event" && !place.event_known)) return true;
  }
  return false;
}

Complaint order_unknown_to_shop() {
  return Text{"ショップのイベントでは注文やカートを参照できません",
              "what happens to the shop cannot read an order or a cart"};
}

/// What is wrong with reading `node` at a place of that kind.
std::optional<Complaint> fault_in(const Expression& node, Reads reads, const RulebookDraft& draft) {
  const bool is_field = node.op == Op::Field || node.op == Op::BusinessDaysSince;
  if (reads == Reads::ShopOnly && node.op == Op::Final) return order_unknown_to_shop();
  if (!is_field) return std::nullopt;
  const Field& field = draft.field(node.index);
  if (node.op == Op::BusinessDaysSince && field.scope != FieldScope::Order) {
    return business_days_of_no_order();
  }
  if (reads == Reads::ShopOnly && field.scope != FieldScope::Shop) return order_unknown_to_shop();
  if (reads == Reads::NoChangingShop && changes_in_shop(field)) return changing_shop_field();
  return std::nullopt;
}

int code_points(std::string_view text) { return static_cast<int>(code_points_of(text).size()); }

}  // namespace

ClausePlace place_on(int event, bool world, const RulebookDraft& draft) {
  ClausePlace place{.scope = {.names = &draft.book.names, .world = world},
                    .event_known = event >= 0};
  if (event < 0) return place;
  const EventType& type = draft.event(event);
  place.scope.event_parameters = &type.parameter_types;
  if (type.shop) place.reads = Reads::ShopOnly;
  return place;
}

ClausePlace place_apart(bool world, Reads reads, const RulebookDraft& draft) {
  return {.scope = {.names = &draft.book.names, .world = world}, .reads = reads};
}

ClausePlace place_of_constants(const RulebookDraft& draft) {
  return {.scope = {.names = &draft.book.names, .fields = false}};
}

bool changes_in_shop(const Field& field) {
  return field.scope == FieldScope::Shop && !field.setting;
}

Complaint business_days_of_no_order() {
  return Text{"営業日を数えられるのは注文の日付だけです",
              "business days are counted from dates of an order only"};
}

Complaint changing_shop_field() {
  return {{"ここでは変化するショップの項目を参照できません",
           "a field of the shop that changes cannot be read here"},
          {"ショップに左右されることはsystemのイベントにしてください",
           "make what depends on the shop an event of the system"}};
}

std::string with_number(std::string_view text, Value number) {
  std::string result;
  while (!text.empty()) {
    const auto other = std::ranges::find_if_not(text, in_name);
    const std::string_view word(text.begin(), std::max(other, text.begin() + 1));
    if (word == "each" && !result.ends_with('.'))
      result += std::to_string(number);
    else
      result += word;
    text.remove_prefix(word.size());
  }
  return result;
}

std::optional<std::string> written(const JsonCursor& at) {
  if (at.is(Kinds::Null)) return "null";
  if (at.is(Kinds::Boolean)) return at.value()->boolean ? "true" : "false";
  if (at.is(Kinds::Integer)) return std::to_string(at.value()->integer);
  const std::optional<std::string_view> text = at.text();
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

Listener complaints_at(const JsonCursor& at) {
  return [at](int offset, const Complaint& complaint) {
    if (!at.is(Kinds::String)) return at.complain(complaint);
    at.complain_inside(offset, complaint.problem, complaint.hint);
  };
}

std::optional<Expression> read_judged(std::string_view text, const Scope& scope, const Type& wanted,
                                      const Judge& fault_in, const Listener& complain) {
  std::vector<ExpressionProblem> problems;
  std::optional<Expression> expression = read_expression(text, scope, wanted, problems);
  for (const ExpressionProblem& each : problems) complain(each.offset, {each.problem, each.hint});
  if (!expression) return std::nullopt;
  bool good = true;
  for_each_node(*expression, [&](const Expression& node) {
    const std::optional<Complaint> fault = fault_in(node);
    if (!fault) return;
    complain(code_points(text.substr(0, node.begin)), *fault);
    good = false;
  });
  return good ? std::move(expression) : std::nullopt;
}

std::optional<Expression> read_in_place(std::string_view text, const Type& wanted,
                                        const ClausePlace& place, const RulebookDraft& draft,
                                        const Listener& complain) {
  if (unclear(text, place, draft)) return std::nullopt;
  const auto fault = [&](const Expression& node) { return fault_in(node, place.reads, draft); };
  return read_judged(text, place.scope, wanted, fault, complain);
}

Clause read_clause(const JsonCursor& at, const Type& wanted, const ClausePlace& place,
                   const RulebookDraft& draft) {
  std::optional<std::string> text = written(at);
  if (!text) return {};
  std::optional<Expression> expression = read_in_place(*text, wanted, place, draft,
                                                       complaints_at(at));
  if (expression && place.scope.each) {
    text = with_number(*text, *place.scope.each);
    expression = read_in_place(*text, wanted, place, draft, complaints_at(at));
  }
  if (!expression) return {};
  return {.text = std::move(*text), .root = {std::move(*expression)}};
}

Clause read_condition(const JsonCursor& at, const ClausePlace& place, const RulebookDraft& draft) {
  return read_clause(at, kTruth, place, draft);
}

Clause read_days(const JsonCursor& at, Kind kind, const ClausePlace& place,
                 const RulebookDraft& draft) {
  Clause days = read_clause(at, {.kind = kind, .optional = true}, place, draft);
  if (days.empty() || days.expression().op != Op::Constant) return days;
  if (days.expression().value == kUnset) {
    at.complain({"ここにnullは使えません", "null cannot stand here"},
                {"この項目がない場合は、キーごと削除してください", "leave the key out instead"});
  }
  return days;
}

std::optional<Value> constant_of(const Clause& clause, const Type& type, const JsonCursor& at) {
  if (clause.empty()) return std::nullopt;
  const Expression& expression = clause.expression();
  if (expression.op != Op::Constant) {
    at.complain({"ここには決まった値が必要です", "a value that is always the same is needed here"});
    return std::nullopt;
  }
  const bool ranged = type.kind == Kind::Int && type.low <= type.high;
  if (ranged && (expression.value < type.low || expression.value > type.high)) {
    at.complain(out_of_range(type.low, type.high));
  }
  return expression.value;
}

}  // namespace juchu
