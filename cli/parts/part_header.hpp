// The first line of a part: which run it is a part of.
//
// A header is an object whose first member is `juchu`, the verb, then `format`. All parts of one run
// have the same header but for `range`: what of the run the part was to have.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/parts/part_range.hpp"
#include "model/text/text.hpp"

namespace juchu {

/// Grows when the lines of a part change their meaning.
inline constexpr int kPartFormat = 1;

/// Whether a line is a header at all.
[[nodiscard]] bool is_header(std::string_view line);

/// The verb of a header; empty of what is none.
[[nodiscard]] std::string verb_of(std::string_view header);

/// What of the run the part was to have, where its header says so.
[[nodiscard]] std::optional<PartRange> range_of(std::string_view header);

/// What the second header says otherwise than the first, the first such thing, with both values
/// where they are short: "the seed is 1 there, 2 here". Nothing when both are of one run;
/// `but_range`: of whichever range.
[[nodiscard]] std::optional<Text> difference_of_headers(std::string_view first,
                                                        std::string_view second, bool but_range);

/// A hash as headers write it.
[[nodiscard]] std::string hexadecimal(std::uint64_t hash);

}  // namespace juchu
