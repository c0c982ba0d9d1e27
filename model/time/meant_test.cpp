#include "model/time/meant.hpp"

#include <gtest/gtest.h>

namespace juchu {
namespace {

TEST(Meant, IsSaidWhereItIsPlain) {
  const struct {
    const char *typed, *day, *moment;
  } rows[] = {
      {"2024/3/1", "2024-03-01", ""},
      {"２０２４－０３－０１", "2024-03-01", ""},
      {"2024年3月1日", "2024-03-01", ""},
      {"2024.03.01", "2024-03-01", ""},
      {"2024/3/1 9:30", "", "2024-03-01 09:30"},
      {"2024-03-01T09:30:05", "", "2024-03-01 09:30:05"},
      {"２０２４／３／１　９：３０", "", "2024-03-01 09:30"},
      {"2024年3月1日9時30分", "", "2024-03-01 09:30"},
      {"03/04/2024", "", ""},
      {"2024/2/30", "", ""},
      {"2024/260/1", "", ""},
      {"2024/3/1 24:00", "", ""},
      {"2024/3", "", ""},
      {"tomorrow", "", ""},
      {"20240301", "", ""},
      {"2024/3/1/2/3/4/5", "", ""},
      {"\xFF", "", ""},
      {"", "", ""},
  };
  for (const auto& [typed, day, moment] : rows) {
    EXPECT_EQ(meant_as_day(typed), day) << typed;
    EXPECT_EQ(meant_as_moment(typed), moment) << typed;
  }
}

}  // namespace
}  // namespace juchu
