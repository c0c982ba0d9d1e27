#include "testing/generators/random_rules.hpp"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>

#include "model/rulebook/rulebook_json.hpp"

namespace juchu {
namespace {

[[noreturn]] void give_up(const std::string& what, Diagnostics& diagnostics) {
  fmt::print(stderr, "{} cannot be loaded:\n", what);
  for (const Diagnostic& diagnostic : diagnostics.sorted())
    fmt::print(stderr, "{}\n", to_text(diagnostic, Language::English));
  std::abort();
}

Rulebook book_of(const std::string& text) {
  Diagnostics diagnostics;
  if (std::optional<Rulebook> book = read_rulebook(text, "test.json", diagnostics))
    return std::move(*book);
  give_up(text + "This rulebook", diagnostics);
}

CompiledRulebook compiled(Rulebook book, const std::string& what) {
  Diagnostics diagnostics;
  if (auto rules = CompiledRulebook::compile(std::move(book), diagnostics))
    return std::move(*rules);
  give_up(what, diagnostics);
}

/// today + `days`.
Clause days_from_today(Value days) {
  const Type date{.kind = Kind::Date}, number{.kind = Kind::Int, .low = days, .high = days};
  const Expression today{.op = Op::Today, .type = date};
  const Expression added{.op = Op::Constant, .type = number, .value = days};
  return {fmt::format("today + {}", days),
          {Expression{.op = Op::Add, .type = date, .operands = {today, added}}}};
}

}  // namespace

CompiledRulebook random_rules(const RulebookPlan& plan) {
  return compiled(book_of(random_rulebook(plan)),
                  fmt::format("The random rulebook of seed {}", plan.seed));
}

CompiledRulebook bounded_rules(const RulebookPlan& plan) {
  Rulebook book = book_of(random_rulebook(plan));
  for (EventType& event : book.events) {
    for (EventParameter& parameter : event.parameters) {
      if (parameter.type.kind != Kind::Date) continue;
      if (parameter.from.empty()) parameter.from = days_from_today(0);
      if (parameter.to.empty()) parameter.to = days_from_today(2);
    }
  }
  return compiled(std::move(book), fmt::format("The random rulebook of seed {}", plan.seed));
}

CompiledRulebook rules_of_text(const std::string& text) {
  return compiled(book_of(text), "The rulebook");
}

CompiledRulebook rules_of_file(const std::string& file) {
  Diagnostics diagnostics;
  if (std::optional<Rulebook> book = open_rulebook(file, diagnostics))
    return compiled(std::move(*book), file);
  give_up(file, diagnostics);
}

}  // namespace juchu
