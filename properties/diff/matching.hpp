// Which name of one rulebook is which name of another: the common ground of their comparison.
//
// Names are matched by id within their kind; what was renamed is matched as the user says. Nothing
// is matched by its place in the file, and rules not at all: a comparison is about what happens,
// not about which rule made it happen.
//
// Invariants
//   G1  A row of one side is matched with at most one of the other, and both ways alike.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// The two rulebooks that are compared.
inline constexpr int kOld = 0, kNew = 1;
inline constexpr std::array<int, 2> kSides = {kOld, kNew};
constexpr int other(int side) { return 1 - side; }

struct Renamed {
  std::string old_id, new_id;
  bool operator==(const Renamed&) const = default;
};

/// A renaming that cannot be, and why.
struct Misnamed {
  Renamed names;
  Text problem, hint;
};

/// One kind of rows: which row of the other side each is, or -1.
class RowMatch {
 public:
  RowMatch() = default;
  RowMatch(const std::vector<std::string>& old_ids, const std::vector<std::string>& new_ids);

  /// `row` is one of `side`.
  [[nodiscard]] int across(int side, int row) const {
    return row < 0 ? -1 : rows_[static_cast<std::size_t>(side)][static_cast<std::size_t>(row)];
  }
  [[nodiscard]] int size(int side) const {
    return static_cast<int>(rows_[static_cast<std::size_t>(side)].size());
  }

 private:
  std::array<std::vector<int>, 2> rows_;
};

class Matching {
 public:
  /// The rulebooks outlive this.
  Matching(const Rulebook& old_book, const Rulebook& new_book,
           const std::vector<Renamed>& renamed = {});

  [[nodiscard]] const Rulebook& book(int side) const {
    return *books_[static_cast<std::size_t>(side)];
  }
  RowMatch events, fields, regions, methods, mails, norms, hazards, properties, deadlines;
  [[nodiscard]] const RowMatch& parameters(int old_event) const {
    return parameters_[static_cast<std::size_t>(old_event)];
  }

  /// What `value`, which something of type `from` on `side` has, is for something of type `to` on
  /// the other: kUnset stays so, dates and numbers stay what they are. Tracking numbers are not for
  /// here. std::nullopt: there is no such value.
  [[nodiscard]] std::optional<Value> across(int side, const Type& from, Value value,
                                            const Type& to) const;

  /// Whether one of the two rulebooks says that another actor does this event of both: their rows.
  [[nodiscard]] bool other_actor(int old_event, int new_event) const;

  /// The id by which both sides know what `side` calls `id`: the old one.
  [[nodiscard]] const std::string& common(int side, const std::string& id) const;

  /// Renamings that cannot be: of names that the rulebooks do not have, or of unlike things.
  [[nodiscard]] std::vector<Misnamed> misnamed() const;

  /// What may have been renamed: names of one kind that only one side has, where there is just one
  /// such name on either side, or both say the same to people.
  [[nodiscard]] std::vector<Renamed> likely_renamed() const;

 private:
  template <class Rows>
  [[nodiscard]] std::vector<std::string> ids(int side, const Rows& rows) const;
  template <class Rows>
  [[nodiscard]] RowMatch match(Rows Rulebook::* rows) const;
  [[nodiscard]] Misnamed fault_in(const Renamed& renamed) const;
  [[nodiscard]] Text unlike_types(const Renamed& renamed) const;
  template <class Rows, class Words>
  void add_likely(const Rows& old_rows, const Rows& new_rows, Words words,
                  std::vector<Renamed>& likely) const;
  [[nodiscard]] std::optional<Value> among(const std::vector<std::string>& from, int side,
                                           Value value, const std::vector<std::string>& to) const;

  std::array<const Rulebook*, 2> books_;
  std::vector<Renamed> renamed_;
  std::vector<RowMatch> parameters_;  // by event of the old rulebook
};

/// The old and the new rulebook's name of something, one of which may be missing.
[[nodiscard]] inline const std::string& either(const std::string& old_id,
                                               const std::string& new_id) {
  return old_id.empty() ? new_id : old_id;
}

}  // namespace juchu
