// What the page of a check says of readings: which verdicts depend on them, and on which.
#pragma once

#include "properties/check/readings.hpp"
#include "report/page/check_rows_json.hpp"

namespace juchu {

class ReadingsPage {
 public:
  /// The arguments outlive this; stories under other readings are added to `stories`.
  ReadingsPage(const ReadingsReport& report, PageStories& stories)
      : report_(report), book_(report.combinations.front().rules->rulebook()), stories_(stories) {}

  /// How many combinations were asked about, and how many verdicts depend on which.
  [[nodiscard]] PageJson notes() const;
  /// Of a property or hazard: how many combinations come to which verdict.
  [[nodiscard]] PageJson cell_of(const RuleHead& rule) const;
  /// What depends on a reading, or happens under another one alone, with stories; may be null.
  [[nodiscard]] PageJson dependences();
  [[nodiscard]] PageJson elsewhere();
  /// Every reading, with the rulebook's value and what depends on it; may be null.
  [[nodiscard]] PageJson readings() const;

 private:
  using Dependence = ReadingsReport::Dependence;

  [[nodiscard]] const Parameter& reading(int index) const;
  [[nodiscard]] bool all_asked() const;
  [[nodiscard]] const Dependence* dependence_of(const RuleHead& rule) const;
  [[nodiscard]] std::string values_text(const std::vector<int>& readings, std::uint32_t values,
                                        const Speaker& speaker) const;
  [[nodiscard]] PageJson row_of_reading(int index) const;
  [[nodiscard]] PageJson row_of_dependence(const Dependence& dependence);
  [[nodiscard]] PageJson row_of_elsewhere(const ReadingsReport::Elsewhere& elsewhere);
  template <class Wanted>
  [[nodiscard]] std::vector<PageJson> stories_under(std::size_t combination, const RuleHead& rule,
                                                    Wanted wanted);

  const ReadingsReport& report_;
  const Rulebook& book_;
  PageStories& stories_;
};

}  // namespace juchu
