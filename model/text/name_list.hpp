// What people may call the rows of a table: each by its id, or by what it is called in words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/text/problems.hpp"

namespace juchu {

class NameList {
 public:
  /// `kind` (status 状態) is what its rows are, for complaints.
  explicit NameList(Text kind) : kind_(std::move(kind)) {}

  void add(std::string id, Text words = {});
  /// Rows with an id, and a label or a sentence.
  template <class Rows>
  void add_all(const Rows& rows) {
    for (const auto& row : rows) add(row.id, words_of(row));
  }

  /// The last row is called so, too.
  void also(std::string words);

  [[nodiscard]] const std::vector<std::string>& ids() const { return ids_; }
  [[nodiscard]] const Text& words(int row) const { return words_[static_cast<std::size_t>(row)]; }

  /// The row that `typed` means: the one of this id, else the only one that is called so in either
  /// language, letters of any width and case being the same. Not for several threads at once.
  [[nodiscard]] std::optional<int> find(std::string_view typed) const;

  /// Why there is none: it names nothing (with the nearest name, by id and in words), or several.
  [[nodiscard]] Complaint unknown(std::string_view typed) const;
  /// The same of a key of an object.
  [[nodiscard]] Complaint unknown_key(std::string_view typed,
                                      const std::vector<std::string>& besides) const;
  /// That nothing is said of a row, which is needed.
  [[nodiscard]] Complaint missing(int row) const;

 private:
  template <class Row>
  static const Text& words_of(const Row& row) {
    if constexpr (requires { row.label; })
      return row.label;
    else
      return row.says;
  }
  using ByWords = std::unordered_multimap<std::string, int>;  // folded; never iterated
  [[nodiscard]] const ByWords& by_words() const;
  /// The rows whose words hold what was typed, or the one of the nearest id or words.
  [[nodiscard]] std::vector<int> near(std::string_view typed) const;
  [[nodiscard]] Text names(const std::vector<int>& rows, bool quoted) const;
  [[nodiscard]] Text did_you_mean(const std::vector<int>& near) const;
  [[nodiscard]] Text known() const;

  Text kind_;
  std::vector<std::string> ids_;
  std::vector<Text> words_;
  std::vector<std::pair<std::string, int>> also_;
  mutable std::optional<ByWords> by_words_;  // made when somebody first uses words
};

}  // namespace juchu
