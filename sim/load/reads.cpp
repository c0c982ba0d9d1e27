#include "sim/load/reads.hpp"

namespace juchu {

void ReadBits::add(const std::vector<Instruction>& code, const Program& program) {
  for (std::uint32_t i = program.begin; i < program.begin + program.size; ++i)
    for (const Operand& operand : {code[i].left, code[i].right})
      if (operand.bank != Slot::Event) bits_.words[operand.word] |= operand.mask() << operand.shift;
}

}  // namespace juchu
