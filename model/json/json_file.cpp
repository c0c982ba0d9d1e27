#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>

#include "model/json/json_value.hpp"
#include "model/text/file_trouble.hpp"
#include "model/text/problems.hpp"

namespace juchu {
namespace {

/// All of the file, or one byte more than `most_bytes` of it; nothing, with errno, when it cannot be
/// read.
std::optional<std::string> first_bytes(const std::string& path, std::size_t most_bytes) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes;
  std::error_code unknown;  // the size is a hint: the file may grow
  const std::uintmax_t size = std::filesystem::file_size(path, unknown);
  if (!unknown) bytes.reserve(std::min<std::uintmax_t>(size, most_bytes) + 1);
  char chunk[64 * 1024];
  while (in && bytes.size() <= most_bytes) {
    in.read(chunk, sizeof chunk);
    bytes.append(chunk, static_cast<std::size_t>(in.gcount()));
  }
  return in.bad() || !in.is_open() ? std::nullopt : std::optional(std::move(bytes));
}

/// Why `path` is not read at all, if so.
std::optional<Complaint> refusal_of(const std::string& path) {
  std::error_code failed;
  const std::filesystem::file_status status = std::filesystem::status(path, failed);
  if (status.type() == std::filesystem::file_type::not_found) {
    return Complaint({"ファイルが見つかりません", "there is no such file"});
  }
  if (std::filesystem::is_directory(status)) {
    return Complaint({"ファイルではなくフォルダーです", "this is a folder, not a file"});
  }
  if (failed) return file_trouble(failed.value());
  if (!std::filesystem::is_regular_file(status)) {
    return Complaint({"通常のファイルではありません", "this is not a regular file"});
  }
  return std::nullopt;
}

}  // namespace

bool file_exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

std::optional<std::string> read_file(const std::string& path, Diagnostics& diagnostics,
                                     const JsonLimits& limits) {
  const auto complain = [&](const Complaint& complaint) {
    diagnostics.add({path, {}, "", complaint.problem, complaint.hint});
    return std::nullopt;
  };
  if (const std::optional<Complaint> refusal = refusal_of(path)) return complain(*refusal);
  std::optional<std::string> bytes = first_bytes(path, limits.bytes);
  if (!bytes) return complain(file_trouble(errno));
  if (bytes->size() > limits.bytes) return complain(too_many_bytes(limits.bytes));
  return bytes;
}

}  // namespace juchu
