// Every pattern meets every feature: `check`, with and without its reductions, and a plain search
// give the same verdict, and stories of the same length, under random rulebooks. So does SPIN,
// where the rulebook can be written for it.
//
// JUCHU_VERDICTS=N tries N rulebooks for each feature (100), from that of JUCHU_SEED on.
// JUCHU_SPIN=N puts N questions about these to SPIN (2): each pattern with either verdict as often.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "export/promela/testing/spin.hpp"
#include "export/promela/testing/spin_question.hpp"
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

using Arrangements = std::vector<std::vector<int>>;  // of orders in carts

Arrangements arrangements_of(const Asked& asked) {
  return asked.orders == 2 ? Arrangements{{0, 0}, {0, 1}} : Arrangements{{0}};
}

Verdict by_plain_search(const CompiledRulebook& rules, const Asked& asked,
                        const Arrangements& arrangements) {
  Verdict all;
  for (const std::vector<int>& carts : arrangements) {
    const SmallSearchAnswer answer = small_search(rules, {.carts = carts,
                                                          .norm_keeping = asked.norm_keeping,
                                                          .question = asked.question,
                                                          .until_answered = true,
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
using Met = std::array<std::array<std::array<int, 2>, kFeatureNames.size()>, kQuestions.size()>;

void add(Met& met, std::size_t question, const FeaturedRulebook& rulebook, bool yes) {
  for (std::size_t f = 0; f < kFeatureNames.size(); ++f)
    if (rulebook.has(static_cast<Feature>(f))) ++met[question][f][yes ? 1 : 0];
}

void print_met(const Met& met, const std::string& what) {
  fmt::print("{}. yes/no by pattern and feature:\n{:18}", what, "");
  for (const char* feature : kFeatureNames) fmt::print("{:>18}", feature);
  for (std::size_t q = 0; q < kQuestions.size(); ++q) {
    fmt::print("\n{:18}", kQuestions[q]);
    for (const auto& [no, yes] : met[q]) fmt::print("{:>18}", fmt::format("{}/{}", yes, no));
  }
  fmt::print("\n");
}

/// Patterns that the export refuses, whatever the features are.
struct Refused {
  std::string_view question;
  std::string_view why;
};
constexpr Refused kRefused[] = {
    {"always-reachable", "no assertion in SPIN can ask an always_reachable"},
    {"leads-to", "no assertion in SPIN can ask a leads_to without \"within\""},
};
constexpr int kAskable = static_cast<int>(kQuestions.size() - std::size(kRefused));

/// Why there is no model for a pattern; empty: there is one.
std::string_view refusal_of(std::size_t question) {
  const auto row = std::ranges::find(kRefused, kQuestions[question], &Refused::question);
  return row == std::end(kRefused) ? "" : row->why;
}

/// What was compared with what.
struct Table {
  Met met{}, spin_met{};
  int compared = 0, too_large = 0;
  int most_for_spin = 0, asked_of_spin = 0, localized = 0;
  std::map<std::string, int> refused;  // by why

  void print() const {
    print_met(met, fmt::format("{} verdicts compared, {} too large", compared, too_large));
    print_met(spin_met, fmt::format("SPIN: {} verdicts compared, {} of localized models",
                                    asked_of_spin, localized));
    for (const auto& [why, times] : refused) fmt::print("not asked, {} times: {}\n", times, why);
  }
};

class Comparison {
 public:
  Comparison(Feature feature, std::uint64_t seed, Table& table)
      : feature_(static_cast<std::size_t>(feature)),
        seed_(seed),
        rulebook_(featured_rulebook(feature, seed)),
        table_(table),
        rules_(std::make_shared<const CompiledRulebook>(rules_of_text(rulebook_.text))) {}

  std::string complaint() {
    for (std::size_t i = 0; i < kQuestions.size() && complaint_.empty(); ++i) {
      const std::size_t q = (i + feature_) % kQuestions.size();
      if (kQuestions[q] != std::string("obligation") || rulebook_.has(Feature::Obligation)) ask(q);
    }
    return complaint_.empty() ? "" : complaint_ + rulebook_.text;
  }

 private:
  void ask(std::size_t q) {
    Asked asked{.question = kQuestions[q]};
    const bool shared = rulebook_.has(Feature::Cart) || rulebook_.has(Feature::Stock);
    if (shared) asked.orders = 2;
    const Verdict plain = by_plain_search(*rules_, asked, arrangements_of(asked));
    if (!plain.decided) {
      ++table_.too_large;
      return;
    }
    ++table_.compared;
    add(table_.met, q, rulebook_, plain.yes);
    std::optional<Verdict> keeping;
    for (const bool reduce : {true, false}) {
      const Checked checked = by_check(rules_, asked.question, reduce, asked.orders);
      const char* how = reduce ? "check" : "check --no-reduction";
      expect_same(asked, how, checked.all, plain);
      if (!checked.norm_keeping || !rulebook_.has(Feature::Obligation)) continue;
      if (!keeping) {
        Asked of_keepers = asked;
        of_keepers.norm_keeping = true;
        keeping = by_plain_search(*rules_, of_keepers, arrangements_of(asked));
      }
      if (keeping->decided) expect_same(asked, how, *checked.norm_keeping, *keeping);
    }
    ask_spin_too(q, asked);
  }

  /// One arrangement of the orders, in all behaviours or in norm-keeping ones.
  void ask_spin_too(std::size_t q, Asked asked) {
    if (table_.asked_of_spin >= table_.most_for_spin) return;
    const Arrangements all = arrangements_of(asked);
    const std::vector<int>& carts = all[seed_ / 2 % all.size()];
    asked.norm_keeping = rulebook_.has(Feature::Obligation) && seed_ % 2 == 0 &&
                         asked.question != "obligation";
    const Verdict plain = by_plain_search(*rules_, asked, {carts});
    const int most = (table_.most_for_spin - 1) / (2 * kAskable) + 1;
    if (!plain.decided || table_.spin_met[q][feature_][plain.yes ? 1 : 0] >= most) return;
    const auto how = static_cast<SpinQuestion::How>((seed_ + q) % 3);
    const SpinVerdict spin = ask_spin(rules_, {carts, asked.norm_keeping, asked.question, how});
    if (!spin.refusal.empty()) {
      ++table_.refused[spin.refusal];
      if (spin.refusal != refusal_of(q)) complaint_ += spin.refusal + "\n";
      return;
    }
    ++table_.asked_of_spin;
    table_.localized += spin.how == SpinQuestion::How::Localized ? 1 : 0;
    add(table_.spin_met, q, rulebook_, plain.yes);
    expect_same(asked, "SPIN", {.yes = spin.yes}, {.yes = plain.yes});
    if (!spin.complaint.empty()) complaint_ += fmt::format("{}\n", spin.complaint);
  }

  void expect_same(const Asked& asked, const char* how, const Verdict& checked,
                   const Verdict& plain) {
    if (checked == plain || !complaint_.empty()) return;
    complaint_ = fmt::format("{}, {} order(s){}: {} says {}, a plain search {}\n", asked.question,
                             asked.orders, asked.norm_keeping ? ", norms kept" : "", how,
                             text_of(checked), text_of(plain));
  }

  std::size_t feature_;
  std::uint64_t seed_;
  FeaturedRulebook rulebook_;
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
constexpr std::uint64_t kForSpin = 2;      // questions about those

TEST_P(Verdicts, AgreeForEveryPattern) {
  const auto f = static_cast<std::size_t>(GetParam());
  const std::uint64_t first = number_from("JUCHU_SEED", 1);
  const std::uint64_t seeds = number_from("JUCHU_VERDICTS", kRulebooks);
  Table table;
  const std::string no_spin = why_no_spin();
  if (no_spin.empty()) table.most_for_spin = static_cast<int>(number_from("JUCHU_SPIN", kForSpin));
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + seeds && failures < 5; ++seed) {
    const std::string complaint = Comparison(static_cast<Feature>(f), seed, table).complaint();
    EXPECT_EQ(complaint, "") << "repeat with: JUCHU_SEED=" << seed
                             << " JUCHU_VERDICTS=1 JUCHU_SPIN=100 build/export_tests "
                             << "--gtest_filter=*Verdicts.AgreeForEveryPattern/" << f;
    failures += complaint.empty() ? 0 : 1;
  }
  table.print();
  if (!no_spin.empty()) fmt::print("SPIN was not asked: {}\n", no_spin);
  if (seeds < kRulebooks) return;
  for (std::size_t q = 0; q < kQuestions.size(); ++q) {
    for (const int times : table.met[q][f])
      EXPECT_GT(times, 0) << kQuestions[q] << " × " << kFeatureNames[f];
    if (table.most_for_spin < 2 * kAskable || !refusal_of(q).empty()) continue;
    for (const int times : table.spin_met[q][f])
      EXPECT_GT(times, 0) << "SPIN: " << kQuestions[q] << " × " << kFeatureNames[f];
  }
}

TEST(SpinQuestion, BusinessDaysThatNothingAsksForAreNoPartOfASlice) {
  if (const std::string why = why_no_spin(); !why.empty()) GTEST_SKIP() << why;
  for (const std::uint64_t seed : std::array<std::uint64_t, 2>{122, 216}) {
    const auto rules = std::make_shared<const CompiledRulebook>(
        rules_of_text(featured_rulebook(Feature::BusinessDays, seed).text));
    const SpinVerdict spin = ask_spin(rules,
                                      {.question = "hazard", .how = SpinQuestion::How::Sliced});
    EXPECT_EQ(spin.complaint, "") << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(ByFeature, Verdicts, ::testing::Range(0, kFeatures));

}  // namespace
}  // namespace juchu
