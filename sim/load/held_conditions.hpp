// Which of a study's conditions hold of an order: when habits begin, and what is measured.
//
// What holds of one situation holds of all that look alike, so it is worked out once for each form
// (model/engine/remembered_answers.hpp). Where the form is not known, only those are asked anew
// that read something of what has changed.
#pragma once

#include <cstdint>
#include <vector>

#include "model/engine/remembered_answers.hpp"
#include "sim/load/reads.hpp"
#include "sim/study/study.hpp"

namespace juchu {

/// What holds of one order.
struct HeldConditions {
  std::vector<std::uint64_t> bits;
  RememberedAnswers::Form form = RememberedAnswers::kUnknown;  // in which they do, if known
  bool asked = false;                                          // in the situation `seen`
  Situation seen;

  [[nodiscard]] bool at(std::size_t row) const { return (bits[row / 64] >> row % 64 & 1) != 0; }
};

class StudyConditions {
 public:
  /// What it is given outlives this.
  StudyConditions(const Study& study, const RememberedAnswers& answers);

  /// Finds what holds in `situation`, which has `form`, on the day of `today`. Answers whether
  /// something else did before.
  bool find(HeldConditions& held, const Situation& situation, RememberedAnswers::Form form,
            const Event& today);

  /// Bits of the habits from the `64 * word`-th on that begin; further bits are of something else.
  [[nodiscard]] std::uint64_t wanted(const HeldConditions& held, std::size_t word) const {
    return held.bits[word];
  }
  /// A measure's first and second condition.
  [[nodiscard]] bool first(const HeldConditions& held, std::size_t measure) const {
    return held.at(habits_ + measure);
  }
  [[nodiscard]] bool second(const HeldConditions& held, std::size_t measure) const {
    return held.at(habits_ + measures_ + measure);
  }

 private:
  struct Row {
    const Condition* condition = nullptr;
    ReadBits reads;
    bool of_order = true;
  };

  void add(const Condition& condition, bool of_order);
  [[nodiscard]] std::uint64_t* known(RememberedAnswers::Form form);

  const Study& study_;
  const RememberedAnswers& answers_;
  std::size_t habits_, measures_;
  std::vector<Row> rows_;
  std::size_t words_;
  bool remembers_;  // no condition names a date or a number
  RememberedAnswers::Form first_form_ = 0;
  std::vector<std::uint64_t> by_form_;  // from that on: whether it is known, then the bits
};

}  // namespace juchu
