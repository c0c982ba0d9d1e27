// Reads studies, and makes variants of them.
//
// A variant is a study whose file says something else in some places. Where these are is said by
// ids: `staff.packers.count`, `habits.dates.with.ship_date`, `arrivals.orders.waves.first.times`. A
// lever has several such changes under one id.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/engine/rulebook_shelf.hpp"
#include "model/text/diagnostics.hpp"
#include "sim/study/study.hpp"

namespace juchu {

/// A change of one place; `value` is JSON text, `null` takes the place out.
struct StudyChange {
  std::string path;
  std::string value;
};

/// What a variant has of its own.
struct StudyVariant {
  std::vector<std::string> levers;   // ids
  std::vector<StudyChange> changes;  // after those of the levers
  std::string backlog{};             // the file of the orders that are there, if not the study's
};

/// The study at `path`, a file or the id of a shipped one, with the changes of `variant`. Complains
/// of everything that is wrong in it at its place, and answers nothing then. A study that is `like`
/// another one is opened with that one.
[[nodiscard]] std::optional<Study> open_study(const std::string& path, const StudyVariant& variant,
                                              RulebookShelf& shelf, Diagnostics& diagnostics);

/// The same of a text; `file` is where it stands, for complaints and for what it names.
[[nodiscard]] std::optional<Study> read_study(std::string_view text, const std::string& file,
                                              const StudyVariant& variant, RulebookShelf& shelf,
                                              Diagnostics& diagnostics);

/// The study at `path` as a text that needs no other file but rulebooks, which are named from the
/// working folder: what it is `like` and its backlog, or `backlog` instead of that, are put in.
/// Nothing after complaining.
[[nodiscard]] std::optional<std::string> whole_study_text(const std::string& path,
                                                          const std::string& backlog,
                                                          Diagnostics& diagnostics);

}  // namespace juchu
