// The events that habits and arrivals put: their parameters, as the study states them or as the
// rulebook has them by default.
#pragma once

#include <optional>
#include <vector>

#include "sim/random/stream.hpp"
#include "sim/study/study.hpp"

namespace juchu {

/// Chooses among the outcomes that a study states for a parameter.
class OutcomeChooser {
 public:
  virtual ~OutcomeChooser() = default;
  /// `purpose` tells the parameters of an event apart.
  virtual std::size_t choose(const WeightedChoice& among, std::uint64_t purpose) = 0;
};

/// Draws from the streams of a key.
class DrawnOutcomes : public OutcomeChooser {
 public:
  explicit DrawnOutcomes(const StreamKey& key) : key_(key) {}
  std::size_t choose(const WeightedChoice& among, std::uint64_t purpose) override {
    key_.purpose = purpose;
    Stream stream(key_);
    return among.draw(stream);
  }

 private:
  StreamKey key_;
};

class EventMaker {
 public:
  /// The study outlives this.
  explicit EventMaker(const Study& study);

  /// Who puts an event, and so its parameters.
  using Putter = std::size_t;
  [[nodiscard]] Putter habit(std::size_t row) const { return row; }
  [[nodiscard]] Putter arrivals(std::size_t row) const { return study_.habits.size() + row; }
  [[nodiscard]] int event_of(Putter putter) const { return recipes_[putter].blank.type; }

  /// The event with all its parameters on `today`, for somebody who is in the situation `before`.
  /// Nothing when the parameter `missing` has no value that fits. Requires: they put an event.
  [[nodiscard]] std::optional<Event> make(Putter putter, Day today, const Situation& before,
                                          OutcomeChooser& outcomes, int& missing);

  /// How many fresh numbers were given; the next one is told apart from that many.
  [[nodiscard]] int numbers_given() const { return next_number_; }
  void set_numbers_given(int count) { next_number_ = count; }

 private:
  /// How an event's parameters are found, one after the other.
  struct Recipe {
    struct Step {
      int parameter = 0;
      Slot slot;
      const ParameterValue* stated = nullptr;  // the default, where nothing is
      std::uint64_t purpose = 0;               // of its draws
    };
    Event blank;  // parameters of which nothing is known are unset
    std::vector<Step> steps;
  };

  [[nodiscard]] Recipe recipe(int event, const std::vector<ParameterValue>& with);
  [[nodiscard]] Value value_of(const StatedValue& stated, const Banks& banks, const Event& event);
  [[nodiscard]] Value fresh_number(const Event& event);
  [[nodiscard]] Value workday(Value from, int days) const;

  const Study& study_;
  const CompiledRulebook& rules_;
  std::vector<Recipe> recipes_;    // by Putter
  std::vector<int> number_class_;  // by method: of its numbers; -1: it has none
  int next_number_ = 0;
};

}  // namespace juchu
