// SPIN and a search that asks the engine find the same situations and the same verdicts.
#include "export/promela/promela.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "export/promela/model_text.hpp"
#include "export/promela/testing/spin.hpp"
#include "model/rulebook/rulebook_json.hpp"
#include "sim/scenario/tracking_numbers.hpp"
#include "testing/generators/date_rulebook.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/generators/tries.hpp"
#include "testing/oracles/small_search.hpp"

namespace juchu {
namespace {

const std::string kRulebooks = "testing/rulebooks/";

CompiledRulebook rules_of(const std::string& file) {
  Diagnostics diagnostics;
  std::optional<Rulebook> rulebook = open_rulebook(file, diagnostics);
  if (rulebook)
    if (auto rules = CompiledRulebook::compile(std::move(*rulebook), diagnostics))
      return std::move(*rules);
  ADD_FAILURE() << file << ": " << to_text(diagnostics.sorted().front(), Language::English);
  std::abort();
}

std::string model_of(const CompiledRulebook& rules, const PromelaOptions& options) {
  return promela_of(rules, options);
}

SmallSearchAnswer searched(const CompiledRulebook& rules, const PromelaOptions& options,
                           std::size_t most = 100'000) {
  return small_search(rules, {.carts = options.carts,
                              .token_classes = options.token_classes,
                              .norm_keeping = options.norm_keeping,
                              .question = options.question,
                              .most = most});
}

/// How SPIN and the search differ; empty when they agree.
std::string difference(const SpinAnswer& spin, const SmallSearchAnswer& expected) {
  if (spin.truncated || spin.endless) return "SPIN did not search everything";
  std::string found;
  const auto states = static_cast<std::size_t>(spin.states - 1);  // its own before the start
  if (states != expected.situations)
    found += fmt::format("SPIN has {} states, the search {} situations\n", states,
                         expected.situations);
  if ((spin.errors > 0) != expected.violated)
    found += fmt::format("SPIN says {}, the search {}\n", spin.errors > 0 ? "violated" : "holds",
                         expected.violated ? "violated" : "holds");
  return found;
}

/// What SPIN says of a model; fails the test when it says nothing.
SpinAnswer spin_answer(const std::string& model) {
  std::string said;
  const auto answer = run_spin(model, said);
  EXPECT_TRUE(answer) << "SPIN fails:\n" << said;
  return answer.value_or(SpinAnswer{});
}

struct Row {
  const char* what;
  std::string file;
  std::string question;
  std::vector<int> carts = {0};
  bool norm_keeping = false;
  std::vector<int> token_classes = {};  // none: all that are possible
  int most_written_out = 256;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = {
      {"everything at once", "sim/testing/corner_shop.json", "gift-untold", {0}, false, {4}},
      {"a step of events only", kRulebooks + "numbers.json", "number-stays"},
      {"two regions", kRulebooks + "claims.json", "dropped-though-arrived"},
      {"mails of a step", kRulebooks + "claims.json", "sorry-when-dropped"},
      {"actors of a step, two orders", kRulebooks + "claims.json", "seller-drops", {0, 0}},
      {"deadlines in rank sequence", kRulebooks + "ranks.json", "late-is-late"},
      {"deadlines as steps", kRulebooks + "ranks.json", "one-at-a-time", {0, 0}},
      {"a promise holds the day back", kRulebooks + "duties.json", "arrives-late"},
      {"norms kept", kRulebooks + "duties.json", "sent-by-courier", {0}, true},
      {"an obligation asked for", kRulebooks + "duties.json", "answer-soon"},
      {"a norm of a step asked for", kRulebooks + "duties.json", "send-first"},
      {"an obligation, two orders", kRulebooks + "shared_stock.json", "send-gifts", {0, 1}},
      {"norms broken", kRulebooks + "duties.json", "sent-by-courier"},
      {"business days or not", kRulebooks + "business_days.json", "slow-in-four-days"},
      {"business days, norms kept", kRulebooks + "business_days.json", "open-for-long", {0}, true},
      {"numbers and their classes", kRulebooks + "numbers.json", "two-numbers"},
      {"numbers or none", kRulebooks + "posted.json", "sent-twice"},
      {"numbers of two orders",
       kRulebooks + "numbers.json",
       "courier-checked",
       {0, 0},
       false,
       {0, 4}},
      {"settings", kRulebooks + "settings.json", "open-late"},
      {"stock shared", kRulebooks + "shared_stock.json", "never-empty", {0, 0}},
      {"a cart shared, norms kept", kRulebooks + "shared_stock.json", "gift-dropped", {0, 0}, true},
      {"two carts, one shop", kRulebooks + "shared_stock.json", "empty-line", {0, 1}},
      {"overlaps and overflow", kRulebooks + "overlaps.json", "low"},
      {"sets that choose", kRulebooks + "overlaps.json", "falls-by-one", {0}, true},
      {"a number shared in a cart", kRulebooks + "cart_numbers.json", "not-mine", {0, 0}},
      {"a number used elsewhere", kRulebooks + "cart_numbers.json", "number-stays", {0, 1}},
      {"numbers chosen first", kRulebooks + "numbers.json", "two-numbers", {0}, false, {}, 1},
      {"sets chosen first", kRulebooks + "overlaps.json", "full", {0}, false, {}, 1},
      {"stock chosen first", kRulebooks + "shared_stock.json", "stock-kept", {0, 0}, true, {}, 1},
      {"dates chosen first", kRulebooks + "duties.json", "confirmed-unsent", {0}, false, {}, 1},
      {"groups", kRulebooks + "parcels.json", "half"},
      {"groups, norms kept", kRulebooks + "parcels.json", "mixed", {0}, true},
  };
  return all;
}

TEST(Promela, M1M2UnderHandWrittenRulebooks) {
  if (const std::string why = why_no_spin(); !why.empty()) GTEST_SKIP() << why;
  int violated = 0, held = 0;
  for (const Row& row : rows()) {
    const CompiledRulebook rules = rules_of(row.file);
    const PromelaOptions options{.carts = row.carts,
                                 .token_classes = row.token_classes.empty()
                                                      ? possible_token_classes(rules)
                                                      : row.token_classes,
                                 .norm_keeping = row.norm_keeping,
                                 .question = row.question,
                                 .most_written_out = row.most_written_out};
    const SmallSearchAnswer expected = searched(rules, options);
    ++(expected.violated ? violated : held);
    EXPECT_TRUE(expected.complete) << row.what;
    EXPECT_EQ(difference(spin_answer(model_of(rules, options)), expected), "")
        << row.what << ": " << row.file << " " << row.question;
    fmt::print("{:34} {:>7} situations, {} {}\n", row.what, expected.situations, row.question,
               expected.violated ? "violated" : "holds");
  }
  EXPECT_GT(violated, 5) << "sometimes: violated";
  EXPECT_GT(held, 5) << "sometimes: holds";
}

/// The id of a hazard, property or norm, another one for each seed.
std::string some_question(const Rulebook& rulebook, std::uint64_t seed) {
  std::vector<std::string> ids;
  for (const Hazard& hazard : rulebook.hazards) ids.push_back(hazard.id);
  for (const Property& property : rulebook.properties)  // others the search does not know
    if (property.pattern == Pattern::Never || property.pattern == Pattern::NeverStep)
      ids.push_back(property.id);
  for (const Norm& norm : rulebook.norms)
    if (!norm.promise) ids.push_back(norm.id);
  return ids[seed % ids.size()];
}

/// How many different events the model has.
std::size_t moves_of(const std::string& model) {
  std::size_t moves = 0;
  for (std::size_t at = model.find(":: d_step"); at != std::string::npos;
       at = model.find(":: d_step", at + 1))
    ++moves;
  return moves;
}

/// One random rulebook and what is asked of it.
struct Trial {
  CompiledRulebook rules;
  PromelaOptions options;
};

Trial trial_of_everything(std::uint64_t seed) {
  Trial trial{random_rules({.seed = seed,
                            .permits = 12,
                            .forbids = 2,
                            .deadlines = 3,
                            .warnings = 0,
                            .norms = 4,
                            .promises = 1,
                            .hazards = 3,
                            .properties = 3}),
              {.token_classes = {0, 5}}};
  if (seed % 4 == 0) trial.options.carts = {0, 0};
  return trial;
}

Trial trial_of_dates(std::uint64_t seed) {
  return {rules_of_text(date_rulebook({.seed = seed, .every_pattern = true})), {}};
}

/// Every date belongs to the cart of two orders.
Trial trial_of_dates_of_a_cart(std::uint64_t seed) {
  std::string text = date_rulebook({.seed = seed});
  for (const std::string date : {"a", "b", "c"}) {
    const std::string field = '"' + date + "\": {";
    text.insert(text.find(field) + field.size(), R"("scope": "cart", )");
  }
  return {rules_of_text(text), {.carts = {0, 0}}};
}

/// Compares a trial if it is small; nothing when it is not, otherwise whether it was violated.
std::optional<bool> compare(const Trial& trial, std::uint64_t seed) {
  constexpr std::size_t least = 20, most = 1500, most_moves = 150;
  Diagnostics refusals;
  if (!can_write_promela(trial.rules, trial.options, refusals)) return std::nullopt;
  const std::string model = model_of(trial.rules, trial.options);
  if (moves_of(model) > most_moves) return std::nullopt;
  const SmallSearchAnswer expected = searched(trial.rules, trial.options, most);
  if (!expected.complete || expected.situations < least) return std::nullopt;
  const SpinAnswer spin = spin_answer(model);
  if (spin.endless) return std::nullopt;
  EXPECT_EQ(difference(spin, expected), "") << "the rulebook of seed " << seed;
  fmt::print("seed {:5} {:>6} situations, {} {}\n", seed, expected.situations,
             trial.options.question, expected.violated ? "violated" : "holds");
  return expected.violated;
}

/// Compares so many trials that are small; says how many were violated.
int compare_some(Trial (*trial_of)(std::uint64_t), int wanted) {
  int compared = 0, violated = 0;
  for (std::uint64_t seed = 1; compared < wanted; ++seed) {
    EXPECT_LT(seed, 5000u) << "too few random rulebooks are small";
    if (seed == 5000) break;
    Trial trial = trial_of(seed);
    trial.options.norm_keeping = seed % 3 == 0;
    trial.options.question = some_question(trial.rules.rulebook(), seed);
    const std::optional<bool> answer = compare(trial, seed);
    if (!answer) continue;
    ++compared;
    violated += *answer ? 1 : 0;
  }
  return violated;
}

TEST(Promela, M1M2UnderRandomRulebooks) {
  if (const std::string why = why_no_spin(); !why.empty()) GTEST_SKIP() << why;
  const int violated = compare_some(trial_of_everything, kSanitized ? 2 : 12);
  if (kSanitized) return;
  EXPECT_GT(violated, 0) << "sometimes: violated";
  EXPECT_LT(violated, 12) << "sometimes: holds";
}

TEST(Promela, M1M2WhereDatesAreCompared) {
  if (const std::string why = why_no_spin(); !why.empty()) GTEST_SKIP() << why;
  const int violated = compare_some(trial_of_dates, 12);
  EXPECT_GT(violated, 0) << "sometimes: violated";
  EXPECT_LT(violated, 12) << "sometimes: holds";
}

TEST(Promela, M1M2WhereDatesOfACartAreCompared) {
  if (const std::string why = why_no_spin(); !why.empty()) GTEST_SKIP() << why;
  EXPECT_GT(compare_some(trial_of_dates_of_a_cart, 6), 0);
}

TEST(Promela, DatesThatReachBackForEverAreRefused) {
  std::string text = date_rulebook({.seed = 2});
  const std::string step =
      R"({"id": "more", "on": "e1", "from": "late", "set": {"c": "c + 1"}, "source": "t"}, )";
  const std::string permits = R"("permits": [)";
  text.insert(text.find(permits) + permits.size(), step);
  Diagnostics refusals;
  EXPECT_FALSE(can_write_promela(rules_of_text(text), {}, refusals)) << text;
  EXPECT_EQ(refusals.sorted().front().problem.en,
            "how far back a date matters has no end, or is too far");
}

TEST(Promela, NoIdEndsAComment) {
  struct Written {
    const char* id;
    const char* stands;
  };
  const Written rows[] = {{"my-shop", "my-shop"},
                          {"*/ extra", "* / extra"},
                          {"**/ /*/ extra", "** / / * / extra"},
                          {"a\nb", "a\\u000ab"},
                          {"\"a\\\"", "\"a\\\""}};
  for (const Written& row : rows) {
    EXPECT_EQ(comment_text(row.id), row.stands);
    Diagnostics diagnostics;
    Rulebook book = open_rulebook(kRulebooks + "posted.json", diagnostics).value();
    book.id = row.id;
    book.permits.front().id = row.id;
    const auto rules = CompiledRulebook::compile(std::move(book), diagnostics);
    const std::string model = model_of(*rules, {.token_classes = {0}});
    EXPECT_NE(model.find(std::string("/* The rulebook ") + row.stands), std::string::npos);
    std::string code;  // what is left without comments
    for (std::size_t at = 0; at < model.size();) {
      const std::size_t comment = std::min(model.find("/*", at), model.size());
      code += model.substr(at, comment - at);
      const std::size_t end = model.find("*/", std::min(comment + 2, model.size()));
      at = comment == model.size() || end == std::string::npos ? model.size() : end + 2;
    }
    EXPECT_EQ(code.find("extra"), std::string::npos) << row.id;
    EXPECT_NE(code.find("active proctype rules()"), std::string::npos) << row.id;
  }
}

}  // namespace
}  // namespace juchu
