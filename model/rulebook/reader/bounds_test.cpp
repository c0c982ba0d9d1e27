// Two bounds of one rulebook, and rows that are written once for every number of a group.
#include <gtest/gtest.h>

#include "model/engine/rulebook_shelf.hpp"
#include "testing/rulebooks/rulebook_problems.hpp"
#include "testing/rulebooks/small_rulebook.hpp"

namespace juchu {
namespace {

/// The small rulebook with two bounds of its units, of the parameter for them and of its parcels.
std::string bounded() {
  std::string text(kSmallRulebook);
  text = with_mistake(text, R"("units": {"type": "1..3", "initial": 2})",
                      R"("units": {"type": "1..3", "large": "0..99", "initial": 2})");
  text = with_mistake(text, R"("units": {"type": "1..3"}},)",
                      R"("units": {"type": "1..3", "large": "1..99"}},)");
  text = with_mistake(text, R"("parcel": {"repeat": 2,)", R"("parcel": {"repeat": 2, "large": 5,)");
  text = with_mistake(text, R"("with": {"parcel": {"type": "1..2", "default")",
                      R"("with": {"parcel": {"type": "1..2", "large": "1..5", "default")");
  text = with_mistake(text, R"("set": {"parcel[event.parcel].sent_on": "today"})",
                      R"("set": {"parcel[each].sent_on": "event.parcel == each ? today : )"
                      R"(parcel[each].sent_on"})");
  return with_mistake(
      text,
      R"({"id": "arrives", "by": "system", "while": "parcel[1].sent_on != null && shipping == gone")",
      R"({"id": "arrives", "each": "parcel", "by": "system", "says": {"en": "parcel {each} is late"}, )"
      R"("while": "parcel[each].sent_on != null && shipping == gone", "since": "parcel[each].sent_on")");
}

Rulebook read_with(Bounds bounds) {
  Diagnostics diagnostics;
  auto book = read_rulebook(bounded(), "r", diagnostics, {}, bounds);
  EXPECT_EQ(lines_of(diagnostics), "");
  return book.value_or(Rulebook{});
}

const Field* field_of(const Rulebook& book, std::string_view id) {
  const auto found = std::ranges::find(book.fields, id, &Field::id);
  return found == book.fields.end() ? nullptr : &*found;
}

TEST(TwoBounds, AreReadOneAtATime) {
  const Rulebook small = read_with(Bounds::Small), large = read_with(Bounds::Large);
  EXPECT_EQ(field_of(small, "units")->type.high, 3);
  EXPECT_EQ(field_of(large, "units")->type.low, 0);
  EXPECT_EQ(field_of(large, "units")->type.high, 99);
  EXPECT_EQ(field_of(large, "units")->initial, 2);
  EXPECT_EQ(large.events[0].parameters[1].type.high, 99);
  EXPECT_EQ(field_of(small, "parcel[3].sent_on"), nullptr);
  EXPECT_NE(field_of(large, "parcel[5].sent_on"), nullptr);
  EXPECT_EQ(field_of(large, "parcel[6].sent_on"), nullptr);
  std::string said;
  for (const TwoBounds& each : small.two_bounds) said += each.id + " ";
  EXPECT_EQ(said, "units parcel order.units hand_over.parcel ");
}

TEST(TwoBounds, LeaveWhatAFieldHasAtFirst) {
  const std::string text = with_mistake(bounded(), R"("large": "0..99", "initial": 2})",
                                        R"("large": "0..99"})");
  for (const Bounds bounds : {Bounds::Small, Bounds::Large}) {
    Diagnostics diagnostics;
    const auto book = read_rulebook(text, "r", diagnostics, {}, bounds);
    ASSERT_EQ(lines_of(diagnostics), "");
    EXPECT_EQ(field_of(*book, "units")->initial, 1);
  }
}

/// What cannot be replayed is not checked either.
TEST(TwoBounds, AreBothReadWhereSmallOnesAreAskedFor) {
  const std::string text = with_mistake(bounded(), R"("id": "lost-and-done")",
                                        R"("id": "arrives-4")");
  RulebookShelf shelf;
  shelf.give("r", text);
  Diagnostics small, both, held;
  EXPECT_NE(shelf.open("r", {}, small), nullptr);
  EXPECT_EQ(shelf.open_small("r", both), nullptr);
  EXPECT_EQ(lines_of(both),
            R"(r:55:20: error: hazards/0/id: with the large bounds: rule "arrives-4" is repeated )"
            "(first on line 54; keep one of them)\n");
  shelf.hold_to_small();
  EXPECT_EQ(shelf.open("r", {}, held, Bounds::Large), shelf.open("r", {}, held));
  EXPECT_EQ(lines_of(small) + lines_of(held), "");
}

TEST(TwoBounds, AreNoneWhereNoneAreStated) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  shelf.give("one.json", std::string(kSmallRulebook));
  shelf.give("two.json", bounded());
  const auto open = [&](const char* name, Bounds bounds) {
    return shelf.open(name, {}, diagnostics, bounds);
  };
  EXPECT_EQ(open("one.json", Bounds::Small), open("one.json", Bounds::Large));
  EXPECT_NE(open("two.json", Bounds::Large), open("two.json", Bounds::Small));
  EXPECT_EQ(open("two.json", Bounds::Large), open("two.json", Bounds::Large));
  EXPECT_EQ(open("two.json", Bounds::Large)->rulebook().bounds, Bounds::Large);
  EXPECT_EQ(lines_of(diagnostics), "");
}

TEST(Each, StandsForEveryNumberOfItsGroup) {
  const Rulebook book = read_with(Bounds::Large);
  std::string said;
  for (const Norm& norm : book.norms)
    if (norm.promise)
      said += norm.id + ": " + norm.says.en + ", " + norm.holds.text + ", since " +
              book.fields[static_cast<std::size_t>(norm.since)].id + "\n";
  EXPECT_EQ(said.substr(0, said.find("arrives-3")),
            "arrives-1: parcel 1 is late, parcel[1].sent_on != null && shipping == gone, since "
            "parcel[1].sent_on\n"
            "arrives-2: parcel 2 is late, parcel[2].sent_on != null && shipping == gone, since "
            "parcel[2].sent_on\n");
  const std::vector<Assignment>& set = book.events[3].set;
  ASSERT_EQ(set.size(), 5u);
  EXPECT_EQ(set[4].value.text, "event.parcel == 5 ? today : parcel[5].sent_on");
}

TEST(RulebookProblems, Bounds) {
  expect_problems({
      {"large is larger", R"("units": {"type": "1..3", "initial": 2})",
       R"("units": {"type": "1..3", "large": "2..9", "initial": 2})",
       R"(r:22:38: error: fields/units/large: the large range must contain that of "type" )"
       R"(("type" is 1..3))"},
      {"of numbers only", R"("ship_date": {"type": "date?"})",
       R"("ship_date": {"type": "date?", "large": "1..9"})",
       R"(r:23:34: error: fields/ship_date/large: only a range of numbers has "large")"},
      {"it is a range", R"("units": {"type": "1..3", "initial": 2})",
       R"("units": {"type": "1..3", "large": "date", "initial": 2})",
       R"(r:22:38: error: fields/units/large: this is no range (as in 1..99))"},
      {"a group has no fewer", R"("parcel": {"repeat": 2,)",
       R"("parcel": {"repeat": 2, "large": 1,)",
       "r:30:36: error: fields/parcel/large: the number is out of range (a whole number from 2 to "
       "8)"},
      {"each of a group", R"({"id": "arrives", "by")",
       R"({"id": "arrives", "each": "parcels", "by")",
       R"(r:54:40: error: promises/0/each: no group "parcels" (did you mean "parcel"?))"},
      {"a mistake in each is told once",
       R"({"id": "arrives", "by": "system", "while": "parcel[1].sent_on)",
       R"({"id": "arrives", "each": "parcel", "by": "system", "while": "parcel[each].sent_no)",
       R"(r:54:89: error: promises/0/while: unknown name "sent_no" (did you mean "sent_on"?))"},
      {"since each", R"({"id": "arrives", "by": "system",)",
       R"({"id": "arrives", "each": "parcel", "since": "parcel[each].lots", "by": "system",)",
       R"(r:54:59: error: promises/0/since: no field "parcel[1].lots" (did you mean "parcel[1].lost"?))"},
      {"two rules of one id", R"({"id": "arrives", "by")",
       R"({"id": "soon", "each": "parcel", "by": "system", "while": "final", "within": 1, "source": "g"}, )"
       R"({"id": "soon-2", "by")",
       R"(r:54:117: error: promises/1/id: rule "soon-2" is repeated (first on line 54; keep one of them))"},
      {"each means nothing elsewhere", R"("when": "final && parcel[1].lost")",
       R"("when": "final && parcel[each].lost")",
       R"(r:55:62: error: hazards/0/when: unknown name "each")"},
      {"nor is it a name", R"("units": {"type": "1..3", "initial": 2})",
       R"("each": {"type": "1..3"}, "units": {"type": "1..3", "initial": 2})",
       R"(r:22:3: error: fields/each: "each" is reserved and cannot be a name (choose another name))"},
  });
}

}  // namespace
}  // namespace juchu
