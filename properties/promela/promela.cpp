#include "properties/promela/promela.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/clauses.hpp"
#include "properties/canonical_form.hpp"
#include "properties/promela/days.hpp"
#include "properties/promela/events.hpp"
#include "properties/promela/model_text.hpp"
#include "properties/promela/parameter_choices.hpp"

namespace juchu {
namespace {

// --- what cannot be written ---

constexpr Value kMostNumber = Value{1} << 28;  // SPIN counts in 32 bits
constexpr double kMostMoves = 30'000;          // one block of the model each

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
      large = large || (!clause.empty() && any_node(clause.expression(), [](const Expression& node) {
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
    diagnostics_.add({.file = rulebook_.file, .position = position, .pointer = pointer,
                      .problem = std::move(problem), .hint = std::move(hint)});
  }

  const Rulebook& rulebook_;
  const PromelaOptions& options_;
  Diagnostics& diagnostics_;
  bool met_ = true;
  double moves_ = 0;
};

// --- the head of a model ---

void write_head(const PromelaModel& model, std::ostream& out) {
  const Rulebook& rulebook = model.rulebook();
  fmt::print(out, "/* The rulebook {} for SPIN: {} order{} in {} cart{}", rulebook.id,
             model.orders(), model.orders() == 1 ? "" : "s", model.carts(),
             model.carts() == 1 ? "" : "s");
  fmt::print(out, "{}.\n", model.options->norm_keeping ? ", norms kept" : "");
  if (!model.options->question.empty())
    fmt::print(out, "   An assertion is violated when \"{}\" can happen.\n",
               model.options->question);
  fmt::print(out, R"(
     spin -a -o2 FILE
     gcc -O2 -DSAFETY -DNOREDUCE -DMEMLIM=8000 -o pan pan.c
     ./pan -m1000000 -w24

   (more behind -m if "max search depth too small" is said; depth first, because variables that are
   hidden exist in no other search; never -DHC, which loses states). "states, stored" is one more than
   there are distinct situations: SPIN's own before the shop's settings are chosen.

   A variable holds its value + a shift; where it may be unset, 0 says so. Dates count from today.
   f: fields, b: business days since a date, c: days in a row at which an obligation's condition held.
*/

)");
}

void write_types(const PromelaModel& model, std::ostream& out) {
  const auto write = [&](const char* type, FieldScope scope) {
    fmt::print(out, "typedef {} {{\n", type);
    bool any = false;
    for (const Variable& variable : model.layout.variables()) {
      if (variable.scope != scope) continue;
      any = true;
      fmt::print(out, "  unsigned {} : {}; /* {}..{}, + {} */\n", variable.name, variable.bits(),
                 variable.low, variable.high, variable.shift);
    }
    fmt::print(out, "{}}};\n", any ? "" : "  bit nothing;\n");
    return any;
  };
  write("Order", FieldScope::Order);
  const bool cart = write("Cart", FieldScope::Cart), shop = write("Shop", FieldScope::Shop);
  fmt::print(out, "Order order[{}];\n", model.orders());
  if (cart) fmt::print(out, "Cart cart[{}];\n", model.carts());
  if (shop) fmt::print(out, "Shop shop;\n");
}

/// Parameters that SPIN chooses: 0 in every state.
void write_chosen(const PromelaModel& model, std::ostream& out) {
  for (std::size_t p = 0; p < kMostEventParameters; ++p) {
    const auto highest = highest_chosen(model, p);
    if (!highest) continue;
    const char* const type = *highest < 256 ? "byte" : *highest < 32768 ? "short" : "int";
    fmt::print(out, "{} {};\n", type, chosen_variable(p));
  }
}

/// Variables of one step, no part of a state.
void write_scratch(const PromelaModel& model, std::ostream& out) {
  fmt::print(out, "\nhidden int n, held, changed, bad;\n");
  for (const Variable& variable : model.layout.variables())
    fmt::print(out, "hidden int t_{};\n", variable.name);
  for_each_variable(model, [&](const Variable& variable, Place place) {
    place.scratch = true;
    fmt::print(out, "hidden int {};\n", place.variable(variable));
  });
  for (Value i = 0; i < model.layout.serials(); ++i)
    fmt::print(out, "hidden int k{0}, r{0};\n", i);
}

// --- how the shop starts ---

/// Every combination of settings, each one option.
class StartWriter {
 public:
  StartWriter(const PromelaModel& model, ModelText& text) : model_(model), text_(text) {
    for_each_variable(model, [&](const Variable& variable, const Place& place) {
      if (variable.scope != FieldScope::Order) starts_.push_back({&variable, place});
    });
  }

  void write() {
    text_.line("if");
    choose(0, "");
    text_.line("fi;");
  }

 private:
  void choose(std::size_t index, const std::string& so_far) {
    if (index == starts_.size()) return text_.line(":: d_step { " + so_far + "skip }");
    const auto& [variable, place] = starts_[index];
    const Field& field = model_.rulebook().fields[static_cast<std::size_t>(variable->index)];
    const Value initial = variable->date() && field.initial != kUnset ? variable->low
                                                                       : field.initial;
    const Value first = field.any_initial ? variable->low : initial;
    const Value last = field.any_initial ? variable->high : initial;
    for (Value value = first; value <= last; ++value) {
      const Value stored = variable->stored(value);
      choose(index + 1, stored == 0 ? so_far
                                    : so_far + fmt::format("{} = {}; ", place.variable(*variable),
                                                           stored));
    }
  }

  const PromelaModel& model_;
  ModelText& text_;
  std::vector<std::pair<const Variable*, Place>> starts_;
};

}  // namespace

std::vector<int> token_classes_of_examples(const CompiledRulebook& rules) {
  std::set<int> classes;
  for (const Method& method : rules.rulebook().methods)
    if (!method.example.empty()) classes.insert(rules.token_class(method.example));
  classes.insert(rules.token_class("0"));
  return {classes.begin(), classes.end()};
}

bool can_write_promela(const CompiledRulebook& rules, const PromelaOptions& options,
                       Diagnostics& diagnostics) {
  return Requirements(rules, options, diagnostics).met();
}

void write_promela(const CompiledRulebook& rules, const PromelaOptions& options,
                   std::ostream& out) {
  const PromelaModel model(rules, options);
  write_head(model, out);
  write_types(model, out);
  write_chosen(model, out);
  write_scratch(model, out);
  ModelText text;
  text.open("\nactive proctype rules() {");
  StartWriter(model, text).write();
  text.line("end: do");
  write_days(model, text);
  write_events(model, text);
  text.line("od");
  text.close("}");
  out << text.text();
}

}  // namespace juchu
