// A study as JSON before anybody reads it: put together from the file, what it is `like`, and the
// changes of a variant.
//
// Invariants
//   V1  Every value keeps the place where it was written.
//   V2  What a file says of rows is by their ids, never by their places in a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/study/reader/places.hpp"
#include "sim/study/study_json.hpp"

namespace juchu {

struct StudyTree {
  JsonValue root;
  StudyPlaces places;
};

/// The study `text` with the changes of `variant`; a rulebook is named from the working folder.
[[nodiscard]] std::optional<StudyTree> build_study_tree(std::string_view text,
                                                        const std::string& file,
                                                        const StudyVariant& variant,
                                                        Diagnostics& diagnostics);

/// The text of a study: a file's or a shipped one's.
[[nodiscard]] std::optional<std::string> study_text(const std::string& path,
                                                    Diagnostics& diagnostics);

/// Puts `patch` over `base`: members by their keys, rows by their ids; null takes out.
void merge_study(JsonValue& base, const JsonValue& patch);

/// What became of a change of one place.
struct PathFault {
  std::string part;                // that leads nowhere
  std::vector<std::string> known;  // what there is instead
};
/// Gives what stands at `path` the value, or takes it out when that is null. A fault changes
/// nothing.
[[nodiscard]] std::optional<PathFault> change_study(JsonValue& root, std::string_view path,
                                                    const JsonValue& value);

/// A number that two studies share when they say the same, whatever their layout and their words.
[[nodiscard]] std::uint64_t hash_of_study(const JsonValue& root, std::string_view rulebook);

}  // namespace juchu
