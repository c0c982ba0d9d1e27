// Why the system refuses a file, in words.
#pragma once

#include "model/text/problems.hpp"

namespace juchu {

/// `error`, a number of errno, as the reason why a file is not read or written, and what to do.
[[nodiscard]] Complaint file_trouble(int error);

}  // namespace juchu
