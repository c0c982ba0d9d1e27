#include "cli/parts/part_trouble.hpp"

#include <fmt/format.h>

#include "model/expression/wording.hpp"
#include "report/version.hpp"

namespace juchu {

bool complain_of_line(const std::string& path, int line, const Complaint& complaint,
                      Diagnostics& diagnostics) {
  diagnostics.add({.file = path,
                   .position = {line, 1},
                   .pointer = "",
                   .problem = complaint.problem,
                   .hint = complaint.hint});
  return false;
}

Complaint not_of_this_run() {
  return Text{"この実行の行ではありません", "this line is not one of this run"};
}

Complaint other_rulebook() {
  return Text{"ルールブックが、この juchu のものと違います",
              "the rulebook is not the one that this juchu has"};
}

Complaint beyond_all_units(const PartKind& kind, int of) {
  return Text{fmt::format("{}は{}までです", kind.many.ja, of),
              fmt::format("there are no {} beyond {}", kind.many.en, of)};
}

Complaint unreadable_part() {
  return say("この juchu（{}）が読める形式ではありません", "this juchu ({}) cannot read its format",
             kVersion);
}

}  // namespace juchu
