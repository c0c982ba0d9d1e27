// The explorer against a search that is slow and obvious, and what it answers where it cannot
// explore.
#include "properties/search/explorer.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sim/scenario/tracking_numbers.hpp"
#include "testing/generators/random_rules.hpp"
#include "testing/generators/tries.hpp"
#include "testing/oracles/small_search.hpp"

namespace juchu {
namespace {

struct Asked {
  std::string id;
  Shown shown;
};

/// The hazards, and the properties that one step or situation breaks.
std::vector<Asked> questions_of(const Rulebook& book) {
  std::vector<Asked> all;
  for (std::size_t h = 0; h < book.hazards.size(); ++h)
    all.push_back({book.hazards[h].id, {.hazards = std::uint64_t{1} << h}});
  for (std::size_t p = 0; p < book.properties.size(); ++p) {
    const Pattern pattern = book.properties[p].pattern;
    if (pattern == Pattern::Never || pattern == Pattern::NeverStep)
      all.push_back({book.properties[p].id, {.properties = std::uint64_t{1} << p}});
  }
  return all;
}

Interest everything() {
  return {.hazards = ~std::uint64_t{0},
          .properties = ~std::uint64_t{0},
          .norms = ~std::uint64_t{0},
          .everything = true};
}

constexpr std::size_t kMost = 20'000;

/// How an exploration that reduces nothing and an obvious search differ; empty when they agree.
std::string difference(const CompiledRulebook& rules, const std::vector<int>& carts,
                       bool norm_keeping, int& violated) {
  SmallSearchOptions options{.carts = carts,
                             .token_classes = possible_token_classes(rules),
                             .norm_keeping = norm_keeping,
                             .most = kMost};
  const Slice slice = slice_of(rules, everything());
  Explorer explorer(slice, {.carts = carts,
                            .reduce = false,
                            .keeping = norm_keeping ? ~std::uint64_t{0} : 0,
                            .most_situations = kMost});
  explorer.run();
  const SmallSearchAnswer all = small_search(rules, options);
  if (!all.complete) return "the search does not end";
  std::string found;
  if (explorer.size() != all.situations)
    found += fmt::format("{} situations, the search has {}\n", explorer.size(), all.situations);
  for (const Asked& asked : questions_of(rules.rulebook())) {
    options.question = asked.id;
    const SmallSearchAnswer expected = small_search(rules, options);
    int depth = -1;
    if (explorer.sighted().only(asked.shown).any())
      depth = static_cast<int>(explorer.trace_showing(asked.shown, rules).steps.size());
    if (depth != expected.depth)
      found += fmt::format("{}: depth {}, the search says {}\n", asked.id, depth, expected.depth);
    violated += expected.violated ? 1 : 0;
  }
  return found;
}

struct Row {
  const char* what;
  const char* file;
  std::vector<int> carts = {0};
  bool norm_keeping = false;
};

TEST(Explorer, X2UnderHandWrittenRulebooks) {
  const std::string folder = "testing/rulebooks/";
  const Row rows[] = {
      {"business days", "business_days.json"},
      {"business days, norms kept", "business_days.json", {0}, true},
      {"a number shared in a cart", "cart_numbers.json", {0, 0}},
      {"a number used elsewhere", "cart_numbers.json", {0, 1}},
      {"two regions", "claims.json"},
      {"two regions, two orders", "claims.json", {0, 0}},
      {"promises hold the day back", "duties.json"},
      {"promises, norms kept", "duties.json", {0}, true},
      {"numbers and their classes", "numbers.json"},
      {"overlaps and overflow", "overlaps.json"},
      {"sets that choose, norms kept", "overlaps.json", {0}, true},
      {"groups", "parcels.json"},
      {"groups, norms kept", "parcels.json", {0}, true},
      {"deadlines in rank sequence", "ranks.json", {0, 0}},
      {"settings", "settings.json"},
      {"stock shared", "shared_stock.json", {0, 0}},
      {"stock shared, norms kept", "shared_stock.json", {0, 0}, true},
      {"two carts, one shop", "shared_stock.json", {0, 1}},
  };
  int violated = 0;
  Tried tried(3);
  for (const Row& row : rows) {
    if (!tried()) continue;
    EXPECT_EQ(difference(rules_of_file(folder + row.file), row.carts, row.norm_keeping, violated),
              "")
        << row.what << ": " << row.file;
  }
  EXPECT_GT(violated, kSanitized ? 0 : 10) << "sometimes: violated";
}

TEST(Explorer, X3) {
  const CompiledRulebook rules = rules_of_file("sim/testing/corner_shop.json");
  const Slice slice = slice_of(rules, {.hazards = 1, .properties = 3, .norms = 3});
  Explorer first(slice, {.carts = {0, 1}, .most_situations = 5'000});
  Explorer second(slice, {.carts = {0, 1}, .most_situations = 5'000});
  first.run();
  second.run();
  EXPECT_EQ(first.size(), second.size());
  EXPECT_EQ(first.progress().transitions, second.progress().transitions);
  for (SituationId id = 0; id < first.size(); ++id)
    ASSERT_EQ(first.situation(id).orders, second.situation(id).orders);
}

/// A rulebook with so much in it that not all of it can have a number of its own.
CompiledRulebook wide_rules(int methods, int numbers) {
  std::string fields = R"("placed": {"type": "date"})", hazards;
  for (int i = 0; i < methods; ++i) fields += fmt::format(R"(, "m{}": {{"type": "method?"}})", i);
  for (int i = 0; i < numbers; ++i) fields += fmt::format(R"(, "n{}": {{"type": "bool"}})", i);
  std::string events = R"("order": {"by": "buyer", "set": {"placed": "today"}})";
  std::string permits = R"({"id": "ordered", "on": "order", "from": "nothing", "source": "test"})";
  events += R"(, "choose": {"by": "buyer", "with": {"method": {"type": "method"}}})";
  permits += fmt::format(R"(, {{"id": "chosen", "on": "choose", "from": "open",
      "set": {{"m{}": "event.method", "n{}": true}}, "source": "test"}})",
                         methods - 1, numbers - 1);
  std::string all = "placed == today";
  for (int i = 0; i < methods; ++i) all += fmt::format(" || m{} == courier", i);
  std::string some = fmt::format("m{} == courier && (n0", methods - 1);
  for (int i = 1; i < numbers; ++i) some += fmt::format(" || n{}", i);
  some += ")";
  return rules_of_text(fmt::format(R"x({{
  "rulebook": "wide", "version": "1", "tick": "day", "title": {{"en": "wide"}},
  "actors": {{"buyer": {{}}, "system": {{}}}},
  "methods": {{"courier": {{"source": "test"}}, "letter": {{"source": "test"}}}},
  "regions": {{"shipping": {{"initial": "open"}}}}, "statuses": {{"open": {{"region": "shipping"}}}},
  "fields": {{{}}}, "events": {{{}}}, "permits": [{}],
  "hazards": [{{"id": "some", "when": "{}", "source": "test"}}],
  "properties": [{{"id": "all", "never": "!({})", "source": "test"}}]
}})x",
                                   fields, events, permits, some, all));
}

TEST(Explorer, ManyFieldsAreExploredAllTheSame) {
  const CompiledRulebook rules = wide_rules(70, 90);
  const Slice slice = slice_of(rules, {.hazards = 1, .properties = 1, .alone = true});
  Explorer explorer(slice, {});
  explorer.run();
  EXPECT_EQ(explorer.sighted().hazards, 1u);
  EXPECT_EQ(explorer.sighted().properties, 1u);
  EXPECT_EQ(explorer.trace_showing({.hazards = 1}, rules).steps.size(), 2u);
}

}  // namespace
}  // namespace juchu
