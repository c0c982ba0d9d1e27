#include "cli/parts/merged_lines.hpp"

#include <algorithm>
#include <queue>
#include <sys/resource.h>

#include <fmt/format.h>

#include "cli/parts/part_trouble.hpp"

namespace juchu {
namespace {

/// Every stretch keeps its file open: as many as the system lets this process have.
void allow_many_files() {
  rlimit limit = {};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

/// A stretch while it is read.
struct Cursor {
  PartReader reader;
  std::int64_t end = 0;
  PartKey key;
  std::string_view line;
  const PartKind& kind;

  /// Goes to the next line; false at the end.
  bool advance() {
    if (reader.offset() >= end) return false;
    const auto next = reader.next();
    if (!next) return false;
    line = *next;
    key = kind.key_of(line).value_or(PartKey{});
    return true;
  }
};

/// The line that was passed last, to be compared with another one of its key.
struct Passed {
  PartKey key;
  std::string line;
  const std::string* path = nullptr;
  int line_number = 0;
};

}  // namespace

std::optional<MergedLines> MergedLines::open(const std::vector<std::string>& paths,
                                             Diagnostics& diagnostics) {
  allow_many_files();
  std::vector<std::string> sorted = paths;
  std::ranges::sort(sorted);
  const auto repeated = std::ranges::unique(sorted);
  sorted.erase(repeated.begin(), repeated.end());
  MergedLines merged;
  bool fine = true;
  for (const std::string& path : sorted) {
    auto reader = PartReader::open(path, diagnostics);
    fine = reader && merged.look_through(*reader, diagnostics) && fine;
  }
  return fine ? std::optional(std::move(merged)) : std::nullopt;
}

/// Finds the stretches of a part.
bool MergedLines::look_through(PartReader& reader, Diagnostics& diagnostics) {
  const std::size_t part = parts_.size();
  parts_.push_back({reader.path(), reader.header()});
  const Part& first = parts_.front();
  if (const auto difference = difference_of_headers(first.header, reader.header(), true)) {
    return complain_of_line(
        reader.path(), 1,
        Text{fmt::format("{} とは別の実行の一部です。{}", first.path, difference->ja),
             fmt::format("a part of another run than {}: {}", first.path, difference->en)},
        diagnostics);
  }
  if (part == 0) kind_ = kind_of(first.header);
  if (kind_ == nullptr) return complain_of_line(reader.path(), 1, unreadable_part(), diagnostics);
  std::optional<PartKey> last;
  std::int64_t begin = reader.offset();
  while (const auto line = reader.next()) {
    const auto key = kind_->key_of(*line);
    if (!key) {
      return complain_of_line(reader.path(), reader.line_number(), not_of_this_run(), diagnostics);
    }
    if (!last || *key <= *last) stretches_.push_back({part, begin, 0, reader.line_number() - 1});
    last = key;
    begin = stretches_.back().end = reader.offset();
  }
  parts_[part].torn = reader.torn();
  return true;
}

bool MergedLines::for_each(const Each& each, Diagnostics& diagnostics) const {
  std::vector<Cursor> cursors;
  for (const Stretch& stretch : stretches_) {
    auto reader = PartReader::open(parts_[stretch.part].path, diagnostics);
    if (!reader) return false;
    reader->go_to(stretch.line_number, stretch.offset);
    cursors.push_back({std::move(*reader), stretch.end, {}, {}, *kind_});
  }
  const auto later = [&](std::size_t a, std::size_t b) {
    return std::pair(cursors[a].key, a) > std::pair(cursors[b].key, b);
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> next(later);
  for (std::size_t i = 0; i < cursors.size(); ++i)
    if (cursors[i].advance()) next.push(i);
  Passed passed;
  while (!next.empty()) {
    Cursor& at = cursors[next.top()];
    const Place place{at.reader.path(), at.reader.line_number()};
    const bool again = passed.path != nullptr && at.key == passed.key;
    if (again && at.line != passed.line) {
      return complain_of_line(
          place.path, place.line_number,
          Text{fmt::format("{}{}について、{} の{}行目と違うことを述べています", kind_->one.ja,
                           at.key.unit, *passed.path, passed.line_number),
               fmt::format("says something else of {} {} than line {} of {}", kind_->one.en,
                           at.key.unit, passed.line_number, *passed.path)},
          diagnostics);
    }
    if (!again) {
      if (!each(at.key, at.line, place)) return false;
      passed.key = at.key;
      passed.line.assign(at.line);
      passed.path = &place.path;
      passed.line_number = place.line_number;
    }
    const std::size_t index = next.top();
    next.pop();
    if (at.advance()) next.push(index);
  }
  return true;
}

}  // namespace juchu
