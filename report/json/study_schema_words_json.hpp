// How a study writes numbers, lengths of time, hours of a week and choices by weight, whatever its
// rulebook: pieces of its schema.
#pragma once

#include <string>

#include "report/json/schema_pieces_json.hpp"

namespace juchu::schema {

inline constexpr int kMostPeople = 10'000;

/// Regular expressions, without anchors: a number of a target or share, a length of time.
inline constexpr const char* kNumberText = "([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";
inline constexpr const char* kTimeText = "[0-9]+(\\.[0-9]+)? ?(d|h|min|s|ms)";

/// The definitions that the pieces here, and those of the study's parts, refer to.
[[nodiscard]] Json words_of_studies();

/// A string of the definition "open_hours" or "times_of_day", or a list of them.
[[nodiscard]] Json week(const char* definition);
/// What `hours` of arrivals may be.
[[nodiscard]] Json profile();
/// A whole number from 1, or several by weight.
[[nodiscard]] Json counts(int most);
/// When people work, or how many of them when.
[[nodiscard]] Json shift();
[[nodiscard]] Json speed();

}  // namespace juchu::schema
