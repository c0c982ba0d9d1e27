// Shipping methods and tracking numbers that two rulebooks meet in, named alike on both sides.
//
// What one side can tell apart is told apart on both. Names that appear are renamed in the sequence
// of their appearance, the old side's first, as an exploration of one rulebook does (NameClasses).
//
// Invariants
//   A1  The same number and the same method keep being the same on both sides.
//   A2  Renaming changes no answer of either side, but for the names in it.
#pragma once

#include <array>
#include <vector>

#include "properties/diff/matching.hpp"
#include "properties/search/steps/name_classes.hpp"

namespace juchu {

/// A value as each side knows it; `there` is false where it cannot be.
struct JointValue {
  std::array<Value, 2> value{kUnset, kUnset};
  std::array<bool, 2> there{true, true};
  bool operator==(const JointValue&) const = default;
};

/// Two situations, each of its own side's rules, and which of the places that hold names matter.
struct SidePair {
  std::array<Situation, 2> sides;
  std::array<std::uint64_t, 2> names{~std::uint64_t{0}, ~std::uint64_t{0}};
};

class JointNames {
 public:
  /// The arguments outlive this.
  JointNames(const Slice& old_slice, const Slice& new_slice, const Matching& matching);

  /// Renames both sides' names alike.
  void rename(SidePair& pair) const;

  /// The methods and tracking numbers in use.
  struct InUse {
    std::vector<int> methods;        // joint ones
    std::vector<JointValue> tokens;  // by their serial numbers
    int fresh = 0;                   // the first serial number that is free
  };
  [[nodiscard]] InUse in_use(const SidePair& pair) const;

  /// What to offer as a parameter: what is in use, and one more of each class. With `only`, which
  /// side reads the parameter (bits), what the other one could tell apart is not varied.
  [[nodiscard]] std::vector<JointValue> methods(const InUse& names) const;
  [[nodiscard]] std::vector<JointValue> tokens(const InUse& names, int parameter) const;

 private:
  struct TokenClass {
    std::array<Value, 2> side;      // its class on each side
    std::array<Value, 2> standing;  // the class that stands for it
  };

  void classify_methods(const Matching& matching);
  void classify_tokens();
  [[nodiscard]] Value method_on(int method, int side) const {
    return methods_[static_cast<std::size_t>(method)].value[static_cast<std::size_t>(side)];
  }
  void rename_methods(SidePair& pair) const;
  void rename_tokens(SidePair& pair) const;
  template <class Function>
  void for_each_name(const SidePair& pair, bool methods, Function function) const;

  std::array<const Slice*, 2> slices_;
  std::array<NameClasses, 2> classes_;
  bool methods_compared_ = false, tokens_compared_ = false;
  std::vector<JointValue> methods_;
  std::vector<std::size_t> method_class_;         // by joint method
  std::vector<std::vector<int>> members_;         // by joint class
  std::array<std::vector<int>, 2> joint_method_;  // by a side's method
  std::vector<TokenClass> tokens_;                // one for each standing pair
  /// By a side's class: both sides' standing.
  std::array<std::vector<std::array<Value, 2>>, 2> stands_;
  std::array<Value, 2> token_classes_{1, 1};
};

}  // namespace juchu
