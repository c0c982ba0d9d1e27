// The wording of what any reader may find wrong with a file, in both languages.
//
// One function per kind of problem, so that the same mistake reads the same everywhere. What only
// one reader can find is worded by that reader. Names of keys and rules are quoted `printable` and
// shortened; no other value of a file is repeated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "model/text/text.hpp"

namespace juchu {

/// What is wrong and, when we can know it, what would be right.
struct Complaint {
  Text problem;
  Text hint;
  explicit(false) Complaint(Text what_is_wrong, Text what_would_be_right = {})
      : problem(std::move(what_is_wrong)), hint(std::move(what_would_be_right)) {}
};

/// The name of a key or rule as it is shown inside a sentence: safe to print and at most 60 bytes.
[[nodiscard]] std::string shown_name(std::string_view name);

[[nodiscard]] Complaint missing_key(std::string_view key);
[[nodiscard]] Complaint unknown_key(std::string_view key, std::span<const std::string> known);
[[nodiscard]] Complaint repeated_key(std::string_view key, int first_line);

/// `wanted` and `found` are noun phrases: a string 文字列, a whole number 整数.
[[nodiscard]] Complaint wrong_kind(const Text& wanted, const Text& found);

/// A number outside of low..high; a bound at the limit of its type is not mentioned.
[[nodiscard]] Complaint out_of_range(std::int64_t low, std::int64_t high);

/// A string that names no `kind` (status 状態). It is repeated only when it resembles a known
/// name: anything else may be a person's data that strayed here.
[[nodiscard]] Complaint unknown_name(const Text& kind, std::string_view typed,
                                     std::span<const std::string> known);
[[nodiscard]] Complaint repeated_name(const Text& kind, std::string_view name, int first_line);

/// A file larger than `most`.
[[nodiscard]] Complaint too_many_bytes(std::size_t most);
[[nodiscard]] Complaint empty_string();
[[nodiscard]] Complaint empty_list();
/// `meant`: what was probably meant, as it should be written; may be empty.
[[nodiscard]] Complaint not_a_day(const std::string& meant = {});
[[nodiscard]] Complaint not_a_moment(const std::string& meant = {});

}  // namespace juchu
