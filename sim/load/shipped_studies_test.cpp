// The studies that ship: each can be read, its people do what the rules let them, and its orders
// come to an end.
#include "sim/study/shipped_studies.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "model/engine/explanation.hpp"
#include "model/text/diagnostics.hpp"
#include "sim/load/run_study.hpp"
#include "sim/study/study_json.hpp"

namespace juchu {
namespace {

Study shipped(const ShippedFile& file) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  auto study = read_study(file.text, "scenarios/load/" + std::string(file.id) + ".json", {}, shelf,
                          diagnostics);
  for (const Diagnostic& problem : diagnostics.sorted())
    ADD_FAILURE() << file.id << ":" << problem.position.line << ": " << problem.problem.en;
  return study ? std::move(*study) : Study();
}

bool can_end(const Rulebook& book) {
  return std::ranges::any_of(book.statuses, [](const Status& status) { return status.final; });
}

TEST(ShippedStudies, AskHowOftenOrdersAreLate) {
  std::set<std::string> ids;
  for (const ShippedFile& file : shipped_studies()) {
    SCOPED_TRACE(file.id);
    const Study study = shipped(file);
    ASSERT_FALSE(study.measures.empty());
    EXPECT_EQ(study.measures.front().id, "delay_rate");
    EXPECT_TRUE(study.measures.front().target);
    EXPECT_FALSE(study.levers.empty());
    EXPECT_EQ(study.id, file.id) << "by which it is opened";
    EXPECT_TRUE(ids.insert(study.id).second);
  }
  EXPECT_GE(ids.size(), 8U);
}

TEST(ShippedStudies, CloseEveryOrderThatTheirRulesCanEnd) {
  for (const ShippedFile& file : shipped_studies()) {
    SCOPED_TRACE(file.id);
    const Study study = shipped(file);
    const ReplicationCounts counts = run_replication(study, 1);
    EXPECT_GT(counts.orders, 100);
    EXPECT_EQ(counts.unresolved, can_end(study.rules->rulebook()) ? 0 : counts.orders);
  }
}

/// An empty shelf; all else that these people try is allowed.
bool is_meant(const Study& study, const RefusalCount& refusal) {
  return rule_id(study.rules->rulebook(), refusal.by.rule) == "sold-out";
}

TEST(ShippedStudies, BreakNoPropertyAndAskForNothingThatIsRefused) {
  for (const ShippedFile& file : shipped_studies()) {
    SCOPED_TRACE(file.id);
    const Study study = shipped(file);
    std::uint64_t broken = 0;
    int steps = 0;
    const ReplicationCounts counts = run_replication(study, 1, [&](const LoadStep& step) {
      if (step.order == 0 || step.decision == nullptr || step.event == nullptr ||
          !step.decision->accepted)
        return;
      ++steps;
      broken |= broken_properties(*study.rules, *step.before, *step.event, *step.decision);
    });
    EXPECT_GT(steps, 1000);
    EXPECT_EQ(broken, 0U);
    for (const RefusalCount& refusal : counts.refusals)
      EXPECT_TRUE(is_meant(study, refusal)) << rule_id(study.rules->rulebook(), refusal.by.rule);
  }
}

}  // namespace
}  // namespace juchu
