// Compiled expressions: short runs of instructions over packed words.
//
// A condition is a decision diagram: each test continues at one of two places, so `&&`, `||` and
// `!` cost nothing. Whatever depends on one small field alone (a status, a method, a flag, however
// it is combined) becomes a single look-up in a 64-bit truth table. Everything else uses a small
// value stack.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/engine/situation.hpp"

namespace juchu {

enum class Code : std::uint8_t {
  TestTable,     // the bits of a slot, looked up in the truth table `operand`
  TestSet,       // the bits of a slot are not zero
  TestAny,       // of the word of `left`, any of the bits `operand` is not zero
  CompareEqual,  // the values of `left` and `right`, like the next three; unset makes all false
  CompareNotEqual,
  CompareLess,
  CompareLessEqual,
  TestEqual,  // the two topmost values of the stack, in the same way
  TestNotEqual,
  TestLess,
  TestLessEqual,
  Push,  // the value of `left`
  Add,
  Subtract,
  Column,  // row (method) on the stack; `operand` is the column
  Fits,    // number, method
  CheckDigitFits,
  Jump,    // to `yes`
  Return,  // the topmost value
};

/// The words a program reads, by `Slot::Bank`.
struct Banks {
  const Word* words[3];
};

/// Bits of a slot plus a number; without bits, the number alone, or unset.
struct Operand {
  std::uint8_t bank : 7 = 0;
  std::uint8_t optional : 1 = 0;  // zero bits mean unset
  std::uint8_t word = 0, shift = 0, width = 0;
  std::int32_t added = 0;

  [[nodiscard]] Word mask() const { return (Word{1} << width) - 1; }
  [[nodiscard]] Word bits(const Banks& banks) const {
    return (banks.words[bank][word] >> shift) & mask();
  }
  /// Whether it is a value of the situation before that zero bits leave unset.
  [[nodiscard]] bool unset_by_zero() const {
    return bank == Slot::Before && optional != 0 && width != 0;
  }
  [[nodiscard]] Value value(const Banks& banks) const {
    const Word stored = bits(banks);
    return optional != 0 && stored == 0 ? kUnset : static_cast<Value>(stored) + added;
  }
};

struct Instruction {
  Code code = Code::Return;
  std::uint16_t yes = 0, no = 0;  // where to continue
  Operand left, right;
  Value operand = 0;  // a truth table, a column, or bits
};
static_assert(sizeof(Instruction) == 32, "a cache line holds two");

inline constexpr std::uint16_t kTrue = 0xffff;  // `yes` and `no` of a condition's last tests
inline constexpr std::uint16_t kFalse = 0xfffe;

/// A run of instructions; without one, a condition holds.
struct Program {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  [[nodiscard]] bool empty() const { return size == 0; }
};

/// What instructions look up besides words.
struct Tables {
  std::vector<std::vector<Value>> columns;  // of the method table: [column][method]
  std::vector<std::uint64_t> fits;          // by token class: bits of the methods whose form it has
  std::vector<std::uint64_t> check_digit_fits;  // by token class
};

/// What a comparison answers about two values; `first` is the code of "equal" of its four.
[[nodiscard]] constexpr bool compare(Code code, Code first, Value left, Value right) {
  if (left == kUnset || right == kUnset) return false;
  switch (static_cast<int>(code) - static_cast<int>(first)) {
    case 0: return left == right;
    case 1: return left != right;
    case 2: return left < right;
    default: return left <= right;
  }
}

/// Bits of a situation while all of which are zero a condition does not hold.
struct NeededBits {
  Situation bits;
  int tests = 0;  // that find them so, one after another
};

/// Those of the condition at `code`. Nothing where its run, finding them zero, asks for something
/// else than the situation before, or ends with yes.
[[nodiscard]] std::optional<NeededBits> needed_bits(const Instruction* code);

/// The value of the program at `code`, from instruction `next` on; a condition's is 0 or 1. No
/// allocation.
[[nodiscard]] Value run(const Instruction* code, const Tables& tables, const Banks& banks,
                        std::uint16_t next = 0);

/// The same for a condition. Most need no stack and are answered here.
[[nodiscard]] inline bool run_condition(const Instruction* code, const Tables& tables,
                                        const Banks& banks) {
  std::uint16_t next = 0;
  while (next < kFalse) {
    const Instruction& test = code[next];
    bool yes = false;
    if (test.code == Code::TestTable) {
      yes = ((static_cast<Word>(test.operand) >> test.left.bits(banks)) & 1) != 0;
    } else if (test.code == Code::TestSet) {
      yes = test.left.bits(banks) != 0;
    } else if (test.code == Code::TestAny) {
      yes = (banks.words[test.left.bank][test.left.word] & static_cast<Word>(test.operand)) != 0;
    } else if (test.code <= Code::CompareLessEqual) {
      yes = compare(test.code, Code::CompareEqual, test.left.value(banks), test.right.value(banks));
    } else {
      return run(code, tables, banks, next) != 0;
    }
    next = yes ? test.yes : test.no;
  }
  return next == kTrue;
}

}  // namespace juchu
