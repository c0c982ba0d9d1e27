// How far an answer reaches: a rulebook that states two bounds was asked within the small ones.
#pragma once

#include <string>

#include "model/rulebook/rulebook.hpp"
#include "report/speaker.hpp"

namespace juchu {

/// "within these bounds: units 1 to 2, parcel 1 to 2"; empty where there are no others.
[[nodiscard]] std::string bounds_in_words(const Rulebook& rulebook, const Speaker& speaker);

/// `text` with these words behind it, where there are any.
[[nodiscard]] std::string within_bounds(const std::string& text, const Rulebook& rulebook,
                                        const Speaker& speaker);

}  // namespace juchu
