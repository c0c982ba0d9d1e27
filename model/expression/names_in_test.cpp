#include "model/expression/names_in.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(NamesIn, FindsEachOnceAsItIsWritten) {
  const struct {
    const char* expression;
    std::vector<std::string> names;
  } rows[] = {
      {"", {}},
      {"ship_date + 1", {"ship_date"}},
      {"a == b && !(b || a)", {"a", "b"}},
      {"event.number != null", {"event.number", "null"}},
      {"before.shipping == after.shipping", {"shipping"}},
      {"parcel[1].sent_on == null", {"parcel[1].sent_on", "null"}},
      {"parcel[event.parcel].told", {"parcel", "event.parcel"}},
      {"parcel.exists(p, p.arrived)", {"parcel", "p"}},
      {"days(method) // not this\n+ late_days", {"days", "method", "late_days"}},
      {"x2 >= 10", {"x2"}},
  };
  for (const auto& [expression, names] : rows) EXPECT_EQ(names_in(expression), names) << expression;
}

}  // namespace
}  // namespace juchu
