// The orders of one shop taken together, as an exploration sees them: canonical, and packed.
//
// Every order's situation holds its cart's and the shop's words; of what orders share there is one
// truth, kept equal in all of them. On top of the engine's canonical form (dates relative to today,
// old dates saturated) come three exact reductions: what can no longer be read is forgotten
// (Liveness), names within a class are exchanged (NameClasses), and orders of one cart are
// interchangeable.
//
// Invariants
//   J1  Two joint situations with the same canonical form have the same future, but for names, the
//       sequence of the orders, and what is not asked about.
//   J2  A canonical form is its own canonical form, unless orders are equal but for names.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "model/analysis/canonical_form.hpp"
#include "model/analysis/slice.hpp"
#include "properties/search/liveness/liveness.hpp"
#include "properties/search/steps/name_classes.hpp"

namespace juchu {

inline constexpr int kMostOrders = 8;

struct JointSituation {
  std::array<Situation, kMostOrders> orders;
  std::array<Word, kMostOrders> watched{};  // what properties over time remember of each order
};

class JointForm {
 public:
  struct Reductions {
    bool all = true;
    bool forget = true;
    bool exchange = true;  // equal orders
  };

  /// `carts` says for each order in which cart it lies. Without reductions only dates and the
  /// numbering of tracking numbers are canonical; with them, but without `forget`, all but what can
  /// no longer be read is left out. The slice outlives this. With `wanted`, situations that cannot
  /// lead to a sighting of that are all alike.
  JointForm(const Slice& slice, std::vector<int> carts, const Reductions& reductions,
            const Shown* wanted);
  JointForm(const JointForm&) = delete;
  JointForm& operator=(const JointForm&) = delete;

  [[nodiscard]] int orders() const { return static_cast<int>(carts_.size()); }
  [[nodiscard]] const std::vector<int>& carts() const { return carts_; }
  [[nodiscard]] std::size_t places() const { return liveness_ ? liveness_->places() : 0; }
  [[nodiscard]] const NameClasses& names() const { return names_; }
  /// A date that cannot be decided about is in the slice: canonical forms prove nothing.
  [[nodiscard]] bool undecidable() const { return dates_.undecidable(); }

  /// Every choice of the shop's settings, with no order yet, in canonical form.
  [[nodiscard]] std::vector<JointSituation> initial() const;

  /// Whether orders may come to be like this, as far as can be seen without exploring.
  [[nodiscard]] bool may_come_about(const JointSituation& joint) const;
  /// Moves `joint`, which may come about and whose day is `today`, into canonical form; its day is
  /// then CanonicalForm::kToday. Answers whether something that is wanted may still be sighted.
  bool canonicalize(JointSituation& joint, Day today) const;
  /// The methods and tracking numbers in use, in the sequence of appearance.
  void names_in(const JointSituation& joint, std::vector<Value>& methods,
                std::vector<Value>& tokens) const;

  /// Packed words of a canonical form.
  [[nodiscard]] std::size_t stride() const { return stride_; }
  void pack(const JointSituation& joint, Word* to) const;
  void unpack(const Word* from, JointSituation& joint) const;

  /// Lets every other order see what `writer` (-1: the shop, as `written` has it) left of what they
  /// share. `changed(order, before)` hears of every order that sees something new.
  template <class Changed>
  void share(JointSituation& joint, int writer, const Situation& written, Changed changed) const {
    if (!shares_) return;
    for (int o = 0; o < orders(); ++o) {
      if (o == writer) continue;
      Situation& other = joint.orders[static_cast<std::size_t>(o)];
      const Situation before = other;
      for (std::size_t w = Situation::kShop; w < other.words.size(); ++w)
        other.words[w] = written.words[w];
      if (writer >= 0 &&
          carts_[static_cast<std::size_t>(o)] == carts_[static_cast<std::size_t>(writer)])
        for (std::size_t w = Situation::kCart; w < Situation::kShop; ++w)
          other.words[w] = written.words[w];
      if (before != other) changed(o, before);
    }
  }

 private:
  void sort_orders(JointSituation& joint, std::array<std::uint64_t, kMostOrders>& kept) const;

  const Slice* slice_;
  std::vector<int> carts_;
  bool exchange_;
  bool shares_;
  CanonicalForm dates_;
  NameClasses names_;
  mutable NameClasses::Renaming renaming_;  // kept to spare allocating
  std::optional<Liveness> liveness_;
  std::vector<std::uint8_t> order_words_, shared_words_;
  std::size_t stride_ = 0;
  bool watches_ = false;
};

}  // namespace juchu
