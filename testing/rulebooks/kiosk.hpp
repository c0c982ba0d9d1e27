// A kiosk whose few rules show each answer of the engine once, and scripts of what happens to one
// order there.
#pragma once

#include <string>
#include <string_view>

#include "model/engine/engine.hpp"

namespace juchu {

/// The kiosk's rules.
[[nodiscard]] const CompiledRulebook& kiosk();

/// One order of the kiosk, from before it is placed on day 0.
class KioskOrder {
 public:
  KioskOrder();

  /// Does what `script` says, commands separated by "; ", and answers what came of the last of
  /// them.
  ///
  /// `days 3` lets three business days pass, `holidays 3` three others; the answer is what was
  /// reported, as in `day 2: lapse, dropped`. Anything else is an event with its parameters, dates
  /// as days from 0: `due 4`. Its answer is `Kind rule: statuses`, then what was sent, warned,
  /// breached and entered, as in `Permit send-it: sent, warned no-number`. A refusal has no
  /// statuses.
  std::string after(std::string_view script);

  [[nodiscard]] Day day() const { return day_; }
  [[nodiscard]] const Situation& situation() const { return situation_; }
  /// The value of a field; a date as days from 0.
  [[nodiscard]] Value get(std::string_view field) const;
  /// Puts the order where `field` has that value, whatever the rules say.
  void put(std::string_view field, Value value);
  /// Lets the order see the cart and shop of `other`; the answer is what it made of that.
  std::string sees(const KioskOrder& other);

  static constexpr Day kDayZero = 19783;  // 2024-03-01

 private:
  std::string pass(int days, bool working);
  std::string happens(std::string_view event);
  [[nodiscard]] std::string answer(const Decision& decision) const;
  [[nodiscard]] int field_called(std::string_view id) const;

  Situation situation_;
  Day day_ = kDayZero;
};

}  // namespace juchu
