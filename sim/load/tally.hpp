// What a replication counts while orders live.
//
// A measure is asked of every situation of an order, so of what it is between two deadlines of one
// day, too. Only orders of the cohort count, and no order is dropped: those that are not closed at
// the limit are counted apart.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "sim/load/counts.hpp"
#include "sim/load/held_conditions.hpp"

namespace juchu {

/// What is known of one order, to be counted when it closes.
struct OrderTally {
  /// When a measure of time began and ended.
  struct Span {
    Instant began = kNever, ended = kNever;
  };

  bool counted = false;             // of the cohort
  int arrivals = 0;                 // row; -1: it was found at the beginning
  std::size_t found = 0;            // then: its row in the backlog
  std::size_t day = 0;              // on which it came, from 0
  int standing = -1;                // main status; -1: not there yet, or no longer
  std::size_t statuses = 0;         // all of them as one number; 0: not there yet
  std::vector<std::uint64_t> bits;  // by rates_of: seen; then by measures_of(Number): satisfied now
  std::vector<Span> times;          // by measures_of(Time)
  HeldConditions held;              // when `stands` was last told of it
};

class Tally {
 public:
  /// Where an order stands at a time.
  struct Standing {
    const Situation& situation;
    RememberedAnswers::Form form;  // if known
    const Event& today;
    Instant at = 0;
  };

  /// What it is given outlives this.
  Tally(const Study& study, StudyConditions& conditions, int replication);

  /// Makes `order` one that an event of `arrivals` is about to create.
  void make(OrderTally& order, int arrivals, Instant at) const;
  /// Makes `order` the `row`-th of the backlog, which stands so at the beginning.
  void find(OrderTally& order, std::size_t row, const Standing& standing);
  void turned_away(const OrderTally& order);
  void stands(OrderTally& order, const Standing& standing);
  /// Something happened to it.
  void decided(OrderTally& order, const Decision& decision);
  void refused(RuleRef rule, int event);
  /// It lives no longer: `closed`, or it is the limit.
  void ended(OrderTally& order, const Standing& standing, bool closed);

  /// Time goes on to `at`; before whatever happens then.
  void pass(Instant at);
  void count_event() { ++counts_.events; }
  /// How the time of all teams has been spent when the next day that has not been told ends.
  void staff_at_midnight(const std::vector<Account>& accounts);
  /// All that was counted, at the limit.
  [[nodiscard]] ReplicationCounts take();

 private:
  struct Number {
    int measure = 0;
    std::int64_t now = 0;
    Instant since = 0;
    std::int64_t most = 0;  // of this day
  };
  /// Of the orders that came on a day.
  struct DayOfTimes {
    std::vector<std::int64_t> ended;
    std::int64_t unresolved = 0;
  };

  void begin(OrderTally& order) const;
  void see(OrderTally& order, std::size_t rate) const {
    order.bits[rate / 64] |= std::uint64_t{1} << rate % 64;
  }
  [[nodiscard]] bool satisfies(const OrderTally& order, std::size_t number) const;
  void see_bits(OrderTally& order, std::size_t first, std::uint64_t bits) const;
  void count_number(std::size_t number, std::int64_t change, Instant at);
  void add_over_time(std::size_t number, Instant at);
  void count_time(std::size_t time, const OrderTally& order);
  void sum_up_days(std::size_t time);

  const Study& study_;
  const CompiledRulebook& rules_;
  StudyConditions& conditions_;
  std::vector<RateRow> rates_;
  std::size_t first_hazard_ = 0, first_norm_ = 0, first_mail_ = 0, first_status_ = 0;
  std::vector<std::size_t> ever_;  // rates that are measures asked of every situation
  std::vector<int> times_;         // measures
  std::vector<std::vector<std::size_t>> statuses_;  // rates, by region and value
  std::vector<Number> numbers_;
  std::vector<std::vector<DayOfTimes>> lasted_by_day_;  // by times_ and day
  std::vector<Account> staff_;                          // as the last day that was told ended
  std::size_t staff_days_ = 0;                          // so many were told
  std::map<std::pair<int, std::pair<int, int>>, std::int64_t> refusals_;
  std::vector<std::int64_t> standing_;  // orders by main status
  std::size_t day_ = 0;                 // the day that is being lived, from 0
  Instant day_ends_ = 0;
  ReplicationCounts counts_;
};

/// What has happened to the orders of a study's backlog before the study begins: as
/// ReplicationCounts::backlog.
[[nodiscard]] std::vector<std::uint64_t> happened_before(const Study& study);

}  // namespace juchu
