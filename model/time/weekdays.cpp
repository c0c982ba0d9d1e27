#include "model/time/weekdays.hpp"

namespace juchu {

NameList weekdays() {
  struct Weekday {
    const char *id, *ja, *en;
  };
  constexpr Weekday kDays[] = {{"mon", "月", "Monday"},    {"tue", "火", "Tuesday"},
                               {"wed", "水", "Wednesday"}, {"thu", "木", "Thursday"},
                               {"fri", "金", "Friday"},    {"sat", "土", "Saturday"},
                               {"sun", "日", "Sunday"}};
  NameList names({"曜日", "weekday"});
  for (const auto& [id, ja, en] : kDays) {
    names.add(id, {ja, en});
    names.also(std::string(ja) + "曜");
    names.also(std::string(ja) + "曜日");
  }
  return names;
}

}  // namespace juchu
