// Held to the days asked one by one; no day is asked that is not among them.
#include "model/engine/business_days.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace juchu {
namespace {

RC_GTEST_PROP(BusinessDays, AreThoseAskedOneByOne, ()) {
  const Day start = *rc::gen::element<Day>(0, 3, 200);
  Day today = start;
  const auto works = [](Day day) { return day % 7 < 5 && day % 11 != 0; };
  BusinessDays business([&](Day day) {
    RC_ASSERT((day > start && day <= today));
    return works(day);
  });
  for (int asked = *rc::gen::inRange(0, 20); asked-- > 0;) {
    today += *rc::gen::element<Day>(0, 1, 2, 30, 90);
    const Day last = today - *rc::gen::inRange(0, std::min(today - start, 3) + 1);
    const Day count = *rc::gen::inRange(0, std::min(last - start, BusinessDays::kMost) + 1);
    Word expected = 0;
    for (Day ago = 0; ago < count; ++ago) expected |= Word{works(last - ago)} << ago;
    RC_ASSERT(business.until(last, count) == expected);
  }
}

}  // namespace
}  // namespace juchu
