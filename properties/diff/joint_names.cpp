#include "properties/diff/joint_names.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "model/index.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

constexpr int kChecks = 4;  // token classes of one form

}  // namespace

JointNames::JointNames(const Slice& old_slice, const Slice& new_slice, const Matching& matching)
    : slices_{&old_slice, &new_slice},
      classes_{NameClasses(old_slice, true), NameClasses(new_slice, true)} {
  for (const NameClasses& side : classes_) {
    methods_compared_ = methods_compared_ || side.compares_methods();
    tokens_compared_ = tokens_compared_ || side.compares_tokens();
  }
  classify_methods(matching);
  classify_tokens();
}

void JointNames::classify_methods(const Matching& matching) {
  for (const int side : kSides) joint_method_[at(side)].resize(at(matching.methods.size(side)), -1);
  for (const int side : kSides) {
    for (int m = 0; m < matching.methods.size(side); ++m) {
      const int there = matching.methods.across(side, m);
      if (side == kNew && there >= 0) continue;
      JointValue joint;
      joint.value[at(side)] = m;
      joint.value[at(other(side))] = there;
      joint.there[at(other(side))] = there >= 0;
      const int number = static_cast<int>(methods_.size());
      joint_method_[at(side)][at(m)] = number;
      if (there >= 0) joint_method_[at(other(side))][at(there)] = number;
      methods_.push_back(joint);
    }
  }
  std::map<std::array<std::int64_t, 2>, std::size_t> known;
  for (std::size_t m = 0; m < methods_.size(); ++m) {
    std::array<std::int64_t, 2> signature{-1, -1};
    for (const int side : kSides)
      if (methods_[m].there[at(side)])
        signature[at(side)] = static_cast<std::int64_t>(classes_[at(side)].class_of_method(
            static_cast<std::size_t>(methods_[m].value[at(side)])));
    const std::size_t number = known.try_emplace(signature, known.size()).first->second;
    method_class_.push_back(number);
    if (number == members_.size()) members_.emplace_back();
    members_[number].push_back(static_cast<int>(m));
  }
}

/// Numbers are of one form or another, and of that form on both sides; each side numbers the forms
/// that its own methods have.
void JointNames::classify_tokens() {
  std::set<std::string> forms = {""};  // of no method
  std::array<const CompiledRulebook*, 2> rules{&slices_[0]->rules, &slices_[1]->rules};
  std::array<std::vector<int>, 2> possible;
  for (const int side : kSides) {
    const std::size_t s = at(side);
    token_classes_[s] = rules[s]->token_classes();
    forms.insert(rules[s]->patterns.begin(), rules[s]->patterns.end());
    possible[s] = possible_token_classes(*rules[s]);
    stands_[s].resize(static_cast<std::size_t>(token_classes_[s]), {0, 0});
  }
  std::map<std::array<Value, 2>, std::array<Value, 2>> known;
  std::array<std::set<Value>, 2> done;
  for (const std::string& form : forms) {
    for (Value check = 0; check < kChecks; ++check) {
      std::array<Value, 2> sides{};
      bool can_be = false;
      for (const int side : kSides) {
        const auto& patterns = rules[at(side)]->patterns;
        const auto place = std::ranges::find(patterns, form) - patterns.begin();
        sides[at(side)] = place * kChecks + check;
        can_be = can_be ||
                 std::ranges::count(possible[at(side)], static_cast<int>(sides[at(side)])) != 0;
      }
      if (!can_be) continue;
      std::array<Value, 2> signature{};
      for (const int side : kSides)
        signature[at(side)] = classes_[at(side)].standing_for(
            static_cast<std::size_t>(sides[at(side)]));
      const auto [found, fresh] = known.try_emplace(signature, sides);
      if (fresh) tokens_.push_back({sides, sides});
      for (const int side : kSides)
        if (done[at(side)].insert(sides[at(side)]).second)
          stands_[at(side)][static_cast<std::size_t>(sides[at(side)])] = found->second;
    }
  }
}

template <class Function>
void JointNames::for_each_name(const SidePair& pair, bool methods, Function function) const {
  for (const int side : kSides) {
    const auto& places = classes_[at(side)].places();
    for (std::size_t p = 0; p < places.size(); ++p) {
      if (places[p].method != methods || (p < 64 && (pair.names[at(side)] >> p & 1) == 0)) continue;
      const Value value = places[p].slot.get(pair.sides[at(side)].words.data());
      if (value != kUnset) function(side, places[p].slot, value);
    }
  }
}

void JointNames::rename(SidePair& pair) const {
  rename_methods(pair);
  rename_tokens(pair);
}

void JointNames::rename_methods(SidePair& pair) const {
  std::vector<std::pair<int, int>> renamed;  // as it was, as it is now
  for_each_name(pair, true, [&](int side, const Slot& slot, Value value) {
    const int method = joint_method_[at(side)][static_cast<std::size_t>(value)];
    const auto known = std::ranges::find(renamed, method, &std::pair<int, int>::first);
    const std::size_t group = method_class_[at(method)];
    int name = members_[group].front();
    if (methods_compared_) {
      if (known != renamed.end()) {
        name = known->second;
      } else {
        const auto of_group = std::ranges::count_if(
            renamed, [&](const auto& each) { return method_class_[at(each.first)] == group; });
        name = members_[group][static_cast<std::size_t>(of_group)];
        renamed.emplace_back(method, name);
      }
    }
    slot.put(pair.sides[at(side)].words.data(), method_on(name, side));
  });
}

void JointNames::rename_tokens(SidePair& pair) const {
  std::vector<Value> serials;
  for_each_name(pair, false, [&](int side, const Slot& slot, Value value) {
    const Value classes = token_classes_[at(side)];
    const Value standing = stands_[at(side)][static_cast<std::size_t>(value % classes)][at(side)];
    Value serial = 0;
    if (tokens_compared_) {
      auto known = std::ranges::find(serials, value / classes);
      if (known == serials.end()) known = serials.insert(known, value / classes);
      serial = known - serials.begin();
    }
    slot.put(pair.sides[at(side)].words.data(), serial * classes + standing);
  });
}

JointNames::InUse JointNames::in_use(const SidePair& pair) const {
  InUse names;
  for_each_name(pair, true, [&](int side, const Slot&, Value value) {
    const int method = joint_method_[at(side)][static_cast<std::size_t>(value)];
    if (std::ranges::find(names.methods, method) == names.methods.end())
      names.methods.push_back(method);
  });
  std::vector<std::pair<Value, JointValue>> by_serial;
  for_each_name(pair, false, [&](int side, const Slot&, Value value) {
    const Value serial = value / token_classes_[at(side)];
    const auto known = std::ranges::find(by_serial, serial, &std::pair<Value, JointValue>::first);
    const auto& stand = stands_[at(side)]
                               [static_cast<std::size_t>(value % token_classes_[at(side)])];
    names.fresh = std::max(names.fresh, static_cast<int>(serial) + 1);
    if (known != by_serial.end()) {
      known->second.value[at(side)] = value;
      return;
    }
    JointValue token;
    token.value[at(side)] = value;
    token.value[at(other(side))] = serial * token_classes_[at(other(side))] +
                                   stand[at(other(side))];
    by_serial.emplace_back(serial, token);
  });
  for (const auto& each : by_serial) names.tokens.push_back(each.second);
  return names;
}

std::vector<JointValue> JointNames::methods(const InUse& names) const {
  std::vector<JointValue> offered;
  for (const std::vector<int>& members : members_) {
    bool fresh = false;
    for (const int member : members) {
      const bool used = methods_compared_ &&
                        std::ranges::find(names.methods, member) != names.methods.end();
      if (used || !fresh) offered.push_back(methods_[at(member)]);
      fresh = fresh || !used;
    }
  }
  return offered;
}

std::vector<JointValue> JointNames::tokens(const InUse& names, int parameter) const {
  std::vector<JointValue> offered;
  if (tokens_compared_)  // an order that is not there yet may hold what no number can be
    std::ranges::copy_if(names.tokens, std::back_inserter(offered), [&](const JointValue& token) {
      return std::ranges::any_of(tokens_, [&](const TokenClass& each) {
        return each.side[0] == token.value[0] % token_classes_[0];
      });
    });
  const Value serial = tokens_compared_ ? names.fresh + parameter : 0;
  for (const TokenClass& each : tokens_) {
    JointValue& token = offered.emplace_back();
    for (const int side : kSides)
      token.value[at(side)] = serial * token_classes_[at(side)] + each.side[at(side)];
  }
  return offered;
}

}  // namespace juchu
