#include "properties/random/random_check.hpp"

#include <algorithm>
#include <bit>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gtest/gtest.h>

#include "properties/random/trace_shrinker.hpp"
#include "properties/search/trace/scenario_of_trace.hpp"
#include "sim/scenario/scenario_writer_json.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/rulebooks/shipped_rules.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;
using Kind = RandomFinding::Kind;

/// Every finding with its shortest trace, as a scenario.
std::string text_of(const Rules& rules, const RandomReport& report) {
  std::ostringstream out;
  out << report.stories << " " << report.steps << " " << report.days << "\n";
  for (const RandomFinding& finding : report.findings) {
    out << static_cast<int>(finding.kind) << finding.index << finding.norm_keeping << finding.story;
    write_scenario(scenario_of(rules, finding.shortest), out);
  }
  return out.str();
}

Sight sight_of(const RandomFinding& finding) {
  const std::uint64_t bit = std::uint64_t{1} << finding.index;
  const bool hazard = finding.kind == Kind::Hazard;
  return {hazard ? bit : 0, hazard ? 0 : bit, finding.norm_keeping};
}

const RandomFinding* found_property(const Rules& rules, const RandomReport& report,
                                    const std::string& id) {
  for (const RandomFinding& finding : report.findings)
    if (finding.kind == Kind::Property &&
        rules->rulebook().properties[static_cast<std::size_t>(finding.index)].id == id)
      return &finding;
  return nullptr;
}

/// C3: what the replayer, which shares no code with the search, says of it.
void expect_replays(const Rules& rules, const RandomFinding& finding) {
  const auto replayed = replay_trace(rules, finding.shortest);
  ASSERT_TRUE(replayed) << "D1";
  const Sight sight = sight_of(finding);
  std::uint64_t entered = 0, breached = 0;
  for (const StoryStep& step : replayed->story.steps) {
    entered |= step.decision.entered;
    breached |= step.decision.breached;
  }
  EXPECT_TRUE(sight.in({entered, replayed->story.broken_properties, 0})) << "C3";
  EXPECT_TRUE(replayed->story.holds()) << "the scenario is a regression test";
  EXPECT_EQ(breached & rules->promises, 0);
  if (finding.norm_keeping) {
    EXPECT_EQ(breached, 0) << "C3, D3";
  }
}

/// D2: leaving out one step or two of them loses it.
void expect_minimal(const Rules& rules, const RandomFinding& finding) {
  const Trace& trace = finding.shortest;
  EXPECT_TRUE(shown(*rules, trace, sight_of(finding)));
  for (std::size_t one = 0; one < trace.steps.size(); ++one) {
    for (std::size_t other = one; other < trace.steps.size(); ++other) {
      Trace shorter = trace;
      shorter.steps.erase(shorter.steps.begin() + static_cast<std::ptrdiff_t>(other));
      if (other != one)
        shorter.steps.erase(shorter.steps.begin() + static_cast<std::ptrdiff_t>(one));
      EXPECT_FALSE(shown(*rules, shorter, sight_of(finding))) << "D2: " << one << ", " << other;
    }
  }
}

TEST(RandomCheck, FindsWhatTheShippedRulebookExpects) {
  const Rules rules = shipped_rules("qoo10-jp", {}, Bounds::Large);
  const RandomReport report = check_randomly(rules, {.stories = 2000, .orders = 3});
  EXPECT_EQ(report.stories, 2000);
  EXPECT_TRUE(report.complete);
  std::uint64_t gaps = 0, prevented = 0;
  for (const RandomFinding& finding : report.findings) {
    ASSERT_EQ(finding.kind, Kind::Hazard)
        << rules->rulebook().properties[static_cast<std::size_t>(finding.index)].id;
    const Hazard& hazard = rules->rulebook().hazards[static_cast<std::size_t>(finding.index)];
    SCOPED_TRACE(hazard.id);
    EXPECT_NE(hazard.expect, Expectation::Unreachable);
    if (finding.norm_keeping) {
      EXPECT_EQ(hazard.expect, Expectation::Gap);
    }
    (finding.norm_keeping ? gaps : prevented) |= std::uint64_t{1} << finding.index;
    expect_replays(rules, finding);
    expect_minimal(rules, finding);
  }
  EXPECT_GT(std::popcount(gaps), 8) << "sometimes";
  EXPECT_GT(std::popcount(prevented & ~gaps), 4) << "sometimes";
}

TEST(RandomCheck, FindsNoBrokenPropertyInTheOtherShippedRulebook) {
  const Rules rules = shipped_rules("ec-cube-4");
  for (const RandomFinding& finding :
       check_randomly(rules, {.stories = 2000, .orders = 4}).findings)
    EXPECT_EQ(finding.kind, Kind::Hazard);
}

TEST(RandomCheck, C1_C2_TheSameSeedGivesTheSameReport) {
  const Rules rules = shipped_rules("qoo10-jp", {}, Bounds::Large);
  const RandomCheckPlan plan{.seed = 3, .stories = 200, .orders = 2};
  const RandomReport report = check_randomly(rules, plan);
  EXPECT_EQ(text_of(rules, report), text_of(rules, check_randomly(rules, plan))) << "C1";
  RandomCheckPlan longer = plan;
  longer.stories = 400;
  const RandomReport more = check_randomly(rules, longer);
  for (const RandomFinding& finding : report.findings)
    EXPECT_TRUE(std::ranges::any_of(more.findings, [&](const RandomFinding& each) {
      return each.kind == finding.kind && each.index == finding.index &&
             each.norm_keeping == finding.norm_keeping &&
             each.shortest.steps.size() <= finding.shortest.steps.size();
    })) << "C2";
  RandomCheckPlan other = plan;
  other.seed = 4;
  EXPECT_NE(text_of(rules, report), text_of(rules, check_randomly(rules, other)));
}

TEST(RandomCheck, AnInterruptionIsSaid) {
  const Rules rules = shipped_rules("qoo10-jp", {}, Bounds::Large);
  const RandomReport report = check_randomly(rules, {}, [] { return true; });
  EXPECT_FALSE(report.complete);
  EXPECT_EQ(report.stories, 0);
}

TEST(RandomCheck, D1_D2_UnderRandomRulebooks) {
  int findings = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    SCOPED_TRACE("rulebook " + std::to_string(seed));
    const auto rules = std::make_shared<const CompiledRulebook>(random_rules({seed}));
    const RandomReport report = check_randomly(rules, {seed, 10, 3});
    for (const RandomFinding& finding : report.findings) expect_minimal(rules, finding);
    findings += static_cast<int>(report.findings.size());
  }
  EXPECT_GT(findings, 200) << "sometimes";
}

/// A change of the rules that breaks a property, and in how few steps.
struct Defect {
  const char* what;
  std::vector<RuleChange> changes;
  const char* property;
  std::size_t steps;
};

const RuleChange kUndatedInTime = {R"("properties": [)",
                                   R"("properties": [
    {"id": "undated-in-time", "never_step": "by == system && before.ship_date == null && after.shipping == delayed && before.shipping != delayed && today < before.paid_on + 14", "source": "test"},)"};

std::vector<Defect> defects() {
  return {
      {"the 14-day rule fires at 13",
       {kUndatedInTime,
        {R"(ordered_on) + undated_days", "rank": 1, "from": ["new_order", "preparing"])",
         R"(ordered_on) + undated_days - 1", "rank": 1, "from": ["new_order", "preparing"])"}},
       "undated-in-time",
       14},
      {"a second number is accepted",
       {{R"("on": "confirm_shipment", "from": ["new_order", "preparing", "delayed"], "when": "paid_on != null")",
         R"("on": "confirm_shipment", "from": ["new_order", "preparing", "delayed", "in_transit"], "when": "paid_on != null")"},
        {R"("on": "confirm_shipment", "from": ["in_transit", "delivered", "completed"])",
         R"("on": "confirm_shipment", "from": ["delivered", "completed"])"}},
       "one-tracking-number",
       3},
      {"a ship date is late two days later",
       {{R"("id": "overdue", "at": "ship_date + 1")", R"("id": "overdue", "at": "ship_date + 3")"}},
       "overdue-is-delayed",
       4},
  };
}

TEST(RandomCheck, FindsPlantedDefectsInTheFewestSteps) {
  for (const Defect& defect : defects()) {
    SCOPED_TRACE(defect.what);
    const Rules rules = changed_rules("qoo10-jp", defect.changes, Bounds::Large);
    const RandomReport report = check_randomly(rules, {.stories = 1000, .hazards = 0});
    const RandomFinding* finding = found_property(rules, report, defect.property);
    ASSERT_NE(finding, nullptr);
    expect_replays(rules, *finding);
    expect_minimal(rules, *finding);
    EXPECT_EQ(finding->shortest.steps.size(), defect.steps) << text_of(rules, report);
  }
}

/// README.md beside this file shows the scenario of the second defect.
TEST(RandomCheck, TheReadmeShowsWhatComesOut) {
  const Rules rules = changed_rules("qoo10-jp", defects()[1].changes, Bounds::Large);
  const RandomReport report = check_randomly(rules, {.stories = 1000, .hazards = 0});
  ASSERT_FALSE(report.findings.empty());
  const RandomFinding& finding = report.findings.front();
  std::ostringstream out;
  write_scenario(
      scenario_of(rules, finding.shortest, {.title = {"二つ目の送り状番号", "A second number"}}),
      out);
  std::ifstream file("properties/random/README.md");
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  EXPECT_NE(readme.find("```json\n" + out.str() + "```\n"), std::string::npos) << out.str();
}

TEST(RandomCheck, WithoutTheDefectItsPropertyHolds) {
  const Rules rules = changed_rules("qoo10-jp", {kUndatedInTime}, Bounds::Large);
  EXPECT_TRUE(check_randomly(rules, {.stories = 1000, .hazards = 0}).findings.empty());
}

/// Orders of the shipped rulebook come to an end in most stories; EC-CUBE has no final status.
TEST(RandomCheck, TellsHowFarItsStoriesCame) {
  const RandomCheckPlan plan{.stories = 200, .moves = 40, .hazards = 0, .properties = 0};
  const RandomReport qoo10 = check_randomly(shipped_rules("qoo10-jp", {}, Bounds::Large), plan);
  EXPECT_GT(qoo10.ended, 150);
  EXPECT_LE(qoo10.ended, 200);
  EXPECT_LE(qoo10.usual_length, qoo10.greatest_length);
  EXPECT_LE(qoo10.greatest_length, 40U);
  EXPECT_EQ(check_randomly(shipped_rules("ec-cube-4"), plan).ended, 0);
}

}  // namespace
}  // namespace juchu
