#include "model/engine/program_compiler.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <optional>

#include "model/expression/evaluation.hpp"
#include "model/expression/expression_reader.hpp"

namespace juchu {
namespace {

constexpr int kWidestTable = 6;  // bits: a truth table has 64 entries
constexpr int kStack = 64;       // values, as in run()

bool same_place(const Slot& a, const Slot& b) {
  return a.bank == b.bank && a.word == b.word && a.shift == b.shift;
}

/// Every value an expression reads is `value`: true of expressions that read one slot.
class OneValue : public Environment {
 public:
  OneValue(const Rulebook& rulebook, Value value) : rulebook_(rulebook), value_(value) {}
  Value field(Side, int) const override { return value_; }
  Value parameter(int) const override { return value_; }
  Value today() const override { return value_; }
  bool final(Side) const override { return value_ != kUnset && rulebook_.status(0, value_).final; }
  Value column(int index, Value method) const override {
    return rulebook_.methods[static_cast<std::size_t>(method)]
        .columns[static_cast<std::size_t>(index)];
  }
  bool fits(Value, Value) const override { return false; }
  bool check_digit_fits(Value, Value) const override { return false; }
  Value business_days_since(Side, int) const override { return value_; }
  bool used_elsewhere(int) const override { return value_ != 0; }
  Value by() const override { return value_; }
  int event() const override { return static_cast<int>(value_); }
  bool sends(int) const override { return value_ != 0; }

 private:
  const Rulebook& rulebook_;
  Value value_;
};

/// The one slot that `node` reads, when it is small and nothing else is read.
std::optional<Slot> only_slot(const Layout& layout, const Expression& node, int event) {
  std::optional<Slot> found;
  const bool other = any_node(node, [&](const Expression& part) {
    if (part.op == Op::Fits || part.op == Op::CheckDigitFits) return true;
    const Slot slot = layout.slot_of(part, event);
    if (slot.width == 0) return false;
    if (slot.width > kWidestTable || (found && !same_place(*found, slot))) return true;
    found = slot;
    return false;
  });
  return other ? std::nullopt : found;
}

void flatten(const Expression& node, Op op, std::vector<const Expression*>& parts) {
  if (node.op != op) return parts.push_back(&node);
  for (const Expression& operand : node.operands) flatten(operand, op, parts);
}

/// The comparison `op` among the four codes from `first` on.
Code comparison(Op op, Code first) {
  const int step = static_cast<int>(op) - static_cast<int>(Op::Equal);
  return static_cast<Code>(static_cast<int>(first) + step);
}

Operand operand_at(const Slot& slot, Value added) {
  Operand operand{.word = slot.word, .shift = slot.shift, .width = slot.width};
  operand.bank = slot.bank & 0x7f;
  operand.optional = slot.optional;
  operand.added = static_cast<std::int32_t>(slot.low - (slot.optional ? 1 : 0) + added);
  return operand;
}

/// `c ? a != null : b != null` for `(c ? a : b) != null`.
Expression each_arm_is_set(const Expression& choice) {
  Expression answer = choice;
  answer.type = kTruth;
  for (std::size_t arm : {1u, 2u})
    answer.operands[arm] = {.op = Op::IsSet, .type = kTruth, .operands = {choice.operands[arm]}};
  return answer;
}

Operand constant(Value value) {
  return value == kUnset ? Operand{.optional = 1}
                         : Operand{.added = static_cast<std::int32_t>(value)};
}

}  // namespace

Program ProgramCompiler::condition(const Clause& clause, int event) {
  return clause.empty() ? Program{} : condition(clause.expression(), event);
}

Program ProgramCompiler::condition(const Expression& expression, int event) {
  if (expression.op == Op::Constant && expression.value != 0) return {};
  event_ = event;
  emit_condition(expression, kTrue, kFalse);
  return with_needs_first(finish());
}

Program ProgramCompiler::value(const Expression& expression, int event) {
  event_ = event;
  emit_value(expression);
  emit({.code = Code::Return}, -1);
  return finish();
}

void ProgramCompiler::emit_condition(const Expression& node, Label yes, Label no) {
  if (emit_table(node, yes, no)) return;
  switch (node.op) {
    case Op::Constant: return emit({.code = Code::Jump, .yes = node.value != 0 ? yes : no}, 0);
    case Op::Not: return emit_condition(node.operands[0], no, yes);
    case Op::And:
    case Op::Or: return emit_sequence(node, yes, no);
    case Op::In: return emit_in(node, yes, no);
    case Op::Conditional: {
      const Label then = new_label(), otherwise = new_label();
      emit_condition(node.operands[0], then, otherwise);
      place(then);
      emit_condition(node.operands[1], yes, no);
      place(otherwise);
      return emit_condition(node.operands[2], yes, no);
    }
    case Op::UsedElsewhere:
    case Op::Sends:
      return emit({.code = Code::TestSet, .yes = yes, .no = no, .left = *operand_of(node)}, 0);
    case Op::EventIs:
      return emit({.code = Code::CompareEqual,
                   .yes = yes,
                   .no = no,
                   .left = operand_at(event_type_slot(), 0),
                   .right = constant(node.index)},
                  0);
    case Op::IsSet: {
      const Expression& asked = node.operands[0];
      if (asked.op == Op::Conditional) return emit_condition(each_arm_is_set(asked), yes, no);
      const Slot slot = layout_.slot_of(asked, event_);
      if (slot.width != 0)
        return emit({.code = Code::TestSet, .yes = yes, .no = no, .left = operand_at(slot, 0)}, 0);
      emit_value(asked);
      emit_value(asked);  // only an unset value differs from itself
      return emit({.code = Code::TestEqual, .yes = yes, .no = no}, -2);
    }
    case Op::Equal:
    case Op::NotEqual:
    case Op::Less:
    case Op::LessEqual: return emit_comparison(node, yes, no);
    case Op::Column:  // of an unset method: unset, and so not equal to 1
      emit_column(node);
      emit_push(constant(1));
      return emit({.code = Code::TestEqual, .yes = yes, .no = no}, -2);
    default:  // a truth value from the stack
      emit_value(node);
      emit_push(constant(1));
      return emit({.code = Code::TestEqual, .yes = yes, .no = no}, -2);
  }
}

void ProgramCompiler::emit_comparison(const Expression& node, Label yes, Label no) {
  const std::optional<Operand> left = operand_of(node.operands[0]),
                               right = operand_of(node.operands[1]);
  if (left && right)
    return emit({.code = comparison(node.op, Code::CompareEqual),
                 .yes = yes,
                 .no = no,
                 .left = *left,
                 .right = *right},
                0);
  emit_value(node.operands[0]);
  emit_value(node.operands[1]);
  emit({.code = comparison(node.op, Code::TestEqual), .yes = yes, .no = no}, -2);
}

/// `&&` and `||`: parts that read the same small slot become one table; the rest follow one by one.
void ProgramCompiler::emit_sequence(const Expression& node, Label yes, Label no) {
  std::vector<const Expression*> parts;
  flatten(node, node.op, parts);
  std::vector<Expression> steps;
  std::vector<std::optional<Slot>> slots;
  for (const Expression* part : parts) {
    const std::optional<Slot> slot = only_slot(layout_, *part, event_);
    const auto twin = std::find_if(slots.begin(), slots.end(),
                                   [&](const std::optional<Slot>& other) {
                                     return slot && other && same_place(*slot, *other);
                                   });
    if (twin == slots.end()) {
      steps.push_back(*part);
      slots.push_back(slot);
    } else {
      Expression& step = steps[static_cast<std::size_t>(twin - slots.begin())];
      step = Expression{.op = node.op, .type = node.type, .operands = {step, *part}};
    }
  }
  if (steps.size() == 1) return emit_condition(steps.front(), yes, no);
  std::multimap<int, Expression> by_cost;  // equal costs keep their sequence
  for (Expression& step : steps) by_cost.emplace(cost(step), std::move(step));
  std::ranges::transform(by_cost, steps.begin(), [](const auto& step) { return step.second; });
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const Label next = new_label();
    if (node.op == Op::And) {
      emit_condition(steps[i], next, no);
    } else {
      emit_condition(steps[i], yes, next);
    }
    place(next);
  }
  emit_condition(steps.back(), yes, no);
}

/// Cheap tests go first: one look-up, one slot, two of them, and what needs the stack at the end.
/// Statuses go late, since most conditions are only asked where these do not rule them out
/// (`Watch`).
int ProgramCompiler::cost(const Expression& step) const {
  if (const std::optional<Slot> slot = only_slot(layout_, step, event_))
    return is_status(*slot) ? 3 : 0;
  switch (step.op) {
    case Op::Not: return cost(step.operands[0]);
    case Op::And:
    case Op::Or: return std::max(cost(step.operands[0]), cost(step.operands[1]));
    case Op::IsSet:
    case Op::UsedElsewhere: return 1;
    case Op::Equal:
    case Op::NotEqual:
    case Op::Less:
    case Op::LessEqual: return operand_of(step.operands[0]) && operand_of(step.operands[1]) ? 2 : 4;
    default: return 4;
  }
}

bool ProgramCompiler::is_status(const Slot& slot) const {
  const auto regions = layout_.fields.begin() +
                       static_cast<std::ptrdiff_t>(rulebook_.regions.size());
  return slot.bank != Slot::Event && std::any_of(layout_.fields.begin(), regions, [&](Slot region) {
           region.bank = slot.bank;
           return same_place(region, slot);
         });
}

void ProgramCompiler::emit_in(const Expression& node, Label yes, Label no) {
  for (std::size_t i = 1; i < node.operands.size(); ++i) {
    const Label next = i + 1 < node.operands.size() ? new_label() : no;
    emit_value(node.operands[0]);
    emit_value(node.operands[i]);
    emit({.code = Code::TestEqual, .yes = yes, .no = next}, -2);
    if (next != no) place(next);
  }
  if (node.operands.size() == 1) emit({.code = Code::Jump, .yes = no}, 0);
}

bool ProgramCompiler::emit_table(const Expression& node, Label yes, Label no) {
  const std::optional<Slot> slot = only_slot(layout_, node, event_);
  if (!slot) return false;
  Word table = 0;
  for (Word bits = 0; bits <= slot->mask(); ++bits) {
    const Value value = slot->decode(bits);
    if (!slot->holds(value)) continue;
    if (evaluate(node, OneValue(rulebook_, value)) != 0) table |= Word{1} << bits;
  }
  emit({.code = Code::TestTable,
        .yes = yes,
        .no = no,
        .left = operand_at(*slot, 0),
        .operand = static_cast<Value>(table)},
       0);
  return true;
}

void ProgramCompiler::emit_value(const Expression& node) {
  if (node.type.kind == Kind::Bool && node.op != Op::Constant && node.op != Op::Fits &&
      node.op != Op::CheckDigitFits) {
    const Label yes = new_label(), no = new_label(), end = new_label();
    emit_condition(node, yes, no);
    place(yes);
    emit_push(constant(1));
    emit({.code = Code::Jump, .yes = end}, -1);
    place(no);
    emit_push(constant(0));
    return place(end);
  }
  if (const std::optional<Operand> operand = operand_of(node)) return emit_push(*operand);
  switch (node.op) {
    case Op::Add:
    case Op::Subtract:
      emit_value(node.operands[0]);
      emit_value(node.operands[1]);
      return emit({.code = node.op == Op::Add ? Code::Add : Code::Subtract}, -1);
    case Op::Conditional: {
      const Label then = new_label(), otherwise = new_label(), end = new_label();
      emit_condition(node.operands[0], then, otherwise);
      place(then);
      emit_value(node.operands[1]);
      emit({.code = Code::Jump, .yes = end}, -1);
      place(otherwise);
      emit_value(node.operands[2]);
      return place(end);
    }
    case Op::Column: return emit_column(node);
    case Op::Fits:
    case Op::CheckDigitFits:
      emit_value(node.operands[0]);
      emit_value(node.operands[1]);
      return emit({.code = node.op == Op::Fits ? Code::Fits : Code::CheckDigitFits}, -1);
    default: assert(false && "every other value stands in a slot");
  }
}

void ProgramCompiler::emit_column(const Expression& node) {
  emit_value(node.operands[0]);
  emit({.code = Code::Column, .operand = node.index}, 0);
}

/// What an instruction can read by itself: a constant, a slot, or a slot and a constant.
std::optional<Operand> ProgramCompiler::operand_of(const Expression& node) const {
  if (node.op == Op::Constant) return constant(node.value);
  const bool sum = node.op == Op::Add || node.op == Op::Subtract;
  if (sum && node.operands[1].op == Op::Constant && node.operands[1].value != kUnset) {
    const Value added = node.operands[1].value;
    const Slot slot = layout_.slot_of(node.operands[0], event_);
    if (slot.width != 0) return operand_at(slot, node.op == Op::Add ? added : -added);
  }
  if (node.op == Op::Final || node.op == Op::EventIs)
    return std::nullopt;  // a test of what stands there
  const Slot slot = layout_.slot_of(node, event_);
  if (slot.width == 0) return std::nullopt;
  return operand_at(slot, 0);
}

void ProgramCompiler::emit_push(const Operand& operand) {
  emit({.code = Code::Push, .left = operand}, 1);
}

void ProgramCompiler::emit(Instruction instruction, int height_change) {
  height_ += height_change;
  assert(height_ <= kStack && "the reader limits the depth of expressions");
  now_.push_back(instruction);
}

ProgramCompiler::Label ProgramCompiler::new_label() {
  placed_.push_back(0);
  assert(placed_.size() < kFalse);
  return static_cast<Label>(placed_.size() - 1);
}

void ProgramCompiler::place(Label label) {
  assert(now_.size() < kFalse && "the reader limits the size of expressions");
  placed_[label] = static_cast<std::uint16_t>(now_.size());
}

/// Turns labels into places and moves the program to the common list.
Program ProgramCompiler::finish() {
  for (Instruction& instruction : now_) {
    if (instruction.yes < kFalse && !placed_.empty()) instruction.yes = placed_[instruction.yes];
    if (instruction.no < kFalse && !placed_.empty()) instruction.no = placed_[instruction.no];
  }
  const Program program{static_cast<std::uint32_t>(code_.size()),
                        static_cast<std::uint32_t>(now_.size())};
  code_.insert(code_.end(), now_.begin(), now_.end());
  now_.clear();
  placed_.clear();
  height_ = 0;
  return program;
}

/// Where a run asks for many bits in vain before it answers no, as of eight parcels one by one, all
/// of them are asked for first, word by word. Requires: `condition` is the last program.
Program ProgramCompiler::with_needs_first(const Program& condition) {
  const auto needed = needed_bits(&code_[condition.begin]);
  if (!needed) return condition;
  std::vector<Instruction> tests;
  const auto& words = needed->bits.words;
  for (std::size_t word = 0; word < words.size(); ++word)
    if (words[word] != 0)
      tests.push_back({.code = Code::TestAny,
                       .left = {.word = static_cast<std::uint8_t>(word)},
                       .operand = static_cast<Value>(words[word])});
  const std::size_t added = tests.size();
  if (needed->tests < static_cast<int>(added) + 2 || condition.size + added >= kFalse)
    return condition;
  const auto moved = [added](std::uint16_t& next) {
    if (next < kFalse) next = static_cast<std::uint16_t>(next + added);
  };
  for (std::size_t i = condition.begin; i < code_.size(); ++i) {
    moved(code_[i].yes);
    moved(code_[i].no);
  }
  for (std::size_t i = 0; i < added; ++i) {
    tests[i].yes = static_cast<std::uint16_t>(added);
    tests[i].no = i + 1 < added ? static_cast<std::uint16_t>(i + 1) : kFalse;
  }
  code_.insert(code_.begin() + condition.begin, tests.begin(), tests.end());
  return {condition.begin, condition.size + static_cast<std::uint32_t>(added)};
}

}  // namespace juchu
