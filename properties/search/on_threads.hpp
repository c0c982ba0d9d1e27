// The same work by several threads at once.
#pragma once

#include <thread>
#include <vector>

namespace juchu {

/// Calls `work(0)` on this thread and `work(1)` to `work(threads - 1)` on others, and waits for
/// all.
template <class Work>
void on_threads(int threads, Work work) {
  std::vector<std::jthread> others;
  for (int t = 1; t < threads; ++t) others.emplace_back([&work, t] { work(t); });
  work(0);
}

}  // namespace juchu
