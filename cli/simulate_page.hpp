// The page of a simulation: what it shows besides the answer, and writing it.
#pragma once

#include <optional>
#include <span>

#include "cli/simulate_plan.hpp"
#include "report/page/study_json.hpp"
#include "sim/load/compare.hpp"
#include "sim/load/daily.hpp"

namespace juchu {

/// Gathered while the replications of a plan are gone through.
class PageCounts {
 public:
  /// Of the first so many studies of the plan, which outlives this.
  PageCounts(const SimulatePlan& plan, std::size_t studies);

  /// A replication of each, null where it is missing.
  void add(int pass, std::span<const ReplicationCounts* const> by_study);
  void end_pass();

  [[nodiscard]] std::vector<DaySeries> days() const { return days_.series(); }
  /// The first rate of each study; empty where there is one alone.
  [[nodiscard]] std::vector<SweepPoint> points() const;
  /// The first replication in which the first study's first rate happened; 0: none.
  [[nodiscard]] int first_with_rate() const { return first_with_rate_; }

 private:
  Daily days_;
  std::optional<Sweeping> sweeping_;
  int first_with_rate_ = 0;
};

/// What was asked, and how many replications there should be.
struct AskedPage {
  const SimulateRequest& request;
  const SimulatePlan& plan;
  int replications = 0;
};

/// The levers that were taken and the places that were changed.
[[nodiscard]] Text name_of_variant(const SimulateRequest& request, const Study& study);

/// Writes `page` with what was gathered, if anything was, and a typical order's story, and says the
/// answer in a line on `out`; false after complaining.
[[nodiscard]] bool write_study_page(const AskedPage& asked, const PageCounts* counts,
                                    StudyPage page, const Console& console);

}  // namespace juchu
