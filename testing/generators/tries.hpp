// How many cases a test tries: all of them, or a part under the sanitizers, which are twenty times
// as slow and look for other mistakes.
#pragma once

#include <algorithm>

namespace juchu {

#if defined(__SANITIZE_ADDRESS__)  // GCC
inline constexpr bool kSanitized = true;
#elif defined(__has_feature)  // Clang
inline constexpr bool kSanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool kSanitized = false;
#endif

/// `all`, or a tenth of it under the sanitizers; never none.
template <class Number>
constexpr Number tries(Number all) {
  return kSanitized ? std::max<Number>(1, all / 10) : all;
}

/// Says of each case of a loop whether to try it: all of them, or one in so many under the
/// sanitizers.
class Tried {
 public:
  explicit Tried(int one_in = 10) : one_in_(one_in) {}
  bool operator()() { return !kSanitized || seen_++ % one_in_ == 0; }

 private:
  int one_in_;
  int seen_ = 0;
};

}  // namespace juchu
