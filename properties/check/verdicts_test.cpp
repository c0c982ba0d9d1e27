// Every pattern meets every feature: `check`, with and without its reductions, and a plain search
// give the same verdict, and stories of the same length, under random rulebooks.
//
// JUCHU_VERDICTS=N tries N rulebooks for each feature (100), from that of JUCHU_SEED on.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "properties/check/check.hpp"
#include "testing/generators/featured_rulebook.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/oracles/small_search.hpp"

namespace juchu {
namespace {

using Rules = std::shared_ptr<const CompiledRulebook>;

/// Yes: it is entered, breached, broken, or, of *sometimes*, shown.
struct Verdict {
  bool decided = true;
  bool yes = false;
  int depth = -1;  // steps of its story; -1: not compared
  bool operator==(const Verdict&) const = default;
};

std::string text_of(const Verdict& verdict) {
  if (!verdict.decided) return "undecided";
  return verdict.yes ? fmt::format("yes, after {} steps", verdict.depth) : "no";
}

bool of_graph(const std::string& question) {
  return question == "always-reachable" || question == "leads-to";
}

Verdict verdict_of(const Answer& answer, const std::string& question) {
  Verdict verdict{answer.possible != Possibility::Undecided,
                  answer.possible == Possibility::Possible};
  if (verdict.yes && !of_graph(question))
    verdict.depth = static_cast<int>(answer.trace->steps.size());
  return verdict;
}

/// How a question is asked: in all behaviours, or of those that keep every norm.
struct Asked {
  std::string question;
  int orders = 1;
  bool norm_keeping = false;
};

Verdict by_plain_search(const CompiledRulebook& rules, const Asked& asked) {
  std::vector<std::vector<int>> arrangements = {{0}};
  if (asked.orders == 2) arrangements = {{0, 0}, {0, 1}};
  Verdict all;
  for (const std::vector<int>& carts : arrangements) {
    const SmallSearchAnswer answer = small_search(rules, {.carts = carts,
                                                          .norm_keeping = asked.norm_keeping,
                                                          .question = asked.question,
                                                          .most = 6'000,
                                                          .gap = 5});
    if (!answer.complete && !answer.violated) all.decided = false;
    if (!answer.violated) continue;
    if (!all.yes || answer.depth < all.depth) all.depth = answer.depth;
    all.yes = true;
  }
  if (all.yes && of_graph(asked.question)) all.depth = -1;
  return all;
}

/// The answers of `check`: in all behaviours, and when every norm is kept, if that is asked.
struct Checked {
  Verdict all;
  std::optional<Verdict> norm_keeping;
};

Checked by_check(const Rules& rules, const std::string& question, bool reduce, int orders) {
  CheckOptions options;
  options.reduce = reduce;
  options.orders = orders;
  options.vacuity = options.coverage = options.overlaps = false;
  options.norms = question == "obligation";
  options.only = {question};
  const CheckReport report = check(rules, options);
  if (!report.norms.empty()) return {verdict_of(report.norms[0].breached, question), {}};
  const bool hazard = report.properties.empty();
  const Answer& all = hazard ? report.hazards[0].all : report.properties[0].all;
  const Answer& keeping = hazard ? report.hazards[0].norm_keeping
                                 : report.properties[0].norm_keeping;
  Checked checked{verdict_of(all, question), {}};
  if (hazard || report.properties[0].keeping_asked)
    checked.norm_keeping = verdict_of(keeping, question);
  return checked;
}

/// How often each pattern met each feature, with either verdict.
struct Table {
  std::array<std::array<std::array<int, 2>, kFeatureNames.size()>, kQuestions.size()> met{};
  int compared = 0, too_large = 0;

  void add(std::size_t question, const FeaturedRulebook& rulebook, bool yes) {
    ++compared;
    for (std::size_t f = 0; f < kFeatureNames.size(); ++f)
      if (rulebook.has(static_cast<Feature>(f))) ++met[question][f][yes ? 1 : 0];
  }
  void print() const {
    fmt::print("{} verdicts compared, {} too large. yes/no by pattern and feature:\n{:18}",
               compared, too_large, "");
    for (const char* feature : kFeatureNames) fmt::print("{:>18}", feature);
    for (std::size_t q = 0; q < kQuestions.size(); ++q) {
      fmt::print("\n{:18}", kQuestions[q]);
      for (const auto& [no, yes] : met[q]) fmt::print("{:>18}", fmt::format("{}/{}", yes, no));
    }
    fmt::print("\n");
  }
};

class Comparison {
 public:
  Comparison(const FeaturedRulebook& rulebook, Table& table)
      : rulebook_(rulebook),
        table_(table),
        rules_(std::make_shared<const CompiledRulebook>(rules_of_text(rulebook.text))) {}

  std::string complaint() {
    for (std::size_t q = 0; q < kQuestions.size() && complaint_.empty(); ++q)
      if (kQuestions[q] != std::string("obligation") || rulebook_.has(Feature::Obligation)) ask(q);
    return complaint_;
  }

 private:
  void ask(std::size_t q) {
    Asked asked{.question = kQuestions[q]};
    const bool shared = rulebook_.has(Feature::Cart) || rulebook_.has(Feature::Stock);
    if (shared) asked.orders = 2;
    const Verdict plain = by_plain_search(*rules_, asked);
    if (!plain.decided) {
      ++table_.too_large;
      return;
    }
    table_.add(q, rulebook_, plain.yes);
    std::optional<Verdict> keeping;
    for (const bool reduce : {true, false}) {
      const Checked checked = by_check(rules_, asked.question, reduce, asked.orders);
      const char* how = reduce ? "check" : "check --no-reduction";
      expect_same(asked, how, checked.all, plain);
      if (!checked.norm_keeping || !rulebook_.has(Feature::Obligation)) continue;
      if (!keeping) {
        asked.norm_keeping = true;
        keeping = by_plain_search(*rules_, asked);
      }
      if (keeping->decided) expect_same(asked, how, *checked.norm_keeping, *keeping);
    }
  }

  void expect_same(const Asked& asked, const char* how, const Verdict& checked,
                   const Verdict& plain) {
    if (checked == plain || !complaint_.empty()) return;
    complaint_ = fmt::format("{}, {} order(s){}: {} says {}, a plain search {}\n", asked.question,
                             asked.orders, asked.norm_keeping ? ", norms kept" : "", how,
                             text_of(checked), text_of(plain));
  }

  const FeaturedRulebook& rulebook_;
  Table& table_;
  Rules rules_;
  std::string complaint_;
};

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// By feature: rulebooks that have it.
class Verdicts : public ::testing::TestWithParam<int> {};
constexpr int kFeatures = static_cast<int>(kFeatureNames.size());
constexpr std::uint64_t kRulebooks = 100;  // for each feature

TEST_P(Verdicts, AgreeForEveryPattern) {
  const auto f = static_cast<std::size_t>(GetParam());
  const std::uint64_t first = number_from("JUCHU_SEED", 1);
  const std::uint64_t seeds = number_from("JUCHU_VERDICTS", kRulebooks);
  Table table;
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + seeds && failures < 5; ++seed) {
    const FeaturedRulebook rulebook = featured_rulebook(static_cast<Feature>(f), seed);
    const std::string complaint = Comparison(rulebook, table).complaint();
    EXPECT_EQ(complaint, "") << rulebook.text << "repeat with: JUCHU_SEED=" << seed
                             << " JUCHU_VERDICTS=1 build/properties_tests --gtest_filter="
                             << "*Verdicts.AgreeForEveryPattern/" << f;
    failures += complaint.empty() ? 0 : 1;
  }
  table.print();
  if (seeds < kRulebooks) return;
  for (std::size_t q = 0; q < kQuestions.size(); ++q)
    for (const int times : table.met[q][f])
      EXPECT_GT(times, 0) << kQuestions[q] << " × " << kFeatureNames[f];
}

INSTANTIATE_TEST_SUITE_P(ByFeature, Verdicts, ::testing::Range(0, kFeatures));

}  // namespace
}  // namespace juchu
