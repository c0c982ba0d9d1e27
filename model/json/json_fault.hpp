// The one thing that makes a text no JSON at all.
#pragma once

#include <cstddef>

#include "model/text/problems.hpp"

namespace juchu {

struct JsonFault {
  std::size_t offset;  // bytes before the offending place; at most the size of the text
  Complaint complaint;
};

}  // namespace juchu
