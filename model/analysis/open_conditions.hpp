// Conditions on what a localized slice does not know, left open: every rule may apply wherever it
// could under some value of the unknown.
//
// Invariants
//   O1  Whatever an event does to the known fields of an order under the rulebook, it can do under
//       the conditions left open; and so can the beginning of a day.
//   O2  What reads nothing unknown stays as it is.
#pragma once

#include <vector>

#include "model/analysis/slice.hpp"

namespace juchu {

/// Whether some statuses are in both.
[[nodiscard]] bool overlap(const StatusSet& a, const StatusSet& b);

class OpenConditions {
 public:
  /// Known are `fields`; before an order is created also the others of `at_creation`. `rules`
  /// outlive this.
  OpenConditions(const CompiledRulebook& rules, const std::vector<bool>& fields,
                 std::vector<bool> at_creation, const std::vector<bool>& counters, bool alone);

  /// Opens the conditions of these events and deadlines in `book`, a copy of the rulebook.
  Slice::Open leave_open(Rulebook& book, const std::vector<bool>& events,
                         const std::vector<bool>& deadlines) const;

  /// What is unknown and decides about an event in the main status of `order`; -1: about the
  /// deadlines there.
  [[nodiscard]] Interest unknown(int event, const Situation& order) const;

 private:
  [[nodiscard]] bool is_unknown(const Expression& node, bool creation) const;
  [[nodiscard]] bool reads_unknown(const Clause& clause, bool creation) const;
  [[nodiscard]] bool asks_unknown(const StatusSet& from) const;
  [[nodiscard]] bool may_be_refused(const std::vector<Assignment>& set, bool created) const;
  [[nodiscard]] Expression opened(const Expression& node, bool wanted, bool creation) const;
  bool open(Clause& clause, bool wanted, bool creation) const;
  bool open(StatusSet& from) const;
  void open_event(Rulebook& book, int event, Slice::Open& all) const;
  void add_choice(EventType& type, const std::vector<std::size_t>& permits, Rulebook& book,
                  const Slice::Open& all) const;
  void add_unknown(const Clause& clause, bool creation, Interest& to) const;
  void add_unknown(const StatusSet& from, Interest& to) const;
  void add_unknown(const std::vector<Assignment>& set, bool created, Interest& to) const;

  const CompiledRulebook& rules_;
  const Rulebook& rulebook_;
  std::vector<bool> fields_, at_creation_, counters_;
  bool numbers_known_ = true;
};

}  // namespace juchu
