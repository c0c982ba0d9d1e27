// Reads lines that nobody vouches for: after something that is not as expected, nothing that is read
// counts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace juchu {

using PartJson = nlohmann::ordered_json;

/// Whether brackets of a text stand deeper in each other than any line of a part needs; reading such
/// a text would take the stack.
[[nodiscard]] bool deep(std::string_view text);

class CheckedJson {
 public:
  [[nodiscard]] bool fine() const { return fine_; }
  void insist(bool claim) { fine_ = fine_ && claim; }

  [[nodiscard]] PartJson parsed(std::string_view text);
  /// A member of an object; null where there is none, which is not expected.
  [[nodiscard]] const PartJson& at(const PartJson& object, const char* key);
  /// The elements of a member that is a list.
  [[nodiscard]] const std::vector<PartJson>& list(const PartJson& object, const char* key);
  /// A whole number, or `low`.
  [[nodiscard]] std::int64_t number(const PartJson& value, std::int64_t low, std::int64_t high);
  [[nodiscard]] int row(const PartJson& value, std::size_t rows);
  /// As `row`, or -1 for none.
  [[nodiscard]] int row_or_none(const PartJson& value, std::size_t rows);
  [[nodiscard]] std::uint64_t count(const PartJson& value);
  /// Bits of so many rows.
  [[nodiscard]] std::uint64_t bits(const PartJson& value, std::size_t rows);
  [[nodiscard]] bool truth(const PartJson& value);
  [[nodiscard]] std::string text(const PartJson& value);
  /// An enumerator, up to `last`.
  template <class Enum>
  [[nodiscard]] Enum one_of(const PartJson& value, Enum last) {
    return static_cast<Enum>(number(value, 0, static_cast<std::int64_t>(last)));
  }

 private:
  bool fine_ = true;
};

}  // namespace juchu
