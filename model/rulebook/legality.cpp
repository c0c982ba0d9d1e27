#include "model/rulebook/legality.hpp"

#include <algorithm>

#include "model/expression/expression_reader.hpp"

namespace juchu {
namespace {

bool reads(const Clause& clause, int field) {
  return !clause.empty() && any_node(clause.expression(), [field](const Expression& node) {
    return (node.op == Op::Field || node.op == Op::BusinessDaysSince) && node.index == field;
  });
}

}  // namespace

bool may_end(const Deadline& deadline) {
  const auto asked = [&](int field) {
    return reads(deadline.at, field) || reads(deadline.when, field);
  };
  const auto left = [&](const StatusChange& to) {
    const std::uint64_t from = deadline.from.in[static_cast<std::size_t>(to.region)];
    return (from >> to.value & 1) == 0 || asked(to.region);  // B1: the region's field
  };
  const auto changed = [&](const Assignment& each) { return asked(each.field); };
  return std::ranges::any_of(deadline.to, left) || std::ranges::any_of(deadline.set, changed);
}

bool needed_at_creation(const Field& field) {
  const bool without_values = field.type.kind == Kind::Date || field.type.kind == Kind::Token;
  return without_values && !field.type.optional && field.scope != FieldScope::Shop;
}

}  // namespace juchu
