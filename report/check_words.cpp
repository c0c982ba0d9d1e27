#include "report/check_words.hpp"

namespace juchu {
namespace {

bool is_prevented(const HazardResult& result, bool always) {
  return result.verdict() == Expectation::Prevented && result.conflict.has_value() != always;
}

}  // namespace

const Wording& words_of(NotNeeded::Why why) {
  switch (why) {
    case NotNeeded::Why::HoldsWithout: return kNotNeeded;
    case NotNeeded::Why::NeverHolds: return kNeverComesAbout;
    case NotNeeded::Why::HoldsAlways: return kHoldsAlways;
    case NotNeeded::Why::HoldsAlready: return kHoldsAlready;
    case NotNeeded::Why::HoldsFromCreation: return kHoldsAtCreation;
  }
  return kNotNeeded;
}

const Wording& words_of(Expectation verdict) {
  switch (verdict) {
    case Expectation::Gap: return kVerdictGap;
    case Expectation::Prevented: return kVerdictPrevented;
    case Expectation::Unreachable: return kVerdictNever;
    case Expectation::Unstated: return kVerdictUndecided;
  }
  return kVerdictUndecided;
}

const Wording& words_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Undecided: return kVerdictUndecided;
    case Verdict::Holds: return kVerdictHolds;
    case Verdict::Violated: return kVerdictViolated;
    case Verdict::Gap: return kVerdictGap;
    case Verdict::Prevented: return kVerdictPrevented;
    case Verdict::Unreachable: return kVerdictNever;
  }
  return kVerdictUndecided;
}

std::span<const HazardGroup> hazard_groups() {
  static const HazardGroup groups[] = {
      {kGaps,
       {"⚠", Style::Caution},
       [](const HazardResult& r) { return r.verdict() == Expectation::Gap; }},
      {kPreventedIfKept,
       {"✓", Style::Caution},
       [](const HazardResult& r) { return is_prevented(r, false); }},
      {kPrevented, kAcceptedMark, [](const HazardResult& r) { return is_prevented(r, true); }},
      {kCannotHappen, kAcceptedMark,
       [](const HazardResult& r) { return r.verdict() == Expectation::Unreachable; }},
      {kUndecidedHazards, kUndecidedMark,
       [](const HazardResult& r) { return r.verdict() == Expectation::Unstated; }},
  };
  return groups;
}

std::vector<const Wording*> remarks_of(const NormResult& result) {
  std::vector<const Wording*> remarks;
  const auto add = [&](bool applies, const Wording& wording) {
    if (applies) remarks.push_back(&wording);
  };
  add(result.kept.possible == Possibility::Impossible, kNeverKept);
  add(result.breached.possible == Possibility::Impossible, kNeverBreached);
  add(result.conflict.has_value(), kVerdictConflict);
  add(result.kept.possible == Possibility::Undecided ||
          result.breached.possible == Possibility::Undecided,
      kNotDecided);
  return remarks;
}

}  // namespace juchu
