// What an expression may come to, held against what it does come to, in random environments.
#include "model/analysis/possible_values.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "model/expression/evaluation.hpp"
#include "model/rulebook/clauses.hpp"
#include "testing/generators/choices.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

/// A step nobody took: every question has a random answer, the same each time.
class RandomStep : public Environment {
 public:
  RandomStep(const Rulebook& book, Choices& choices) : book_(book), choices_(choices) {
    for (const Field& field : book.fields) {
      before_.push_back(value_of(field.type));
      after_.push_back(choices_.happens(1, 2) ? before_.back() : value_of(field.type));
    }
    by_ = choices_.below(static_cast<int>(book.actors.size()));
    event_ = choices_.below(static_cast<int>(book.events.size()) + 1) - 1;
    for (std::size_t m = 0; m < book.mails.size(); ++m)
      if (choices_.happens(1, 2)) sends_.push_back(static_cast<int>(m));
    seed_ = choices_.below(1'000'000);
  }

  [[nodiscard]] Value field(Side side, int f) const override {
    return (side == Side::After ? after_ : before_)[static_cast<std::size_t>(f)];
  }
  [[nodiscard]] Value parameter(int) const override { return 1; }  // of every type
  [[nodiscard]] Value today() const override { return 40'000; }
  [[nodiscard]] bool final(Side side) const override {
    const Value status = field(side, 0);
    return status != kUnset && book_.status(0, status).final;
  }
  [[nodiscard]] Value column(int column, Value method) const override {
    return book_.methods[static_cast<std::size_t>(method)]
        .columns[static_cast<std::size_t>(column)];
  }
  [[nodiscard]] bool fits(Value number, Value method) const override {
    return some("fits", static_cast<int>(number), static_cast<int>(method)) % 2 == 0;
  }
  [[nodiscard]] bool check_digit_fits(Value number, Value method) const override {
    return some("check", static_cast<int>(number), static_cast<int>(method)) % 2 == 0;
  }
  [[nodiscard]] Value business_days_since(Side side, int f) const override {
    return some("days", f, side == Side::After ? 1 : 0);
  }
  [[nodiscard]] bool used_elsewhere(int p) const override { return some("used", p, 0) % 2 == 0; }
  [[nodiscard]] Value by() const override { return by_; }
  [[nodiscard]] int event() const override { return event_; }
  [[nodiscard]] bool sends(int mail) const override {
    return std::ranges::count(sends_, mail) != 0;
  }

  /// Another value for one thing that expressions can read.
  void change(const Read& read) {
    auto& fields = read.side == Side::After ? after_ : before_;
    fields[static_cast<std::size_t>(read.field)] = value_of(
        book_.fields[static_cast<std::size_t>(read.field)].type);
  }
  [[nodiscard]] const std::vector<Value>& values(Side side) const {
    return side == Side::After ? after_ : before_;
  }
  [[nodiscard]] const std::vector<int>& mails() const { return sends_; }

 private:
  [[nodiscard]] Value some(const char* what, int a, int b) const {
    return Choices(static_cast<std::uint64_t>(seed_), what, 1000 * a + b).below(4);
  }

  Value value_of(const Type& type) {
    if (type.optional && choices_.happens(1, 3)) return kUnset;
    switch (type.kind) {
      case Kind::Bool: return choices_.below(2);
      case Kind::Int:
        return type.low +
               choices_.below(static_cast<int>(std::min<Value>(type.high - type.low, 9)) + 1);
      case Kind::Date: return 40'000 + choices_.between(-4, 4);
      case Kind::Enum:
        return choices_.below(static_cast<int>(book_.names.enumerations[type.domain].size()));
      case Kind::Method: return choices_.below(static_cast<int>(book_.methods.size()));
      case Kind::Status:
        return choices_.below(static_cast<int>(book_.names.statuses[type.domain].size()));
      default: return choices_.below(5);
    }
  }

  const Rulebook& book_;
  Choices& choices_;
  std::vector<Value> before_, after_;
  Value by_ = 0;
  int event_ = -1;
  std::vector<int> sends_;
  int seed_ = 0;
};

bool has(const Possible& possible, Value value) {
  if (value == kUnset) return possible.unset;
  return possible.other || (value >= 0 && value < 64 && (possible.values >> value & 1) != 0);
}

/// Some of what is true in `step`.
class Partial {
 public:
  Partial(const Rulebook& book, const RandomStep& step, Choices& choices)
      : before_(some_of(book, step.values(Side::Before), choices)),
        after_(some_of(book, step.values(Side::After), choices)),
        mails_(step.mails()) {
    known_ = {.rulebook = &book, .before = &before_, .after = &after_, .event = step.event()};
    if (choices.happens(1, 2)) known_.actor = static_cast<int>(step.by());
    if (choices.happens(1, 2)) known_.sends = &mails_;
  }
  Partial(const Partial&) = delete;
  Partial& operator=(const Partial&) = delete;

  [[nodiscard]] const Knowledge& known() const { return known_; }
  [[nodiscard]] bool allows(const RandomStep& step) const {
    for (std::size_t f = 0; f < before_.size(); ++f)
      if (!has(before_[f], step.values(Side::Before)[f]) ||
          !has(after_[f], step.values(Side::After)[f]))
        return false;
    return true;
  }

 private:
  static std::vector<Possible> some_of(const Rulebook& book, const std::vector<Value>& values,
                                       Choices& choices) {
    std::vector<Possible> known;
    for (std::size_t f = 0; f < values.size(); ++f) {
      const Possible any = Possible::any(book.fields[f].type, book.names);
      Possible one = Possible::one(values[f]);
      if (choices.happens(1, 3)) one = any;
      if (choices.happens(1, 3) && values[f] != kUnset) {
        one = any;
        one.unset = false;
      }
      known.push_back(one);
    }
    return known;
  }

  std::vector<Possible> before_, after_;
  std::vector<int> mails_;
  Knowledge known_;
};

/// Calls `function(expression)` for the conditions and values of random rulebooks.
template <class Function>
void for_random_expressions(const Rulebook& book, Function function) {
  for_each_clause(book, [&](const Clause& clause) {
    if (!clause.empty()) function(clause.expression());
  });
}

constexpr std::uint64_t kBooks = tries(150u);

TEST(PossibleValues, P1) {
  int certain = 0, asked = 0;
  for (std::uint64_t seed = 0; seed < kBooks; ++seed) {
    const CompiledRulebook rules = random_rules({.seed = seed});
    const Rulebook& book = rules.rulebook();
    Choices choices(seed, "possible");
    for_random_expressions(book, [&](const Expression& expression) {
      const RandomStep step(book, choices);
      const Partial partial(book, step, choices);
      const Possible possible = possible_values(expression, partial.known());
      ++asked;
      certain += possible.certain() ? 1 : 0;
      EXPECT_TRUE(has(possible, evaluate(expression, step))) << "the rulebook of seed " << seed;
    });
  }
  EXPECT_GT(certain, asked / 10) << "sometimes: there is one possible value";
  EXPECT_LT(certain, asked) << "sometimes: there are more";
}

TEST(PossibleValues, P2) {
  int differed = 0;
  for (std::uint64_t seed = 0; seed < kBooks; ++seed) {
    const CompiledRulebook rules = random_rules({.seed = seed});
    const Rulebook& book = rules.rulebook();
    Choices choices(seed, "residual");
    for_random_expressions(book, [&](const Expression& expression) {
      RandomStep step(book, choices);
      const Partial partial(book, step, choices);
      std::set<Read> reads;
      residual_reads(expression, partial.known(), reads);
      const Value value = evaluate(expression, step);
      for (int f = 0; f < static_cast<int>(book.fields.size()); ++f) {
        for (const Side side : {Side::Before, Side::After}) {
          RandomStep other = step;
          other.change({.side = side, .field = f});
          if (!partial.allows(other)) continue;
          differed += evaluate(expression, other) != value ? 1 : 0;
          const auto read = [&](const Read& each) { return each.side == side && each.field == f; };
          if (std::ranges::none_of(reads, read)) {
            EXPECT_EQ(evaluate(expression, other), value) << "the rulebook of seed " << seed;
          }
        }
      }
    });
  }
  EXPECT_GT(differed, 100) << "sometimes: what is read decides";
}

}  // namespace
}  // namespace juchu
