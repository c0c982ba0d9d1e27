#include "cli/parts/part_trouble.hpp"

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

}  // namespace juchu
