#include "testing/generators/random_expression.hpp"

#include <vector>

#include "model/expression/syntax.hpp"
#include "model/expression/typing.hpp"

namespace juchu {

namespace {

// `%b`, `%i` and `%d` stand for any truth value, number and date, `%v` for a variable of this
// depth.
const std::vector<std::string> kLeaves[] = {
    {"paid", "final", "true", "false", "strict", "lenient", "parcel[2].arrived",
     "trackable(sent_by)", "fits(number, method)", "check_digit_fits(event.number, sent_by)",
     "ship_date == null", "rating != null", "used_elsewhere(event.number)",
     "shipping in [preparing, shipped]", "sent_by != sagawa", "card == payment",
     "number == event.number"},
    {"units", "rating", "0", "3", "-2", "undated_days", "days(method)", "days(sent_by)",
     "event.parcel", "parcel[3].weight", "business_days_since(ship_date)"},
    {"today", "ship_date", "paid_on", "event.date", "parcel[1].sent_on"},
};
const std::vector<std::string> kNodes[] = {
    {"!(%b)",
     "(%b) && (%b)",
     "(%b) || (%b)",
     "(%b) == (%b)",
     "(%b) ? (%b) : (%b)",
     "(%i) < (%i)",
     "(%i) >= (%i)",
     "(%i) == (%i)",
     "(%i) != (%i)",
     "(%d) > (%d)",
     "(%d) <= (%d)",
     "(%d) != (%d)",
     "(%i) in [1, -2, undated_days]",
     "payment == ((%b) ? card : konbini)",
     "((%b) ? null : ship_date) == null",
     "parcel.exists(%v, %v.arrived || (%b))",
     "parcel.all(%v, %v.weight < (%i))",
     "((%b) ? sent_by : yu_mail) == method",
     "ship_date == ((%b) ? null : (%d))",
     "days((%b) ? null : method) == (%i)"},
    {"(%i) + (%i)", "(%i) - (%i)", "(%d) - (%d)", "(%b) ? (%i) : (%i)",
     "parcel[event.parcel + 0].weight", "parcel[(%b) ? 1 : 2].weight"},
    {"(%d) + (%i)", "(%d) - (%i)", "(%b) ? (%d) : (%d)", "parcel[event.parcel].sent_on"},
};

std::size_t row_of(Kind kind) { return kind == Kind::Bool ? 0 : kind == Kind::Int ? 1 : 2; }

std::string grow(Kind kind, int depth) {
  const std::size_t row = row_of(kind);
  const bool leaf = depth <= 0 || *rc::gen::inRange(0, 4) == 0;
  const std::string shape = *rc::gen::elementOf(leaf ? kLeaves[row] : kNodes[row]);
  std::string text;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] != '%') {
      text += shape[i];
      continue;
    }
    const char what = shape[++i];
    if (what == 'v') text += "p" + std::to_string(depth);
    if (what == 'b') text += grow(Kind::Bool, depth - 1);
    if (what == 'i') text += grow(Kind::Int, depth - 1);
    if (what == 'd') text += grow(Kind::Date, depth - 1);
  }
  return text;
}

Value random_value(const Type& type) {
  if (type.optional && *rc::gen::inRange(0, 3) == 0) return kUnset;
  if (type.kind == Kind::Int) return *rc::gen::inRange(type.low, type.high + 1);
  if (type.kind == Kind::Date) return *rc::gen::inRange<Value>(95, 106);
  return *rc::gen::inRange<Value>(0, 2);
}

}  // namespace

rc::Gen<std::string> random_text(Kind kind, int depth) {
  return rc::gen::exec([=] { return grow(kind, depth); });
}

rc::Gen<ExampleSituation> random_situation() {
  return rc::gen::exec([] {
    ExampleSituation situation;
    for (const NamedType& field : example_names().fields)
      situation.fields[{Side::Before, field.id}] = random_value(field.type);
    for (const NamedType& parameter : example_parameters())
      situation.parameters[parameter.id] = random_value(parameter.type);
    situation.is_final[0] = *rc::gen::arbitrary<bool>();
    situation.number_fits = *rc::gen::arbitrary<bool>();
    situation.check_digit_is_right = *rc::gen::arbitrary<bool>();
    situation.number_is_used = *rc::gen::arbitrary<bool>();
    situation.days_counted = *rc::gen::inRange<Value>(0, 10);
    return situation;
  });
}

std::optional<Expression> typed(std::string_view text, const Scope& scope, const Type& wanted) {
  std::vector<ExpressionProblem> problems;
  Complaints complaints(text, problems);
  const auto syntax = parse_expression(complaints);
  return syntax ? Typing(scope, complaints).read_as(*syntax, wanted) : std::nullopt;
}

}  // namespace juchu
