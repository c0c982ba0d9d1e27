// Mistakes in what a rulebook says about events and rules, and what is said about them.
#include <gtest/gtest.h>

#include "testing/rulebooks/rulebook_problems.hpp"

namespace juchu {
namespace {

TEST(RulebookProblems, Events) {
  expect_problems({
      {"an unknown actor", R"("ship": {"by": "seller")", R"("ship": {"by": "sellre")",
       R"(r:35:18: error: events/ship/by: no actor "sellre" (did you mean "seller"?))"},
      {"a parameter called like a key of a step", R"({"day": {"type")", R"({"note": {"type")",
       R"(r:34:40: error: events/date_it/with/note: "note" is a key of every scenario )"
       "step (choose another name)\n"
       R"(r:41:133: error: permits/1/set/ship_date: unknown name "day")"},
      {"a number has no bounds", R"("count": {"type": "1..9"})",
       R"("count": {"type": "1..9", "from": "2"})",
       R"(r:38:83: error: events/restock/with/count/from: only a date has bounds (write )"
       "those of a number as its type, like 1..9)"},
      {"the world has no bounds", R"({"day": {"type": "date",)",
       R"({"day": {"type": "date", "world": true,)",
       R"(r:34:79: error: events/date_it/with/day/from: the world is not refused, so it )"
       R"(has no bounds (write them as "possible"))"
       "\n"
       R"(r:34:100: error: events/date_it/with/day/to: the world is not refused, so it )"
       R"(has no bounds (write them as "possible"))"
       "\n"
       R"(r:41:127: error: permits/1/set/ship_date: only the world knows "event.day"; )"
       "permits, forbids and deadlines cannot read it"},
      {"a default out of range", R"("default": "1")", R"("default": "3")",
       R"(r:37:52: error: events/hand_over/with/parcel/default: the number is out of )"
       "range (a whole number from 1 to 2)"},
      {"a default of another kind", R"("default": "card")", R"("default": "ship_date")",
       R"(r:32:87: error: events/order/with/payment/default: "ship_date" is a date, )"
       "expected a choice"},
      {"an expression at its column", R"("possible": "parcel[event.parcel].sent_on == null")",
       R"("possible": "parcel[event.parcel].sent_no == null && units > 1 || unit > 2")",
       R"(r:36:82: error: events/hand_over/possible: unknown name "sent_no" (did you mean )"
       R"("sent_on"?))"
       "\n"
       R"(r:36:114: error: events/hand_over/possible: unknown name "unit" (did you mean )"
       R"("units"?))"},
      {"nine parameters", R"({"count": {"type": "1..9"}})",
       R"({"count": {"type": "1..9"}, "a": {"type": "bool"}, "b": {"type": "bool"}, "c": )"
       R"({"type": "bool"}, "d": {"type": "bool"}, "e": {"type": "bool"}, "f": {"type": )"
       R"("bool"}, "g": {"type": "bool"}, "h": {"type": "bool"}})",
       "r:38:56: error: events/restock/with: 9 are too many (at most 8)"},
      {"an unknown scope", R"("scope": "shop", "with")", R"("scope": "shops", "with")",
       R"(r:38:40: error: events/restock/scope: no scope "shops" (did you mean "shop"?))"},
  });
}

TEST(RulebookProblems, Sets) {
  expect_problems({
      {"an unknown field", R"("set": {"ship_date": "event.day"})",
       R"("set": {"shipdate": "event.day"})",
       R"(r:41:113: error: permits/1/set/shipdate: no field "shipdate" (did you mean )"
       R"("ship_date"?))"},
      {"an unknown numbered field", R"("set": {"parcel[event.parcel].sent_on")",
       R"("set": {"parcel[event.parcel].send_on")",
       R"(r:37:67: error: events/hand_over/set/parcel[event.parcel].send_on: no field )"
       R"("parcel[1].send_on" (did you mean "parcel[1].sent_on"?))"},
      {"a status is not set", R"("set": {"ship_date": "event.day"})",
       R"("set": {"claim": "asked"})",
       R"(r:41:113: error: permits/1/set/claim: a status is not changed by "set" (write )"
       R"(it under "to"))"},
      {"a setting is not set", R"("set": {"ship_date": "event.day"})", R"("set": {"linked": true})",
       "r:41:113: error: permits/1/set/linked: a setting never changes"},
      {"the shop knows no order", R"("set": {"stock": "stock + event.count"})",
       R"("set": {"stock": "stock + units", "units": 1})",
       R"(r:43:64: error: permits/3/set/stock: what happens to the shop cannot read an )"
       "order or a cart\n"
       R"(r:43:72: error: permits/3/set/units: what happens to the shop changes fields of )"
       "the shop only"},
      {"the world changes the world", R"({"parcel[event.parcel].sent_on": "today"})",
       R"({"ship_date": "today"})",
       R"(r:37:67: error: events/hand_over/set/ship_date: a world event changes only )"
       "fields of the world"},
      {"a rule does not change the world", R"("set": {"ship_date": "event.day"})",
       R"("set": {"told": true})",
       R"(r:41:113: error: permits/1/set/told: a rule cannot change what only the world )"
       R"(knows (write it in the "set" of the event))"},
      {"the system does not learn from the world",
       R"("set": {"ordered_on": "today", "payment": "event.payment"})",
       R"("set": {"ordered_on": "parcel[1].sent_on", "payment": "event.payment"})",
       R"(r:33:28: error: events/order/set/ordered_on: only the world knows )"
       R"("parcel[1].sent_on"; permits, forbids and deadlines cannot read it)"},
      {"event and permit set the same", R"("set": {"units": "event.units",)",
       R"("set": {"units": "event.units", "payment": "card",)",
       R"(r:40:111: error: permits/0/set/payment: "payment" is set twice (set it once, )"
       R"(counting the "set" of the event))"},
      {"a number that no field has", R"("parcel": {"type": "1..2")", R"("parcel": {"type": "1..3")",
       R"(r:37:67: error: events/hand_over/set/parcel[event.parcel].sent_on: there is no )"
       "field of that number (the numbers are 1 to 2)"},
      {"twice by a number", R"({"parcel[event.parcel].sent_on": "today"})",
       R"({"parcel[event.parcel].sent_on": "today", "parcel[2].sent_on": "today"})",
       R"(r:37:108: error: events/hand_over/set/parcel[2].sent_on: "parcel[2].sent_on" is )"
       R"(set twice (set it once, counting the "set" of the event))"},
      {"a value out of range", R"("set": {"units": "event.units",)", R"("set": {"units": 4,)",
       R"(r:40:96: error: permits/0/set/units: the number is out of range (a whole number )"
       "from 1 to 3)"},
      {"null for what is always set", R"("set": {"units": "event.units",)",
       R"("set": {"units": null,)", R"(r:40:96: error: permits/0/set/units: "null" may be unset)"},
      {"a fraction", R"("set": {"units": "event.units",)", R"("set": {"units": 1.5,)",
       R"(r:40:96: error: permits/0/set/units: expected a string, found a number with a )"
       "fraction, an exponent or too many digits"},
  });
}

TEST(RulebookProblems, Permits) {
  expect_problems({
      {"an unknown event is no flood", R"("id": "ship-it", "on": "ship")",
       R"("id": "ship-it", "on": "shop")",
       R"(r:42:27: error: permits/2/on: no event "shop" (did you mean "ship"?))"},
      {"the world needs no permit", R"("id": "date-once", "on": "date_it")",
       R"("id": "date-once", "on": "hand_over")",
       R"(r:41:29: error: permits/1/on: a world event is neither permitted nor refused )"
       R"((write when it can happen as its "possible"))"
       "\n"
       R"(r:41:135: error: permits/1/set/ship_date: unknown name "day")"},
      {"an unknown status", R"("from": ["fresh", "gone", "quiet"])",
       R"("from": ["fresh", "gonne", "quiet"])",
       R"(r:41:58: error: permits/1/from/1: no status "gonne" (did you mean "gone"?))"},
      {"an empty list", R"("from": ["fresh", "gone", "quiet"])", R"("from": [])",
       "r:41:48: error: permits/1/from: the list is empty (write at least one item)"},
      {"nothing stands alone", R"("from": ["fresh", "gone", "quiet"])",
       R"("from": ["fresh", "nothing"])",
       R"(r:41:58: error: permits/1/from/1: "nothing" stands alone (write "from": )"
       R"("nothing"))"},
      {"two statuses of one region", R"("to": ["gone", "quiet"])", R"("to": ["gone", "done"])",
       R"(r:42:111: error: permits/2/to/1: two statuses of one region (name one for each )"
       "region)"},
      {"an unknown mail", R"("send": "sent_mail")", R"("send": "send_mail")",
       R"(r:42:191: error: permits/2/send: no mail "send_mail" (did you mean "sent_mail"?))"},
      {"a condition that is no condition", R"("when": "ship_date == null")",
       R"("when": "ship_date")",
       R"(r:41:85: error: permits/1/when: "ship_date" is a date, expected a truth value)"},
      {"a rule does not read the world", R"("when": "ship_date == null")",
       R"("when": "ship_date == null && !told")",
       R"(r:41:107: error: permits/1/when: only the world knows "told"; permits, forbids )"
       "and deadlines cannot read it"},
      {"created without a date", R"("set": {"ordered_on": "today", "payment")",
       R"("set": {"payment")",
       R"(r:40:3: error: permits/0: an order is created without "ordered_on" (set it, or )"
       R"(let it be unset: add "?" to its type))"},
      {"an event of the shop knows no status", R"("on": "restock", )",
       R"("on": "restock", "from": "fresh", "to": "gone", )",
       R"(r:43:38: error: permits/3/from: what happens to the shop knows no status of an )"
       "order (remove this)\n"
       R"(r:43:55: error: permits/3/to: what happens to the shop knows no status of an )"
       "order (remove this)"},
      {"nor does a forbid on it",
       R"x("id": "no-double", "on": "ship", "when": "used_elsewhere(event.number)")x",
       R"("id": "no-double", "on": "restock", "from": "fresh", "when": "final || units > )"
       R"(1")",
       R"(r:45:40: error: forbids/0/from: what happens to the shop knows no status of an )"
       "order (remove this)\n"
       R"(r:45:66: error: forbids/0/when: what happens to the shop cannot read an order )"
       "or a cart\n"
       R"(r:45:75: error: forbids/0/when: what happens to the shop cannot read an order )"
       "or a cart"},
      {"a forbid on the world",
       R"x("id": "no-double", "on": "ship", "when": "used_elsewhere(event.number)")x",
       R"("id": "no-double", "on": "hand_over")",
       R"(r:45:29: error: forbids/0/on: a world event is neither permitted nor refused )"
       R"((write when it can happen as its "possible"))"},
      {"an id of the wrong form", R"("id": "ship-it")", R"("id": "ship_it")",
       R"(r:42:10: error: permits/2/id: this is not the id of a rule (small letters and )"
       R"(digits joined by "-", like pay-in-time))"},
      {"an id twice, in any section", R"("id": "ship-it")", R"("id": "one-number")",
       R"(r:58:10: error: properties/1/id: rule "one-number" is repeated (first on line )"
       "42; keep one of them)"},
      {"an id of the engine's own", R"("id": "ship-it")", R"("id": "not-listed")",
       R"(r:42:10: error: permits/2/id: "not-listed" is reserved and cannot be a name )"
       "(choose another name)"},
      {"no advice", R"("id": "ship-it",)", R"("id": "ship-it", "advice": {"en": "no"},)",
       R"(r:42:21: error: permits/2/advice: no key "advice" (known: id, on, from, when, )"
       "to, set, send, says, source)"},
      {"a row that is no object", R"("permits": [)", R"("permits": ["free",)",
       "r:39:13: error: permits/0: expected an object {...}, found a string"},
  });
}

TEST(RulebookProblems, Deadlines) {
  expect_problems({
      {"the day is a date", R"("at": "ship_date", "from")", R"("at": "units", "from")",
       R"(r:49:29: error: deadlines/2/at: "units" is a number, expected a date)"},
      {"a day that is never", R"("at": "ship_date", "from")", R"("at": null, "from")",
       R"(r:49:28: error: deadlines/2/at: null cannot stand here (leave the key out )"
       "instead)"},
      {"it knows no event", R"("at": "ship_date", "from")", R"("at": "event.day", "from")",
       R"(r:49:29: error: deadlines/2/at: "event.day": parameters of events cannot be )"
       "read here"},
      {"it does not read what changes in the shop", R"(> 5 && !linked")", R"(> 5 && stock == 0")",
       R"(r:48:65: error: deadlines/1/when: a field of the shop that changes cannot be )"
       "read here (make what depends on the shop an event of the system)"},
      {"it does not read the world", R"(> 5 && !linked")", R"(> 5 && !told")",
       R"(r:48:66: error: deadlines/1/when: only the world knows "told"; permits, forbids )"
       "and deadlines cannot read it"},
      {"a cart is only added to", R"("set": {"lines": "lines - 1"})",
       R"("set": {"lines": "lines == 2 ? 1 : 0"})",
       R"(r:47:109: error: deadlines/0/set/lines: a deadline changes a field of the cart )"
       R"(or shop only by adding to it (add or subtract a constant or a field of the )"
       "order, like lines - 1)"},
      {"not from another field of it", R"("set": {"lines": "lines - 1"})",
       R"("set": {"lines": "stock"})",
       R"(r:47:109: error: deadlines/0/set/lines: a deadline changes a field of the cart )"
       R"(or shop only by adding to it (add or subtract a constant or a field of the )"
       "order, like lines - 1)"},
      {"a field of the order may be added", R"("set": {"lines": "lines - 1"})",
       R"("set": {"lines": "1 + lines - units"})", ""},
      {"it would fire every day", R"("from": "gone", "to": "done")", R"("from": "gone")",
       R"(r:47:3: error: deadlines/0: this deadline stays enabled after firing (leave the )"
       R"(status with "to", or "set" a field that it reads))"},
      {"it may move into a status that it asks",
       R"("when": "business_days_since(ordered_on) > 5 && !linked", "from": ["fresh", )"
       R"("quiet"])",
       R"("when": "claim == quiet")", ""},
      {"it has no reason", R"("at": "ship_date", "from": ["fresh", "quiet"])",
       R"("from": ["fresh", "quiet"])",
       R"(r:49:3: error: deadlines/2: this deadline has neither "at" nor "when" (write )"
       R"(its day as "at"))"},
      {"it creates nothing", R"("at": "ship_date", "from": ["fresh", "quiet"])",
       R"("at": "ship_date", "from": "nothing")",
       "r:49:49: error: deadlines/2/from: a deadline creates no order"},
      {"a rank", R"("rank": 2)", R"("rank": -1)",
       R"(r:47:59: error: deadlines/0/rank: the number is out of range (a whole number )"
       "from 0 to 1000)"},
      {"business days of the order, not of its cart", R"("ordered_on": {"type": "date"})",
       R"("ordered_on": {"type": "date", "scope": "cart"})",
       R"(r:48:26: error: deadlines/1/when: business days are counted from dates of an )"
       "order only"},
      {"business days of a date", "business_days_since(ordered_on)", "business_days_since(units)",
       R"(r:48:46: error: deadlines/1/when: "units" is a number, expected a date)"},
  });
}

TEST(RulebookProblems, Duties) {
  const std::string one_pattern =
      R"(r:57:3: error: properties/0: exactly one of "never", "never_step", "always_reachable", )"
      R"("leads_to", "precedes", "sometimes" and "sometimes_step" is needed)";
  expect_problems({
      {"a norm of both kinds", R"("on": "ship", "when": "units > 1", "must")",
       R"("within": 3, "on": "ship", "when": "units > 1", "must")",
       R"(r:52:45: error: norms/0/within: a norm has either "on" and "must" or "while" )"
       R"(and "within")"},
      {"a norm of neither kind", R"("while": "number != null && !told", "within": 1, )", "",
       R"(r:53:3: error: norms/1: "while" is missing (it is required))"
       "\n"
       R"(r:53:3: error: norms/1: "within" is missing (it is required))"},
      {"too many days", R"("within": 1,)", R"("within": 1001,)",
       R"(r:53:90: error: norms/1/within: the number is out of range (a whole number from )"
       "0 to 1000)"},
      {"a day may be unset, a number of days not a date", R"x("within": "days(sent_by)")x",
       R"("within": "ship_date")",
       R"(r:54:117: error: promises/0/within: "ship_date" is a date, expected a number)"},
      {"null days", R"("within": 1,)", R"("within": null,)",
       R"(r:53:90: error: norms/1/within: null cannot stand here (leave the key out )"
       "instead)"},
      {"days of a column", R"("letter": {"days": 3)", R"("letter": {"days": 1001)",
       R"(r:54:116: error: promises/0/within: the number is out of range (a whole number )"
       "from 0 to 1000)"},
      {"since a date", R"("since": "ship_date")", R"("since": "units")",
       R"(r:53:102: error: norms/1/since: "since" needs a field that is a date)"},
      {"since an unknown field", R"("since": "ship_date")", R"("since": "shipdate")",
       R"(r:53:102: error: norms/1/since: no field "shipdate" (did you mean "ship_date"?))"},
      {"an obligation does not read what changes in the shop",
       R"("while": "number != null && !told")", R"("while": "stock > 1")",
       R"(r:53:54: error: norms/1/while: a field of the shop that changes cannot be read )"
       "here (make what depends on the shop an event of the system)"},
      {"a promise is no step", R"({"id": "arrives", )", R"({"id": "arrives", "on": "ship", )",
       R"(r:54:32: error: promises/0/on: no key "on" (known: id, each, by, says, advice, )"
       "source, while, within, since)"},
      {"a hazard does not read what changes in the shop", R"("when": "final && parcel[1].lost")",
       R"("when": "final && stock == 0")",
       R"(r:55:55: error: hazards/0/when: a field of the shop that changes cannot be read )"
       "here (make what depends on the shop an event of the system)"},
      {"an unknown expectation", R"("expect": "gap")", R"("expect": "gaps")",
       R"(r:55:82: error: hazards/0/expect: no expectation "gaps" (did you mean "gap"?))"},
      {"a norm without its actor", R"("id": "tell-the-buyer", "by": "seller")",
       R"("id": "tell-the-buyer")", R"(r:53:3: error: norms/1: "by" is missing (it is required))"},
      {"used elsewhere is asked of a parameter", R"x("used_elsewhere(event.number)")x",
       R"x("used_elsewhere(number)")x",
       R"(r:45:61: error: forbids/0/when: "number" is not a parameter of the event)"},
      {"a property of neither kind", R"("never": "final && claim == asked", )", "", one_pattern},
      {"a property of two kinds", R"("never": "final && claim == asked")",
       R"("never": "final", "never_step": "before.final")", one_pattern},
      {"a step is not read by what may follow", R"("never": "final && claim == asked")",
       R"("sometimes": "final", "always_reachable": "by == buyer")",
       one_pattern + "\n" +
           R"(r:57:67: error: properties/0/always_reachable: "by" can be used about )"
           R"(steps only)"},
      {"leads to, but when?", R"("when": "shipping == gone", "within": "grace_days + 1", )", "",
       R"(r:60:3: error: properties/3: "when" is missing (it is required))"},
      {"precedes, but when?", R"(, "when": "final", "says")", R"(, "says")",
       R"(r:61:3: error: properties/4: "when" is missing (it is required))"},
      {"when, of a pattern that has none", R"("sometimes": "final")",
       R"("sometimes": "final", "when": "final")",
       R"(r:62:44: error: properties/5/when: "when" belongs to "leads_to" and "precedes" only)"},
      {"within, of a pattern that has none", R"("when": "final", "says")",
       R"("when": "final", "within": 3, "says")",
       R"(r:61:73: error: properties/4/within: "within" belongs to "leads_to" only)"},
      {"days that depend on the order", R"("within": "grace_days + 1")", R"("within": "units")",
       R"(r:60:83: error: properties/3/within: "units": fields cannot be read here)"},
      {"too many days until the goal", R"("within": "grace_days + 1")", R"("within": 1001)",
       R"(r:60:82: error: properties/3/within: the number is out of range (a whole number )"
       "from 0 to 1000)"},
      {"fewer than no days", R"("within": "grace_days + 1")", R"("within": "grace_days - 4")",
       R"(r:60:82: error: properties/3/within: the number is out of range (a whole number )"
       "from 0 to 1000)"},
      {"null days until the goal", R"("within": "grace_days + 1")", R"("within": null)",
       R"(r:60:82: error: properties/3/within: "null" may be unset)"},
      {"a goal that is no condition", R"("precedes": "number != null")", R"("precedes": "units")",
       R"(r:61:39: error: properties/4/precedes: "units" is a number, expected a truth value)"},
      {"no order at all", R"("orders": 2)", R"("orders": 0)",
       R"(r:63:99: error: properties/6/orders: the number is out of range (a whole number )"
       "from 1 to 4)"},
      {"before or after", R"(by == buyer")", R"(units == 1")",
       R"(r:58:97: error: properties/1/never_step: "units" may be the one before or after )"
       R"((write "before.units" or "after.units"))"},
  });
}

}  // namespace
}  // namespace juchu
