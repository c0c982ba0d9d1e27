// The condition under which one of the two deadlines fires alone is put to the rulebook as a
// property: *never*. A day begins with its deadlines, and a property looks at what is there before
// and after each of them. So the condition is asked of the evening before, where what it says of
// the day is left out, but for the date of the deadline: that is reached if it is tomorrow or
// earlier. What is left out only makes the condition hold more often.
#include "properties/mutation/never_fires.hpp"

#include <algorithm>
#include <utility>

#include "model/analysis/conditions.hpp"
#include "model/engine/day_changes.hpp"
#include "model/expression/expression_reader.hpp"
#include "properties/check/inquiry.hpp"

namespace juchu {
namespace {

bool same_effects(const Deadline& a, const Deadline& b) {
  const auto same_change = [](const StatusChange& one, const StatusChange& other) {
    return one.region == other.region && one.value == other.value;
  };
  const auto same_value = [](const Assignment& one, const Assignment& other) {
    return one.field == other.field && alike(one.value, other.value);
  };
  return a.rank == b.rank && a.send == b.send && alike(a.at, b.at) &&
         std::ranges::equal(a.to, b.to, same_change) &&
         std::ranges::equal(a.set, b.set, same_value);
}

/// What must hold for the deadline to apply, its date apart.
std::vector<Expression> applies(const Rulebook& book, const Deadline& deadline) {
  std::vector<Expression> parts;
  for (std::size_t r = 0; r < book.regions.size(); ++r) {
    std::uint64_t in = deadline.from.in[r];
    for (std::size_t s = 0; r == 0 && !deadline.from.names_main && s < 64; ++s)
      if (s < book.regions[0].statuses.size() && book.status(0, static_cast<Value>(s)).final)
        in &= ~(std::uint64_t{1} << s);
    parts.push_back(status_in(book, static_cast<int>(r), in));
  }
  if (!deadline.when.empty())
    std::ranges::move(parts_of(deadline.when.expression(), Op::And), std::back_inserter(parts));
  return parts;
}

/// `one` applies, and `other` does not: holds at least where that is so on the next day.
Expression alone(const Rulebook& book, const Deadline& one, const Deadline& other) {
  const std::vector<Expression> wanted = applies(book, one);
  std::vector<Expression> ways;
  for (const Expression& missing : applies(book, other)) {
    std::vector<Expression> all = wanted;
    all.push_back(negated(missing));
    const Expression whole = simplified(all_of(std::move(all)), book.names);
    std::vector<Expression> kept = parts_of(whole, Op::And);
    std::erase_if(kept, [](const Expression& part) { return moved_by_days(part); });
    ways.push_back(all_of(std::move(kept)));
  }
  return any_of(std::move(ways));
}

/// The deadline's date is tomorrow or earlier.
Expression reached_tomorrow(const Deadline& deadline) {
  if (deadline.at.empty()) return truth(true);
  const Type date{.kind = Kind::Date}, one{.kind = Kind::Int, .low = 1, .high = 1};
  const Expression tomorrow{.op = Op::Add,
                            .type = date,
                            .operands = {{.op = Op::Today, .type = date}, constant_value(one, 1)}};
  return comparison(Op::LessEqual, deadline.at.expression(), tomorrow);
}

/// A proof that took nothing but what orders have of their own, everything else being open, is one
/// for any number of them.
bool whatever_others_do(const Rulebook& book, const std::optional<Interest>& known) {
  return known && std::ranges::all_of(known->fields, [&](int row) {
           const Field& field = book.fields[static_cast<std::size_t>(row)];
           return field.setting ||
                  (field.scope == FieldScope::Order && field.type.kind != Kind::Token);
         });
}

constexpr const char* kQuestion = "fires-alone";

}  // namespace

bool never_fires_alone(const std::shared_ptr<const CompiledRulebook>& rules,
                       const Mutation& mutation, const CheckOptions& options,
                       std::uint64_t& situations) {
  const auto* changed = std::get_if<Deadline>(&mutation.row);
  if (mutation.what != Mutated::Deadline || changed == nullptr) return false;
  Rulebook book = rules->rulebook();
  const Deadline& original = book.deadlines[static_cast<std::size_t>(mutation.rule)];
  if (!same_effects(original, *changed)) return false;
  Property never;
  never.id = kQuestion;
  never.clause.root = {simplified(
      all_of({reached_tomorrow(original),
              any_of({alone(book, original, *changed), alone(book, *changed, original)})}),
      book.names)};
  if (is_truth(never.clause.expression(), false)) return true;
  book.properties = {std::move(never)};
  for (Norm& norm : book.norms) norm.promise = false;  // no day is held back
  const auto asked = std::make_shared<const CompiledRulebook>(
      rules->compile_alike(std::move(book)));
  const std::shared_ptr<KnownAnswers> known = known_answers();
  Inquiry inquiry(asked, options, known);
  const Answer answer = inquiry.in_all_behaviours({kQuestion, {.properties = 1}, 2});
  situations += inquiry.situations();
  return answer.possible == Possibility::Impossible &&
         whatever_others_do(asked->rulebook(), known->known_for_some(kQuestion));
}

}  // namespace juchu
