// Problems of an expression in words: bilingual sentences, each at its place.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/expression/expression_reader.hpp"
#include "model/expression/type.hpp"
#include "model/text/saying.hpp"

namespace juchu {

/// A row for a sentence: in Japanese its label, where it has one; in English its id, as a word.
template <class Row>
[[nodiscard]] Text name_in_text(const Row& row) {
  return {row.label.empty() ? row.id : row.label.in(Language::Japanese), row.id};
}

/// 日付 / "a date".
[[nodiscard]] const Text& name_of(Kind kind);

/// "did you mean ...?", or nothing when no candidate is near.
[[nodiscard]] Text did_you_mean(std::string_view typed, std::span<const std::string> candidates);

/// The problems of one text.
class Complaints {
 public:
  Complaints(std::string_view text, std::vector<ExpressionProblem>& problems)
      : text_(text), problems_(&problems) {}

  [[nodiscard]] std::string_view text() const { return text_; }
  /// What stands from byte `begin` to before byte `end`, shortened and safe to print.
  [[nodiscard]] std::string shown(std::size_t begin, std::size_t end) const;
  /// Complains about what stands at byte `begin`.
  void add(std::size_t begin, Text problem, Text hint = {});

 private:
  std::string_view text_;
  std::vector<ExpressionProblem>* problems_;
};

}  // namespace juchu
