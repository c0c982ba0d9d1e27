// The carts of a scenario while it is being made: those of one name are one, a nameless one is new.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace juchu {

class CartList {
 public:
  /// `carts` (Scenario::carts) outlives this, and grows.
  explicit CartList(std::vector<std::string>& carts) : carts_(carts) {
    for (std::size_t row = 0; row < carts.size(); ++row)
      if (!carts[row].empty()) rows_.emplace(carts[row], static_cast<int>(row));
  }

  /// The row of the cart `id`; empty: of a new one.
  int called(const std::string& id) {
    const auto next = static_cast<int>(carts_.size());
    if (!id.empty()) {
      const auto [known, fresh] = rows_.try_emplace(id, next);
      if (!fresh) return known->second;
    }
    carts_.push_back(id);
    return next;
  }

 private:
  std::vector<std::string>& carts_;
  std::unordered_map<std::string, int> rows_;  // never iterated
};

}  // namespace juchu
