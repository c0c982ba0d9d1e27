#include "properties/mutation/mutation.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "model/engine/compiled_rulebook.hpp"
#include "model/rulebook/rulebook_json.hpp"
#include "properties/mutation/rule_identity.hpp"
#include "testing/generators/rulebook_generator.hpp"
#include "testing/generators/tries.hpp"
#include "testing/rulebooks/rulebook_problems.hpp"
#include "testing/rulebooks/small_rulebook.hpp"

namespace juchu {
namespace {

Rulebook shop_of(std::string_view text) {
  Diagnostics diagnostics;
  auto rulebook = read_rulebook(text, "shop.json", diagnostics);
  EXPECT_EQ(lines_of(diagnostics), "");
  return rulebook.value();
}

Rulebook shipped(const std::string& id) {
  Diagnostics diagnostics;
  return open_rulebook(id, diagnostics).value();
}

/// The mutations of one rule, a line each: `id: what stands there afterwards`.
std::string changes_in(const std::vector<Mutation>& all, const std::string& rule) {
  std::string lines;
  for (const Mutation& each : all)
    if (each.id.starts_with(rule + "/"))
      lines += each.id.substr(rule.size() + 1) + ": " + each.after + "\n";
  return lines;
}

TEST(Mutation, ChangesEachPartOfAPermit) {
  const auto all = mutations_of(shop_of(kSmallRulebook));
  EXPECT_EQ(changes_in(all, "ship-it"),
            "dropped: \n"
            "when-drop: \n"
            "when-not: !(fits(event.number, event.method))\n"
            "from-fresh: \n"
            "from+gone: gone\n"
            "from+done: done\n"
            "to-gone: \n"
            "to=done: done\n"
            "to-quiet: \n"
            "to=asked: asked\n"
            "set-number: \n"
            "set-sent_by: \n"
            "send-sent_mail: \n");
}

TEST(Mutation, ChangesEachPartOfADeadline) {
  const auto all = mutations_of(shop_of(kSmallRulebook));
  EXPECT_EQ(changes_in(all, "ask"),
            "dropped: \n"
            "when-drop.1: \n"
            "when-drop.2: !linked\n"
            "when-drop.3: business_days_since(ordered_on) > 5\n"
            "when-not.1: !(business_days_since(ordered_on) > 5 && !linked)\n"
            "when-not.2: !(business_days_since(ordered_on) > 5) && !linked\n"
            "when-not.3: business_days_since(ordered_on) > 5 && linked\n"
            "when-or: business_days_since(ordered_on) > 5 || !linked\n"
            "when-turn: business_days_since(ordered_on) < 5 && !linked\n"
            "when+1: business_days_since(ordered_on) > 6 && !linked\n"
            "when-1: business_days_since(ordered_on) > 4 && !linked\n"
            "from-fresh: \n"
            "from+gone: gone\n"  // any other target, or none, would leave it due for ever
            "from+done: done\n"
            "rank-1: 0\n");  // before "also-ask", after which it stands
  EXPECT_EQ(changes_in(all, "close"),
            "dropped: \n"
            "at+1: ship_date + (grace_days + 1)\n"
            "at-1: ship_date + (grace_days - 1)\n"
            "from+fresh: fresh\n"
            "to=fresh: fresh\n"
            "set-lines: \n"
            "set.lines+1: lines - 2\n"
            "set.lines-1: lines - 0\n");
}

TEST(Mutation, ChangesEachPartOfAForbidAndOfAnEvent) {
  const auto all = mutations_of(shop_of(kSmallRulebook));
  EXPECT_EQ(changes_in(all, "no-double"),
            "dropped: \n"
            "when-drop: \n"
            "when-not: !(used_elsewhere(event.number))\n");
  EXPECT_EQ(changes_in(all, "event.order"),  // an order without `ordered_on` could not be made
            "set.ordered_on+1: today + 1\n"
            "set.ordered_on-1: today - 1\n"
            "set-payment: \n");
  EXPECT_EQ(changes_in(all, "event.hand_over"),
            "possible-drop: \n"
            "possible-not: !(parcel[event.parcel].sent_on == null)\n"
            "set-parcel[1].sent_on: \n"
            "set.parcel[1].sent_on+1: (event.parcel) == 1 ? (today + 1) : parcel[1].sent_on\n"
            "set.parcel[1].sent_on-1: (event.parcel) == 1 ? (today - 1) : parcel[1].sent_on\n"
            "set-parcel[2].sent_on: \n"
            "set.parcel[2].sent_on+1: (event.parcel) == 2 ? (today + 1) : parcel[2].sent_on\n"
            "set.parcel[2].sent_on-1: (event.parcel) == 2 ? (today - 1) : parcel[2].sent_on\n");
}

TEST(Mutation, DoesTwiceWhatIsAddedAndShiftsWhatIsOffered) {
  const auto all = mutations_of(shop_of(kSmallRulebook));
  EXPECT_EQ(changes_in(all, "fill-up"),
            "dropped: \n"
            "set-stock: \n"
            "set.stock-twice: stock + event.count + event.count\n");
  EXPECT_EQ(changes_in(all, "event.date_it"),
            "day.from+1: today + 2\n"
            "day.from-1: today + 0\n"
            "day.to+1: today + (grace_days + 1)\n"
            "day.to-1: today + (grace_days - 1)\n");
  const auto order = changes_in(all, "order-anew");  // `stock - 1` twice is `stock - 2`
  EXPECT_EQ(order.find("-twice"), order.npos);
  EXPECT_NE(order.find("set.stock+1: stock - 2"), order.npos);
}

TEST(Mutation, DoesTwiceOneArmOfAChoice) {
  const auto all = mutations_of(
      shop_of(with_mistake(std::string(kSmallRulebook), "\"stock\": \"stock + event.count\"",
                           "\"stock\": \"linked ? stock : (stock - event.count + grace_days)\"")));
  EXPECT_NE(changes_in(all, "fill-up")
                .find("set.stock-twice: linked ? stock : (stock - event.count + grace_days "
                      "- event.count + grace_days)"),
            std::string::npos);
}

/// A rule about a claim alone speaks of no order that has ended, until it names that status.
TEST(Mutation, SpeaksOfFinalStatusesToo) {
  const Rulebook without_main = shop_of(with_mistake(std::string(kSmallRulebook),
                                                     "\"from\": [\"fresh\", \"gone\", \"quiet\"]",
                                                     "\"from\": \"quiet\""));
  for (const Mutation& each : mutations_of(without_main)) {
    if (each.id != "date-once/from+done") continue;
    const auto& from = std::get<Permit>(each.row).from;
    EXPECT_TRUE(from.names_main);
    EXPECT_EQ(from.in[0], 7u) << "fresh, gone and done";
    return;
  }
  FAIL() << "there is no such change";
}

/// The sequence in which a day tests deadlines is the rulebook's invariant.
TEST(Mutation, AnotherRankStandsWhereItBelongs) {
  const Rulebook rulebook = shop_of(kSmallRulebook);
  const auto ids = [](const Rulebook& book) {
    std::vector<std::string> all;
    for (const Deadline& deadline : book.deadlines) all.push_back(deadline.id);
    return all;
  };
  EXPECT_EQ(ids(rulebook), (std::vector<std::string>{"also-ask", "ask", "close"}));
  for (const Mutation& each : mutations_of(rulebook)) {
    if (each.id != "ask/rank-1") continue;
    EXPECT_EQ(ids(mutant_of(rulebook, each)),
              (std::vector<std::string>{"ask", "also-ask", "close"}));
    return;
  }
  FAIL() << "there is no such change";
}

struct ConditionRow {
  const char* condition;  // of the permit date-once, on date_it
  const char* changes;    // what it becomes, without the condition itself
};

TEST(Mutation, EditsConditionsWhereTheyStand) {
  const ConditionRow rows[] = {
      {"units > 1 || linked",  // there is always one unit, so `units > 0` is no condition
       "linked; units > 1; !(units > 1 || linked); units > 1 && linked; units < 1 || linked; "
       "units > 2 || linked"},
      {"!(linked && units == 2)",
       "!(units == 2); !(linked); (linked && units == 2); !(linked || units == 2); "
       "!(linked && units != 2); !(linked && units == 3); !(linked && units == 1)"},
      {"event.day <= ordered_on",
       "!(event.day <= ordered_on); event.day >= ordered_on; event.day <= ordered_on + 1; "
       "event.day <= ordered_on - 1"},
      {"event.day > ordered_on + grace_days",
       "!(event.day > ordered_on + grace_days); event.day < ordered_on + grace_days; "
       "event.day > ordered_on + (grace_days + 1); event.day > ordered_on + (grace_days - 1)"},
      {"linked && units == 2 && strict || ship_date != null",
       "ship_date != null; linked && units == 2; units == 2 && strict || ship_date != null; "
       "linked && strict || ship_date != null; "
       "!(linked && units == 2 && strict || ship_date != null); "
       "linked && units == 2 && strict && ship_date != null; "
       "(linked || units == 2) && strict || ship_date != null; "
       "linked && units != 2 && strict || ship_date != null; "
       "linked && units == 3 && strict || ship_date != null; "
       "linked && units == 1 && strict || ship_date != null"},
      {"strict && linked", "strict && !(linked)"},  // a reading is no condition
      {"payment in [card, cash]", "!(payment in [card, cash])"},
  };
  for (const ConditionRow& row : rows) {
    SCOPED_TRACE(row.condition);
    const auto all = mutations_of(
        shop_of(with_mistake(std::string(kSmallRulebook), "\"when\": \"ship_date == null\"",
                             "\"when\": \"" + std::string(row.condition) + "\"")));
    std::string changes;
    for (const Mutation& each : all)
      if (each.id.starts_with("date-once/when") && !each.after.empty())
        changes += (changes.empty() ? "" : "; ") + each.after;
    EXPECT_EQ(changes, row.changes);
  }
}

/// What every rule of `rulebook` does.
std::vector<std::string> identities_of(const Rulebook& rulebook) {
  std::vector<std::string> all;
  const auto gather = [&](const auto& rows) {
    for (const auto& row : rows) all.push_back(row.id + identity_of(row, rulebook));
  };
  gather(rulebook.events);
  gather(rulebook.permits);
  gather(rulebook.forbids);
  gather(rulebook.deadlines);
  std::ranges::sort(all);
  return all;
}

bool edits_an_expression(const Mutation& mutation) {
  return !mutation.after.empty() &&
         (mutation.kind == MutationKind::Negate || mutation.kind == MutationKind::Shift ||
          mutation.kind == MutationKind::Turn || mutation.kind == MutationKind::Rejoin ||
          mutation.kind == MutationKind::Twice || mutation.kind == MutationKind::Offer ||
          mutation.kind == MutationKind::DropCondition);
}

/// Edits the file as each mutation says, where that is clear, and reads it; how often that was.
int expect_what_edited_files_give(const std::string& text) {
  const Rulebook rulebook = shop_of(text);
  int edited = 0;
  for (const Mutation& mutation : mutations_of(rulebook)) {
    const std::string before = "\"" + mutation.before + "\"", after = "\"" + mutation.after + "\"";
    const std::size_t at = text.find(before);
    if (!edits_an_expression(mutation) || at == text.npos || at != text.rfind(before)) continue;
    SCOPED_TRACE(mutation.id + ": " + after);
    const Rulebook file = shop_of(std::string(text).replace(at, before.size(), after));
    EXPECT_EQ(identities_of(file), identities_of(mutant_of(rulebook, mutation)));
    ++edited;
  }
  return edited;
}

TEST(Mutation, U1AMutantIsWhatTheEditedFileGives) {
  EXPECT_EQ(expect_what_edited_files_give(std::string(kSmallRulebook)), 30);
}

TEST(Mutation, U1UnderRandomRulebooks) {
  int edited = 0;
  for (std::uint64_t seed = 1; seed <= tries(12u) && !HasFailure(); ++seed) {
    SCOPED_TRACE(seed);
    edited += expect_what_edited_files_give(random_rulebook({.seed = seed}));
  }
  EXPECT_GT(edited, 0);
}

TEST(Mutation, U1EveryMutantCompiles) {
  Tried tried;
  for (const char* const id : {"qoo10-jp", "ec-cube-4"}) {
    const Rulebook rulebook = shipped(id);
    for (const Mutation& mutation : mutations_of(rulebook)) {
      if (!tried()) continue;
      SCOPED_TRACE(mutation.id);
      Diagnostics diagnostics;
      EXPECT_TRUE(CompiledRulebook::compile(mutant_of(rulebook, mutation), diagnostics));
    }
  }
}

TEST(Mutation, U2AMutantDiffersInOneRule) {
  const Rulebook rulebook = shipped("ec-cube-4");
  const std::vector<std::string> original = identities_of(rulebook);
  for (const Mutation& mutation : mutations_of(rulebook)) {
    SCOPED_TRACE(mutation.id);
    const std::vector<std::string> changed = identities_of(mutant_of(rulebook, mutation));
    std::vector<std::string> gone, made;
    std::ranges::set_difference(original, changed, std::back_inserter(gone));
    std::ranges::set_difference(changed, original, std::back_inserter(made));
    EXPECT_EQ(gone.size(), 1u);
    EXPECT_EQ(made.size(), mutation.kind == MutationKind::DropRule ? 0u : 1u);
  }
}

TEST(Mutation, U3EachHasAnIdAPlaceAndWordsInBothLanguages) {
  for (const char* const id : {"qoo10-jp", "ec-cube-4"}) {
    std::set<std::string> ids;
    for (const Mutation& mutation : mutations_of(shipped(id))) {
      SCOPED_TRACE(mutation.id);
      EXPECT_TRUE(ids.insert(mutation.id).second);
      EXPECT_FALSE(mutation.says.ja.empty() || mutation.says.en.empty());
      EXPECT_GT(mutation.position.line, 1);
    }
  }
}

TEST(Mutation, CountsArePinned) {
  const auto count = [](const char* id, auto wanted) {
    return std::ranges::count_if(mutations_of(shipped(id)), wanted);
  };
  const auto of_the_world = [](const Mutation& each) { return each.what == Mutated::World; };
  const auto of_rules = [](const Mutation& each) { return each.what != Mutated::World; };
  EXPECT_EQ(count("qoo10-jp", of_rules), 1522);
  EXPECT_EQ(count("qoo10-jp", of_the_world), 78);
  EXPECT_EQ(count("ec-cube-4", of_rules), 125);
  EXPECT_EQ(count("ec-cube-4", of_the_world), 0);
}

}  // namespace
}  // namespace juchu
