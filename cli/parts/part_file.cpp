#include "cli/parts/part_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "cli/output_file.hpp"
#include "cli/parts/part_trouble.hpp"

namespace juchu {
namespace {

constexpr std::size_t kReadAhead = 1 << 15;  // bytes, of each part that is read

void complain_of_no_part(const std::string& path, Diagnostics& diagnostics) {
  complain_of_line(
      path, 1,
      {{"分割実行のファイルではありません", "this is no part of a run: it has no header"},
       {"--shard を付けた juchu が書いたファイルを指定してください",
        "name a file that juchu wrote with --shard"}},
      diagnostics);
}

Complaint cannot_be_written() {
  return Text{"ファイルに書き込めません", "the file cannot be written"};
}

/// Whether the file is empty, or holds but the beginning of `header`: what a process that ended
/// while it began the part left.
bool barely_begun(int descriptor, const std::string& header) {
  std::string text(header.size() + 1, '\0');
  const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
  if (size < 0) return false;
  text.resize(static_cast<std::size_t>(size));
  return text.size() <= header.size() && header.starts_with(text);
}

/// Where the lines of a part of this run end; nothing after complaining.
std::optional<std::int64_t> end_of_part(const std::string& path, const std::string& header,
                                        const std::function<bool(std::string_view)>& each,
                                        bool& torn, Diagnostics& diagnostics) {
  auto part = PartReader::open(path, diagnostics);
  if (!part) return std::nullopt;
  if (const auto difference = difference_of_headers(part->header(), header, false)) {
    complain_of_line(
        path, 1,
        {{"別の実行の一部です。" + difference->ja, "a part of another run: " + difference->en},
         {"別のファイルに書き出してください", "write to another file"}},
        diagnostics);
    return std::nullopt;
  }
  while (const auto line = part->next()) {
    if (each(*line)) continue;
    complain_of_line(path, part->line_number(),
                     {not_of_this_run().problem,
                      {"この行から後を消せば、そこから続けます",
                       "without it and all after it, the run goes on there"}},
                     diagnostics);
    return std::nullopt;
  }
  torn = part->torn();
  return part->offset();
}

}  // namespace

// --- reading ---

PartReader::Buffer::~Buffer() { std::free(text); }

std::optional<PartReader> PartReader::open(const std::string& path, Diagnostics& diagnostics) {
  PartReader part;
  part.path_ = path;
  part.buffer_ = std::make_unique<Buffer>();
  part.file_.reset(std::fopen(path.c_str(), "re"));
  if (part.file_) std::setvbuf(part.file_.get(), nullptr, _IOFBF, kReadAhead);
  struct stat about = {};
  if (!part.file_ || fstat(fileno(part.file_.get()), &about) != 0 || !S_ISREG(about.st_mode)) {
    complain_of_line(path, 1, Text{"ファイルを読めません", "the file cannot be read"}, diagnostics);
    return std::nullopt;
  }
  const auto header = part.next();
  if (!header || !is_header(*header)) {
    complain_of_no_part(path, diagnostics);
    return std::nullopt;
  }
  part.header_ = *header;
  return part;
}

std::optional<std::string_view> PartReader::next() {
  const ssize_t size = getline(&buffer_->text, &buffer_->size, file_.get());
  torn_ = size > 0 && buffer_->text[size - 1] != '\n';
  if (size <= 0 || torn_) return std::nullopt;
  ++line_number_;
  offset_ += size;
  return std::string_view(buffer_->text, static_cast<std::size_t>(size - 1));
}

void PartReader::go_to(int line_number, std::int64_t offset) {
  std::fseek(file_.get(), static_cast<long>(offset), SEEK_SET);
  line_number_ = line_number;
  offset_ = offset;
}

// --- writing ---

std::optional<PartWriter> PartWriter::open(const std::string& path, const std::string& header,
                                           const std::function<bool(std::string_view)>& each,
                                           Diagnostics& diagnostics) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    complain_of_line(path, 1, cannot_be_written(), diagnostics);
    return std::nullopt;
  }
  PartWriter part(path, descriptor, false);
  struct stat about = {};
  if (fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
    complain_of_no_part(path, diagnostics);
    return std::nullopt;
  }
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    complain_of_line(path, 1, Text{"別の juchu が書き込み中です", "another juchu is writing to it"},
                     diagnostics);
    return std::nullopt;
  }
  if (barely_begun(descriptor, header)) {
    part.torn_ = about.st_size > 0;
    if (ftruncate(descriptor, 0) == 0 && part.append(header + '\n', diagnostics)) return part;
    return std::nullopt;
  }
  const auto end = end_of_part(path, header, each, part.torn_, diagnostics);
  if (!end) return std::nullopt;
  if (part.torn_ && ftruncate(descriptor, *end) != 0) {
    complain_of_line(path, 1, cannot_be_written(), diagnostics);
    return std::nullopt;
  }
  return part;
}

PartWriter::PartWriter(PartWriter&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      torn_(other.torn_) {}

PartWriter::~PartWriter() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool PartWriter::append(std::string_view lines, Diagnostics& diagnostics) {
  return write_all(descriptor_, lines) ||
         complain_of_line(path_, 1, cannot_be_written(), diagnostics);
}

}  // namespace juchu
