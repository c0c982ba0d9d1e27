#include "testing/rulebooks/many_permits.hpp"

#include <gtest/gtest.h>

#include "model/rulebook/rulebook_json.hpp"

namespace juchu {
namespace {

TEST(ManyPermits, CanBeReadAndHaveAsManyAsAreWanted) {
  for (const char* name : {"spread", "together", "dated"}) {
    for (const int count : {2, 130}) {
      Diagnostics diagnostics;
      const auto book = read_rulebook(many_permits(*permits_called(name), count), name,
                                      diagnostics);
      ASSERT_TRUE(book) << name << ' ' << to_text(diagnostics.sorted().front(), Language::English);
      EXPECT_EQ(book->permits.size(), static_cast<std::size_t>(count));
    }
    EXPECT_NE(many_permits(*permits_called(name), 9), many_permits(*permits_called(name), 9, true));
  }
  EXPECT_FALSE(permits_called("folded"));
}

}  // namespace
}  // namespace juchu
