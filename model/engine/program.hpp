// Compiled expressions: short runs of instructions over packed words.
//
// A condition is a decision diagram: each test continues at one of two places, so `&&`, `||` and `!` cost
// nothing. Whatever depends on one small field alone (a status, a method, a flag, however it is combined)
// becomes a single look-up in a 64-bit truth table. Everything else uses a small value stack.
#pragma once

#include <cstdint>
#include <vector>

#include "model/engine/situation.hpp"

namespace juchu {

enum class Code : std::uint8_t {
  TestTable,     // the bits of a slot, looked up in the truth table `operand`
  TestSet,       // the bits of a slot are not zero
  TestEqual,     // of the two topmost values, like the next three; unset makes all false
  TestNotEqual,
  TestLess,
  TestLessEqual,
  Push,          // a slot's bits + `operand`
  PushOptional,  // the same; zero bits are unset
  PushConstant,  // `operand`
  Add,
  Subtract,
  Column,        // row (method) on the stack; `operand` is the column
  Fits,          // number, method
  CheckDigitFits,
  Jump,          // to `yes`
  Return,        // the topmost value
};

struct Instruction {
  Code code = Code::Return;
  std::uint8_t bank = 0, word = 0, shift = 0;  // where the bits of a slot are; `mask` tells how many
  std::uint16_t yes = 0, no = 0;               // where to continue
  Word mask = 0;
  Value operand = 0;
};

inline constexpr std::uint16_t kTrue = 0xffff;   // `yes` and `no` of a condition's last tests
inline constexpr std::uint16_t kFalse = 0xfffe;

/// A run of instructions; without one, a condition holds.
struct Program {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  [[nodiscard]] bool empty() const { return size == 0; }
};

/// What instructions look up besides words.
struct Tables {
  std::vector<std::vector<Value>> columns;         // of the method table: [column][method]
  std::vector<std::uint64_t> fits;                 // by token class: bits of the methods whose form it has
  std::vector<std::uint64_t> check_digit_fits;     // by token class
};

/// The words a program reads, by `Slot::Bank`.
struct Banks {
  const Word* words[3];
};

/// The value of the program at `code`, from instruction `next` on; a condition's is 0 or 1. No allocation.
[[nodiscard]] Value run(const Instruction* code, const Tables& tables, const Banks& banks,
                        std::uint16_t next = 0);

/// The same for a condition. Most are decided by tests of single slots, which are answered here.
[[nodiscard]] inline bool run_condition(const Instruction* code, const Tables& tables, const Banks& banks) {
  std::uint16_t next = 0;
  while (next < kFalse) {
    const Instruction& test = code[next];
    if (test.code > Code::TestSet) return run(code, tables, banks, next) != 0;
    const Word bits = (banks.words[test.bank][test.word] >> test.shift) & test.mask;
    const bool yes = test.code == Code::TestTable ? ((static_cast<Word>(test.operand) >> bits) & 1) != 0 : bits != 0;
    next = yes ? test.yes : test.no;
  }
  return next == kTrue;
}

}  // namespace juchu
