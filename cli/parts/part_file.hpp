// Parts: files of lines that together are what a long run found, made by several processes, or by
// one in several goes.
//
// A part begins with its header, one line of JSON that says of what it is a part; the lines after it
// are appended in blocks, each written at once, so that a process that ends in the middle loses its
// block alone. What the lines say is not known here.
//
// Invariants
//   P1  Nothing is ever taken from a part but a last line that has no end: the torn one.
//   P2  Nothing is appended to a file that begins with anything but this very header.
//   P3  One process at a time appends to a part.
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/parts/part_header.hpp"
#include "model/text/diagnostics.hpp"

namespace juchu {

/// A part as it lies there, line after line.
class PartReader {
 public:
  /// Reads the header; nothing after complaining where there is none.
  [[nodiscard]] static std::optional<PartReader> open(const std::string& path,
                                                      Diagnostics& diagnostics);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const std::string& header() const { return header_; }
  /// The next whole line without its end, valid until the one after it is read; nothing at the end
  /// of the file, or before a torn line.
  [[nodiscard]] std::optional<std::string_view> next();
  /// The number of the line that was read last, from 1.
  [[nodiscard]] int line_number() const { return line_number_; }
  /// Where the line after it begins, in bytes.
  [[nodiscard]] std::int64_t offset() const { return offset_; }
  /// Whether what was read last had no end.
  [[nodiscard]] bool torn() const { return torn_; }
  /// Goes on at another line: one whose number and offset were told before.
  void go_to(int line_number, std::int64_t offset);

 private:
  struct Closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  struct Buffer {
    char* text = nullptr;
    std::size_t size = 0;
    Buffer() = default;
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    ~Buffer();
  };

  std::string path_, header_;
  std::unique_ptr<std::FILE, Closer> file_;
  std::unique_ptr<Buffer> buffer_;
  int line_number_ = 0;
  std::int64_t offset_ = 0;
  bool torn_ = false;
};

/// A part that grows.
class PartWriter {
 public:
  /// Opens the part at `path`, or begins it, and cuts off a torn line (P1). `each` is given the lines
  /// that are there, and says whether one may be. Nothing after complaining: the file is none of
  /// this run (P2), is being written (P3), or cannot be.
  [[nodiscard]] static std::optional<PartWriter> open(
      const std::string& path, const std::string& header,
      const std::function<bool(std::string_view line)>& each, Diagnostics& diagnostics);

  PartWriter(PartWriter&& other) noexcept;
  PartWriter& operator=(PartWriter&&) = delete;
  ~PartWriter();

  /// Whether a torn line was cut off.
  [[nodiscard]] bool was_torn() const { return torn_; }
  /// Appends whole lines. False after complaining; a part of them may be in the file then.
  [[nodiscard]] bool append(std::string_view lines, Diagnostics& diagnostics);

 private:
  PartWriter(std::string path, int descriptor, bool torn)
      : path_(std::move(path)), descriptor_(descriptor), torn_(torn) {}

  std::string path_;
  int descriptor_ = -1;
  bool torn_ = false;
};

}  // namespace juchu
