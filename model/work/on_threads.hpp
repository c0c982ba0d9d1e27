// The same work by several threads at once.
//
// Invariants
//   T1  What leaves the work of a thread as an exception leaves `on_threads`, when all have ended.
//   T2  Threads that the system does not give are done without: the others do their part.
#pragma once

#include <exception>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

#include "model/work/work_limit.hpp"

namespace juchu {

/// Calls `work(0)` on this thread and, on others as far as there are any, `work(1)` to
/// `work(threads - 1)`; waits for all. Each takes up what is left to do.
template <class Work>
void on_threads(int threads, Work work) {
  std::exception_ptr first;
  std::mutex mutex;
  const auto guarded = [&, limit = WorkLimit::here()](int thread) {
    const WorkLimit::OfThread within(limit);
    try {
      work(thread);
    } catch (...) {
      const std::scoped_lock lock(mutex);
      if (!first) first = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    try {
      for (int t = 1; t < threads; ++t) others.emplace_back(guarded, t);
    } catch (const std::system_error&) {  // no more threads than these (T2)
    } catch (const std::bad_alloc&) {     // nor memory for one
    }
    guarded(0);
  }
  if (first) std::rethrow_exception(first);
}

}  // namespace juchu
