// What an expression comes to, as sums and differences of dates and a number of days.
//
// `ship_date + 3`, `today - paid_on` and `(c ? ship_date : today) - 1` are such; a comparison of
// two of them is one of the difference of two dates with a number, however it is written.
#pragma once

#include <vector>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/rulebook.hpp"

namespace juchu {

/// A date field by its row, or one of these.
using DateNode = int;
inline constexpr DateNode kTodayNode = -1;
inline constexpr DateNode kUnknownNode = -2;  // a date of which nothing is known

/// The dates in `plus` less those in `minus`, and some number of days of `days`.
struct DateForm {
  std::vector<DateNode> plus, minus;
  Interval days{0, 0};

  [[nodiscard]] bool one_date() const { return plus.size() == 1 && minus.empty(); }
  [[nodiscard]] bool one_difference() const { return plus.size() == 1 && minus.size() == 1; }
};
/// One of them; none: it is never set.
using DateForms = std::vector<DateForm>;

/// What a date is set to: a date, and so many days.
struct DateSource {
  DateNode from = kUnknownNode;
  Interval added{0, 0};
};
/// By field: all that it is set to, in any rule.
using DateSources = std::vector<std::vector<DateSource>>;

class DateFormReader {
 public:
  /// The rulebook and the sources outlive this; `sources` may still grow.
  DateFormReader(const Rulebook& rulebook, const DateSources& sources)
      : rulebook_(rulebook), sources_(sources) {}

  /// `event`: whose parameters are read; -1: none. A field of the situation after a step is what
  /// it was before, or something that it is set to.
  [[nodiscard]] DateForms forms_of(const Expression& node, int event) const;

  /// `left` less `right`; a date in both counts nothing.
  [[nodiscard]] static DateForms difference(const DateForms& left, const DateForms& right);

 private:
  [[nodiscard]] DateForms field(const Expression& node) const;
  [[nodiscard]] DateForms parameter(int index, int event) const;

  const Rulebook& rulebook_;
  const DateSources& sources_;
};

/// Whether a date is in it.
[[nodiscard]] bool speaks_of_dates(const Expression& node);

/// The date fields in it.
[[nodiscard]] std::vector<int> dates_in(const Expression& node, const Rulebook& rulebook);

}  // namespace juchu
