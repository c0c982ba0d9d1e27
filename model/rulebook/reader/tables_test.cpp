// Mistakes in what a rulebook declares, and what is said about them.
#include <gtest/gtest.h>

#include "testing/rulebooks/rulebook_problems.hpp"

namespace juchu {
namespace {

TEST(RulebookProblems, TopLevel) {
  expect_problems({
      {"a misspelt section is read as if it were right", R"("forbids": [)", R"("forbid": [)",
       R"(r:44:1: error: forbid: no key "forbid" (did you mean "forbids"?))"},
      {"the only tick is the day", R"("tick": "day")", R"("tick": "hour")",
       "r:2:51: error: tick: no tick of that name (known: day)"},
      {"a required key is missing", R"("version": "1", )", "",
       R"(r:1:1: error: "version" is missing (it is required))"},
      {"a text needs words", R"({"ja": "小さな店", "en": "A small shop"})", "{}",
       R"(r:2:67: error: title: there are no words (write them under "ja" and "en"))"},
      {"empty words are no words", R"({"ja": "購入者"})", R"({"ja": ""})",
       R"(r:6:31: error: actors/buyer/label: there are no words (write them under "ja" )"
       R"(and "en"))"},
      {"a text knows two languages", R"("en": "A small shop")", R"("de": "Laden")",
       R"(r:2:82: error: title/de: no key "de" (known: ja, en))"},
      {"a section of the wrong kind", R"("properties": [)", R"("properties": 3, "$schema": [)",
       "r:56:15: error: properties: expected an array [...], found a whole number\n"
       "r:56:29: error: $schema: expected a string, found an array [...]"},
      {"a rulebook's name is no sentence", R"("rulebook": "small-shop")",
       R"("rulebook": "a */ name")",
       R"(r:2:13: error: rulebook: this is not a name (letters, digits, "-", "_" and ".", a )"
       "letter or digit first, like my-shop)"},
      {"nor is a version", R"("version": "1")", R"("version": ".1")",
       R"(r:2:38: error: version: this is not a name (letters, digits, "-", "_" and ".", a )"
       "letter or digit first, like my-shop)"},
      {"an empty name", R"("rulebook": "small-shop")", R"("rulebook": "")",
       "r:2:13: error: rulebook: the string is empty (write at least one character)"},
      {"a key twice", R"("version": "1")", R"("version": "1", "version": "2")",
       R"(r:2:43: error: version: "version" is repeated (first on line 2; keep one of )"
       "them)"},
  });
}

TEST(RulebookProblems, Parameters) {
  expect_problems({
      {"a number out of range", R"("value": 3,)", R"("value": 1000001,)",
       R"(r:4:27: error: parameters/grace_days/value: the number is out of range (a whole )"
       "number from -1000000 to 1000000)"},
      {"only a truth value can be a reading", R"("value": true, "reading")",
       R"("value": 1, "reading")",
       R"(r:5:37: error: parameters/strict/reading: only a truth value can be a reading )"
       "(let its value be true or false)"},
      {"no source", R"("value": 3, "source": "assumed")", R"("value": 3)",
       R"(r:4:17: error: parameters/grace_days: "source" is missing (it is required))"},
      {"an empty source", R"("source": "assumed")", R"("source": "")",
       R"(r:4:40: error: parameters/grace_days/source: the string is empty (write at )"
       "least one character)"},
      {"a name of the wrong form", R"("strict": {)", R"("Strict-One": {)",
       R"(r:5:3: error: parameters/Strict-One: "Strict-One" is not a name (small letters )"
       R"(and digits joined by "_", like ship_date))"},
      {"a name that is too long", R"("strict": {)",
       R"("a234567890123456789012345678901234567890123456789012345678901234x": {)",
       "r:5:3: error: parameters/a234567890123456789012345678901234567890123456789012345678901234x"
       ": the name is too long (at most 64 characters)"},
      {"a word of the language", R"("strict": {)", R"("today": {)",
       R"(r:5:3: error: parameters/today: "today" is reserved and cannot be a name )"
       "(choose another name)"},
      {"a name that a field has", R"("strict": {)", R"("units": {)",
       R"(r:22:3: error: fields/units: name "units" is repeated (first on line 5; keep )"
       "one of them)"},
      {"neither a number nor a truth value is no flood", R"("value": 3,)", R"("value": "3",)",
       R"(r:4:27: error: parameters/grace_days/value: expected a whole number, found a )"
       "string"},
  });
}

TEST(RulebookProblems, Methods) {
  expect_problems({
      {"two ways to state the form", R"("digits": [12],)", R"("digits": [12], "pattern": ["999"],)",
       R"(r:10:31: error: methods/courier/pattern: "digits" and "pattern" exclude each )"
       "other"},
      {"no length", R"("digits": [12])", R"("digits": [])",
       R"(r:10:25: error: methods/courier/digits: the list is empty (write at least one )"
       "item)"},
      {"a length that is too long", R"("digits": [12])", R"("digits": [12, 41])",
       R"(r:10:30: error: methods/courier/digits/1: the number is out of range (a whole )"
       "number from 1 to 40)"},
      {"a form of other letters", R"(["AA999999999AA"])", R"(["AA999999999aa"])",
       R"(r:11:23: error: methods/ems/pattern/0: this is no form of a number ("9" for a )"
       R"(digit and "A" for a capital, like AA999999999AA))"},
      {"a check that does not suit the form", R"("check": "s10")", R"("check": "mod7")",
       R"(r:11:50: error: methods/ems/check: this check does not suit the form of the )"
       R"(numbers (mod7 needs "digits"))"},
      {"the other way round", R"("check": "mod7")", R"("check": "s10")",
       R"(r:10:40: error: methods/courier/check: this check does not suit the form of the )"
       R"(numbers (s10 needs "pattern": ["AA999999999AA"]))"},
      {"an unknown check", R"("check": "mod7")", R"("check": "mod9")",
       R"(r:10:40: error: methods/courier/check: no check "mod9" (did you mean "mod7"?))"},
      {"an example of another length", "0123-4567-8903", "0123-4567-890",
       R"(r:10:59: error: methods/courier/example: the example does not have the form of )"
       "this method's numbers"},
      {"an example with a wrong check digit", "0123-4567-8903", "0123-4567-8904",
       "r:10:59: error: methods/courier/example: the example's check digit is wrong"},
      {"an example where there is no form", R"("letter": {)", R"("letter": {"example": "12", )",
       R"(r:12:25: error: methods/letter/example: the example does not have the form of )"
       "this method's numbers"},
      {"a column of two kinds", R"("days": 2,)", R"("days": true,)",
       R"(r:10:104: error: methods/courier/days: expected a whole number, found true or )"
       "false"},
      {"a number missing in a column", R"("letter": {"days": 3,)", R"("letter": {)",
       R"(r:12:13: error: methods/letter: "days" is missing (it is required))"},
      {"a misspelt key is no column", R"("digits": [12])", R"("digit": [12])",
       R"(r:10:24: error: methods/courier/digit: a column holds truth values or whole )"
       R"(numbers (did you mean "digits"?))"},
      {"a column called like a function", R"("trackable": true,)",
       R"("trackable": true, "fits": true,)",
       R"(r:10:96: error: methods/courier/fits: this column is called like a function )"
       "(choose another name)"},
  });
}

TEST(RulebookProblems, Regions) {
  expect_problems({
      {"a status of an unknown region", R"("gone": {"region": "shipping"})",
       R"("gone": {"region": "shiping"})",
       R"(r:17:22: error: statuses/gone/region: no region "shiping" (did you mean )"
       R"("shipping"?))"},
      {"a region begins in a status of its own", R"("initial": "quiet")", R"("initial": "fresh")",
       R"(r:13:68: error: regions/claim/initial: no status of that name (known: quiet, )"
       "asked)"},
      {"no initial status", R"("claim": {"initial": "quiet"})", R"("claim": {})",
       R"(r:13:56: error: regions/claim: "initial" is missing (it is required))"},
      {"only main statuses are final", R"("asked": {"region": "claim"})",
       R"("asked": {"region": "claim", "final": true})",
       R"(r:15:71: error: statuses/asked/final: only a status of the first region can be )"
       "final"},
      {"nothing is no status", R"("asked": {"region")",
       R"("asked": {"region": "claim"}, "nothing": {"region")",
       R"(r:15:63: error: statuses/nothing: "nothing" is reserved and cannot be a name )"
       "(choose another name)"},
      {"a region without statuses", R"("claim": {"initial": "quiet"})",
       R"("claim": {"initial": "quiet"}, "empty": {"initial": "x"})",
       "r:13:78: error: regions/empty: no status belongs to this region"},
      {"an unknown group of data", R"("shows": ["items"])", R"("shows": ["item"])",
       R"(r:16:68: error: statuses/fresh/shows/0: no group of data "item" (did you mean )"
       R"("items"?))"},
      {"five regions",
       R"("claim": {"initial": "quiet"}},)"
       "\n"
       R"("statuses": {)",
       R"("claim": {"initial": "quiet"}, "a": {"initial": "a1"}, "b": {"initial": "b1"}, )"
       R"("c": {"initial": "c1"}},)"
       "\n"
       R"("statuses": {"a1": {"region": "a"}, "b1": {"region": "b"}, "c1": {"region": )"
       R"("c"},)",
       "r:13:12: error: regions: 5 are too many (at most 4)"},
      {"no actor for the deadlines", R"(, "system": {})", R"(, "sytem": {})",
       R"(r:6:11: error: actors: there is no actor "system" (deadlines act in its name; )"
       "add it)"},
  });
}

TEST(RulebookProblems, Fields) {
  expect_problems({
      {"a misspelt type is no flood", R"("ship_date": {"type": "date?"})",
       R"("ship_date": {"type": "dat?"})",
       R"(r:23:25: error: fields/ship_date/type: no type "dat?" (did you mean "date"?))"},
      {"a type that cannot be unset", R"("told": {"type": "bool")", R"("told": {"type": "bool?")",
       R"(r:26:20: error: fields/told/type: no type "bool?" (did you mean "bool"?))"},
      {"an empty range", R"("units": {"type": "1..3", "initial")",
       R"("units": {"type": "3..1", "initial")",
       R"(r:22:21: error: fields/units/type: this range holds no number (write the lower )"
       "number first)"},
      {"a range that is too wide", R"("type": "0..9", "scope": "cart")",
       R"("type": "0..1000001", "scope": "cart")",
       R"(r:27:21: error: fields/lines/type: the number is out of range (a whole number )"
       "from -1000000 to 1000000)"},
      {"a choice twice", R"(["card", "cash"], "labels")", R"(["card", "card"], "labels")",
       R"(r:21:32: error: fields/payment/type/1: choice "card" is repeated (first on line )"
       "21; keep one of them)"},
      {"a label of no choice", R"("labels": {"card")", R"("labels": {"crad")",
       R"(r:21:52: error: fields/payment/labels/crad: no key "crad" (did you mean "card"?))"},
      {"labels of something else", R"("units": {"type": "1..3", "initial": 2})",
       R"("units": {"type": "1..3", "initial": 2, "labels": {}})",
       R"(r:22:43: error: fields/units/labels: only a list of names has "labels")"},
      {"an initial value out of range", R"("initial": 2)", R"("initial": 4)",
       R"(r:22:40: error: fields/units/initial: the number is out of range (a whole )"
       "number from 1 to 3)"},
      {"an initial value of another kind", R"("initial": "cash")", R"("initial": "cahs")",
       R"(r:21:88: error: fields/payment/initial: unknown name "cahs" (did you mean )"
       R"("cash"?))"},
      {"an initial value that is none", R"("initial": "cash")", R"("initial": "payment")",
       R"(r:21:88: error: fields/payment/initial: unknown name "payment")"},
      {"an initial value that is not constant", R"("ship_date": {"type": "date?"})",
       R"("ship_date": {"type": "date?", "initial": "today"})",
       R"(r:23:45: error: fields/ship_date/initial: a value that is always the same is )"
       "needed here"},
      {"any is for settings", R"("initial": 2)", R"("initial": "any")",
       R"(r:22:40: error: fields/units/initial: only a setting can start with any value )"
       R"((add "setting": true, or write one value))"},
      {"a setting belongs to the shop", R"("scope": "shop", "setting": true, "initial": "any")",
       R"("setting": true, "initial": "any")",
       R"(r:28:41: error: fields/linked/setting: only a field of the shop can be a )"
       R"(setting (let its scope be "shop"))"},
      {"only a number saturates", R"("told": {"type": "bool",)",
       R"("told": {"type": "bool", "saturates": true,)",
       "r:26:41: error: fields/told/saturates: only a number saturates"},
      {"a world number must saturate", R"("told": {)",
       R"("tries": {"type": "0..9", "world": true}, "told": {)",
       R"(r:26:12: error: fields/tries: a number that only the world knows must saturate )"
       R"((add "saturates": true))"},
      {"nobody creates the shop", R"("linked": {)",
       R"("opened_on": {"type": "date", "scope": "shop"}, "linked": {)",
       R"(r:28:16: error: fields/opened_on: a field of the shop needs a value to start )"
       R"(with (let it be unset: add "?" to its type))"},
      {"a group of none", R"("repeat": 2)", R"("repeat": 0)",
       R"(r:30:24: error: fields/parcel/repeat: the number is out of range (a whole )"
       "number from 1 to 8)"},
      {"a group without fields", R"("fields": {"sent_on")", R"("feilds": {"sent_on")",
       R"(r:30:13: error: fields/parcel: "fields" is missing (it is required))"
       "\n"
       R"(r:30:42: error: fields/parcel/feilds: no key "feilds" (did you mean "fields"?))"},
      {"an unknown key in a group's field", R"("lost": {"type": "bool"})",
       R"("lost": {"typ": "bool", "type": "bool"})",
       R"(r:30:117: error: fields/parcel/fields/lost/typ: no key "typ" (did you mean )"
       R"("type"?))"},
  });
}

TEST(RulebookProblems, Screens) {
  expect_problems({
      {"a queue is a status or has a condition", R"("fresh": {}, )", R"("frsh": {}, )",
       R"(r:65:14: error: screens/queues/frsh: no status "frsh" (did you mean "fresh"?))"},
      {"a name near to none", R"("fresh": {}, )", R"("zzz": {}, )",
       R"(r:65:14: error: screens/queues/zzz: no status of that name (known: fresh, gone, )"
       "done, quiet, asked)"},
      {"screens know nothing of the world", R"("when": "payment == card")", R"("when": "told")",
       R"(r:66:36: error: screens/filters/by_card/when: only the world knows "told"; )"
       "permits, forbids and deadlines cannot read it"},
      {"business days are not counted", R"("when": "ship_date < today")",
       R"("when": "business_days_since(ordered_on) > 2")",
       "r:65:109: error: screens/queues/late/when: business days are not counted here (let "
       "a deadline set a field, and read that field)"},
      {"a column is a group or a field", R"("summary": ["items", "units"])",
       R"("summary": ["itms", "units"])",
       R"(r:67:15: error: screens/summary/0: no group of data or field "itms" (did you mean )"
       R"("items"?))"},
      {"a column is the order's own", R"("summary": ["items", "units"])",
       R"("summary": ["stock", "items"])",
       "r:67:15: error: screens/summary/0: no group of data or field of that name (known: items, "
       "ordered_on, payment, units, ship_date, sent_by, number)"},
      {"a period is of a date", R"("periods": ["ship_date"])", R"("periods": ["units"])",
       "r:67:80: error: screens/periods/0: no date of that name (known: ordered_on, ship_date)"},
      {"an unknown key", R"("periods")", R"("period")",
       R"(r:67:68: error: screens/period: no key "period" (did you mean "periods"?))"},
  });
}

TEST(RulebookProblems, Knows) {
  expect_problems({
      {"the screen knows nothing of the world", R"("screen": "shipping == gone")",
       R"("screen": "told")",
       R"(r:69:115: error: knows/on_its_way/screen: only the world knows "told"; )"
       "permits, forbids and deadlines cannot read it"},
      {"nobody of that name", R"("known_to": {"buyer": "told"})", R"("known_to": {"byer": "told"})",
       R"(r:69:147: error: knows/on_its_way/known_to/byer: no actor "byer" (did you mean "buyer"?))"},
      {"there is a truth", R"("truth": "sent_by", )", "",
       R"(r:70:14: error: knows/carrier: "truth" is missing (it is required))"},
      {"of another type", R"("truth": "sent_by")", R"("truth": "final")",
       R"(r:70:44: error: knows/carrier/truth: "final" is a truth value, expected a method)"},
      {"business days are not counted", R"("known_to": {"buyer": "told"})",
       R"("known_to": {"buyer": "business_days_since(ordered_on) > 2"})",
       "r:69:156: error: knows/on_its_way/known_to/buyer: business days are not counted here (let "
       "a deadline set a field, and read that field)"},
      {"an unknown key", R"("screen": "shipping == gone")", R"("screens": "shipping == gone")",
       R"(r:69:104: error: knows/on_its_way/screens: no key "screens" (did you mean "screen"?))"},
  });
}

}  // namespace
}  // namespace juchu
