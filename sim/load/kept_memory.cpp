#include "sim/load/kept_memory.hpp"

#include <cstdlib>  // defines __GLIBC__

#if defined(__GLIBC__)
#include <malloc.h>
#endif

namespace juchu {

void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int kNever = 1 << 30, kMostThereMayBe = 32 << 20;
  mallopt(M_TRIM_THRESHOLD, kNever);
  mallopt(M_MMAP_THRESHOLD, kMostThereMayBe);
#endif
}

}  // namespace juchu
