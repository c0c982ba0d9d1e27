// The tracking numbers of one run: text at the edges, tokens inside.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/engine/compiled_rulebook.hpp"

namespace juchu {

class TokenTable {
 public:
  explicit TokenTable(const CompiledRulebook& rules) : rules_(&rules) {}

  /// The token of `number` (normalized), the same for the same number.
  [[nodiscard]] Value intern(const std::string& number) {
    const auto [found, fresh] = tokens_.try_emplace(number, 0);
    if (fresh) {
      found->second = rules_->token(static_cast<int>(numbers_.size()), rules_->token_class(number));
      assert(found->second <= kHighestToken);
      numbers_.push_back(number);
    }
    return found->second;
  }

  [[nodiscard]] int size() const { return static_cast<int>(numbers_.size()); }

  [[nodiscard]] const std::string& text(Value token) const {
    return numbers_[static_cast<std::size_t>(token / rules_->token_classes())];
  }

 private:
  const CompiledRulebook* rules_;
  std::unordered_map<std::string, Value> tokens_;  // never iterated
  std::vector<std::string> numbers_;
};

}  // namespace juchu
