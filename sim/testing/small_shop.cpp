#include "sim/testing/small_shop.hpp"

#include <algorithm>
#include <utility>

#include <gtest/gtest.h>

#include "model/json/json_value.hpp"

namespace juchu {
namespace {

std::optional<Study> read(const std::string& text, const StudyVariant& variant,
                          const std::string& file, std::string& problems) {
  RulebookShelf shelf;
  Diagnostics diagnostics;
  auto study = read_study(text, file, variant, shelf, diagnostics);
  for (const Diagnostic& each : diagnostics.sorted())
    problems += to_text(each, Language::English) + '\n';
  EXPECT_EQ(study.has_value(), problems.empty());
  return study;
}

}  // namespace

std::string small_shop_study() {
  Diagnostics diagnostics;
  const auto text = read_file("scenarios/load/small.json", diagnostics);
  EXPECT_TRUE(text);
  return text.value_or("");
}

std::string small_shop_study_with(const std::string& place, const std::string& instead) {
  std::string text = small_shop_study();
  const auto at = text.find(place);
  EXPECT_NE(at, text.npos) << place;
  return at == text.npos ? text : text.replace(at, place.size(), instead);
}

Study good_study(const std::string& text, const StudyVariant& variant, const std::string& file) {
  std::string problems;
  auto study = read(text, variant, file, problems);
  EXPECT_EQ(problems, "");
  return study ? *std::move(study) : Study();
}

std::string problems_of_study(const std::string& text, const StudyVariant& variant,
                              const std::string& file) {
  std::string problems;
  (void)read(text, variant, file, problems);
  return problems;
}

const Habit& habit_of(const Study& study, std::string_view id) {
  return *std::ranges::find(study.habits, id, &Habit::id);
}

}  // namespace juchu
