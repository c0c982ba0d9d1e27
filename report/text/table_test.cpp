#include "report/text/table.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(Table, ALabelMayBeOneLetter) {  // such as the id of a row of a study
  std::ostringstream out;
  Table table({"use"});
  table.add("t", {"5 %"});
  table.print(Sheet({Language::English, false, 40}, out));
  EXPECT_EQ(out.str(), "      use\n  t   5 %\n");
}

}  // namespace
}  // namespace juchu
