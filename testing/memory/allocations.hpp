// Counts what is allocated: a test program that calls this has a global operator new that counts.
#pragma once

#include <functional>

namespace juchu {

/// How often memory was asked for while `function` ran, on this thread.
[[nodiscard]] int allocations_in(const std::function<void()>& function);

}  // namespace juchu
