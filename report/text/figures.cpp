#include "report/text/figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/study_wording.hpp"

namespace juchu {
namespace {

struct Unit {
  double from;  // used from this size on
  double size;
  const Wording* wording;
};

constexpr std::array<Unit, 4> kUnits = {{
    {2. * kWholeDay, kWholeDay, &kDays},
    {kHour, kHour, &kHours},
    {kMinute, kMinute, &kMinutes},
    {0, kSecond, &kSeconds},
}};
constexpr int kMostDecimals = 4;
constexpr double kLeastWidth = .01;  // of an interval beside its value: below, it is a point

/// Decimals that leave two telling digits of something of this size.
int decimals_for(double size) {
  int decimals = 0;
  for (double limit = 9.95; decimals < kMostDecimals && size > 0 && size < limit; limit /= 10)
    ++decimals;
  return size > 0 ? decimals : 0;
}

/// Numbers of one unit: written alike.
class Scale {
 public:
  Scale(const Speaker& speaker, Figure figure, double value, double telling) : speaker_(speaker) {
    if (figure == Figure::Share) {
      size_ = .01;
    } else if (figure == Figure::Time) {
      const auto* unit = std::ranges::find_if(
          kUnits, [&](const Unit& each) { return std::abs(value) >= each.from; });
      size_ = unit->size;
      wording_ = unit->wording;
    }
    share_ = figure == Figure::Share;
    decimals_ = decimals_for(telling / size_);
  }

  [[nodiscard]] std::string digits(double value) const {
    const std::string text = fmt::format("{:.{}f}", value / size_, decimals_);
    return text.find_first_not_of("-0.") == std::string::npos && text.starts_with('-')
               ? text.substr(1)
               : text;
  }
  [[nodiscard]] std::string signed_digits(double value) const {
    const std::string text = digits(value);
    return text.find_first_not_of("-0.") == std::string::npos || text.starts_with('-') ? text
                                                                                       : "+" + text;
  }
  [[nodiscard]] std::string as_change(const std::string& digits) const {
    return share_ ? speaker_.say(kPoints, digits) : with_unit(digits);
  }
  [[nodiscard]] std::string with_unit(const std::string& digits) const {
    if (share_) return digits + " %";
    return wording_ == nullptr ? digits : speaker_.say(*wording_, digits);
  }

 private:
  const Speaker& speaker_;
  double size_ = 1;
  const Wording* wording_ = nullptr;
  bool share_ = false;
  int decimals_ = 0;
};

Scale scale_of(const Speaker& speaker, Figure figure, const Estimate& estimate) {
  double telling = std::abs(estimate.value);
  if (estimate.interval) {
    const double width = estimate.interval->high - estimate.interval->low;
    if (width > 0) telling = std::max(width, telling * kLeastWidth);
  }
  return {speaker, figure, estimate.value, telling};
}

}  // namespace

std::string figure_text(const Speaker& speaker, Figure figure, double value) {
  const Scale scale(speaker, figure, value, std::abs(value));
  return scale.with_unit(scale.digits(value));
}

std::string figure_text(const Speaker& speaker, Figure figure, const Estimate& estimate) {
  const Scale scale = scale_of(speaker, figure, estimate);
  return scale.with_unit(scale.digits(estimate.value));
}

std::string interval_text(const Speaker& speaker, Figure figure, const Estimate& estimate) {
  if (!estimate.interval) return {};
  const Scale scale = scale_of(speaker, figure, estimate);
  return scale.with_unit(speaker.say(kFromTo, scale.digits(estimate.interval->low),
                                     scale.digits(estimate.interval->high)));
}

std::string stated_text(const Speaker& speaker, Figure figure, double value) {
  const Scale scale(speaker, figure, value, 0);
  double in_units = value;
  if (figure == Figure::Share) in_units = value * 100;
  if (figure == Figure::Time)
    in_units = value / std::ranges::find_if(kUnits, [&](const Unit& each) {
                         return std::abs(value) >= each.from;
                       })->size;
  return scale.with_unit(fmt::format("{:.6g}", in_units));
}

std::string change_text(const Speaker& speaker, Figure figure, const Estimate& change) {
  const Scale scale = scale_of(speaker, figure, change);
  return scale.as_change(scale.signed_digits(change.value));
}

std::string change_interval_text(const Speaker& speaker, Figure figure,
                                 const ConfidenceInterval& interval) {
  const double middle = std::max(std::abs(interval.low), std::abs(interval.high));
  const double width = interval.high - interval.low;
  const Scale scale(speaker, figure, middle, std::max(width, middle * kLeastWidth));
  return scale.as_change(
      speaker.say(kFromTo, scale.signed_digits(interval.low), scale.signed_digits(interval.high)));
}

}  // namespace juchu
