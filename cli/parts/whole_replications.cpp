#include "cli/parts/whole_replications.hpp"

namespace juchu {

WholeReplications::WholeReplications(const MergedLines& lines, const SimulatePlan& plan, int most)
    : lines_(lines), most_(most) {
  for (const Study& study : plan.studies) readers_.emplace_back(study);
}

bool WholeReplications::for_each(const Each& each, Diagnostics& diagnostics) const {
  std::vector<ReplicationCounts> by_study;
  int replication = 0;
  const auto take = [&](LineKey key, std::string_view line, const MergedLines::Place& place) {
    const auto study = static_cast<std::size_t>(key.variant);
    auto counts = study < readers_.size() && key.replication <= most_ ? readers_[study].read(line)
                                                                      : std::nullopt;
    if (!counts) {
      diagnostics.add({place.path,
                       {place.line_number, 1},
                       "",
                       {"この実行の行ではありません", "this line is not one of this run"},
                       {}});
      return false;
    }
    if (key.replication != replication) by_study.clear();
    replication = key.replication;
    if (study != by_study.size()) return true;  // one before it is missing
    by_study.push_back(std::move(*counts));
    return by_study.size() < readers_.size() || each(by_study);
  };
  return lines_.for_each(take, diagnostics);
}

}  // namespace juchu
