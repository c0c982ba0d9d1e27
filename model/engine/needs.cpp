#include "model/engine/needs.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace juchu {
namespace {

/// A condition as the ways through its tests.
class Ways {
 public:
  Ways(const Instruction* code, std::size_t size) : code_(code), size_(size) {}

  /// Whether it cannot hold while all these bits are zero, whatever else stands there.
  [[nodiscard]] bool need(const Need& bits) const {
    std::vector<bool> seen(size_);
    std::vector<std::uint16_t> open = {0};
    while (!open.empty()) {
      const std::uint16_t at = open.back();
      open.pop_back();
      if (at == kTrue) return false;
      if (at == kFalse || seen[at]) continue;
      seen[at] = true;
      const auto [first, second] = after(at, bits);
      open.push_back(first);
      open.push_back(second);
    }
    return true;
  }

  /// The bits of each slot whose zero bits some test may tell from others.
  [[nodiscard]] std::vector<Need> candidates() const {
    std::vector<Need> found;
    for (std::size_t at = 0; at < size_; ++at)
      for (const Operand& operand : {code_[at].left, code_[at].right})
        if (operand.bank == Slot::Before && operand.width != 0 &&
            operand.word < Situation::kOrderWords)
          found.push_back({operand.mask() << operand.shift, operand.word});
    return found;
  }

 private:
  using Next = std::pair<std::uint16_t, std::uint16_t>;

  [[nodiscard]] static bool among(const Operand& operand, const Need& bits) {
    return operand.bank == Slot::Before && operand.word == bits.word && operand.width != 0 &&
           ((operand.mask() << operand.shift) & ~bits.bits) == 0;
  }
  /// Where a run may go on after the instruction at `at`.
  [[nodiscard]] Next after(std::uint16_t at, const Need& bits) const {
    const Instruction& now = code_[at];
    const auto only = [](std::uint16_t next) { return Next(next, next); };
    switch (now.code) {
      case Code::TestTable:
        if (among(now.left, bits)) return only((now.operand & 1) != 0 ? now.yes : now.no);
        return {now.yes, now.no};
      case Code::TestSet: return among(now.left, bits) ? only(now.no) : Next(now.yes, now.no);
      case Code::CompareEqual:
      case Code::CompareNotEqual:
      case Code::CompareLess:
      case Code::CompareLessEqual: {
        const auto unset = [&](const Operand& operand) {
          return operand.unset_by_zero() && among(operand, bits);
        };
        return unset(now.left) || unset(now.right) ? only(now.no) : Next(now.yes, now.no);
      }
      case Code::TestAny:
      case Code::TestEqual:
      case Code::TestNotEqual:
      case Code::TestLess:
      case Code::TestLessEqual: return {now.yes, now.no};
      case Code::Jump: return only(now.yes);
      default: return only(static_cast<std::uint16_t>(at + 1));
    }
  }

  const Instruction* code_;
  std::size_t size_;
};

class Needs {
 public:
  explicit Needs(CompiledRulebook& out)
      : out_(out),
        always_{out.fields.front().mask() << out.fields.front().shift, out.fields.front().word} {}

  void fill() {
    out_.needs.assign(out_.indices.size(), always_);
    for (const Watch& watch : out_.watches) {
      of_rows(watch.obligations, [&](std::size_t row) { return of(out_.norms[row].holds); });
      of_rows(watch.deadlines, [&](std::size_t row) { return of(out_.deadlines[row]); });
      of_rows(watch.hazards, [&](std::size_t row) { return of(out_.hazards[row]); });
      of_rows(watch.timed_hazards, [&](std::size_t row) { return of(out_.hazards[row]); });
      of_rows(watch.nevers, [&](std::size_t row) { return of(out_.properties[row]); });
      of_rows(watch.day_changes, [&](std::size_t row) { return of(out_.day_changes[row]); });
    }
    for (const Range& range : out_.hazard_ranges)
      of_rows(range, [&](std::size_t row) { return of(out_.hazards[row]); });
  }

 private:
  template <class Function>
  void of_rows(const Range& range, Function need_of) {
    for (std::uint32_t i = range.begin; i < range.begin + range.size; ++i)
      out_.needs[i] = need_of(out_.indices[i]);
  }

  /// Of the same condition in many lists, worked out once.
  [[nodiscard]] Need of(const Program& condition) {
    if (condition.empty()) return always_;
    const auto [known, unknown] = known_.emplace(condition.begin, always_);
    if (unknown) known->second = worked_out(condition);
    return known->second;
  }

  /// One field, if there is one; else fields that stand in one word.
  [[nodiscard]] Need worked_out(const Program& condition) const {
    const Ways ways(&out_.code[condition.begin], condition.size);
    std::vector<Need> candidates = ways.candidates();
    std::erase_if(candidates, [&](const Need& candidate) { return is_status(candidate); });
    std::map<std::uint8_t, Word> words;
    for (const Need& one : candidates) words[one.word] |= one.bits;
    for (const auto& [word, bits] : words) candidates.push_back({bits, word});
    const auto needed = std::ranges::find_if(
        candidates, [&](const Need& candidate) { return ways.need(candidate); });
    return needed == candidates.end() ? always_ : *needed;
  }

  /// An order that exists has a status: its bits are never zero.
  [[nodiscard]] bool is_status(const Need& candidate) const {
    return std::ranges::any_of(
        out_.fields.begin(), out_.fields.begin() + static_cast<std::ptrdiff_t>(out_.strides.size()),
        [&](const Slot& region) {
          return region.word == candidate.word &&
                 ((region.mask() << region.shift) & candidate.bits) != 0;
        });
  }

  [[nodiscard]] Need of(const CompiledDeadline& deadline) {
    if (deadline.at.size != 2) return of(deadline.when);  // else a push and a return
    const Operand& day = out_.code[deadline.at.begin].left;
    if (!day.unset_by_zero() || day.word >= Situation::kOrderWords) return of(deadline.when);
    return {day.mask() << day.shift, day.word};
  }
  [[nodiscard]] Need of(const CompiledDayChange& change) { return of(change.when); }

  CompiledRulebook& out_;
  Need always_;                          // met by every order that exists: it has a status
  std::map<std::uint32_t, Need> known_;  // by where the condition begins
};

}  // namespace

void fill_needs(CompiledRulebook& out) { Needs(out).fill(); }

}  // namespace juchu
