// Numbers that a slice cannot tell apart, and which ones to try where there are too many.
//
// A parameter with a wide range (0..9999) makes millions of events. Where its value is only copied
// and compared with constants, the constants cut its range into classes, and one number of each
// stands for all: a field that keeps the number is read nowhere else, and its bounds count as
// constants. Where it is added to something, or compared with what changes, no such classes exist;
// then a few numbers can be tried: what is found with them is true, what is not found proves
// nothing.
//
// Invariants
//   M1  Of an exact choice: exchanging a number for another of its class, wherever it was copied
//       to, changes no answer of the slice, but for the numbers themselves.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "model/analysis/slice.hpp"

namespace juchu {

/// A parameter of an event, by their rows.
struct WideParameter {
  int event = -1;
  int parameter = -1;
};

class NumberClasses {
 public:
  /// `slice` outlives this.
  explicit NumberClasses(const Slice& slice);

  /// Where the numbers of an Int parameter may be cut, ascending: from each on they may mean
  /// something else than before. std::nullopt: each number may.
  [[nodiscard]] const std::optional<std::set<Value>>& cuts(int event, int parameter) const;

  /// Numbers near which something may change, whatever is done with them.
  [[nodiscard]] const std::set<Value>& suspects() const { return suspects_; }

 private:
  struct Member {
    int event = -1;  // -1: `index` is a field's
    int index = 0;
    auto operator<=>(const Member&) const = default;
  };
  /// What may be a number kept elsewhere, and how much is added to it; or a constant alone.
  struct Term {
    std::optional<Member> member;
    Value added = 0;
  };

  [[nodiscard]] std::optional<std::vector<Term>> terms_of(const Expression& node, int event) const;
  void read(const Clause& clause, int event);
  void read(const Expression& node, int event);
  void read_comparison(const Expression& left, const Expression& right, int event);
  void read_copies(const std::vector<Assignment>& set, int event);
  void mix(const Expression& node, int event);
  [[nodiscard]] Member group_of(Member member) const;
  void join(const Member& one, const Member& other);
  void cut(const Member& member, Value at);
  void settle();

  const Rulebook& book_;
  std::map<Member, Member> parent_;  // of those that were copied: towards the group's name
  std::map<Member, std::set<Value>> read_at_;
  std::set<Member> mixed_;
  std::map<Member, std::optional<std::set<Value>>> cuts_;  // by group
  std::set<Value> suspects_;
  std::optional<std::set<Value>> none_ = std::set<Value>{};
};

/// At most so many numbers are tried of one parameter where not all are.
inline constexpr std::size_t kMostNumbersTried = 24;

/// Of the numbers from `low` to `high`: one of each class.
[[nodiscard]] std::vector<Value> one_of_each(Value low, Value high, const std::set<Value>& cuts);
/// Of the same: the suspects and their neighbours, and both ends.
[[nodiscard]] std::vector<Value> some_of(Value low, Value high, const std::set<Value>& suspects);

}  // namespace juchu
