#include "cli/merging.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "cli/words.hpp"
#include "report/part_wording.hpp"
#include "report/speaker.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

/// Takes `range` out of `from`; false when it has nothing of it.
bool take_out(const PartRange& range, std::vector<PartRange>& from) {
  std::vector<PartRange> left;
  bool any = false;
  for (const PartRange& each : from) {
    const PartRange before{each.first, std::min(each.last, range.first - 1)};
    const PartRange after{std::max(each.first, range.last + 1), each.last};
    any = any || before.size() + after.size() < each.size();
    for (const PartRange& rest : {before, after})
      if (rest.size() > 0) left.push_back(rest);
  }
  from = std::move(left);
  return any;
}

/// Parts that were begun go on; for the rest there are new ones, beside the first part.
std::vector<std::pair<PartRange, std::string>> shards_for(const MergedLines& lines,
                                                          std::vector<PartRange> missing) {
  std::vector<std::pair<PartRange, std::string>> shards;
  for (const MergedLines::Part& part : lines.parts()) {
    const auto range = range_of(part.header);
    if (range && take_out(*range, missing)) shards.emplace_back(*range, part.path);
  }
  const fs::path folder = fs::path(lines.parts().front().path).parent_path();
  for (const PartRange& range : missing)
    shards.emplace_back(
        range, (folder / fmt::format("part-{}-{}.jsonl", range.first, range.last)).string());
  return shards;
}

}  // namespace

bool may_answer(const Merging& merging, const Lack& lack) {
  if (lack.missing.empty()) return true;
  const Speaker speaker(merging.console.language);
  const auto note = [&](const std::string& words) { merging.console.err << words << '\n'; };
  const std::string& units = merging.lines.kind().many.in(merging.console.language);
  for (const PartRange& range : lack.missing)
    note(speaker.say(kMissingRange, units, range.first, range.last));
  note(speaker.say(kMakeMissing));
  for (const auto& [range, path] : shards_for(merging.lines, lack.missing))
    note("  " + lack.command + fmt::format(" --shard {}..{} --output ", range.first, range.last) +
         shell_word(path));
  note(merging.request.partial ? speaker.say(kPartialAnswer, units, lack.asked, lack.kept)
                               : speaker.say(kOrPartial));
  return merging.request.partial;
}

std::vector<PartRange> ranges_without(const std::vector<int>& there, int of) {
  std::vector<PartRange> missing;
  int last = 0;
  const auto miss_until = [&](int unit) {
    if (last < unit) missing.push_back({last + 1, unit});
  };
  for (const int unit : there) {
    miss_until(unit - 1);
    last = unit;
  }
  miss_until(of);
  return missing;
}

ExitCode refuse_parts(const Merging& merging, const Complaint& complaint) {
  Diagnostics diagnostics;
  diagnostics.add({merging.lines.parts().front().path, {}, "", complaint.problem, complaint.hint});
  return refuse_input(diagnostics, merging.console);
}

}  // namespace juchu
