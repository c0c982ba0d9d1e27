// The shop: its orders and carts, what they share, and when something is due.
//
// The engine decides about one order; this is the bookkeeping that it leaves to its callers. What
// an order writes into its cart or the shop the others see; a day begins for all of them together;
// a number knows for which carts it is registered. No script, no report: whoever keeps a shop tells
// it what happens, and hears what comes of it.
//
// What days count is added when somebody asks: on most days nothing else happens to an order.
//
// Invariants
//   B1  A day begins in three parts: the day changes for every order; then order by order their
//       deadlines, in rank sequence; then all see what the others changed.
//   B2  Days on which nothing is due may be skipped without a difference.
//   B3  A day that is held back changes nothing.
#pragma once

#include <array>
#include <functional>
#include <vector>

#include "model/engine/remembered_answers.hpp"
#include "model/index.hpp"
#include "sim/due_days.hpp"
#include "sim/number_register.hpp"

namespace juchu {

/// Hears what happens in a shop without anybody doing it. Meanwhile it asks about no other order.
class ShopListener {
 public:
  virtual ~ShopListener() = default;
  /// The start of a day breached or entered something, a deadline fired, or a hazard was entered
  /// since another order changed what they share. `stands` follows. `after` is the form of the
  /// situation after it, if known.
  virtual void decided(int order, const Situation& before, const Decision& decision,
                       RememberedAnswers::Form after) = 0;
  /// The order is in a situation that no step or deadline of its own has brought about.
  virtual void stands(int order) = 0;
};

class Shop {
 public:
  using Form = RememberedAnswers::Form;

  /// A shop that starts as `start` has it, with orders that do not exist yet. `carts` says for each
  /// order in which cart it lies, from 0. `working` answers whether a day that has begun is a
  /// business day. Whoever answers for the rules outlives the shop.
  Shop(RememberedAnswers& answers, const Situation& start, std::vector<int> carts,
       std::function<bool(Day)> working);

  /// One more order that does not exist yet, in that cart, or in a new one (-1). Orders and carts are
  /// numbered as they come.
  int add_order(int cart = -1);
  /// The order, which does not exist yet, and its cart stand as `given` says when `today` has begun.
  /// What is due already waits for the next day. Requires: the orders of a cart agree on it.
  void stand(int order, const Situation& given, Day today);
  /// Nothing is due for the order any more, and its numbers are nobody's. Requires: it was not asked
  /// for since, and shares its cart with nobody who is.
  void forget(int order);
  /// Whoever listens asks nothing of orders when only the shop has changed.
  void ask_nothing_of_others() { judged_by_shop_ = false; }
  /// The day for which the order waits; kNeverDay when nothing is due for it.
  [[nodiscard]] Day due(int order) const { return due_.of(order); }
  /// The orders of a cart, by number.
  [[nodiscard]] const std::vector<int>& orders_in(int cart) const { return members_[at(cart)]; }

  [[nodiscard]] int orders() const { return static_cast<int>(carts_.size()); }
  [[nodiscard]] int cart_of(int order) const { return carts_[at(order)]; }
  [[nodiscard]] bool exists(int order) const { return rules_.exists(words_of(order)); }
  /// Its words but for what days have counted since somebody last asked: its statuses, say.
  [[nodiscard]] const Word* words_of(int order) const {
    return orders_[at(order)].seen.situation.words.data();
  }
  /// What the rules see, and its form as far as that is known.
  struct Seen {
    Situation situation;
    Form form = RememberedAnswers::kUnknown;
  };
  /// What they see of an order on `today`, which has begun and is no day before the last that the
  /// shop heard of; -1: of the shop alone. Valid until something happens, another order comes,
  /// or somebody asks for a later day.
  [[nodiscard]] const Seen& see(int order, Day today) const;
  [[nodiscard]] Situation situation_of(int order, Day today) const {
    return see(order, today).situation;
  }
  /// Marks the numbers in `event` that are used for an order of another cart than `order`'s.
  void mark_numbers(int order, Event& event) const;

  /// Keeps what `event` made of `order` (-1: of the shop) on `today`: `decision` is its answer, and
  /// accepted; `after` is the form of the situation after it, if known. Then the others see it.
  void happen(int order, const Decision& decision, Day today, ShopListener& listener,
              Form after = RememberedAnswers::kUnknown);

  /// The first day on which something is due; kNeverDay when there is none.
  [[nodiscard]] Day next_due();
  /// Begins `day`, up to which nothing is due any more, for every order to which it matters.
  /// Answers false, and changes nothing, when that would breach one of `held_back_by`.
  bool begin_day(Day day, std::uint64_t held_back_by, ShopListener& listener);

 private:
  struct Kept {
    Seen seen;
    Day counted = 0;         // the day that has begun for it
    std::uint32_t shop = 0;  // `shop_changes_` when it was seen
  };
  using WholeDay = RememberedAnswers::WholeDay;
  using CartWords = std::array<Word, Situation::kCartWords>;

  /// An order on a day that is beginning.
  struct Beginning {
    int order = 0;
    Stood stood;
    Decision change{};   // of the day; reported when something else is, or at its end
    bool told = false;   // it has been
    bool fires = false;  // its deadlines are tested
  };

  void fill_place(int order);
  void keep(int order, const Situation& after, Day today, Form form = RememberedAnswers::kUnknown);
  void keep_order(int order, const Situation& now, Day today,
                  Form form = RememberedAnswers::kUnknown);
  void fill_basket(int order, const Situation& after);
  void show_others(int order, const Situation& before, Day today, ShopListener& listener);
  [[nodiscard]] bool find_whole_days(Day day, bool working);
  void begin_apart(Day day, ShopListener& listener);
  void become(int order, const WholeDay& whole, Day day, ShopListener& listener);
  void begin(Day day, bool working);
  [[nodiscard]] std::size_t next_to_fire(int after) const;
  void fire_deadlines(int order, Day day, ShopListener& listener);
  void begin_others(int order, Day day);
  void fire_for_others(int order, Day day);
  [[nodiscard]] Beginning& beginning_of(int order);
  void end_start(Beginning& beginning, Day day, ShopListener& listener);
  void look_at_all_but(int order, ShopListener& listener) const;
  void appoint(int order, const Situation& now, Form form, Day today);

  RememberedAnswers& answers_;
  const CompiledRulebook& rules_;
  mutable BusinessDays business_days_;
  std::vector<int> carts_;                 // by order
  std::vector<std::vector<int>> members_;  // orders by cart
  Seen shop_;                              // its shop words are the shop's
  std::uint32_t shop_changes_ = 0;         // how often those did
  mutable std::vector<Kept> orders_;       // brought up to a day when somebody asks
  std::vector<CartWords> baskets_;         // by cart
  DueDays due_;                            // by order
  NumberRegister numbers_;
  bool judged_by_shop_ = false;       // what must never be depends on what changes in the shop
  std::vector<int> due_now_;          // orders to which the day that is beginning matters
  std::vector<Beginning> beginning_;  // on that day, by order
  std::vector<const WholeDay*> whole_days_;  // by `due_now_`, where all are known
};

}  // namespace juchu
