// The events that habits and arrivals put: their parameters, as the study states them or as the
// rulebook has them by default.
#pragma once

#include <optional>
#include <vector>

#include "sim/random/stream.hpp"
#include "sim/study/study.hpp"

namespace juchu {

class EventMaker {
 public:
  /// The study outlives this.
  explicit EventMaker(const Study& study);

  /// The event with all its parameters on `today`, for somebody who is in the situation `before`;
  /// draws are those of `key`, each parameter's by its name. Nothing when the parameter `missing`
  /// has no value that fits.
  [[nodiscard]] std::optional<Event> make(int event, const std::vector<ParameterValue>& with,
                                          Day today, const Situation& before, const StreamKey& key,
                                          int& missing);

 private:
  [[nodiscard]] Value by_default(const Event& event, std::size_t parameter,
                                 const Banks& banks) const;
  [[nodiscard]] const StatedValue& outcome_of(const ParameterValue& stated, StreamKey key,
                                              std::uint64_t purpose) const;
  [[nodiscard]] Value value_of(const StatedValue& stated, const Banks& banks, const Event& event);
  [[nodiscard]] Value fresh_number(const Event& event);
  [[nodiscard]] Value workday(Value from, int days) const;

  const Study& study_;
  const CompiledRulebook& rules_;
  std::vector<Instruction> code_;                     // of the parameters' defaults
  std::vector<std::vector<Program>> defaults_;        // by event and parameter
  std::vector<std::vector<std::uint64_t>> purposes_;  // likewise: of their draws
  std::vector<int> number_class_;                     // by method: of its numbers; -1: it has none
  int next_number_ = 0;
};

}  // namespace juchu
