#include "sim/study/study_keys.hpp"

#include <array>

namespace juchu {

const std::vector<std::string>& keys_of(StudyPart part) {
  static const std::array<std::vector<std::string>, kStudyParts> kKeys = {{
      {"$schema",  "study",   "title",       "says",     "question",     "source",
       "rulebook", "backlog", "parameters",  "shop",     "calendar",     "closed",
       "from",     "days",    "follow_days", "warm_up",  "replications", "seed",
       "arrivals", "staff",   "habits",      "measures", "levers"},
      {"holidays", "closed"},
      {"id", "says", "source", "event", "per_day", "weekdays", "hours", "waves", "lines", "batches",
       "with"},
      {"id", "says", "source", "from", "days", "times"},
      {"says", "source", "count", "shift", "breaks", "at_end", "holidays", "speed", "also",
       "people"},
      {"says", "count", "shift", "breaks", "holidays", "speed", "also"},
      {"id", "says", "source", "for", "when", "in_final", "after", "hours", "at", "using", "takes",
       "priority", "holidays", "chance", "event", "with", "marks", "unmarks", "again"},
      {"id", "says", "source", "rate", "ever", "at_end", "time", "number", "of", "target"},
      {"from", "to"},
      {"id", "says", "source", "set"},
      {"mean", "cv"},
      {"stages", "mean"},
      {"shape", "scale"},
  }};
  return kKeys[static_cast<std::size_t>(part)];
}

}  // namespace juchu
