// The schema of studies and the reader must agree on what a study looks like.
#include "report/json/study_schema_json.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "report/study_schema_wording.hpp"
#include "report/testing/schema_judge.hpp"
#include "sim/study/shipped_studies.hpp"
#include "sim/study/study_json.hpp"
#include "sim/testing/small_shop.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

using nlohmann::json;
using Rows = nlohmann::ordered_json;  // a study's rows keep their sequence

json schema_of(const std::string& rulebook) {
  Diagnostics diagnostics;
  const auto rules = RulebookShelf().open(rulebook, {}, diagnostics, Bounds::Large);
  std::ostringstream out;
  print_study_schema(rules->rulebook(), Language::English, out);
  return json::parse(out.str());
}

std::set<std::string> keys_in(const json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

/// The definitions of each part, one that says everything and one that changes another study.
const std::map<StudyPart, std::vector<const char*>>& definitions_of_parts() {
  static const std::map<StudyPart, std::vector<const char*>> kDefinitions = {
      {StudyPart::Study, {"study", "study_change"}},
      {StudyPart::Calendar, {"calendar", "calendar_change"}},
      {StudyPart::Arrivals, {"arrivals", "arrivals_change"}},
      {StudyPart::Wave, {"wave", "wave_change"}},
      {StudyPart::Staff, {"staff", "staff_change"}},
      {StudyPart::Person, {"person", "person_change"}},
      {StudyPart::Habit, {"habit", "habit_change"}},
      {StudyPart::Measure, {"measure", "measure_change"}},
      {StudyPart::Span, {"span", "span_change"}},
      {StudyPart::Lever, {"lever", "lever_change"}},
      {StudyPart::MeanAndVariation, {"mean_and_cv"}},
      {StudyPart::Erlang, {"erlang"}},
      {StudyPart::Weibull, {"weibull"}}};
  return kDefinitions;
}

TEST(StudySchema, KnowsTheKeysThatTheReaderKnows) {
  const json definitions = schema_of("qoo10-jp")["definitions"];
  ASSERT_EQ(definitions_of_parts().size(), static_cast<std::size_t>(kStudyParts));
  for (const auto& [part, names] : definitions_of_parts()) {
    const std::set<std::string> known(keys_of(part).begin(), keys_of(part).end());
    for (const std::string name : names) {
      std::set<std::string> offered = keys_in(definitions[name]["properties"]);
      EXPECT_EQ(offered.erase("like"), name == "study_change" ? 1U : 0U);
      EXPECT_EQ(offered, known) << name;
      EXPECT_EQ(definitions[name]["additionalProperties"], false) << name;
    }
  }
  const std::vector<std::string>& distributions = distribution_names();
  EXPECT_EQ(keys_in(definitions["distribution"]["anyOf"][1]["properties"]),
            std::set<std::string>(distributions.begin(), distributions.end()));
  EXPECT_EQ(definitions["arrivals"]["properties"]["hours"]["anyOf"][0]["enum"], profile_names());
}

TEST(StudySchema, SaysOfEveryKeyWhatItMeansInBothLanguages) {
  for (const auto& [part, names] : definitions_of_parts())
    for (const std::string& key : keys_of(part)) {
      const auto row = std::ranges::find_if(kStudyKeyWords, [&](const KeyWording& each) {
        return each.part == part && each.key == key;
      });
      ASSERT_NE(row, kStudyKeyWords.end()) << key;
      EXPECT_NE(row->words.in(Language::Japanese), row->words.in(Language::English)) << key;
    }
  for (const KeyWording& row : kStudyKeyWords)
    EXPECT_TRUE(row.key == "like" || std::ranges::count(keys_of(row.part), row.key) == 1)
        << row.key;
}

#ifdef JUCHU_HAS_VALIJSON

/// The schema of a rulebook's studies, and the reader.
class Judges {
 public:
  explicit Judges(const std::string& rulebook) : schema_(schema_of(rulebook).dump()) {}

  bool schema_takes(const Rows& study) {
    const bool fits = schema_.takes(study.dump());
    why_ = schema_.why();
    return fits;
  }

  bool reader_takes(const Rows& study, const std::string& file = "s") {
    Diagnostics diagnostics;
    const bool read = read_study(study.dump(), file, {}, shelf_, diagnostics).has_value();
    why_.clear();
    for (const Diagnostic& each : diagnostics.sorted())
      why_ += to_text(each, Language::English) + "\n";
    return read;
  }

  /// Why the one that was asked last refused.
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  SchemaJudge schema_;
  RulebookShelf shelf_;
  std::string why_;
};

/// Everything that a study can say, in one that is read.
Rows full_study() {
  return Rows::parse(R"~({
    "$schema": "study.schema.json", "study": "full", "rulebook": "qoo10-jp",
    "title": {"ja": "全部", "en": "All"}, "says": "x", "question": {"en": "x"}, "source": "x",
    "parameters": {"undated_days": 10},
    "shop": {"stock_linked": false, "low_ship_rate": false, "stock": 50},
    "calendar": {"holidays": ["2026-09-22"], "closed": ["sat", "sun"]}, "closed": ["sun", "2026-09-03"],
    "from": "2026-09-01", "days": 14, "warm_up": 1, "follow_days": 45, "replications": 4, "seed": 3,
    "arrivals": [{"id": "orders", "says": "x", "source": "x", "event": "place_order", "per_day": 1.5,
      "weekdays": {"sat": 1.1}, "hours": {"20": 3, "21": 1},
      "waves": [{"id": "first", "says": "x", "source": "x", "from": "2026-09-04", "days": 2, "times": 8}],
      "lines": {"1": 0.8, "2": 0.2}, "batches": 2,
      "with": {"payment": {"card": 0.8, "konbini": 0.2}, "listed_method": "yamato", "units": 2}}],
    "staff": {
      "desk": {"says": "x", "source": "x", "count": 1, "shift": "Mon-Fri 10:00-18:00",
               "breaks": ["Mon-Fri 12:00-13:00"], "at_end": "carry", "holidays": "open",
               "speed": "80 %", "also": ["packers"]},
      "packers": {"shift": {"Mon-Fri 9:00-17:00": 3, "Sat 10:00-15:00": 1}},
      "others": {"people": [{"says": "x", "count": 2, "shift": "9:00-12:00", "breaks": "10:00-10:30",
                             "holidays": "closed", "speed": 1.5, "also": "desk"}, {}]}},
    "habits": [
      {"id": "pays", "for": "order", "when": "shipping == awaiting_payment", "in_final": false,
       "after": {"exponential": "1.5 d"}, "hours": "7:00-24:00", "chance": "85 %", "event": "pay", "holidays": "closed"},
      {"id": "dates", "says": "x", "source": "x", "when": "shipping == new_order", "using": "desk",
       "takes": {"lognormal": {"mean": "40 s", "cv": 0.8}}, "priority": "paid_on", "event": "set_ship_date",
       "with": {"ship_date": "workday(today, 2)"}, "unmarks": ["packed"]},
      {"id": "packs", "when": "shipping in [preparing, delayed] && !packed", "using": "packers",
       "takes": {"gamma": {"mean": "2 min", "cv": 0.5}}, "marks": "packed"},
      {"id": "pick-up", "when": "packed && parcel[1].sent_on == null", "at": ["Mon-Sat 17:00", "Sun 12:00"], "event": "hand_over"},
      {"id": "confirms", "when": "parcel[1].sent_on != null && shipped_on == null", "after": {"uniform": ["5 min", "60 min"]},
       "event": "confirm_shipment", "with": {"number": "fresh"}},
      {"id": "delivers", "when": "parcel[1].sent_on != null && !parcel[1].arrived", "after": {"table": {"1 d": 0.6, "2 d": 0.3}},
       "in_final": true, "event": "parcel_arrives"},
      {"id": "erlang", "when": "shipping == delayed", "after": {"erlang": {"stages": 3, "mean": "2 d"}}, "event": "cancel"},
      {"id": "weibull", "when": "shipping == delayed", "after": {"weibull": {"shape": 2, "scale": "2 d"}}, "event": "cancel"},
      {"id": "triangular", "when": "shipping == delayed", "after": {"triangular": ["1 d", "2 d", "4 d"]}, "event": "cancel"},
      {"id": "restocks", "for": "shop", "when": "stock < 10", "after": "1 d", "again": true, "event": "restock", "with": {"units": 9}}],
    "measures": [
      {"id": "delay_rate", "says": "x", "source": "x", "rate": "orders", "ever": "shipping == delayed", "target": "< 0.01"},
      {"id": "lapsed", "rate": ["all"], "at_end": "shipping == cancelled", "target": ">= 1 %"},
      {"id": "lead", "time": {"from": "paid_on != null", "to": "shipped_on != null"}, "of": "orders", "target": "<= 2 d"},
      {"id": "open", "number": "!final", "of": ["orders"], "target": "<= 200"}],
    "levers": [{"id": "more", "says": "x", "source": "x", "set": {"staff.desk.count": 4}}]})~");
}

TEST(StudySchema, FitsEveryStudyThatShips) {
  Judges of_qoo10("qoo10-jp"), of_ec_cube("ec-cube-4");
  for (const ShippedFile& shipped : shipped_studies()) {
    const Rows study = Rows::parse(shipped.text);
    Judges& judges = study.value("rulebook", "") == "ec-cube-4" ? of_ec_cube : of_qoo10;
    EXPECT_TRUE(judges.schema_takes(study)) << shipped.id << '\n' << judges.why();
  }
}

TEST(StudySchema, FitsAStudyThatSaysAllThereIsToSay) {
  Judges judges("qoo10-jp");
  EXPECT_TRUE(judges.reader_takes(full_study())) << judges.why();
  EXPECT_TRUE(judges.schema_takes(full_study())) << judges.why();
}

TEST(StudySchema, FitsAStudyOfARulebookWithoutMethods) {
  Judges judges("testing/rulebooks/queue.json");
  const Rows study = Rows::parse(
      R"({"study": "queue", "rulebook": "queue.json", "title": {"en": "A queue"},
    "shop": {"open": true}, "from": "2026-09-07", "days": 1,
    "arrivals": [{"id": "people", "event": "come", "per_day": 9}],
    "habits": [{"id": "serves", "after": "1 h", "event": "serve"}]})");
  EXPECT_TRUE(judges.reader_takes(study, "testing/rulebooks/s.json")) << judges.why();
  EXPECT_TRUE(judges.schema_takes(study)) << judges.why();
}

/// Calls `visit` for every object and array inside `node`, and `node` itself, with where it is.
void for_each_inside(Rows& node, const std::string& where,
                     const std::function<void(Rows&, const std::string&)>& visit) {
  if (!node.is_structured()) return;
  visit(node, where);
  for (auto& [key, value] : node.items()) for_each_inside(value, where + "/" + key, visit);
}

TEST(StudySchema, RefusesWithTheReaderEverySurplusKey) {
  Judges judges("qoo10-jp");
  Rows study = full_study();
  int objects = 0;
  for_each_inside(study, "", [&](Rows& node, const std::string& where) {
    if (!node.is_object() || where.ends_with("/set")) return;  // paths of a lever
    node["Surplus key"] = 1;
    EXPECT_FALSE(judges.reader_takes(study)) << where;
    const bool weights = where.ends_with("/payment");  // of expressions
    EXPECT_EQ(judges.schema_takes(study), weights) << where;
    node.erase("Surplus key");
    ++objects;
  });
  EXPECT_GT(objects, 50);
}

/// A member is taken out, or of another kind: the reader and the schema answer alike. Only of
/// what the rest of the study calls by name does the reader know more: it is missed there.
TEST(StudySchema, RefusesWithTheReaderWhatHasAnotherShape) {
  Judges judges("qoo10-jp");
  const std::set<std::string> called_by_name = {"/staff", "/staff/desk", "/staff/packers",
                                                "/habits/2/marks"};
  const Rows others[] = {Rows(), Rows(-7), Rows::array(), Rows({{"x", "y"}})};
  Rows study = full_study();
  int refused = 0;
  Tried tried(50);
  for_each_inside(study, "", [&](Rows& node, const std::string& where) {
    if (!node.is_object() || where.ends_with("/set")) return;
    const Rows whole = node;
    for (const std::string& key : keys_in(whole)) {
      for (const Rows& other : others) {
        if (!tried()) continue;
        if (other.is_null())
          node.erase(key);
        else
          node[key] = other;
        const bool read = judges.reader_takes(study);
        const std::string place = where + "/" + key;
        if (judges.schema_takes(study))
          EXPECT_TRUE(read || called_by_name.contains(place)) << place << " " << other;
        else
          EXPECT_FALSE(read) << place << " " << other << '\n' << judges.why();
        refused += !read;
        node = whole;
      }
    }
  });
  EXPECT_GT(refused, kSanitized ? 5 : 500);
}

/// A study that is like another one says of it what it changes, by ids or in lists.
TEST(StudySchema, FitsWhatChangesAnotherStudyAndRefusesWhatDoesNot) {
  Judges judges("qoo10-jp");
  struct Row {
    const char* members;
    bool right;
  };
  constexpr Row rows[] = {
      {R"~("arrivals": {"orders": {"per_day": 90}})~", true},
      {R"~("habits": {"pays": null, "dates": {"with": {"ship_date": "workday(today, 2)"}}})~",
       true},
      {R"~("habits": [{"id": "pays", "chance": 0.9}], "warm_up": null)~", true},
      {R"~("staff": {"packers": {"count": 3}, "desk": {"breaks": null}})~", true},
      {R"~("arrivals": {"orders": {"waves": {"a": {"from": "2026-10-02", "days": 2, "times": 8}}}})~",
       true},
      {R"~("arrivals": {"orders": {"per_dya": 90}})~", false},
      {R"~("staff": {"packers": {"count": "three"}})~", false},
      {R"~("habits": {"pays": {"chance": 2}})~", false},
      {R"~("habits": {"pays": {"event": "pay", "with": {"units": 1}}})~", false},
      {R"~("lever": {})~", false}};
  for (const Row& row : rows) {
    const Rows study = Rows::parse(std::string(R"({"study": "mine", "like": "ordinary-week", )") +
                                   row.members + "}");
    EXPECT_EQ(judges.reader_takes(study), row.right) << row.members << '\n' << judges.why();
    EXPECT_EQ(judges.schema_takes(study), row.right) << row.members << '\n' << judges.why();
  }
}

#else

TEST(StudySchema, AgreesWithTheReader) {
  GTEST_SKIP() << "the schema: libvalijson-dev is not installed";
}

#endif

}  // namespace
}  // namespace juchu
