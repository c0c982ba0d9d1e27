#include "properties/search/steps/name_classes.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/clauses.hpp"
#include "sim/scenario/tracking_numbers.hpp"

namespace juchu {
namespace {

bool comparison(Op op) { return op == Op::Equal || op == Op::NotEqual || op == Op::In; }

}  // namespace

NameClasses::NameClasses(const Slice& slice, bool merge)
    : columns_read_(slice.rules.tables.columns.size()),
      singled_out_(slice.rules.rulebook().methods.size()) {
  const Rulebook& book = slice.rules.rulebook();
  for (std::size_t f = 0; f < book.fields.size(); ++f) {
    const Kind kind = book.fields[f].type.kind;
    if (slice.fields[f] && (kind == Kind::Method || kind == Kind::Token))
      places_.push_back({slice.rules.fields[f], kind == Kind::Method});
  }
  read_clauses(book);
  single_out_initial(book);
  classify_methods(slice, merge);
  classify_tokens(slice.rules, merge);
}

void NameClasses::read_clauses(const Rulebook& book) {
  for_each_clause(book, [&](const Clause& clause) {
    if (clause.empty()) return;
    for_each_node(clause.expression(), [&](const Expression& node) {
      if (node.op == Op::Column) columns_read_[static_cast<std::size_t>(node.index)] = true;
      if (node.op == Op::Fits) fits_read_ = true;
      if (node.op == Op::CheckDigitFits) check_digits_read_ = true;
      if (node.op == Op::UsedElsewhere) tokens_compared_ = true;
      const Kind kind = node.operands.empty() ? Kind::Bool : node.operands[0].type.kind;
      if (kind == Kind::Token && comparison(node.op)) tokens_compared_ = true;
      for (const Expression& operand : node.operands)
        if (operand.op == Op::Constant && operand.type.kind == Kind::Method &&
            operand.value != kUnset)
          singled_out_[static_cast<std::size_t>(operand.value)] = true;
      if (kind == Kind::Method && comparison(node.op)) methods_compared_ = true;
    });
    // An assignment of a constant names a method too.
    const Expression& root = clause.expression();
    if (root.op == Op::Constant && root.type.kind == Kind::Method && root.value != kUnset)
      singled_out_[static_cast<std::size_t>(root.value)] = true;
  });
}

/// A method that a field holds from the start is named by the rulebook, too.
void NameClasses::single_out_initial(const Rulebook& book) {
  for (std::size_t f = 0; f < book.fields.size(); ++f) {
    const Field& field = book.fields[f];
    if (field.type.kind != Kind::Method || field.initial == kUnset) continue;
    const auto sets = [&](const std::vector<Assignment>& set) {
      return std::ranges::any_of(set, [&](const Assignment& assignment) {
        return static_cast<std::size_t>(assignment.field) == f;
      });
    };
    const bool always_set = std::ranges::all_of(book.permits, [&](const Permit& permit) {
      return !permit.from.nothing || sets(permit.set) ||
             sets(book.events[static_cast<std::size_t>(permit.event)].set);
    });
    if (!always_set || field.scope != FieldScope::Order)
      singled_out_[static_cast<std::size_t>(field.initial)] = true;
  }
}

void NameClasses::classify_methods(const Slice& slice, bool merge) {
  const Tables& tables = slice.rules.tables;
  std::map<std::vector<Value>, std::size_t> classes;
  for (std::size_t m = 0; m < singled_out_.size(); ++m) {
    std::vector<Value> signature;
    if (singled_out_[m] || !merge) signature.push_back(static_cast<Value>(m));
    signature.push_back(-1);
    for (std::size_t c = 0; c < columns_read_.size(); ++c)
      if (columns_read_[c]) signature.push_back(tables.columns[c][m]);
    for (const std::uint64_t row : tables.fits)
      if (fits_read_) signature.push_back(static_cast<Value>(row >> m & 1));
    for (const std::uint64_t row : tables.check_digit_fits)
      if (check_digits_read_) signature.push_back(static_cast<Value>(row >> m & 1));
    const std::size_t number = classes.try_emplace(signature, classes.size()).first->second;
    method_class_.push_back(number);
    if (number == method_members_.size()) method_members_.emplace_back();
    method_members_[number].push_back(static_cast<Value>(m));
  }
}

void NameClasses::classify_tokens(const CompiledRulebook& rules, bool merge) {
  classes_of_tokens_ = rules.token_classes();
  const std::vector<int> possible = possible_token_classes(rules);
  std::map<std::pair<std::uint64_t, std::uint64_t>, Value> classes;
  token_class_.assign(static_cast<std::size_t>(classes_of_tokens_), 0);
  for (const int c : possible) {
    const auto index = static_cast<std::size_t>(c);
    token_class_[index] = c;
    if (merge) {
      const std::pair signature{fits_read_ ? rules.tables.fits[index] : 0,
                                check_digits_read_ ? rules.tables.check_digit_fits[index] : 0};
      token_class_[index] = classes.try_emplace(signature, c).first->second;
    }
    if (token_class_[index] == c) token_classes_to_offer_.push_back(c);
  }
  if (!merge) tokens_compared_ = methods_compared_ = true;
}

void NameClasses::Renaming::rename(Situation& situation, std::uint64_t kept) {
  Word* words = situation.words.data();
  for (std::size_t p = 0; p < classes_.places_.size(); ++p) {
    if (p < 64 && (kept >> p & 1) == 0) continue;
    const Place& place = classes_.places_[p];
    const Value value = place.slot.get(words);
    if (value == kUnset) continue;
    place.slot.put(words, place.method ? renamed_method(value) : renamed_token(value));
  }
}

Value NameClasses::Renaming::renamed_method(Value method) {
  const std::size_t its_class = classes_.method_class_[static_cast<std::size_t>(method)];
  const std::vector<Value>& members = classes_.method_members_[its_class];
  if (!classes_.methods_compared_) return members.front();
  const auto known = std::ranges::find(methods_, method);
  const bool fresh = known == methods_.end();
  std::size_t place = 0;  // among those of its class that appeared
  for (auto each = methods_.begin(); each != known; ++each)
    if (classes_.method_class_[static_cast<std::size_t>(*each)] == its_class) ++place;
  if (fresh) methods_.push_back(method);
  return members[place];
}

Value NameClasses::Renaming::renamed_token(Value token) {
  const Value classes = classes_.classes_of_tokens_;
  const Value standing = classes_.token_class_[static_cast<std::size_t>(token % classes)];
  if (!classes_.tokens_compared_) return standing;
  const auto known = std::ranges::find(tokens_, token);
  const auto serial = known - tokens_.begin();
  if (known == tokens_.end()) tokens_.push_back(token);
  return serial * classes + standing;
}

std::vector<Value> NameClasses::methods_to_offer(const std::vector<Value>& used) const {
  std::vector<Value> offered;
  for (const std::vector<Value>& members : method_members_) {
    bool fresh = false;
    for (const Value member : members) {
      const bool in_use = methods_compared_ && std::ranges::find(used, member) != used.end();
      if (in_use || !fresh) offered.push_back(member);
      fresh = fresh || !in_use;
    }
  }
  return offered;
}

std::vector<Value> NameClasses::tokens_to_offer(const std::vector<Value>& used, int fresh) const {
  std::vector<Value> offered;
  if (tokens_compared_)  // an order that is not there yet may hold what no number can be
    std::ranges::copy_if(used, std::back_inserter(offered), [&](Value token) {
      return std::ranges::find(token_classes_to_offer_, token % classes_of_tokens_) !=
             token_classes_to_offer_.end();
    });
  for (const Value c : token_classes_to_offer_)
    offered.push_back((tokens_compared_ ? fresh : 0) * classes_of_tokens_ + c);
  return offered;
}

}  // namespace juchu
