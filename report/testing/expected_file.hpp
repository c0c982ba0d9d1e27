// Comparing output with a file, byte for byte.
//
// After a change that is meant, refresh all such files and read the difference:
//
//   JUCHU_UPDATE_EXPECTED=1 ctest --test-dir build; git diff
#pragma once

#include <string>

namespace juchu {

/// Fails the running test unless the file at `path` (from the root of the source tree) holds
/// `actual`.
void expect_file(const std::string& path, const std::string& actual);

}  // namespace juchu
