// What a study file can say: the keys of each of its parts, and what it calls by name.
//
// The reader refuses every other key; a schema for editors offers these.
#pragma once

#include <string>
#include <vector>

namespace juchu {

/// A part of a study file: an object with keys of its own.
enum class StudyPart {
  Study,  // the file itself, of which a study that is `like` another one may say less
  Calendar,
  Arrivals,
  Wave,
  Staff,
  Person,
  Habit,
  Measure,
  Span,  // of a measure's time
  Lever,
  MeanAndVariation,  // of a lognormal or gamma time
  Erlang,
  Weibull,
};
inline constexpr int kStudyParts = static_cast<int>(StudyPart::Weibull) + 1;

/// The keys that a part may have, `like` aside: it is gone when a study is read.
[[nodiscard]] const std::vector<std::string>& keys_of(StudyPart part);

/// The names of distributions, and those of the profiles that `hours` of arrivals may name.
[[nodiscard]] const std::vector<std::string>& distribution_names();
[[nodiscard]] const std::vector<std::string>& profile_names();

}  // namespace juchu
