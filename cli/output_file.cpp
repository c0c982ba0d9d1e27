#include "cli/output_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sstream>
#include <unistd.h>
#include <utility>

#include "model/expression/wording.hpp"
#include "model/text/file_trouble.hpp"
#include "model/work/work_limit.hpp"
#include "sim/scenario/scenario_writer_json.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

bool complain(const std::string& path, const Complaint& complaint, Diagnostics& diagnostics) {
  diagnostics.add({.file = path,
                   .position = {},
                   .pointer = "",
                   .problem = complaint.problem,
                   .hint = complaint.hint});
  return false;
}

/// What `path` names, without following it; its own error is one of the way there.
std::optional<Complaint> no_place_for_a_file(const std::string& path) {
  std::error_code error;
  const fs::file_type there = fs::symlink_status(path, error).type();
  if (there == fs::file_type::not_found || there == fs::file_type::regular) return std::nullopt;
  if (there == fs::file_type::none) return file_trouble(error.value());
  return Complaint({"通常のファイルではないので、上書きしません",
                    "this is no regular file, and is left as it is"},
                   {"別の名前をお使いください", "use another name"});
}

/// A file that is to take the place of another one; gone with this unless it has.
class FileBeside {
 public:
  explicit FileBeside(const std::string& to)
      : path_(to + "." + std::to_string(getpid()) + ".tmp"),
        descriptor_(open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)),
        there_(descriptor_ >= 0) {}
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;
  ~FileBeside() {
    if (descriptor_ >= 0) close(descriptor_);
    if (there_) unlink(path_.c_str());
  }

  [[nodiscard]] bool write(std::string_view text) const {
    return there_ && write_all(descriptor_, text) && fsync(descriptor_) == 0;
  }
  [[nodiscard]] bool replace(const std::string& to) {
    if (close(std::exchange(descriptor_, -1)) != 0) return false;
    if (rename(path_.c_str(), to.c_str()) != 0) return false;
    there_ = false;
    return true;
  }

 private:
  std::string path_;
  int descriptor_;
  bool there_;
};

/// Makes `to` of `text`; the errno of what failed, or 0.
int write_beside_and_rename(const std::string& to, std::string_view text) {
  FileBeside beside(to);
  return beside.write(text) && beside.replace(to) ? 0 : errno;
}

}  // namespace

bool make_folder(const std::string& path, Diagnostics& diagnostics) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!error && fs::is_directory(path, error)) return true;
  if (!error) error = std::make_error_code(std::errc::not_a_directory);
  const Complaint why = file_trouble(error.value());
  return complain(
      path,
      {say("フォルダーを作れません: {}", "the folder cannot be made: {}", why.problem), why.hint},
      diagnostics);
}

bool write_whole_file(const std::string& path, const std::string& text, Diagnostics& diagnostics) {
  if (const auto complaint = no_place_for_a_file(path))
    return complain(path, *complaint, diagnostics);
  const int failed = write_beside_and_rename(path, text);
  if (failed == 0) return true;
  const Complaint why = file_trouble(failed);
  return complain(
      path,
      {say("ファイルに書き込めません: {}", "the file cannot be written: {}", why.problem),
       why.hint},
      diagnostics);
}

bool write_all(int descriptor, std::string_view text) {
  constexpr std::size_t kPiece = 1 << 20;
  while (!text.empty()) {
    go_on();
    const ssize_t written = write(descriptor, text.data(), std::min(text.size(), kPiece));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool write_scenario_file(const Scenario& scenario, Diagnostics& diagnostics) {
  constexpr std::size_t kUsualOrder = 512;  // bytes of a given one
  std::string room;
  if (scenario.given) room.reserve(scenario.given->orders.size() * kUsualOrder);
  std::ostringstream text(std::move(room));
  text.exceptions(std::ios::badbit);
  write_scenario(scenario, text);
  return write_whole_file(scenario.file, std::move(text).str(), diagnostics);
}

}  // namespace juchu
