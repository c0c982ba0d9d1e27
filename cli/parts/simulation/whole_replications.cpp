#include "cli/parts/simulation/whole_replications.hpp"

#include "cli/parts/part_trouble.hpp"
#include "cli/simulate_shard.hpp"

namespace juchu {
namespace {

bool refuse(const MergedLines::Place& place, Diagnostics& diagnostics) {
  return complain_of_line(place.path, place.line_number, not_of_this_run(), diagnostics);
}

/// Follows the lines of a replication: one of each study makes it whole.
struct Follower {
  std::size_t studies;
  int replication = 0;
  std::size_t next = 0;  // study

  /// Whether the line belongs to what can still become whole.
  bool follows(PartKey key) {
    if (key.unit != replication) next = 0;
    replication = key.unit;
    if (static_cast<std::size_t>(key.row) != next) return false;
    ++next;
    return true;
  }
  [[nodiscard]] bool whole() const { return next == studies; }
};

}  // namespace

WholeReplications::WholeReplications(const MergedLines& lines, const SimulatePlan& plan, int most)
    : lines_(lines), most_(most) {
  for (const Study& study : plan.studies) readers_.emplace_back(study);
}

bool WholeReplications::look_through(bool wanted,
                                     const std::function<bool(int, const Counts& first_rate)>& each,
                                     Diagnostics& diagnostics) const {
  Follower follower{readers_.size()};
  Counts first_rate;
  const auto take = [&](PartKey key, std::string_view line, const MergedLines::Place& place) {
    if (static_cast<std::size_t>(key.row) >= readers_.size() || key.unit > most_)
      return refuse(place, diagnostics);
    if (!follower.follows(key)) return true;
    if (wanted && key.row == 0) {
      const auto counts = readers_.front().read(line);
      if (!counts) return refuse(place, diagnostics);
      first_rate = first_rate_of(*counts);
    }
    return !follower.whole() || each(key.unit, first_rate);
  };
  return lines_.for_each(take, diagnostics) || diagnostics.empty();
}

bool WholeReplications::for_each(
    int last, bool days, const std::function<void(std::span<const ReplicationCounts* const>)>& each,
    Diagnostics& diagnostics) const {
  Follower follower{readers_.size()};
  std::vector<ReplicationCounts> counts(readers_.size());
  std::vector<const ReplicationCounts*> by_study;
  for (const ReplicationCounts& one : counts) by_study.push_back(&one);
  const auto take = [&](PartKey key, std::string_view line, const MergedLines::Place& place) {
    if (key.unit > last) return false;
    const auto study = static_cast<std::size_t>(key.row);
    if (!readers_[study].read(line, days, counts[study])) return refuse(place, diagnostics);
    if (!follower.follows(key)) return true;
    if (follower.whole()) each(by_study);
    return true;
  };
  return lines_.for_each(take, diagnostics) || diagnostics.empty();
}

}  // namespace juchu
