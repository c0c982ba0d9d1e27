#include "cli/whole_file.hpp"

#include <filesystem>
#include <fstream>
#include <system_error>

namespace juchu {
namespace {

namespace fs = std::filesystem;

ExitCode complain(const std::string& path, Text problem, const Console& console) {
  Diagnostics diagnostics;
  diagnostics.add(
      {.file = path, .position = {}, .pointer = "", .problem = std::move(problem), .hint = {}});
  return refuse_input(diagnostics, console);
}

}  // namespace

ExitCode write_whole_file(const std::string& path, const std::string& text,
                          const Console& console) {
  std::error_code error;
  const fs::file_status old = fs::status(path, error);
  if (fs::exists(old) && !fs::is_regular_file(old))
    return complain(path,
                    {"通常のファイルではないため上書きしません",
                     "it is no regular file, so it is not overwritten"},
                    console);
  const std::string beside = path + ".part";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out << text << std::flush;
  const bool written = static_cast<bool>(out);
  out.close();
  if (written && out) fs::rename(beside, path, error);
  if (written && out && !error) return ExitCode::Success;
  fs::remove(beside, error);
  return complain(path, {"ファイルに書き込めません", "the file cannot be written"}, console);
}

}  // namespace juchu
