#include "export/promela/dates.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

namespace juchu {
namespace {

constexpr Value kFar = 10'000'000;  // days: a bound that binds nothing

std::string date_place(const Variable& variable) { return "x_" + variable.name; }

/// Two dates that are compared with each other, and what bounds the later placing.
struct DatePair {
  std::string u, v;
  std::string v_after_u, u_after_v;  // at most so many days
  ToldApart told;
};

/// All such dates of an order, of a cart or of the shop.
struct Cluster {
  std::vector<const Variable*> dates;
  std::vector<DatePair> pairs;
};

Cluster cluster_of(const StateLayout& layout, FieldScope scope) {
  Cluster cluster;
  for (const Variable& variable : layout.variables())
    if (variable.clustered && variable.scope == scope) cluster.dates.push_back(&variable);
  int index = -1;
  for (const auto& [fields, told] : layout.dates().pairs()) {
    ++index;
    const Variable &u = layout.field(fields.first), &v = layout.field(fields.second);
    if (u.scope == scope)
      cluster.pairs.push_back({date_place(u), date_place(v), fmt::format("a{}", index),
                               fmt::format("b{}", index), told});
  }
  return cluster;
}

/// What is known of a difference must still be so when both have moved.
void bind(const DatePair& pair, ModelText& text) {
  const std::string difference = fmt::format("{} - {}", pair.u, pair.v);
  const auto bounds = [&](const std::string& when, const std::string& a, const std::string& b) {
    text.line(fmt::format(":: {} -> {} = {}; {} = {}", when, pair.v_after_u, a, pair.u_after_v, b));
  };
  const std::string far = number_text(kFar);
  text.line("if");
  bounds(fmt::format("({} == 0 || {} == 0)", pair.u, pair.v), far, far);
  bounds(fmt::format("({0} != 0 && {1} != 0 && {2} > {3})", pair.u, pair.v, difference,
                     number_text(pair.told.most)),
         number_text(-(pair.told.most + 1)), far);
  bounds(fmt::format("({0} != 0 && {1} != 0 && {2} <= {3})", pair.u, pair.v, difference,
                     number_text(pair.told.least)),
         far, number_text(pair.told.least));
  bounds("else", fmt::format("{} - {}", pair.v, pair.u), difference);
  text.line("fi;");
}

/// Moves dates back until every bound is kept.
void move_back(const std::vector<DatePair>& pairs, ModelText& text) {
  const auto follow = [&](const std::string& date, const std::string& other,
                          const std::string& most) {
    text.when(fmt::format("({} > {} + {})", date, other, most),
              [&] { text.line(fmt::format("{} = {} + {}; moved = 1", date, other, most)); });
  };
  text.line("moved = 1;");
  text.open("do");
  text.open(":: moved -> moved = 0;");
  for (const DatePair& pair : pairs) {
    follow(pair.v, pair.u, pair.v_after_u);
    follow(pair.u, pair.v, pair.u_after_v);
  }
  text.line("skip");
  text.close(":: else -> break");
  text.close("od;");
}

}  // namespace

std::string scratch_text(const Variable& variable, const Term& value) {
  return choice(value.set, sum(value.value, number_text(variable.scratch_shift())), "0");
}

std::string canonical(const Variable& variable, const std::string& stored) {
  if (!variable.date()) return stored;
  const Value moved = Variable::kDateScratch - variable.shift;
  const Value earliest = variable.low + Variable::kDateScratch;
  return fmt::format("({0} == 0 -> 0 : ({0} < {1} -> {2} : {0} - {3}))", stored, earliest,
                     variable.low + variable.shift, moved);
}

void check_bounds(const Variable& variable, const std::string& stored, ModelText& text) {
  if (variable.bounded) return;
  constexpr Value today = Variable::kDateScratch;
  text.line(fmt::format("assert({0} == 0 || ({1} <= {0} && {0} <= {2}));", stored,
                        today + variable.low, today + variable.high));
}

void keep_clustered_dates(const PromelaModel& model, FieldScope scope, const Place& from,
                          ModelText& text) {
  const Cluster cluster = cluster_of(model.layout, scope);
  for (const Variable* date : cluster.dates)
    text.line(fmt::format("{} = {};", date_place(*date), scratch_text(*date, from.value(*date))));
  for (const DatePair& pair : cluster.pairs) bind(pair, text);
  for (const Variable* date : cluster.dates) {
    const Value past = model.layout.dates().past(static_cast<std::size_t>(date->index));
    text.line(fmt::format("{0} = ({0} != 0 && {0} < {1} -> {1} : {0});", date_place(*date),
                          Variable::kDateScratch - (past + 1)));
  }
  move_back(cluster.pairs, text);
  Place to = from;
  to.scratch = false;
  for (const Variable* date : cluster.dates) {
    check_bounds(*date, date_place(*date), text);
    text.line(fmt::format("{} = {};", to.variable(*date), canonical(*date, date_place(*date))));
  }
}

void declare_clustered_dates(const PromelaModel& model, std::ostream& out) {
  if (model.layout.dates().pairs().empty()) return;
  out << "hidden int moved;\n";
  for (const FieldScope scope : {FieldScope::Order, FieldScope::Cart, FieldScope::Shop}) {
    const Cluster cluster = cluster_of(model.layout, scope);
    for (const Variable* date : cluster.dates)
      fmt::print(out, "hidden int {};\n", date_place(*date));
    for (const DatePair& pair : cluster.pairs)
      fmt::print(out, "hidden int {}, {};\n", pair.v_after_u, pair.u_after_v);
  }
}

}  // namespace juchu
