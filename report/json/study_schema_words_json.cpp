#include "report/json/study_schema_words_json.hpp"

#include <nlohmann/json.hpp>

#include "sim/study/study_keys.hpp"

namespace juchu::schema {
namespace {

constexpr double kMostWeight = 1e9;

const std::string kWeekday =
    " *([Mm][Oo][Nn]|[Tt][Uu][Ee]|[Ww][Ee][Dd]|[Tt][Hh][Uu]|[Ff][Rr][Ii]|[Ss][Aa][Tt]|[Ss][Uu][Nn])"
    " *";
const std::string kDays = kWeekday + "(-" + kWeekday + ")?";
const std::string kTimeOfDayInWords = " *([01]?[0-9]|2[0-4]) *: *[0-5][0-9] *(: *[0-5][0-9] *)?";

/// One day's windows or times after another, by weekday.
Json week_of(const std::string& item) {
  const std::string part = "(" + kDays + "(," + kDays + ")*)?" + item + "(," + item + ")*";
  return pattern("^" + part + "(;" + part + ")*$");
}

/// What has a weight, by what it is called.
Json weights_of(const std::string& names) {
  return {{"type", "object"},
          {"allOf", {reference("weights")}},
          {"propertyNames", pattern("^" + names + "$")}};
}

Json times(int count) {
  return {
      {"type", "array"}, {"items", reference("time")}, {"minItems", count}, {"maxItems", count}};
}

/// A time, or one distribution by its name.
Json distribution() {
  Json by_name = object({{"exponential", reference("time")},
                         {"lognormal", reference("mean_and_cv")},
                         {"gamma", reference("mean_and_cv")},
                         {"erlang", reference("erlang")},
                         {"weibull", reference("weibull")},
                         {"triangular", times(3)},
                         {"uniform", times(2)},
                         {"table", weights_of(kTimeText)}});
  by_name["minProperties"] = by_name["maxProperties"] = 1;
  return either({reference("time"), std::move(by_name)});
}

}  // namespace

Json words_of_studies() {
  return {{"text", text()},
          {"words", either({Json{{"type", "string"}, {"minLength", 1}}, reference("text")})},
          {"row_id", {{"type", "string"}, {"maxLength", 64}, {"pattern", "^[a-z][a-z0-9_-]*$"}}},
          {"day", day()},
          {"number", tracking_number()},
          {"expression", {{"type", "string"}, {"minLength", 1}}},
          {"share", either({number(0, 1), pattern("^" + std::string(kNumberText) + " ?%$")})},
          {"time", pattern("^" + std::string(kTimeText) + "$")},
          {"open_hours", week_of(kTimeOfDayInWords + "-" + kTimeOfDayInWords)},
          {"times_of_day", week_of(kTimeOfDayInWords)},
          {"holidays", {{"enum", {"open", "closed"}}}},
          {"weights",
           {{"type", "object"},
            {"minProperties", 1},
            {"additionalProperties", number(0, kMostWeight)}}},
          {"value", either({{{"type", "string"}},
                            {{"type", "integer"}},
                            {{"type", "boolean"}},
                            {{"type", "null"}},
                            reference("weights")})},
          {"distribution", distribution()}};
}

Json week(const char* definition) {
  Json schema = one_or_more(reference(definition));
  schema["anyOf"][1]["minItems"] = 1;
  return schema;
}

Json profile() {
  return either(
      {Json{{"enum", profile_names()}},
       {{"type", "array"}, {"items", number(0, kMostWeight)}, {"minItems", 24}, {"maxItems", 24}},
       weights_of("0*([0-9]|1[0-9]|2[0-3])")});
}

Json counts(int most) { return either({whole_number(1, most), weights_of("0*[1-9][0-9]*")}); }

Json shift() {
  return either({week("open_hours"),
                 {{"type", "object"},
                  {"propertyNames", reference("open_hours")},
                  {"additionalProperties", whole_number(0, kMostPeople)}}});
}

Json speed() {
  return either({number(0.1, 10), pattern("^(0{0,2}[1-9][0-9]|0?[1-9][0-9]{2}|1000) ?%$")});
}

}  // namespace juchu::schema
