// Most conditions name the statuses in which they can hold. For each configuration, every condition
// is asked what is known of it when the statuses are: only what may hold is listed. It is asked
// once for each combination of those regions alone that it reads.
#include "model/engine/watches.hpp"

#include <algorithm>
#include <map>

#include "model/engine/clause_analysis.hpp"
#include "model/engine/day_changes.hpp"
#include "model/rulebook/at_creation.hpp"

namespace juchu {
class WatchCompiler {
 public:
  WatchCompiler(CompiledRulebook& out, ProgramCompiler& programs)
      : rulebook_(out.rulebook()), out_(out), programs_(programs) {}

  void compile() {
    for (const std::uint16_t n : out_.obligations) {
      obligations_.add(n, where(rulebook_.norms[n].holds));
      add_day_changes(rulebook_.norms[n].holds, everywhere());
    }
    for (std::size_t d = 0; d < out_.deadlines.size(); ++d) {
      deadlines_.add(d, both(where(rulebook_.deadlines[d].when), out_.deadlines[d].from));
      add_day_changes(rulebook_.deadlines[d].when, out_.deadlines[d].from);
    }
    for (std::size_t h = 0; h < rulebook_.hazards.size(); ++h) {
      const Clause& when = rulebook_.hazards[h].when;
      hazards_.add(h, where(when));
      if (moved_by_days(when)) timed_hazards_.add(h, where(when));
      add_day_changes(when, everywhere());
    }
    for (std::size_t p = 0; p < rulebook_.properties.size(); ++p) {
      const Property& property = rulebook_.properties[p];
      if (property.pattern == Pattern::NeverStep) {
        const Expression& clause = property.clause.expression();
        never_steps_.push_back({p, clause, at_creation(clause, rulebook_)});
      }
      if (property.pattern != Pattern::Never) continue;
      nevers_.add(p, where(property.clause));
      add_day_changes(property.clause, everywhere());
    }
    out_.watches.push_back({.idle_clocks = clocks_but([](const Places&) { return false; })});
    for (std::size_t c = 1; c < out_.configurations; ++c)
      out_.watches.push_back({.obligations = list(obligations_, c),
                              .idle_clocks = clocks_but([&](const Places& p) { return p[c]; }),
                              .deadlines = list(deadlines_, c),
                              .hazards = list(hazards_, c),
                              .timed_hazards = list(timed_hazards_, c),
                              .nevers = list(nevers_, c),
                              .day_changes = list(day_changes_, c)});
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e)
      list_never_steps(static_cast<int>(e), rulebook_.events[e].actor);
    const auto system = std::ranges::find(rulebook_.actors, "system", &Labelled::id);
    list_never_steps(-1, system - rulebook_.actors.begin());
  }

 private:
  using Places = std::vector<bool>;  // by configuration

  /// Rows, and where each of them may matter.
  struct Rows {
    std::vector<std::pair<std::uint16_t, Places>> all;
    void add(std::size_t row, Places places) {
      all.emplace_back(static_cast<std::uint16_t>(row), std::move(places));
    }
  };

  /// A property that says in what step never.
  struct NeverStep {
    std::size_t row = 0;
    const Expression& clause;
    Expression at_creation;
  };

  [[nodiscard]] Places everywhere() const { return Places(out_.configurations, true); }

  static Places both(Places a, const Places& b) {
    std::transform(a.begin(), a.end(), b.begin(), a.begin(), std::logical_and<>());
    return a;
  }

  [[nodiscard]] Places where(const Clause& clause) const {
    return clause.empty() ? everywhere() : where(clause.expression());
  }

  /// Where `condition` may hold.
  [[nodiscard]] Places where(const Expression& condition) const {
    const std::set<int> reads = reads_of(condition);
    std::map<std::size_t, bool> answers;  // by the statuses of the regions it reads
    Places places;
    for (std::size_t c = 0; c < out_.configurations; ++c) {
      std::size_t seen = 0;
      for (std::size_t r = 0; r < out_.strides.size(); ++r)
        if (reads.contains(static_cast<int>(r))) seen += status(c, r) * out_.strides[r];
      const auto [answer, unknown] = answers.emplace(seen, false);
      if (unknown) answer->second = may_hold(condition, c, reads);
      places.push_back(answer->second);
    }
    return places;
  }

  [[nodiscard]] bool may_hold(const Expression& condition, std::size_t configuration,
                              const std::set<int>& reads) const {
    std::map<int, Value> known;
    for (std::size_t r = 0; r < out_.strides.size(); ++r)
      if (reads.contains(static_cast<int>(r)))
        known[static_cast<int>(r)] = out_.fields[r].decode(status(configuration, r));
    return truth_of(condition, known) != Truth::False;
  }

  /// The bits of a region's status.
  [[nodiscard]] std::size_t status(std::size_t configuration, std::size_t region) const {
    return configuration / out_.strides[region] % (rulebook_.regions[region].statuses.size() + 1);
  }

  void add_day_changes(const Clause& clause, const Places& places) {
    if (!moved_by_days(clause)) return;
    for (const DayChange& change : day_changes(clause.expression())) {
      day_changes_.add(out_.day_changes.size(), both(where(change.when), places));
      CompiledDayChange& compiled = out_.day_changes.emplace_back();
      compiled.when = programs_.condition(change.when, -1);
      compiled.day = programs_.value(change.day);
      if (change.counter >= 0)
        compiled.counter = {out_.field(change.counter), out_.counter_of(change.counter)};
    }
  }

  Range list(const Rows& rows, std::size_t configuration) {
    Range range{.begin = static_cast<std::uint32_t>(out_.indices.size())};
    for (const auto& [row, places] : rows.all)
      if (places[configuration]) out_.indices.push_back(row);
    range.size = static_cast<std::uint32_t>(out_.indices.size()) - range.begin;
    return range;
  }

  void list_never_steps(int event, Value actor) {
    const auto may_hold = [&](const Expression& asked) {
      return truth_in_step(asked, event, actor) != Truth::False;
    };
    Rows rows;
    for (const auto& [row, clause, at_creation] : never_steps_)
      rows.add(row, {may_hold(clause) || may_hold(at_creation)});
    out_.never_steps_.push_back(list(rows, 0));
  }

  /// The clocks of obligations, but for those of which `runs` says that they may hold.
  template <class Runs>
  Range clocks_but(Runs runs) {
    std::map<std::uint8_t, Word> bits;  // by word
    for (const auto& [norm, places] : obligations_.all) {
      const Slot& clock = out_.norms[norm].clock;
      if (!runs(places)) bits[clock.word] |= clock.mask() << clock.shift;
    }
    const Range range{.begin = static_cast<std::uint32_t>(out_.constant_writes.size()),
                      .size = static_cast<std::uint32_t>(bits.size())};
    for (const auto& [word, clear] : bits)
      out_.constant_writes.push_back({.word = word, .clear = clear, .set = 0});
    return range;
  }

  const Rulebook& rulebook_;
  CompiledRulebook& out_;
  ProgramCompiler& programs_;
  std::vector<NeverStep> never_steps_;
  Rows obligations_, deadlines_, hazards_, timed_hazards_, nevers_, day_changes_;
};

void fill_watches(CompiledRulebook& out, ProgramCompiler& programs) {
  WatchCompiler(out, programs).compile();
}

}  // namespace juchu
