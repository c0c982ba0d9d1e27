#include "report/testing/expected_file.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace juchu {

void expect_file(const std::string& path, const std::string& actual) {
  if (std::getenv("JUCHU_UPDATE_EXPECTED") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::ostringstream expected;
  expected << std::ifstream(path, std::ios::binary).rdbuf();
  EXPECT_EQ(actual, expected.str()) << path << " differs; if that is meant, run\n"
                                    << "  JUCHU_UPDATE_EXPECTED=1 ctest --test-dir build";
}

}  // namespace juchu
