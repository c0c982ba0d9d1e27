#include "model/expression/expression_text.hpp"

#include <fmt/format.h>

#include "model/expression/lookup.hpp"

namespace juchu {

namespace {

// How tightly an operator binds; the levels of the grammar.
enum class Level { Expression, Or, And, Relation, Sum, Unary, Primary };

Level tighter(Level level) { return static_cast<Level>(static_cast<int>(level) + 1); }

struct Infix {
  Op op;
  std::string_view text;
  Level level;
  Level left;  // what its left operand must at least be
};
constexpr Infix kInfixes[] = {
    {Op::Or, "||", Level::Or, Level::Or},
    {Op::And, "&&", Level::And, Level::And},
    {Op::Equal, "==", Level::Relation, Level::Sum},
    {Op::NotEqual, "!=", Level::Relation, Level::Sum},
    {Op::Less, "<", Level::Relation, Level::Sum},
    {Op::LessEqual, "<=", Level::Relation, Level::Sum},
    {Op::Add, "+", Level::Sum, Level::Sum},
    {Op::Subtract, "-", Level::Sum, Level::Sum},
};

class Writer {
 public:
  explicit Writer(const Scope& scope) : scope_(scope), names_(*scope.names) {}

  [[nodiscard]] std::string write(const Expression& e, Level least) const {
    const auto [text, level] = written(e);
    return level < least ? "(" + text + ")" : text;
  }

 private:
  struct Written {
    std::string text;
    Level level;
  };

  [[nodiscard]] Written written(const Expression& e) const {
    if (const auto* infix = std::ranges::find(kInfixes, e.op, &Infix::op);
        infix != std::end(kInfixes))
      return {fmt::format("{} {} {}", operand(e, 0, infix->left), infix->text,
                          operand(e, 1, tighter(infix->level))),
              infix->level};
    switch (e.op) {
      case Op::Constant: return {constant(e), Level::Primary};
      case Op::IsSet: return {operand(e, 0, Level::Sum) + " != null", Level::Relation};
      case Op::Not: return negation(e.operands[0]);
      case Op::Conditional:
        return {fmt::format("{} ? {} : {}", operand(e, 0, Level::Or),
                            operand(e, 1, Level::Expression), operand(e, 2, Level::Expression)),
                Level::Expression};
      case Op::In:
        return {fmt::format("{} in [{}]", operand(e, 0, Level::Sum), list(e, 1)), Level::Relation};
      case Op::EventIs: return {"event == " + id(names_.events, e), Level::Relation};
      default: return {call_or_name(e), Level::Primary};
    }
  }

  [[nodiscard]] std::string call_or_name(const Expression& e) const {
    switch (e.op) {
      case Op::Field: return side(e) + id(names_.fields, e);
      case Op::Parameter: return "event." + id(*scope_.event_parameters, e);
      case Op::Today: return "today";
      case Op::Final: return side(e) + "final";
      case Op::By: return "by";
      case Op::Column: return fmt::format("{}({})", id(names_.columns, e), list(e, 0));
      case Op::Fits: return fmt::format("fits({})", list(e, 0));
      case Op::CheckDigitFits: return fmt::format("check_digit_fits({})", list(e, 0));
      case Op::BusinessDaysSince:
        return fmt::format("business_days_since({}{})", side(e), id(names_.fields, e));
      case Op::UsedElsewhere:
        return fmt::format("used_elsewhere(event.{})", id(*scope_.event_parameters, e));
      default: return fmt::format("sends({})", id(names_.mails, e));
    }
  }

  [[nodiscard]] Written negation(const Expression& e) const {
    if (e.op == Op::IsSet) return {operand(e, 0, Level::Sum) + " == null", Level::Relation};
    return {"!" + write(e, Level::Primary), Level::Unary};
  }

  [[nodiscard]] std::string constant(const Expression& e) const {
    if (e.value == kUnset) return "null";
    if (e.type.kind == Kind::Bool) return e.value != 0 ? "true" : "false";
    if (const auto* const values = values_of(e.type, names_))
      return (*values)[static_cast<std::size_t>(e.value)];
    return fmt::format("{}", e.value);
  }

  [[nodiscard]] std::string operand(const Expression& e, std::size_t i, Level least) const {
    return write(e.operands[i], least);
  }

  [[nodiscard]] std::string list(const Expression& e, std::size_t from) const {
    std::string text;
    for (std::size_t i = from; i < e.operands.size(); ++i)
      text += (i > from ? ", " : "") + operand(e, i, Level::Expression);
    return text;
  }

  [[nodiscard]] std::string side(const Expression& e) const {
    if (!scope_.step) return "";
    return e.side == Side::Before ? "before." : "after.";
  }

  template <class Named>
  [[nodiscard]] static std::string id(const std::vector<Named>& all, const Expression& e) {
    return std::string(id_of(all[static_cast<std::size_t>(e.index)]));
  }

  const Scope& scope_;
  const Names& names_;
};

}  // namespace

std::string to_text(const Expression& expression, const Scope& scope) {
  return Writer(scope).write(expression, Level::Expression);
}

}  // namespace juchu
