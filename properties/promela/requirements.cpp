// What a rulebook must not hold, so that it can be written.
#include <fmt/format.h>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/clauses.hpp"
#include "properties/promela/model_text.hpp"
#include "properties/promela/offered_values.hpp"
#include "properties/promela/promela.hpp"

namespace juchu {
namespace {

constexpr Value kMostNumber = Value{1} << 28;  // SPIN counts in 32 bits
constexpr double kMostMoves = 100'000;         // of each situation

class Requirements {
 public:
  Requirements(const CompiledRulebook& rules, const PromelaOptions& options,
               Diagnostics& diagnostics)
      : rulebook_(rules.rulebook()), options_(options), diagnostics_(diagnostics) {}

  bool met() {
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e) check_event(rulebook_.events[e]);
    if (moves_ > kMostMoves)
      complain({}, "/events",
               {"イベントの引数の組み合わせが多すぎます",
                "the events' parameters have too many combinations of values"},
               {"引数の範囲を狭めるか、注文の数を減らしてください",
                "narrow the parameters, or ask for fewer orders"});
    for (const Field& field : rulebook_.fields) check_number(field.type, field.position, "/fields");
    check_constants();
    if (!question_of(rulebook_, options_.question))
      complain({}, "",
               {fmt::format("「{}」という性質や危険な状態はありません", options_.question),
                fmt::format("no property or hazard is called \"{}\"", options_.question)},
               {});
    return met_;
  }

 private:
  void check_event(const EventType& event) {
    double moves = event.shop ? 1 : static_cast<double>(options_.carts.size());
    for (const EventParameter& parameter : event.parameters) {
      check_number(parameter.type, event.position, "/events/" + event.id);
      const auto days = offered_days(parameter, rulebook_.names);
      if (!days) complain_of_days(event, parameter);
      moves *= values_of(parameter.type, days.value_or(DateRange{}));
    }
    moves_ += moves;
  }

  [[nodiscard]] double values_of(const Type& type, const DateRange& days) const {
    switch (type.kind) {
      case Kind::Bool: return 2;
      case Kind::Int: return static_cast<double>(type.high - type.low + 1);
      case Kind::Enum: return static_cast<double>(rulebook_.names.enumerations[type.domain].size());
      case Kind::Method: return static_cast<double>(rulebook_.names.methods.size());
      case Kind::Date: return static_cast<double>(days.high - days.low + 1);
      default: return static_cast<double>(options_.token_classes.size() + 1);
    }
  }

  void complain_of_days(const EventType& event, const EventParameter& parameter) {
    complain(event.position, fmt::format("/events/{}/with/{}", event.id, parameter.id),
             {fmt::format("「{}」の日付の範囲が今日からの日数で決まっていません", parameter.id),
              fmt::format("the dates of \"{}\" are not between two numbers of days from today",
                          parameter.id)},
             {"\"from\" と \"to\" に today + 日数 を書いてください",
              "state \"from\" and \"to\" as today + a number of days"});
  }

  void check_number(const Type& type, Position position, const std::string& pointer) {
    if (type.kind == Kind::Int && (type.low < -kMostNumber || type.high > kMostNumber))
      complain_of_number(position, pointer);
  }

  void check_constants() {
    bool large = false;
    for_each_clause(rulebook_, [&](const Clause& clause) {
      large = large ||
              (!clause.empty() && any_node(clause.expression(), [](const Expression& node) {
                return node.op == Op::Constant && node.value != kUnset &&
                       (node.value > kMostNumber || node.value < -kMostNumber);
              }));
    });
    if (large) complain_of_number({}, "");
  }

  void complain_of_number(Position position, const std::string& pointer) {
    complain(position, pointer,
             {"Promela には大きすぎる数です", "a number is too large for Promela"},
             {fmt::format("{} までにしてください", kMostNumber),
              fmt::format("stay within {}", kMostNumber)});
  }

  void complain(Position position, const std::string& pointer, Text problem, Text hint) {
    met_ = false;
    diagnostics_.add({.file = rulebook_.file,
                      .position = position,
                      .pointer = pointer,
                      .problem = std::move(problem),
                      .hint = std::move(hint)});
  }

  const Rulebook& rulebook_;
  const PromelaOptions& options_;
  Diagnostics& diagnostics_;
  bool met_ = true;
  double moves_ = 0;
};

}  // namespace

bool can_write_promela(const CompiledRulebook& rules, const PromelaOptions& options,
                       Diagnostics& diagnostics) {
  return Requirements(rules, options, diagnostics).met();
}

}  // namespace juchu
