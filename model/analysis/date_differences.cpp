#include "model/analysis/date_differences.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace juchu {
namespace {

constexpr Value kEndless = 1'000'000;     // days: beyond any that is counted on
constexpr Value kMostOfCluster = 36'000;  // days back that dates hold on to each other

bool is_field(DateNode node) { return node >= 0; }

bool compares(Op op) {
  return op == Op::Equal || op == Op::NotEqual || op == Op::Less || op == Op::LessEqual;
}

/// `w op [low, high]`: the numbers that decide.
ToldApart told_by(Op op, Value low, Value high) {
  switch (op) {
    case Op::Less: return {low - 1, high - 1};
    case Op::LessEqual: return {low, high};
    default: return {low - 1, high};
  }
}

ToldApart mirrored(const ToldApart& told) { return {-told.most - 1, -told.least - 1}; }

}  // namespace

class DateDifferenceReader {
 public:
  DateDifferenceReader(const Rulebook& rulebook, DateDifferences& found)
      : rulebook_(rulebook),
        sources_(rulebook.fields.size()),
        forms_(rulebook, sources_),
        past_(found.past_),
        pairs_(found.pairs_),
        endless_(rulebook.fields.size()),
        shared_(rulebook.fields.size()) {
    past_.assign(rulebook.fields.size(), 0);
    collect_sources();
    read_rules();
    follow_sources();
    bound_clusters();
    for (std::size_t f = 0; f < past_.size(); ++f) {
      if (!endless_[f] && past_[f] <= kMostDaysApart) continue;
      const bool far = !endless_[f] && past_[f] < kEndless;
      found.undecidable_.push_back({static_cast<int>(f),
                                    far ? std::optional<Value>(past_[f]) : std::nullopt,
                                    !endless_[f] && shared_[f]});
    }
  }

 private:
  // --- what dates are set to ---

  void collect_sources() {
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e)
      collect(rulebook_.events[e].set, static_cast<int>(e));
    for (const Permit& permit : rulebook_.permits) collect(permit.set, permit.event);
    for (const Deadline& deadline : rulebook_.deadlines) collect(deadline.set, -1);
  }

  void collect(const std::vector<Assignment>& set, int event) {
    for (const Assignment& assignment : set) {
      const auto f = static_cast<std::size_t>(assignment.field);
      if (rulebook_.fields[f].type.kind != Kind::Date) continue;
      for (const DateForm& form : forms_.forms_of(assignment.value.expression(), event)) {
        DateSource source{kUnknownNode, form.days};
        if (form.one_date()) source.from = form.plus[0];
        // Where a step would set it beyond the calendar, the step is refused.
        if (source.from != kUnknownNode && form.days.low < -kMostDaysApart)
          needs(assignment.field, -form.days.low);
        if (source.from != kUnknownNode && form.days.high > kMostDaysApart &&
            (form.days.low > kMostDaysApart || !no_end(form)))
          needs(assignment.field, form.days.high);
        if (source.from == kUnknownNode && !form.one_date())
          for (const int field : dates_in(assignment.value.expression(), rulebook_))
            never_ends(field);
        sources_[f].push_back(source);
      }
    }
  }

  /// An offer without an end is told of where the event is tried.
  static bool no_end(const DateForm& form) { return form.days.high >= 100'000 - kMostDaysApart; }

  // --- what is asked ---

  void read_rules() {
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e)
      read_event(rulebook_.events[e], static_cast<int>(e));
    for (const Permit& permit : rulebook_.permits) {
      read(permit.when, permit.event);
      read(permit.set, permit.event);
    }
    for (const Forbid& forbid : rulebook_.forbids) read(forbid.when, forbid.event);
    for (const Warning& warning : rulebook_.warnings) read(warning.when, warning.event);
    for (const Deadline& deadline : rulebook_.deadlines) {
      read(deadline.at, -1);
      read(deadline.when, -1);
      read(deadline.set, -1);
      if (!deadline.at.empty())
        relate(forms_.forms_of(deadline.at.expression(), -1), {{{kTodayNode}, {}}}, Op::Equal);
    }
    for (const Norm& norm : rulebook_.norms) read_norm(norm);
    for (const Hazard& hazard : rulebook_.hazards) read(hazard.when, -1);
    for (const Property& property : rulebook_.properties) {
      read(property.clause, -1);
      read(property.goal, -1);
    }
  }

  void read_event(const EventType& event, int index) {
    read(event.possible, index);
    read(event.set, index);
    for (const EventParameter& parameter : event.parameters) {
      read(parameter.default_value, index);
      for (const Clause* bound : {&parameter.from, &parameter.to}) {
        if (bound->empty()) continue;
        read(*bound, index);
        for (const DateForm& form : forms_.forms_of(bound->expression(), index))
          if (!form.one_date() || form.plus[0] != kTodayNode)
            for (const int field : dates_in(bound->expression(), rulebook_)) never_ends(field);
      }
    }
  }

  void read_norm(const Norm& norm) {
    for (const Clause* clause : {&norm.when, &norm.must, &norm.holds, &norm.within})
      read(*clause, norm.event);
    if (norm.since >= 0)
      needs(norm.since, interval_of(norm.within.expression(), rulebook_.names).high);
  }

  void read(const std::vector<Assignment>& set, int event) {
    for (const Assignment& assignment : set) {
      const Expression& value = assignment.value.expression();
      const Field& field = rulebook_.fields[static_cast<std::size_t>(assignment.field)];
      const bool number = field.type.kind == Kind::Int && speaks_of_dates(value);
      if (number)  // every value that fits
        relate(forms_.forms_of(value, event), {{{}, {}, {field.type.low, field.type.high}}},
               Op::Equal);
      number || value.type.kind == Kind::Date ? read_parts(value, event) : read(value, event);
    }
  }

  void read(const Clause& clause, int event) {
    if (!clause.empty()) read(clause.expression(), event);
  }

  void read(const Expression& node, int event) {
    if (node.op == Op::BusinessDaysSince) needs(node.index, 0);
    const bool dates = !node.operands.empty() && speaks_of_dates(node.operands[0]);
    const bool also = node.operands.size() > 1 && speaks_of_dates(node.operands[1]);
    if ((compares(node.op) && (dates || also)) || (node.op == Op::In && dates)) {
      const DateForms first = forms_.forms_of(node.operands[0], event);
      for (std::size_t i = 1; i < node.operands.size(); ++i)
        relate(first, forms_.forms_of(node.operands[i], event), node.op);
      for (const Expression& operand : node.operands) read_parts(operand, event);
      return;
    }
    if (node.op == Op::Subtract && dates && also)  // a number of days that nothing compares
      for (const int field : dates_in(node, rulebook_)) never_ends(field);
    for (const Expression& operand : node.operands) read(operand, event);
  }

  /// What decides within a sum that is compared as a whole.
  void read_parts(const Expression& node, int event) {
    if (node.op == Op::Add || node.op == Op::Subtract) {
      for (const Expression& operand : node.operands) read_parts(operand, event);
    } else if (node.op == Op::Conditional) {
      read(node.operands[0], event);
      read_parts(node.operands[1], event);
      read_parts(node.operands[2], event);
    } else {
      read(node, event);
    }
  }

  // --- differences ---

  void relate(const DateForms& left, const DateForms& right, Op op) {
    for (const DateForm& form : DateFormReader::difference(left, right)) {
      if (form.one_difference()) {  // u - v + days op 0
        const Value low = -form.days.high, high = -form.days.low;
        const bool of_today = form.plus[0] == kTodayNode || form.minus[0] == kTodayNode;
        tell(form.plus[0], form.minus[0],
             of_today ? ToldApart{low - 1, high} : told_by(op, low, high));
        continue;
      }
      for (const auto* dates : {&form.plus, &form.minus})
        for (const DateNode date : *dates)
          if (is_field(date)) never_ends(date);
    }
  }

  /// u - v is asked. Of the days until a date comes, all are told apart.
  void tell(DateNode u, DateNode v, const ToldApart& told) {
    if (u == v && u != kUnknownNode) return;
    if (u == kUnknownNode || v == kUnknownNode) {
      if (is_field(u)) never_ends(u);
      if (is_field(v)) never_ends(v);
    } else if (u == kTodayNode) {
      needs(v, told.most);
    } else if (v == kTodayNode) {
      needs(u, mirrored(told).most);
    } else if (scope(u) != scope(v)) {  // each of several orders would hold on to the other's date
      meets_shared(u);
      meets_shared(v);
    } else {
      add_pair(u, v, u < v ? told : mirrored(told));
    }
  }

  void add_pair(DateNode u, DateNode v, ToldApart told) {
    const auto [place, fresh] = pairs_.try_emplace(std::minmax(u, v), told);
    ToldApart& known = place->second;
    told = {std::min(known.least, told.least), std::max(known.most, told.most)};
    if (!fresh && told == known) return;
    known = told;
    changed_.insert(changed_.end(), {u, v});
    const Value days = std::max(told.most, mirrored(told).most);
    if (days <= kMostDaysApart) return;
    for (const DateNode field : {u, v}) needs(field, std::min(days, kEndless));
  }

  [[nodiscard]] FieldScope scope(DateNode field) const {
    return rulebook_.fields[static_cast<std::size_t>(field)].scope;
  }

  void needs(int field, Value days) {
    Value& past = past_[static_cast<std::size_t>(field)];
    if (days <= past) return;
    past = std::min(days, kEndless);
    changed_.push_back(field);
  }

  void never_ends(int field) {
    endless_[static_cast<std::size_t>(field)] = true;
    needs(field, kEndless);
  }

  void meets_shared(int field) {
    shared_[static_cast<std::size_t>(field)] = true;
    needs(field, kEndless);
  }

  // --- what is asked later ---

  /// Numbers settle within as many rounds as there are pairs, unless something goes round in a
  /// circle and grows each time.
  void follow_sources() {
    const std::size_t nodes = dates() + 1;
    const std::size_t enough = nodes * nodes + 1;
    for (std::size_t round = 0;; ++round) {
      changed_.clear();
      follow_once();
      if (changed_.empty()) return;
      if (round > enough)
        for (const int field : std::vector<int>(changed_)) never_ends(field);
      if (round > 2 * enough + nodes) return;
    }
  }

  [[nodiscard]] std::size_t dates() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        rulebook_.fields, [](const Field& field) { return field.type.kind == Kind::Date; }));
  }

  void follow_once() {
    for (std::size_t f = 0; f < past_.size(); ++f) {
      if (rulebook_.fields[f].type.kind != Kind::Date) continue;
      for (const DateSource& source : sources_[f]) {
        if (!is_field(source.from)) continue;
        if (shared_[f]) shared_[static_cast<std::size_t>(source.from)] = true;
        needs(source.from, past_[f] + source.added.high);
      }
    }
    const auto pairs = pairs_;
    for (const auto& [pair, told] : pairs) follow_pair(pair.first, pair.second, told);
  }

  void follow_pair(int u, int v, const ToldApart& told) {
    const DateSource stays_u{u, {0, 0}}, stays_v{v, {0, 0}};
    const auto follow = [&](const DateSource& a, const DateSource& b) {
      const Interval apart{a.added.low - b.added.high, a.added.high - b.added.low};
      tell(a.from, b.from, {told.least - apart.high, told.most - apart.low});
    };
    for (const DateSource& a : sources_[static_cast<std::size_t>(u)]) {
      follow(a, stays_v);
      for (const DateSource& b : sources_[static_cast<std::size_t>(v)]) follow(a, b);
    }
    for (const DateSource& b : sources_[static_cast<std::size_t>(v)]) follow(stays_u, b);
  }

  /// Dates that hold on to each other may reach further back than each by itself.
  void bound_clusters() {
    std::vector<std::size_t> cluster(past_.size());
    for (std::size_t f = 0; f < cluster.size(); ++f) cluster[f] = f;
    for (bool joined = true; joined;) {
      joined = false;
      for (const auto& [pair, told] : pairs_) {
        std::size_t& a = cluster[static_cast<std::size_t>(pair.first)];
        std::size_t& b = cluster[static_cast<std::size_t>(pair.second)];
        if (a == b) continue;
        a = b = std::min(a, b);
        joined = true;
      }
    }
    std::map<std::size_t, Value> reach;
    for (const auto& [pair, told] : pairs_)
      reach[cluster[static_cast<std::size_t>(pair.first)]] += std::max(std::abs(told.least),
                                                                       std::abs(told.most)) +
                                                              1;
    for (const auto& [pair, told] : pairs_) {
      const Value back = reach[cluster[static_cast<std::size_t>(pair.first)]];
      if (back <= kMostOfCluster - kMostDaysApart) continue;
      if (told_already(pair.first) || told_already(pair.second)) continue;
      for (const int field : {pair.first, pair.second}) needs(field, back);
    }
  }

  /// It cannot be decided about anyway, by a number that is the rulebook's own.
  [[nodiscard]] bool told_already(int field) const {
    return past_[static_cast<std::size_t>(field)] > kMostDaysApart;
  }

  const Rulebook& rulebook_;
  DateSources sources_;
  DateFormReader forms_;
  std::vector<Value>& past_;
  std::map<std::pair<int, int>, ToldApart>& pairs_;
  std::vector<bool> endless_;
  std::vector<bool> shared_;  // beyond any number of days for this reason, unless endless
  std::vector<int> changed_;  // fields about which a round told more
};

DateDifferences::DateDifferences(const Rulebook& rulebook) {
  DateDifferenceReader(rulebook, *this);
}

}  // namespace juchu
