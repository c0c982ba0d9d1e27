#include "cli/output_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <unistd.h>

namespace juchu {
namespace {

namespace fs = std::filesystem;

bool complain(const std::string& path, Text problem, Diagnostics& diagnostics) {
  diagnostics.add(
      {.file = path, .position = {}, .pointer = "", .problem = std::move(problem), .hint = {}});
  return false;
}

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

bool make_folder(const std::string& path, Diagnostics& diagnostics) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!error && fs::is_directory(path, error)) return true;
  return complain(path, {"フォルダーを作れません", "the folder cannot be made"}, diagnostics);
}

bool write_whole_file(const std::string& path, const std::string& text, Diagnostics& diagnostics) {
  std::error_code error;
  const fs::file_type there = fs::symlink_status(path, error).type();
  if (there != fs::file_type::not_found && there != fs::file_type::regular)
    return complain(path,
                    {"通常のファイルではないので、上書きしません",
                     "this is no regular file, and is left as it is"},
                    diagnostics);
  const std::string beside = path + "." + std::to_string(getpid()) + ".tmp";
  const int descriptor = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  bool written = descriptor >= 0;
  if (written) {
    written = write_all(descriptor, text) && fsync(descriptor) == 0;
    written = close(descriptor) == 0 && written;
    if (written) fs::rename(beside, path, error);
    written = written && !error;
    if (!written) fs::remove(beside, error);
  }
  if (written) return true;
  return complain(path, {"ファイルに書き込めません", "the file cannot be written"}, diagnostics);
}

}  // namespace juchu
