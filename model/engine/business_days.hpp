// Which days were business days, many of them at once.
#pragma once

#include <algorithm>
#include <functional>
#include <utility>

#include "model/engine/situation.hpp"

namespace juchu {

class BusinessDays {
 public:
  static constexpr Day kMost = 60;  // so many at once

  /// `working` answers it of every day that somebody asks about.
  explicit BusinessDays(std::function<bool(Day)> working) : working_(std::move(working)) {}

  [[nodiscard]] bool operator()(Day day) const { return working_(day); }
  /// Of the `count` days up to `last`, at most `kMost`: bit n is the n-th before that. Costs little
  /// where `last` is the one of the last time, or soon after it.
  [[nodiscard]] Word until(Day last, Day count) {
    if (known_ == 0 || last < last_ || last - last_ > kMost) {  // days before may not have begun
      last_ = last;
      known_ = 0;
      bits_ = 0;
    }
    for (; last_ < last; known_ = std::min(known_ + 1, kMost))
      bits_ = bits_ << 1 | Word{working_(++last_)};
    for (; known_ < count; ++known_) bits_ |= Word{working_(last - known_)} << known_;
    return bits_ & ((Word{1} << count) - 1);
  }

 private:
  std::function<bool(Day)> working_;
  Day last_ = 0;
  Day known_ = 0;  // so many bits are right
  Word bits_ = 0;
};

}  // namespace juchu
