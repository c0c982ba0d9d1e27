#include "properties/search/joint_situation.hpp"

#include <algorithm>
#include <utility>

namespace juchu {
namespace {

void add_word(std::vector<std::uint8_t>& words, std::uint8_t word) {
  if (std::ranges::find(words, word) == words.end()) words.push_back(word);
}

bool over_time(Pattern pattern) {
  return pattern == Pattern::LeadsTo || pattern == Pattern::Precedes;
}

}  // namespace

JointForm::JointForm(const Slice& slice, std::vector<int> carts, const Reductions& reductions,
                     const Shown* wanted)
    : slice_(&slice),
      carts_(std::move(carts)),
      exchange_(reductions.all && reductions.exchange),
      shares_(slice.shares),
      dates_(slice.rules),
      names_(slice, reductions.all),
      renaming_(names_) {
  // What a hopeless order shares may matter to another one, as may the days that it holds back.
  const bool alone = orders() == 1 || (!slice.shares && slice.rules.obligations.empty());
  if (reductions.all && reductions.forget)
    liveness_.emplace(slice, orders(), alone ? wanted : nullptr, false);
  const auto& fields = slice.rules.rulebook().fields;
  const auto add = [&](const Slot& slot, FieldScope scope) {
    add_word(scope == FieldScope::Order ? order_words_ : shared_words_, slot.word);
  };
  add(slice.rules.fields.front(), FieldScope::Order);  // whether it exists
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (slice.fields[f]) add(slice.rules.fields[f], fields[f].scope);
    if (slice.counters[f]) add(slice.rules.counter_slots[f], FieldScope::Order);
  }
  for (const CompiledNorm& norm : slice.rules.norms)
    if (norm.clock.width != 0) add(norm.clock, FieldScope::Order);
  watches_ = std::ranges::any_of(slice.rules.rulebook().properties, [](const Property& property) {
    return over_time(property.pattern);
  });
  const auto each = static_cast<std::size_t>(orders());
  // The cart's words stand once for each order: orders may lie in different carts.
  stride_ = each * (order_words_.size() + (watches_ ? 1 : 0)) +
            (shares_ ? each : 1) * shared_words_.size();
}

std::vector<JointSituation> JointForm::initial() const {
  const auto& fields = slice_->rules.rulebook().fields;
  std::vector<Situation> shops = {slice_->rules.start()};
  for (std::size_t f = 0; f < fields.size(); ++f) {
    if (!fields[f].any_initial || !slice_->fields[f]) continue;
    const Slot& slot = slice_->rules.fields[f];
    std::vector<Situation> more;
    for (const Situation& shop : shops) {
      for (Value value = slot.low; value <= slot.high; ++value) {
        more.push_back(shop);
        slot.put(more.back().words.data(), value);
      }
    }
    shops = std::move(more);
  }
  std::vector<JointSituation> initial;
  for (const Situation& shop : shops) {
    JointSituation& joint = initial.emplace_back();
    joint.orders.fill(shop);
    canonicalize(joint, CanonicalForm::kToday);
  }
  return initial;
}

bool JointForm::may_come_about(const JointSituation& joint) const {
  return !liveness_ || std::all_of(joint.orders.begin(), joint.orders.begin() + orders(),
                                   [&](const Situation& order) { return liveness_->knows(order); });
}

bool JointForm::canonicalize(JointSituation& joint, Day today) const {
  std::array<std::uint64_t, kMostOrders> kept;
  kept.fill(~std::uint64_t{0});
  bool hopeful = false;
  for (std::size_t o = 0; o < carts_.size(); ++o) {
    Liveness::Kept here;
    if (liveness_) here = liveness_->forget(joint.orders[o], today);
    kept[o] = here.names;
    hopeful = hopeful || here.hopeful;
    dates_.make_relative(joint.orders[o], today, here.forgotten_dates);
  }
  if (exchange_ && carts_.size() > 1) sort_orders(joint, kept);
  if (names_.empty()) return hopeful;
  renaming_.begin();
  for (std::size_t o = 0; o < carts_.size(); ++o) renaming_.rename(joint.orders[o], kept[o]);
  return hopeful;
}

/// Orders of one cart by their words; names come last, since they are still to be given.
void JointForm::sort_orders(JointSituation& joint,
                            std::array<std::uint64_t, kMostOrders>& kept) const {
  const auto nameless = [&](std::size_t o) {
    Situation situation = joint.orders[o];
    for (const NameClasses::Place& place : names_.places())
      situation.words[place.slot.word] &= ~(place.slot.mask() << place.slot.shift);
    return std::tuple(situation.words, joint.watched[o], joint.orders[o].words);
  };
  for (std::size_t i = 1; i < carts_.size(); ++i) {
    for (std::size_t j = i; j > 0 && carts_[j - 1] == carts_[j]; --j) {
      if (nameless(j - 1) <= nameless(j)) break;
      std::swap(joint.orders[j - 1], joint.orders[j]);
      std::swap(joint.watched[j - 1], joint.watched[j]);
      std::swap(kept[j - 1], kept[j]);
    }
  }
}

void JointForm::names_in(const JointSituation& joint, std::vector<Value>& methods,
                         std::vector<Value>& tokens) const {
  methods.clear();
  tokens.clear();
  for (std::size_t o = 0; o < carts_.size(); ++o) {
    for (const NameClasses::Place& place : names_.places()) {
      const Value value = place.slot.get(joint.orders[o].words.data());
      auto& names = place.method ? methods : tokens;
      if (value != kUnset && std::ranges::find(names, value) == names.end()) names.push_back(value);
    }
  }
}

void JointForm::pack(const JointSituation& joint, Word* to) const {
  for (std::size_t o = 0; o < carts_.size(); ++o) {
    for (const std::uint8_t word : order_words_) *to++ = joint.orders[o].words[word];
    if (watches_) *to++ = joint.watched[o];
    if (!shares_ && o > 0) continue;
    for (const std::uint8_t word : shared_words_) *to++ = joint.orders[o].words[word];
  }
}

void JointForm::unpack(const Word* from, JointSituation& joint) const {
  for (std::size_t o = 0; o < carts_.size(); ++o) {
    joint.orders[o] = {};
    for (const std::uint8_t word : order_words_) joint.orders[o].words[word] = *from++;
    joint.watched[o] = watches_ ? *from++ : 0;
    if (!shares_ && o > 0) {
      for (const std::uint8_t word : shared_words_)
        joint.orders[o].words[word] = joint.orders[0].words[word];
      continue;
    }
    for (const std::uint8_t word : shared_words_) joint.orders[o].words[word] = *from++;
  }
}

}  // namespace juchu
