#include "model/engine/program.hpp"

#include <array>

namespace juchu {
namespace {

Value add(Value left, Value right) {
  return left == kUnset || right == kUnset ? kUnset : left + right;
}

/// Whether the class of `number` has the bit of `method`; an unset number or method has none.
Value in_class(const std::vector<std::uint64_t>& methods, Value number, Value method) {
  if (number == kUnset || method == kUnset) return 0;
  return static_cast<Value>((methods[static_cast<std::size_t>(number) % methods.size()] >> method) &
                            1);
}

}  // namespace

std::optional<NeededBits> needed_bits(const Instruction* code) {
  NeededBits needed;
  const auto zero = [&needed](std::uint8_t word, Word bits) { needed.bits.words[word] |= bits; };
  std::uint16_t next = 0;
  for (; next < kFalse; ++needed.tests) {
    const Instruction& test = code[next];
    const bool before = test.left.bank == Slot::Before;
    const Operand& unset = test.left.unset_by_zero() ? test.left : test.right;
    if (test.code == Code::TestTable && before) {
      zero(test.left.word, test.left.mask() << test.left.shift);
      next = (test.operand & 1) != 0 ? test.yes : test.no;
    } else if (test.code == Code::TestSet && before) {
      zero(test.left.word, test.left.mask() << test.left.shift);
      next = test.no;
    } else if (test.code == Code::TestAny && before) {
      zero(test.left.word, static_cast<Word>(test.operand));
      next = test.no;
    } else if (test.code >= Code::CompareEqual && test.code <= Code::CompareLessEqual &&
               unset.unset_by_zero()) {
      zero(unset.word, unset.mask() << unset.shift);
      next = test.no;
    } else {
      return std::nullopt;
    }
  }
  return next == kFalse ? std::optional(needed) : std::nullopt;
}

Value run(const Instruction* code, const Tables& tables, const Banks& banks, std::uint16_t next) {
  std::array<Value, 64> stack;  // the compiler knows the depth it needs and asserts that it fits
  std::size_t top = 0;          // one past the topmost value
  while (next < kFalse) {
    const Instruction& now = code[next];
    switch (now.code) {
      case Code::TestTable:
        next = (static_cast<Word>(now.operand) >> now.left.bits(banks)) & 1 ? now.yes : now.no;
        continue;
      case Code::TestSet: next = now.left.bits(banks) != 0 ? now.yes : now.no; continue;
      case Code::TestAny:
        next = (banks.words[now.left.bank][now.left.word] & static_cast<Word>(now.operand)) != 0
                   ? now.yes
                   : now.no;
        continue;
      case Code::CompareEqual:
      case Code::CompareNotEqual:
      case Code::CompareLess:
      case Code::CompareLessEqual:
        next = compare(now.code, Code::CompareEqual, now.left.value(banks), now.right.value(banks))
                   ? now.yes
                   : now.no;
        continue;
      case Code::TestEqual:
      case Code::TestNotEqual:
      case Code::TestLess:
      case Code::TestLessEqual:
        top -= 2;
        next = compare(now.code, Code::TestEqual, stack[top], stack[top + 1]) ? now.yes : now.no;
        continue;
      case Code::Push: stack[top++] = now.left.value(banks); break;
      case Code::Add:
        --top;
        stack[top - 1] = add(stack[top - 1], stack[top]);
        break;
      case Code::Subtract:
        --top;
        stack[top - 1] = add(stack[top - 1], stack[top] == kUnset ? kUnset : -stack[top]);
        break;
      case Code::Column: {
        const auto& column = tables.columns[static_cast<std::size_t>(now.operand)];
        Value& method = stack[top - 1];
        if (method != kUnset) method = column[static_cast<std::size_t>(method)];
        break;
      }
      case Code::Fits:
        --top;
        stack[top - 1] = in_class(tables.fits, stack[top - 1], stack[top]);
        break;
      case Code::CheckDigitFits:
        --top;
        stack[top - 1] = in_class(tables.check_digit_fits, stack[top - 1], stack[top]);
        break;
      case Code::Jump: next = now.yes; continue;
      case Code::Return: return stack[top - 1];
    }
    ++next;
  }
  return next == kTrue ? 1 : 0;
}

}  // namespace juchu
