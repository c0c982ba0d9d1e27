#include "sim/load/arrival_times.hpp"

#include <algorithm>

#include "sim/random/elementary.hpp"

namespace juchu {

double expected_in_hour(const Arrivals& row, Day day, int hour) {
  return row.per_day * row.weekdays[static_cast<std::size_t>(weekday_of(day))] *
         row.hours[static_cast<std::size_t>(hour)] * row.times_in_waves(day);
}

void arrivals_in_hour(const Arrivals& row, StreamKey key, Day day, int hour,
                      std::vector<Instant>& instants) {
  const double rate = expected_in_hour(row, day, hour);
  if (rate <= 0) return;
  key.arrivals = hash_of_id(row.id);
  key.arrival = arrival_number(day, hour, 0);
  key.purpose = hash_of_id("arrivals");
  Stream stream(key);
  const Instant begin = midnight_of(day) + hour * kHour;
  double hours = 0;
  for (std::uint64_t count = 0; count + 1 < kMostOfHour; ++count) {
    hours -= log_of(stream.unit()) / rate;
    if (hours >= 1) return;
    const auto into = static_cast<Instant>(hours * static_cast<double>(kHour));
    instants.push_back(begin + std::min(into, kHour - 1));
  }
}

}  // namespace juchu
