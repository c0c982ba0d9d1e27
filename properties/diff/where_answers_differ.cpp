#include "properties/diff/where_answers_differ.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "model/analysis/conditions.hpp"
#include "model/expression/expression_reader.hpp"
#include "model/index.hpp"
#include "model/rulebook/at_creation.hpp"
#include "model/rulebook/clauses.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {
namespace {

/// Conditions grow with the square of the ways that they speak of.
constexpr std::size_t kMostWays = 200;

constexpr Value kNothing = -1;  // no order yet, as a main status

bool same_rows(const RowMatch& match) {
  if (match.size(kOld) != match.size(kNew)) return false;
  for (int row = 0; row < match.size(kOld); ++row)
    if (match.across(kOld, row) != row) return false;
  return true;
}

bool same_lists(const std::vector<std::vector<std::string>>& old_lists,
                const std::vector<std::vector<std::string>>& new_lists, const Matching& matching) {
  return std::ranges::equal(old_lists, new_lists, [&](const auto& one, const auto& other) {
    return std::ranges::equal(one, other, [&](const std::string& a, const std::string& b) {
      return a == matching.common(kNew, b);
    });
  });
}

/// One way in which a side accepts: a permit, or what the world does.
struct Way {
  const StatusSet* from = nullptr;  // null: wherever the event happens
  const Clause* when = nullptr;
  const std::vector<StatusChange>* to = nullptr;
  const std::vector<Assignment>* set = nullptr;  // beside the event's own
  const std::vector<int>* send = nullptr;
};

/// The whole part of an expression in which a date is told: its fields and parameters.
std::set<std::string> dates_in(const Expression& node) {
  std::set<std::string> dates;
  for_each_node(node, [&](const Expression& each) {
    const bool named = each.op == Op::Field || each.op == Op::Parameter;
    if (named && each.type.kind == Kind::Date) dates.insert(structure(each));
  });
  return dates;
}

class AnswerComparison {
 public:
  AnswerComparison(const std::array<const Slice*, 2>& slices,
                   const std::array<const Rulebook*, 2>& whole, const std::array<int, 2>& rows,
                   const Matching& matching)
      : slices_(slices), whole_(whole), rows_(rows), matching_(matching) {
    for (const int side : kSides)
      if (rows[at(side)] >= 0) list_ways(side);
  }

  [[nodiscard]] std::optional<std::vector<AnswersDiffer>> run() {
    if (rows_[0] >= 0 && rows_[1] >= 0 && !told_alike()) return std::nullopt;
    if (std::max(ways_[0].size(), ways_[1].size()) > kMostWays) return std::nullopt;
    std::map<std::string, AnswersDiffer> found;
    const auto statuses = static_cast<Value>(book(kOld).regions.front().statuses.size());
    for (Value main = kNothing; main < statuses; ++main) {
      go_on();
      if (shop() && main != kNothing) break;
      Expression when = simplified(differs_in(main), book(kOld).names);
      if (!sayable_) return std::nullopt;
      if (is_truth(when, false)) continue;
      add(main, std::move(when), found);
    }
    std::vector<AnswersDiffer> all;
    for (auto& [text, each] : found) all.push_back(std::move(each));
    return all;
  }

 private:
  [[nodiscard]] const Rulebook& book(int side) const { return slices_[at(side)]->rules.rulebook(); }
  [[nodiscard]] const EventType& type(int side) const {
    return book(side).events[at(rows_[at(side)])];
  }
  [[nodiscard]] bool shop() const { return type(rows_[0] >= 0 ? kOld : kNew).shop; }

  void add(Value main, Expression when, std::map<std::string, AnswersDiffer>& found) const {
    std::string key = structure(when) + (main == kNothing ? "!" : "");
    const auto [place, fresh] = found.try_emplace(std::move(key));
    StatusSet& from = place->second.from;
    if (fresh) {
      place->second.when = {"", {std::move(when)}};
      from.nothing = main == kNothing && !shop();
      from.names_main = !from.nothing;
      if (!from.nothing) from.in.fill(~std::uint64_t{0});
      if (!shop()) from.in[0] = 0;
    }
    if (main != kNothing) from.in[0] |= std::uint64_t{1} << main;
  }

  void list_ways(int side) {
    const EventType& event = type(side);
    if (event.world) {
      ways_[at(side)].push_back({});
      return;
    }
    const auto& permits = book(side).permits;
    for (std::size_t p = 0; p < permits.size(); ++p) {
      const Permit& permit = permits[p];
      if (permit.event != rows_[at(side)]) continue;
      // A new order's statuses are told of by the whole rulebook.
      const auto& to = permit.from.nothing ? whole_[at(side)]->permits[p].to : permit.to;
      ways_[at(side)].push_back({&permit.from, &permit.when, &to, &permit.set, &permit.send});
    }
  }

  /// Whether both know the same parameters and offers; and the same actor, where something asks.
  [[nodiscard]] bool told_alike() const {
    const EventType& one = type(kOld);
    const EventType& two = type(kNew);
    const bool asks = asks_for(book(kOld), Op::By) || asks_for(book(kNew), Op::By);
    if (one.shop != two.shop || (asks && matching_.other_actor(rows_[0], rows_[1]))) return false;
    const RowMatch& match = matching_.parameters(rows_[0]);
    if (!same_rows(match)) return false;
    for (std::size_t p = 0; p < one.parameters.size(); ++p) {
      const EventParameter& a = one.parameters[p];
      const EventParameter& b = two.parameters[p];
      if (a.type != b.type || !alike(a.from, b.from) || !alike(a.to, b.to)) return false;
    }
    return true;
  }

  [[nodiscard]] Expression differs_in(Value main) {
    std::vector<Expression> ways;
    const auto accepted = [&](int side) {
      std::vector<Expression> accepts;
      for (std::size_t w = 0; w < ways_[at(side)].size(); ++w)
        accepts.push_back(accepts_by(side, w, main));
      return accepts;
    };
    const std::vector<Expression> old_ways = accepted(kOld), new_ways = accepted(kNew);
    ways.push_back(all_of({any_of(old_ways), negated(any_of(new_ways))}));
    ways.push_back(all_of({negated(any_of(old_ways)), any_of(new_ways)}));
    for (std::size_t o = 0; o < old_ways.size(); ++o)
      for (std::size_t n = 0; n < new_ways.size(); ++n)
        if (!is_truth(old_ways[o], false) && !is_truth(new_ways[n], false))
          ways.push_back(all_of({old_ways[o], new_ways[n], outcomes_differ(o, n, main)}));
    return any_of(std::move(ways));
  }

  [[nodiscard]] Expression accepts_by(int side, std::size_t way, Value main) const {
    const EventType& event = type(side);
    if (event.world && !event.shop && main == kNothing) return truth(false);
    std::vector<Expression> parts{asked(event.possible, main)};
    const Way& chosen = ways_[at(side)][way];
    parts.push_back(applies(side, chosen.from, chosen.when, main));
    if (is_truth(parts.back(), false)) return truth(false);
    if (!event.world) {
      for (const Forbid& forbid : book(side).forbids)
        if (forbid.event == rows_[at(side)])
          parts.push_back(negated(applies(side, &forbid.from, &forbid.when, main)));
      for (std::size_t w = 0; w < ways_[at(side)].size(); ++w)
        if (w != way)
          parts.push_back(
              negated(applies(side, ways_[at(side)][w].from, ways_[at(side)][w].when, main)));
    }
    add_fitting(side, event.set, main, parts);
    if (chosen.set != nullptr) add_fitting(side, *chosen.set, main, parts);
    return all_of(std::move(parts));
  }

  /// A rule's condition in this main status, the other regions' statuses among it.
  [[nodiscard]] Expression applies(int side, const StatusSet* from, const Clause* when,
                                   Value main) const {
    std::vector<Expression> parts;
    if (from != nullptr && !shop()) {
      if (from->nothing != (main == kNothing)) return truth(false);
      if (main != kNothing) {
        const bool final = book(side).status(0, main).final;
        if ((from->in[0] >> main & 1) == 0 || (final && !from->names_main)) return truth(false);
        for (std::size_t r = 1; r < book(side).regions.size(); ++r)
          parts.push_back(status_in(book(side), static_cast<int>(r), from->in[r]));
      }
    }
    if (when != nullptr) parts.push_back(asked(*when, main));
    return all_of(std::move(parts));
  }

  [[nodiscard]] Expression asked(const Clause& clause, Value main) const {
    return clause.empty() ? truth(true) : known(clause.expression(), main);
  }

  /// With what the main status says put in.
  [[nodiscard]] Expression known(const Expression& node, Value main) const {
    if (main == kNothing) return before_creation(node, book(kOld));
    if (node.op == Op::Final) return truth(book(kOld).status(0, main).final);
    if (node.op == Op::Field && node.index == 0) return constant_value(node.type, main);
    Expression result = node;
    for (Expression& operand : result.operands) operand = known(operand, main);
    return result;
  }

  /// A value too small or too large refuses the event.
  void add_fitting(int side, const std::vector<Assignment>& set, Value main,
                   std::vector<Expression>& parts) const {
    for (const Assignment& assignment : set) {
      const Field& field = book(side).fields[at(assignment.field)];
      const Expression& value = assignment.value.expression();
      if (!may_not_fit(field, value, book(side), main == kNothing)) continue;
      const Expression told = known(value, main);
      if (!field.type.optional) parts.push_back(is_set(told));
      if (!may_overflow(field, value, book(side).names)) continue;
      const auto bound = [&](Value number) { return constant_value(field.type, number); };
      parts.push_back(negated(comparison(Op::Less, told, bound(field.type.low))));
      parts.push_back(negated(comparison(Op::Less, bound(field.type.high), told)));
    }
  }

  [[nodiscard]] Expression outcomes_differ(std::size_t old_way, std::size_t new_way, Value main) {
    const Way& one = ways_[0][old_way];
    const Way& two = ways_[1][new_way];
    if (mails(kOld, one) != mails(kNew, two)) return truth(true);
    std::vector<Expression> unlike;
    const auto& fields = book(kOld).fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      const bool region = f < book(kOld).regions.size();
      if (region ? shop() : !slices_[0]->fields[f] && !slices_[1]->fields[f]) continue;
      const int row = static_cast<int>(f);
      unlike.push_back(
          region ? differing(status_after(kOld, row, one, main), status_after(kNew, row, two, main))
                 : values_differ(row, one, two, main));
    }
    return any_of(std::move(unlike));
  }

  [[nodiscard]] std::set<std::string> mails(int side, const Way& way) const {
    std::set<std::string> ids;
    if (way.send == nullptr) return ids;
    for (const int mail : *way.send)
      ids.insert(matching_.common(side, book(side).mails[at(mail)].id));
    return ids;
  }

  [[nodiscard]] Expression status_after(int side, int region, const Way& way, Value main) const {
    const Type& type = book(side).fields[at(region)].type;
    if (way.to != nullptr)
      for (const StatusChange& change : *way.to)
        if (change.region == region) return constant_value(type, change.value);
    if (main == kNothing) return constant_value(type, book(side).regions[at(region)].initial);
    return region == 0 ? constant_value(type, main) : field_value(book(side), region);
  }

  /// What is assigned to the field; null: nothing is.
  [[nodiscard]] const Expression* assigned(int side, int field, const Way& way) const {
    const Expression* value = nullptr;
    for (const auto* set : {&type(side).set, way.set})
      if (set != nullptr)
        for (const Assignment& assignment : *set)
          if (assignment.field == field) value = &assignment.value.expression();
    return value;
  }

  [[nodiscard]] Expression value_after(int side, int field, const Way& way, Value main) const {
    if (const Expression* value = assigned(side, field, way)) return known(*value, main);
    const Field& kept = book(side).fields[at(field)];
    if (main == kNothing && !shop() && kept.scope == FieldScope::Order)
      return constant_value(kept.type, kept.initial);
    return field_value(book(side), field);
  }

  [[nodiscard]] Expression values_differ(int field, const Way& one, const Way& two, Value main) {
    const Expression old_value = value_after(kOld, field, one, main);
    const Expression new_value = value_after(kNew, field, two, main);
    if (structure(old_value) == structure(new_value)) return truth(false);
    const Field& kept = book(kOld).fields[at(field)];
    if (kept.type.kind == Kind::Date) {
      judge_dates(old_value, new_value, main);
      const bool counted = slices_[0]->counters[at(field)] || slices_[1]->counters[at(field)];
      if (counted) return truth(true);  // since when business days are counted differs, too
    }
    Expression unlike = differing(old_value, new_value);
    if (!kept.saturates) return unlike;
    const auto both_beyond = [&](bool low) {
      const Expression bound = constant_value(kept.type, low ? kept.type.low : kept.type.high);
      const auto beyond = [&](const Expression& value) {
        return low ? comparison(Op::LessEqual, value, bound)
                   : comparison(Op::LessEqual, bound, value);
      };
      return all_of({beyond(old_value), beyond(new_value)});
    };
    return all_of({std::move(unlike), negated(both_beyond(true)), negated(both_beyond(false))});
  }

  /// Explorations compare a date with today, not with another one.
  void judge_dates(const Expression& one, const Expression& two, Value main) {
    std::set<std::string> dates = dates_in(one);
    dates.merge(dates_in(two));
    if (dates.size() > 1 || (main == kNothing && !dates.empty())) sayable_ = false;
  }

  std::array<const Slice*, 2> slices_;
  std::array<const Rulebook*, 2> whole_;
  std::array<int, 2> rows_;
  const Matching& matching_;
  std::array<std::vector<Way>, 2> ways_;
  bool sayable_ = true;
};

/// What is said here of offered dates takes their bounds to be set.
bool always_bounded(const Rulebook& book) {
  const auto may_be_unset = [](const Clause& bound) {
    return !bound.empty() && bound.expression().type.optional;
  };
  return std::ranges::none_of(book.events, [&](const EventType& event) {
    return std::ranges::any_of(event.parameters, [&](const EventParameter& parameter) {
      return may_be_unset(parameter.from) || may_be_unset(parameter.to);
    });
  });
}

}  // namespace

bool alike_in_frame(const Matching& matching) {
  const Rulebook& one = matching.book(kOld);
  const Rulebook& two = matching.book(kNew);
  for (const RowMatch* match : {&matching.fields, &matching.regions, &matching.methods})
    if (!same_rows(*match)) return false;
  const bool fields = std::ranges::equal(
      one.fields, two.fields, [](const Field& a, const Field& b) {
        return a.type == b.type && a.scope == b.scope && a.setting == b.setting &&
               a.saturates == b.saturates && a.any_initial == b.any_initial;
      });
  const bool methods = std::ranges::equal(
      one.methods, two.methods, [](const Method& a, const Method& b) {
        return a.patterns == b.patterns && a.check == b.check && a.columns == b.columns;
      });
  const bool columns = std::ranges::equal(
      one.names.columns, two.names.columns, [&](const NamedColumn& a, const NamedColumn& b) {
        return a.id == matching.common(kNew, b.id) && a.boolean == b.boolean;
      });
  const bool statuses = std::ranges::equal(
      one.statuses, two.statuses,
      [](const Status& a, const Status& b) { return a.final == b.final; });
  return fields && methods && columns && statuses && always_bounded(one) && always_bounded(two) &&
         same_lists(one.names.enumerations, two.names.enumerations, matching) &&
         same_lists(one.names.statuses, two.names.statuses, matching) &&
         same_lists({one.names.actors}, {two.names.actors}, matching);
}

std::optional<std::vector<AnswersDiffer>> where_answers_differ(
    const std::array<const Slice*, 2>& slices, const std::array<const Rulebook*, 2>& whole,
    const std::array<int, 2>& rows, const Matching& matching) {
  return AnswerComparison(slices, whole, rows, matching).run();
}

}  // namespace juchu
