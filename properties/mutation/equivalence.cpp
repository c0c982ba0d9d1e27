#include "properties/mutation/equivalence.hpp"

#include <algorithm>

#include "model/expression/expression_reader.hpp"
#include "properties/mutation/never_fires.hpp"

namespace juchu {
namespace {

bool same_values(const std::vector<Assignment>& a, const std::vector<Assignment>& b) {
  return std::ranges::equal(a, b, [](const Assignment& one, const Assignment& other) {
    return one.field == other.field && one.value.text == other.value.text;
  });
}

/// The event that a change decides about, when it can change nothing but whether that is accepted,
/// what statuses it leads to and what it sends: then nothing else can differ before that does. -1
/// when it can change more.
int only_event_of(const Rulebook& book, const Mutation& mutation) {
  const auto row = static_cast<std::size_t>(mutation.rule);
  if (mutation.what == Mutated::Forbid) return book.forbids[row].event;
  if (mutation.what != Mutated::Permit) return -1;
  const auto* changed = std::get_if<Permit>(&mutation.row);
  const Permit& permit = book.permits[row];
  return changed == nullptr || same_values(permit.set, changed->set) ? permit.event : -1;
}

/// Whether a rule speaks of what other orders have to do with: numbers that they use, what they
/// share and change, and fields that are set to what depends on that, or where it decides. (That
/// orders are created less often where others are is no matter to those that are there.)
class Shared {
 public:
  explicit Shared(const Rulebook& book) : book_(book), shared_(book.fields.size()) {
    for (std::size_t f = 0; f < book.fields.size(); ++f)
      shared_[f] = book.fields[f].scope != FieldScope::Order && !book.fields[f].setting;
    while (grow()) {
    }
  }

  [[nodiscard]] bool in(const Mutation& mutation) const {
    const auto row = static_cast<std::size_t>(mutation.rule);
    const auto in_row = [this](const auto& rule) { return this->in(rule); };
    if (std::visit(in_row, mutation.row)) return true;
    switch (mutation.what) {
      case Mutated::Permit: return in(book_.permits[row]);
      case Mutated::Forbid: return in(book_.forbids[row]);
      case Mutated::Deadline: return in(book_.deadlines[row]);
      case Mutated::Event:
      case Mutated::World: return in(book_.events[row]);
    }
    return true;
  }

 private:
  [[nodiscard]] static bool in(const std::monostate&) { return false; }
  [[nodiscard]] bool in(const Permit& permit) const {
    return in(permit.from) || in(permit.when) || in(permit.set);
  }
  [[nodiscard]] bool in(const Forbid& forbid) const { return in(forbid.from) || in(forbid.when); }
  [[nodiscard]] bool in(const Deadline& deadline) const {
    return in(deadline.from) || in(deadline.at) || in(deadline.when) || in(deadline.set);
  }
  [[nodiscard]] bool in(const StatusSet& from) const {
    for (std::size_t r = 0; r < book_.regions.size() && !from.nothing; ++r)
      if (shared(static_cast<int>(r)) && from.in[r] != ~std::uint64_t{0}) return true;
    return false;
  }
  [[nodiscard]] bool in(const EventType& event) const {
    return event.shop || in(event.possible) || in(event.set);
  }
  [[nodiscard]] bool in(const std::vector<Assignment>& set) const {
    return std::ranges::any_of(set, [this](const Assignment& assignment) {
      return shared(assignment.field) || in(assignment.value);
    });
  }
  [[nodiscard]] bool in(const Clause& clause) const {
    return !clause.empty() && any_node(clause.expression(), [this](const Expression& node) {
      return node.op == Op::UsedElsewhere || (node.op == Op::Field && shared(node.index));
    });
  }
  [[nodiscard]] bool shared(int field) const { return shared_[static_cast<std::size_t>(field)]; }

  /// One round; true when a field was added.
  bool grow() {
    bool grown = false;
    const auto add = [&](int field) {
      grown = grown || !shared(field);
      shared_[static_cast<std::size_t>(field)] = true;
    };
    const auto add_set = [&](const std::vector<Assignment>& set, bool all) {
      for (const Assignment& assignment : set)
        if (all || in(assignment.value)) add(assignment.field);
    };
    const auto creations = std::ranges::count_if(
        book_.permits, [](const Permit& permit) { return permit.from.nothing; });
    for (const EventType& event : book_.events) add_set(event.set, in(event.possible));
    for (const Permit& permit : book_.permits) {
      const bool decides = in(permit.when) && (!permit.from.nothing || creations > 1);
      add_set(permit.set, decides);
      if (decides)
        for (const StatusChange& change : permit.to) add(change.region);
    }
    for (const Deadline& deadline : book_.deadlines) {
      const bool decides = in(deadline.at) || in(deadline.when);
      add_set(deadline.set, decides);
      if (decides)
        for (const StatusChange& change : deadline.to) add(change.region);
    }
    return grown;
  }

  const Rulebook& book_;
  std::vector<bool> shared_;  // by field
};

class Comparison {
 public:
  Comparison(const Rules& rules, const Mutation& mutation, const EquivalenceOptions& options)
      : rules_(rules),
        mutant_(std::make_shared<const CompiledRulebook>(
            rules->compile_alike(mutant_of(rules->rulebook(), mutation)))),
        matching_(rules->rulebook(), mutant_->rulebook()),
        options_(options) {}

  /// Whether it took a search, of one order.
  [[nodiscard]] bool searched() const { return searched_; }

  EquivalenceAnswer ask(int only_event) {
    DiffOptions answers = plain_options();
    if (only_event >= 0) answers.events = {only_event};
    if (settled_by(answers) || only_event >= 0) return std::move(answer_);
    DiffOptions duties = plain_options();
    duties.answers = duties.values = false;
    duties.duties = duties.properties = true;
    settled_by(duties);
    return std::move(answer_);
  }

 private:
  [[nodiscard]] DiffOptions plain_options() const {
    DiffOptions options;
    options.duties = false;
    options.first_only = true;
    options.most_pairs = options_.most_pairs;
    options.watch = options_.watch;
    return options;
  }

  /// True when there is no need to ask further.
  bool settled_by(const DiffOptions& options) {
    DiffReport report = diff(rules_, mutant_, matching_, options);
    answer_.pairs += report.pairs;
    undecided_ = undecided_ || report.unfinished != 0;
    searched_ = searched_ || !report.seen_alike;
    if (report.too_wide && report.too_wide->side == kOld) answer_.too_wide = report.too_wide->where;
    if (!report.differences.empty()) {
      answer_.verdict = Equivalence::Different;
      answer_.difference = std::move(report.differences.front());
      return true;
    }
    answer_.verdict = undecided_ ? Equivalence::Undecided : Equivalence::Equivalent;
    return false;
  }

  const Rules& rules_;
  Rules mutant_;
  Matching matching_;
  const EquivalenceOptions& options_;
  EquivalenceAnswer answer_;
  bool undecided_ = false, searched_ = false;
};

CheckOptions asking_of(const EquivalenceOptions& options) {
  CheckOptions asking;
  asking.most_situations = options.most_pairs;
  asking.stop = [watch = options.watch] { return watch ? watch({}) : Budget::None; };
  return asking;
}

}  // namespace

EquivalenceAnswer equivalence(const Rules& rules, const Mutation& mutation,
                              const EquivalenceOptions& options) {
  const Rulebook& book = rules->rulebook();
  EquivalenceAnswer alone;
  if (never_fires_alone(rules, mutation, asking_of(options), alone.pairs)) {
    alone.verdict = Equivalence::Equivalent;
    return alone;
  }
  Comparison comparison(rules, mutation, options);
  EquivalenceAnswer answer = comparison.ask(only_event_of(book, mutation));
  answer.pairs += alone.pairs;
  if (answer.verdict == Equivalence::Equivalent && comparison.searched() &&
      Shared(book).in(mutation))
    answer.verdict = Equivalence::Undecided;
  return answer;
}

}  // namespace juchu
