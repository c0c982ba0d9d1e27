// What stands around the engine within a page: no files, and nobody who ends its work.
#include "model/json/json_value.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {

bool file_exists(const std::string& /*path*/) { return false; }

std::optional<std::string> read_file(const std::string& path, Diagnostics& diagnostics,
                                     const JsonLimits& /*limits*/) {
  diagnostics.add({path,
                   {},
                   "",
                   {"このページの中にはありません", "this is not within the page"},
                   {"juchu replay に --html を付けて、もう一度書き出してください",
                    "write the page again with juchu replay --html"}});
  return std::nullopt;
}

void go_on() {}
bool has_room(std::uint64_t /*bytes*/) { return true; }

}  // namespace juchu
