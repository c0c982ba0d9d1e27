// Read expressions are compared through to_text, which shows what the reader made of them: groups
// written out, constants folded, `>` turned around.
#include "model/expression/expression_reader.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/expression/expression_text.hpp"
#include "testing/rulebooks/example_shop.hpp"

namespace juchu {
namespace {

constexpr Type kInt = {.kind = Kind::Int};
constexpr Type kDate = {.kind = Kind::Date};
constexpr Type kPayment = {.kind = Kind::Enum, .domain = 0};

Type optional(Type type) {
  type.optional = true;
  return type;
}

std::string problems_of(const std::vector<ExpressionProblem>& problems) {
  std::string text;
  for (const ExpressionProblem& found : problems) {
    text += (text.empty() ? "" : "; ") + std::to_string(found.offset) + ": " + found.problem.en;
    if (!found.hint.empty()) text += " (" + found.hint.en + ")";
  }
  return text;
}

// What the reader makes of `text`: an expression, or problems and where they are.
std::string read(const std::string& text, const Scope& scope, const Type& wanted = kTruth) {
  std::vector<ExpressionProblem> problems;
  const auto expression = read_expression(text, scope, wanted, problems);
  EXPECT_EQ(expression.has_value(), problems.empty()) << text;
  for (const ExpressionProblem& found : problems) {
    EXPECT_FALSE(found.problem.ja.empty() || found.problem.en.empty()) << text;
    EXPECT_EQ(found.hint.ja.empty(), found.hint.en.empty()) << text;
  }
  return expression ? to_text(*expression, scope) : problems_of(problems);
}

struct Row {
  const char* what;
  std::string text;
  std::string expected;
};

TEST(ReadExpression, GivesNamesTheirMeaning) {
  const Row rows[] = {
      {"a field", "paid", "paid"},
      {"a region", "shipping == preparing", "shipping == preparing"},
      {"either side tells the meaning", "preparing == shipping", "preparing == shipping"},
      {"the same word elsewhere", "claim != none", "claim != none"},
      {"an enumeration", "payment in [card, konbini]", "payment in [card, konbini]"},
      {"a method", "method == yu_mail", "method == yu_mail"},
      {"arms", "(paid ? card : konbini) == payment", "(paid ? card : konbini) == payment"},
      {"nested arms", "size == (paid ? small : final ? large : small)",
       "size == (paid ? small : final ? large : small)"},
      {"an argument", "trackable(yu_mail)", "trackable(yu_mail)"},
      {"the day", "today >= paid_on", "paid_on <= today"},
      {"of the event", "event.date > today + 1", "today + 1 < event.date"},
      {"an optional one of the event", "event.rating == null", "event.rating == null"},
      {"a numbered field", "parcel[2].arrived", "parcel[2].arrived"},
      {"a number that folds", "parcel[1 + 1].arrived", "parcel[2].arrived"},
      {"a parameter folds", "today < paid_on + undated_days", "today < paid_on + 14"},
      {"blanks are nothing", "\tunits<\n3 ", "units < 3"},
      {"a form feed", "units\f< 3", "units < 3"},
      {"comments are nothing", "// all\npaid // this\n && // &&\n units < 3//",
       "paid && units < 3"},
      {"a comma after the last", "units in [1, 2 , ]", "units in [1, 2]"},
      {"a comma alone", "units in [,]", "false"},
      {"no blanks", "paid&&units<=-3||!final", "paid && units <= -3 || !final"},
      {"words that begin like another", "in_time", "0: unknown name \"in_time\""},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, example_scope()), row.expected) << row.what;
}

TEST(ReadExpression, BindsAsCelDoes) {
  const Row rows[] = {
      {"and before or", "paid || final && paid", "paid || final && paid"},
      {"parentheses", "(paid || final) && paid", "(paid || final) && paid"},
      {"chains lean to the left", "units - 1 - 2 < 0", "units - 1 - 2 < 0"},
      {"on the right they need help", "units - (1 - units) < 0", "units - (1 - units) < 0"},
      {"not before and", "!paid && final", "!paid && final"},
      {"not before ==", "!paid == final", "!paid == final"},
      {"not of a comparison", "!(paid == final)", "!(paid == final)"},
      {"not not", "!!paid", "!(!paid)"},
      {"a conditional ends everything", "paid && final ? paid : final || paid",
       "paid && final ? paid : final || paid"},
      {"a condition in a condition", "(paid ? final : paid) ? paid : final",
       "(paid ? final : paid) ? paid : final"},
      {"numbers with signs", "units - -3 > -4", "-4 < units - -3"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, example_scope()), row.expected) << row.what;
}

TEST(ReadExpression, TypesOperators) {
  const Row rows[] = {
      {"number + date", "3 + today == paid_on", "today + 3 == paid_on"},
      {"date - date", "paid_on - today < 3", "paid_on - today < 3"},
      {"dates do not add", "today + paid_on == today", "0: cannot compute a date + a date"},
      {"nor with truths", "units + paid == 3", "0: cannot compute a number + a truth value"},
      {"a number is no condition", "units && paid",
       "0: \"units\" is a number, expected a truth value"},
      {"nor may it be negated", "!units", "1: \"units\" is a number, expected a truth value"},
      {"kinds differ", "units == today", "9: \"units\" is a number, but \"today\" is a date"},
      {"lists differ", "payment == size",
       "11: \"payment\" and \"size\" are values of different lists"},
      {"regions differ", "shipping == none", "12: \"none\" is no value that can stand here"},
      {"statuses have no rank", "shipping < preparing",
       "0: a status is neither less nor greater than another"},
      {"nor have numbers of parcels", "number < number",
       "0: a tracking number is neither less nor greater than another"},
      {"a list alone", "[card]", "0: a list stands only after \"in\""},
      {"in needs a list", "payment in card", "11: expected a list [ ] after \"in\""},
      {"in needs constants", "units in [1, units]", "13: a list holds constants only"},
      {"in knows parameters", "units in [1, undated_days, 3 - 1]", "units in [1, 14, 2]"},
      {"in nothing", "units in []", "false"},
      {"no null in a list", "ship_date in [null]", "14: a list cannot hold \"null\""},
      {"minus", "-units < 3", "0 - units < 3"},
      {"minus minus", "--3 == - -units", "3 == 0 - (0 - units)"},
      {"minus of what may be unset", "-rating == null", "0 - rating == null"},
      {"minus is for numbers", "-today < 3", "1: \"today\" is a date, expected a number"},
      {"numbers are bounded", "units < 1000001", "8: numbers go up to 1000000"},
      {"far out", "units < 99999999999999999999", "8: numbers go up to 1000000"},
      {"the greatest and the least", "units < 1000000 && -1000000 < units",
       "units < 1000000 && -1000000 < units"},
      {"arms of two kinds", "paid ? 1 : today", "11: \"1\" is a number, but \"today\" is a date"},
      {"a value by itself", "card", "0: \"card\" is no value that can stand here"},
      {"two of them", "card == konbini", "0: \"card\" is no value that can stand here"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, example_scope()), row.expected) << row.what;
}

TEST(ReadExpression, KnowsWhatMayBeUnset) {
  const Row rows[] = {
      {"set", "ship_date != null", "ship_date != null"},
      {"unset, turned around", "null == ship_date", "ship_date == null"},
      {"arithmetic stays optional", "ship_date + 1 == null", "ship_date + 1 == null"},
      {"so do columns of numbers", "days(sent_by) == null", "days(sent_by) == null"},
      {"but not of truths", "trackable(sent_by) && paid", "trackable(sent_by) && paid"},
      {"and arms", "(paid ? ship_date : today) == null", "(paid ? ship_date : today) == null"},
      {"null is an arm", "(paid ? null : today) == null", "(paid ? null : today) == null"},
      {"always set", "paid_on == null", "0: \"paid_on\" is always set"},
      {"a comparison is", "(ship_date < today) == null",
       "0: \"(ship_date < today)\" is always set"},
      {"null has no rank", "ship_date < null", "0: \"null\" is compared with \"==\" or \"!=\""},
      {"null is no number", "units + null == 3",
       "8: \"null\" is compared with \"==\" or \"!=\", or assigned"},
      {"null with itself", "null == null", "true"},
      {"it never differs", "null != null", "false"},
      {"nor has it a rank there", "null < null", "0: \"null\" is compared with \"==\" or \"!=\""},
      {"null is no condition", "!null", "1: \"null\" may be unset"},
      {"the type does not depend on readings", "(strict ? paid_on : ship_date) == null", "false"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, example_scope()), row.expected) << row.what;
}

TEST(ReadExpression, MeetsTheTypeThatIsWanted) {
  struct Wanted {
    const char* what;
    std::string text;
    Type wanted;
    std::string expected;
  };
  const Wanted rows[] = {
      {"a value of the list", "card", kPayment, "card"},
      {"in arms too", "paid ? card : konbini", kPayment, "paid ? card : konbini"},
      {"a mistyped one", "crad", kPayment, "0: unknown name \"crad\" (did you mean \"card\"?)"},
      {"of another list", "size", kPayment, "0: \"size\" is a value of another list"},
      {"of another kind", "today", kInt, "0: \"today\" is a date, expected a number"},
      {"nothing into optional", "null", optional(kDate), "null"},
      {"nothing into anything else", "null", kDate, "0: \"null\" may be unset"},
      {"optional into optional", "ship_date + 1", optional(kDate), "ship_date + 1"},
      {"optional into anything else", "ship_date + 1", kDate, "0: \"ship_date + 1\" may be unset"},
      {"even if a reading hides it", "strict ? today : ship_date", kDate,
       "0: \"strict ? today : ship_date\" may be unset"},
      {"anything into optional", "today", optional(kDate), "today"},
      {"the range is not enforced", "units + 100", {.kind = Kind::Int, .high = 5}, "units + 100"},
  };
  for (const Wanted& row : rows)
    EXPECT_EQ(read(row.text, example_scope(), row.wanted), row.expected) << row.what;
}

TEST(ReadExpression, WritesGroupsOut) {
  const Row rows[] = {
      {"exists", "parcel.exists(p, p.arrived)",
       "parcel[1].arrived || parcel[2].arrived || parcel[3].arrived"},
      {"all", "parcel.all(p, p.weight < 5)",
       "parcel[1].weight < 5 && parcel[2].weight < 5 && parcel[3].weight < 5"},
      {"a computed number", "parcel[event.parcel].arrived",
       "event.parcel == 1 ? parcel[1].arrived : event.parcel == 2 ? parcel[2].arrived : "
       "parcel[3].arrived"},
      {"a variable folds with its body", "parcel.exists(p, lenient && p.arrived)", "false"},
      {"two variables", "parcel.all(p, p.weight == 0 || parcel.exists(q, strict))", "true"},
      {"which of them", "parcel.exists(i, p, i > 1 && p.arrived)",
       "parcel[2].arrived || parcel[3].arrived"},
      {"which of them, in a number", "parcel.all(i, p, p.weight < i + 1)",
       "parcel[1].weight < 2 && parcel[2].weight < 3 && parcel[3].weight < 4"},
      {"the first of them", "parcel.first(p, p.arrived) == units",
       "(parcel[1].arrived ? 1 : parcel[2].arrived ? 2 : 3) == units"},
      {"how many they are", "units < size(parcel)", "units < 3"},
      {"the greatest number", "units == greatest(units)", "units == 9"},
      {"of a truth value", "units == greatest(paid)",
       "18: \"paid\" is not a field that is a number"},
      {"the size of a field", "units == size(units)", "14: \"units\" is no group"},
      {"a number is no element", "parcel.exists(i, p, i.arrived)", "20: \"i\" has no fields"},
      {"a number is a name, too", "parcel.exists(3, p, p.arrived)",
       "14: expected the name of a variable"},
      {"of its own", "parcel.exists(p, p, p.arrived)", "17: \"p\" stands here twice"},
      {"an unknown field", "parcel.exists(p, p.arived)",
       "19: unknown name \"arived\" (did you mean \"arrived\"?)"},
      {"of a numbered one", "parcel[1].arived",
       "10: unknown name \"arived\" (did you mean \"arrived\"?)"},
      {"no such number", "parcel[4].arrived", "7: \"parcel\" is numbered 1 to 3"},
      {"nor this", "parcel[0].arrived", "7: \"parcel\" is numbered 1 to 3"},
      {"a number that may be unset", "parcel[rating].arrived", "7: \"rating\" may be unset"},
      {"no group", "parcels[1].arrived", "0: unknown name \"parcels\" (did you mean \"parcel\"?)"},
      {"a field is no group", "units.exists(p, p.x)", "0: unknown name \"units\""},
      {"nor is a call", "days(method).exists(p, p.x)", "0: \"days(method)\" is no group"},
      {"half a name", "parcel", "0: \"parcel\" is not a value by itself (write \"parcel[1].x\")"},
      {"an element is no value", "parcel[1]", "0: expected a field of \"parcel[1]\""},
      {"nor is a variable", "parcel.exists(p, p)",
       "17: \"p\" is not a value by itself (write \"p.x\")"},
      {"a variable hides nothing", "parcel.exists(paid, paid.arrived)",
       "14: \"paid\" already means something else"},
      {"not even another", "parcel.exists(p, parcel.all(p, p.arrived))",
       "28: \"p\" already means something else"},
      {"a variable is a name", "parcel.exists(1, paid)", "14: expected the name of a variable"},
      {"another question", "parcel.any(p, p.arrived)",
       "7: unknown name \"any\" (did you mean \"all\"?)"},
      {"its arguments", "parcel.exists(p)", "0: \"exists\" takes 2 or 3 arguments"},
      {"gone after its body", "parcel.exists(p, p.arrived) && p.arrived", "31: unknown name \"p\""},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, example_scope()), row.expected) << row.what;
}

TEST(ReadExpression, CallsFunctions) {
  const Row rows[] = {
      {"fits", "fits(event.number, method)", "fits(event.number, method)"},
      {"its check digit", "check_digit_fits(number, sagawa)", "check_digit_fits(number, sagawa)"},
      {"used elsewhere", "used_elsewhere(event.number)", "used_elsewhere(event.number)"},
      {"business days", "business_days_since(ship_date) >= 3",
       "3 <= business_days_since(ship_date)"},
      {"they may be unset", "business_days_since(ship_date) == null",
       "business_days_since(ship_date) == null"},
      {"or never are", "business_days_since(paid_on) == null",
       "0: \"business_days_since(paid_on)\" is always set"},
      {"of a numbered field", "business_days_since(parcel[2].sent_on) > 1",
       "1 < business_days_since(parcel[2].sent_on)"},
      {"not of a sum", "business_days_since(paid_on + 1) > 1",
       "20: \"paid_on + 1\" is not a date field"},
      {"a number of the event only", "used_elsewhere(number)",
       "15: \"number\" is not a parameter of the event"},
      {"a column", "days(method) + 1 < 7", "days(method) + 1 < 7"},
      {"a mistyped one", "trackible(method)",
       "0: unknown name \"trackible\" (did you mean \"trackable\"?)"},
      {"of no method", "trackable(paid)", "10: \"paid\" is a truth value, expected a method"},
      {"a mistyped method", "trackable(yumail)",
       "10: unknown name \"yumail\" (did you mean \"yu_mail\"?)"},
      {"too few", "fits(number)", "0: \"fits\" takes 2 arguments"},
      {"none", "trackable()", "0: \"trackable\" takes 1 argument"},
      {"both arguments", "fits(nmber, mehtod)",
       "5: unknown name \"nmber\" (did you mean \"number\"?); "
       "12: unknown name \"mehtod\" (did you mean \"method\"?)"},
      {"steps only", "sends(paid_mail)", "0: \"sends\" can be used about steps only"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, example_scope()), row.expected) << row.what;
}

TEST(ReadExpression, SpeaksAboutSteps) {
  const Row rows[] = {
      {"before and after", "before.shipping == preparing && after.shipping != preparing",
       "before.shipping == preparing && after.shipping != preparing"},
      {"one with the other", "after.number != before.number", "after.number != before.number"},
      {"who", "by in [buyer, seller] && by != buyer", "by in [buyer, seller] && by != buyer"},
      {"what happened", "event == pay", "event == pay"},
      {"turned around", "pay == event", "event == pay"},
      {"or did not", "event != pay", "!(event == pay)"},
      {"one of them", "event in [pay, ship]", "event == pay || event == ship"},
      {"of the event", "event.date == today", "event.date == today"},
      {"mails", "sends(paid_mail)", "sends(paid_mail)"},
      {"final", "!before.final && after.final", "!before.final && after.final"},
      {"groups", "after.parcel.exists(p, p.arrived) && before.parcel[2].weight == 0",
       "(after.parcel[1].arrived || after.parcel[2].arrived || after.parcel[3].arrived) && "
       "before.parcel[2].weight == 0"},
      {"both at once", "after.parcel.all(p, before.parcel.all(q, p.weight == q.weight || strict))",
       "true"},
      {"since when", "business_days_since(before.ship_date) < 3",
       "business_days_since(before.ship_date) < 3"},
      {"no plain field", "paid",
       "0: \"paid\" may be the one before or after (write \"before.paid\" or \"after.paid\")"},
      {"no plain group", "parcel[1].arrived",
       "0: \"parcel\" may be the one before or after (write \"before.parcel\" or "
       "\"after.parcel\")"},
      {"no plain final", "final",
       "0: \"final\" may be the one before or after (write \"before.final\" or \"after.final\")"},
      {"an unknown field", "before.piad", "7: unknown name \"piad\" (did you mean \"paid\"?)"},
      {"half a name", "before && paid",
       "0: \"before\" is not a value by itself (write \"before.x\"); "
       "10: \"paid\" may be the one before or after (write \"before.paid\" or \"after.paid\")"},
      {"half a group", "before.parcel",
       "0: \"before.parcel\" is not a value by itself (write \"before.parcel[1].x\")"},
      {"an unknown event", "event == cancle",
       "9: unknown name \"cancle\" (did you mean \"cancel\"?)"},
      {"no event", "event == 3", "9: \"3\" is not the name of an event"},
      {"no rank", "event < pay", "0: \"event\" is compared with \"==\", \"!=\" or \"in\""},
      {"an unknown mail", "sends(paidmail)",
       "6: unknown name \"paidmail\" (did you mean \"paid_mail\"?)"},
      {"an unknown actor", "by == seler", "6: unknown name \"seler\" (did you mean \"seller\"?)"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, example_step()), row.expected) << row.what;
}

TEST(ReadExpression, KeepsWhatMayNotBeReadHere) {
  Scope rule = example_scope();
  rule.world = false;
  EXPECT_EQ(
      read("handed_over > 0", rule),
      "0: only the world knows \"handed_over\"; permits, forbids and deadlines cannot read it");
  EXPECT_EQ(
      read("event.noted", rule),
      "0: only the world knows \"event.noted\"; permits, forbids and deadlines cannot read it");
  EXPECT_EQ(read("event.date == today", rule), "event.date == today");

  Scope norm = example_scope();
  norm.event_parameters = nullptr;
  EXPECT_EQ(read("event.date == today", norm),
            "0: \"event.date\": parameters of events cannot be read here");

  Scope initial = example_scope();
  initial.fields = false;
  EXPECT_EQ(read("paid", initial), "0: \"paid\": fields cannot be read here");
  EXPECT_EQ(read("undated_days", initial, kInt), "14");

  EXPECT_EQ(read("before.paid", example_scope()), "0: \"before\" can be used about steps only");
  EXPECT_EQ(read("by == buyer", example_scope()), "0: \"by\" can be used about steps only");
  EXPECT_EQ(read("event == pay", example_scope()),
            "0: \"event\" is not a value by itself (write \"event.x\")");
  EXPECT_EQ(read("event.dat == today", example_scope()),
            "6: unknown name \"dat\" (did you mean \"date\"?)");
}

TEST(ReadExpression, ReportsEveryProblem) {
  const Row rows[] = {
      {"two unknown names", "piad && fianl",
       "0: unknown name \"piad\" (did you mean \"paid\"?); "
       "8: unknown name \"fianl\" (did you mean \"final\"?)"},
      {"of one comparison", "piad == fianl",
       "0: unknown name \"piad\" (did you mean \"paid\"?); "
       "8: unknown name \"fianl\" (did you mean \"final\"?)"},
      {"a value is not blamed for it", "paymnet == card",
       "0: unknown name \"paymnet\" (did you mean \"payment\"?)"},
      {"a condition and an arm", "piad ? 1 : unist",
       "0: unknown name \"piad\" (did you mean \"paid\"?); "
       "11: unknown name \"unist\" (did you mean \"units\"?)"},
      {"items of a list", "payment in [crad, card, today]",
       "12: unknown name \"crad\" (did you mean \"card\"?); "
       "24: \"today\" is a date, expected a choice"},
      {"at code points", "paid && \xE7\x99\xBA", "8: expected an expression after \"&&\""},
      {"once for a group", "parcel.all(p, units)",
       "14: \"units\" is a number, expected a truth value"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, example_scope()), row.expected) << row.what;
}

TEST(ReadExpression, SaysWhereATextIsBroken) {
  const Row rows[] = {
      {"nothing", "", "0: expected an expression"},
      {"blanks", "  ", "2: expected an expression"},
      {"half", "paid && ", "8: expected an expression after \"&&\""},
      {"the other half", "&& paid", "0: expected an expression"},
      {"doubled", "paid && && paid", "8: expected an expression after \"&&\""},
      {"not closed", "(paid && (final)", "0: unbalanced \"(\""},
      {"the inner one", "paid && (final", "8: unbalanced \"(\""},
      {"a list", "units in [1, 2", "9: unbalanced \"[\""},
      {"a call", "days(method", "4: unbalanced \"(\""},
      {"closed twice", "(paid))", "6: unexpected \")\""},
      {"closed otherwise", "(paid]", "5: unexpected \"]\""},
      {"two names", "paid final", "5: unexpected \"final\""},
      {"no arm", "paid ? final", "12: expected \":\" and an expression after \"final\""},
      {"no second arm", "paid ? final :", "14: expected an expression after \":\""},
      {"no member", "event.", "6: expected a name after \".\""},
      {"a chain of comparisons", "1 < units < 3",
       "10: unexpected \"<\" (join comparisons with \"&&\")"},
      {"one =", "units = 3", "6: unexpected \"=\" (write \"==\" to compare)"},
      {"one &", "paid & final", "5: unexpected \"&\" (write \"&&\" for \"and\")"},
      {"words", "paid or final", "5: unexpected \"or\" (write \"||\" for \"or\")"},
      {"quotes", "payment == \"card\"",
       "11: expected an expression after \"==\" (names are written without quotes)"},
      {"times", "units * 2 < 3", "6: unexpected \"*\" (there are only \"+\" and \"-\")"},
      {"two commas", "payment in [card,,]", "17: expected an expression after \",\""},
      {"a comma after arguments", "fits(number, method,)",
       "20: expected an expression after \",\""},
      {"a comment that eats the rest", "(paid // )", "0: unbalanced \"(\""},
      {"half, and a comment", "paid && // final", "16: expected an expression after \"&&\""},
      {"no comment", "units / 2 < 3", "6: unexpected \"/\" (there are only \"+\" and \"-\")"},
      {"digits that go on", "units < 12abc", "10: unexpected \"abc\""},
      {"fractions", "units < 1.5", "10: expected a name after \".\""},
      {"a word of the language", "in in [1]",
       "0: expected an expression (join comparisons with \"&&\")"},
      {"calls of calls", "days(method)(method)", "12: unexpected \"(\""},
      {"control characters", "paid\x01", "4: unexpected \"\\u0001\""},
      {"bytes that are no text", "paid \xFF", "5: unexpected \"\\xff\""},
      {"a zero byte", std::string("paid\0", 5), "4: unexpected \"\\u0000\""},
      {"text that turns around", "paid \xE2\x80\xAE", "5: unexpected \"\\u202e\""},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.text, example_scope()), row.expected) << row.what;
}

std::string repeat(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string head(const std::string& text) { return text.substr(0, 40); }

TEST(ReadExpression, SurvivesHostileTexts) {
  const std::string deep = ": nested deeper than 40 levels";
  EXPECT_EQ(read(repeat("(", 2000), example_scope()), "40" + deep);
  EXPECT_EQ(read(repeat("!", 2000), example_scope()), "40" + deep);
  EXPECT_EQ(read(repeat("-", 2000), example_scope()), "40" + deep);
  EXPECT_EQ(read(repeat("[", 2000), example_scope()), "40" + deep);
  EXPECT_EQ(read(repeat("a[", 1000), example_scope()), "80" + deep);
  EXPECT_EQ(read(repeat("f(", 1000), example_scope()), "80" + deep);
  EXPECT_EQ(read(repeat("a?", 1000), example_scope()), "80" + deep);
  EXPECT_EQ(read(repeat("paid?1:", 280), example_scope()), "278" + deep);
  EXPECT_EQ(read(repeat("a.", 999) + "a", example_scope()).substr(0, 8), "0: \"a.a.");
  EXPECT_EQ(read("a" + repeat("[1]", 600), example_scope()).substr(0, 12), "0: expected ");
  EXPECT_EQ(read(repeat("paid ", 500), example_scope()), "0: an expression has at most 2000 bytes");
  EXPECT_EQ(read(repeat("(", 39) + "paid" + repeat(")", 39), example_scope()), "paid");
  EXPECT_EQ(read(repeat("!", 39) + "paid", example_scope()).substr(0, 4), "!(!(");
}

TEST(ReadExpression, TakesLongChains) {
  EXPECT_EQ(read("paid" + repeat("&&paid", 300), example_scope()).size(), 4 + 300 * 8u);
  EXPECT_EQ(read("units" + repeat("+1", 990) + "<0", example_scope()).size(), 5 + 990 * 4 + 4u);
  EXPECT_EQ(read("true" + repeat("||true", 300), example_scope()), "true");
  EXPECT_EQ(head(read("x" + repeat("&&x", 600), example_scope())),
            head("0: unknown name \"x\"; 3: unknown name \"x\"; "));
}

TEST(ReadExpression, RefusesGroupsThatExplode) {
  std::string text = "p1.arrived";
  for (int i = 9; i > 0; --i) text = fmt::format("parcel.exists(p{}, {})", i, text);
  const std::string too_large = "too large when its groups are written out";
  EXPECT_NE(read(text, example_scope()).find(too_large), std::string::npos);
  std::string number = "event.parcel";
  for (int i = 0; i < 12; ++i) number = fmt::format("parcel[{}].weight", number);
  EXPECT_NE(read(number + " == 1", example_scope()).find(too_large), std::string::npos);
}

TEST(ReadExpression, KeepsThePlacesOfWhatRemains) {
  const std::string text = "strict && (units > 3 || lenient)";
  std::vector<ExpressionProblem> problems;
  const auto expression = read_expression(text, example_scope(), kTruth, problems);
  ASSERT_TRUE(expression);
  EXPECT_EQ(text.substr(expression->begin, expression->end - expression->begin), "units > 3");
  EXPECT_EQ(expression->op, Op::Less);
  EXPECT_EQ(expression->operands[0].begin, 19);  // `3 < units`
  EXPECT_EQ(expression->operands[1].begin, 11);
}

void check_spans(const Expression& expression, std::size_t begin, std::size_t end) {
  RC_ASSERT(begin <= expression.begin);
  RC_ASSERT(expression.begin < expression.end);
  RC_ASSERT(expression.end <= end);
  for (const Expression& operand : expression.operands) check_spans(operand, begin, end);
}

RC_GTEST_PROP(ReadExpression, answers_whatever_is_asked, ()) {
  const std::vector<std::string> tokens = {
      "paid",   "units", "ship_date", "card",   "event", "parcel", ".",           "[",
      "]",      "(",     ")",         "?",      ":",     "==",     "<",           "&&",
      "||",     "+",     "-",         "!",      "in",    ",",      "1",           "null",
      "exists", "p",     "days",      "before", "true",  "\xF0",   "\xE7\x99\xBA"};
  std::string text;
  for (const std::string& token :
       *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(tokens)))
    text += token + " ";
  const Scope scope = *rc::gen::element(example_scope(), example_step());
  std::vector<ExpressionProblem> problems;
  const auto expression = read_expression(text, scope, kTruth, problems);
  RC_ASSERT(expression.has_value() == problems.empty());
  if (expression) check_spans(*expression, 0, text.size());
  for (const ExpressionProblem& found : problems) {
    RC_ASSERT(found.offset >= 0);
    RC_ASSERT(static_cast<std::size_t>(found.offset) <= text.size());
    RC_ASSERT(found.problem.ja.size() + found.hint.ja.size() < 300u);
    RC_ASSERT(found.problem.en.size() + found.hint.en.size() < 300u);
  }
}

TEST(ReadExpression, SpeaksJapanese) {
  std::vector<ExpressionProblem> problems;
  EXPECT_FALSE(read_expression("piad && units", example_scope(), kTruth, problems));
  ASSERT_EQ(problems.size(), 2u);
  EXPECT_EQ(problems[0].problem.ja, "「piad」という名前はありません");
  EXPECT_EQ(problems[0].hint.ja, "「paid」のことでしょうか");
  EXPECT_EQ(problems[1].problem.ja, "「units」は数ですが、ここには真偽値が必要です");
}

}  // namespace
}  // namespace juchu
