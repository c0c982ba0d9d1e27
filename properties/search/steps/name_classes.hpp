// Shipping methods and tracking numbers that a slice cannot tell apart but by comparing them with
// each other.
//
// Two methods are of one class when every column that is read, and every form of number that is
// asked about, is the same. Exchanging them everywhere changes nothing, so an exploration names
// those that occur in the sequence of their appearance; where they are never compared, the first of
// a class stands for all. Tracking numbers are treated alike.
//
// Invariants
//   N1  Renaming within classes changes no answer of the slice, but for the names in it.
#pragma once

#include <cstdint>
#include <vector>

#include "model/analysis/slice.hpp"

namespace juchu {

class NameClasses {
 public:
  /// Without `merge`, every method and every token class stands for itself alone.
  NameClasses(const Slice& slice, bool merge);

  struct Place {
    Slot slot;
    bool method = false;  // else a tracking number
  };
  /// The order's, the cart's and the shop's fields that hold names.
  [[nodiscard]] const std::vector<Place>& places() const { return places_; }

  /// Renames what appears in one situation after another; the same name the same way.
  class Renaming {
   public:
    explicit Renaming(const NameClasses& classes) : classes_(classes) {}
    /// Forgets what has appeared.
    void begin() {
      methods_.clear();
      tokens_.clear();
    }
    /// `kept` has a bit for each of `places()`; others hold nothing that matters and stay.
    void rename(Situation& situation, std::uint64_t kept = ~std::uint64_t{0});
    [[nodiscard]] const std::vector<Value>& methods() const { return methods_; }
    [[nodiscard]] const std::vector<Value>& tokens() const { return tokens_; }

   private:
    Value renamed_method(Value method);
    Value renamed_token(Value token);
    const NameClasses& classes_;
    std::vector<Value> methods_, tokens_;  // as they were, in the sequence of appearance
  };

  /// Methods to offer as a parameter, given those in use: these, and one more of each class.
  [[nodiscard]] std::vector<Value> methods_to_offer(const std::vector<Value>& used) const;
  /// Tokens: these, and a fresh one of each class with serial number `fresh`.
  [[nodiscard]] std::vector<Value> tokens_to_offer(const std::vector<Value>& used, int fresh) const;

  /// Otherwise it does not matter which names are in use.
  [[nodiscard]] bool methods_compared() const { return methods_compared_; }
  [[nodiscard]] bool tokens_compared() const { return tokens_compared_; }
  [[nodiscard]] bool empty() const { return places_.empty(); }

  /// The class of a method, and the token class that stands for one.
  [[nodiscard]] std::size_t class_of_method(std::size_t method) const {
    return method_class_[method];
  }
  [[nodiscard]] Value standing_for(std::size_t token_class) const {
    return token_class_[token_class];
  }
  [[nodiscard]] bool compares_methods() const { return methods_compared_; }
  [[nodiscard]] bool compares_tokens() const { return tokens_compared_; }

 private:
  friend class Renaming;
  void read_clauses(const Rulebook& book);
  void classify_methods(const Slice& slice, bool merge);
  void classify_tokens(const CompiledRulebook& rules, bool merge);
  void single_out_initial(const Rulebook& book);

  std::vector<Place> places_;
  // What the slice's clauses do with names.
  std::vector<bool> columns_read_, singled_out_;
  bool fits_read_ = false, check_digits_read_ = false;
  bool methods_compared_ = false, tokens_compared_ = false;
  // Classes.
  std::vector<std::size_t> method_class_;           // by method
  std::vector<std::vector<Value>> method_members_;  // by class, ascending
  std::vector<Value> token_class_;                  // by token class: the one that stands for it
  std::vector<Value> token_classes_to_offer_;
  Value classes_of_tokens_ = 1;
};

}  // namespace juchu
