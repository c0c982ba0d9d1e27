#include "sim/import/column_values.hpp"

#include <set>

#include "model/index.hpp"

namespace juchu {
namespace {

class NamedValues {
 public:
  void add(const std::string& id, const Text& label, std::size_t value) {
    ids_.insert(id);
    values_.insert_or_assign(id, static_cast<Value>(value));
    add_label(label.ja, static_cast<Value>(value));
    if (label.en != label.ja) add_label(label.en, static_cast<Value>(value));
  }

  [[nodiscard]] std::map<std::string, Value, std::less<>> take() {
    for (const std::string& label : twice_) values_.erase(label);
    return std::move(values_);
  }

 private:
  void add_label(const std::string& label, Value value) {
    if (label.empty() || ids_.contains(label)) return;
    const auto [known, fresh] = values_.try_emplace(label, value);
    if (!fresh && known->second != value) twice_.insert(label);
  }

  std::map<std::string, Value, std::less<>> values_;
  std::set<std::string> ids_, twice_;
};

}  // namespace

bool has_named_values(const ColumnRule& rule, const Rulebook& rulebook) {
  if (rule.is == ColumnRule::Is::Status) return true;
  if (rule.is != ColumnRule::Is::Field) return false;
  const Kind kind = rulebook.fields[at(rule.row)].type.kind;
  return kind == Kind::Bool || kind == Kind::Enum || kind == Kind::Method;
}

std::map<std::string, Value, std::less<>> values_called_so(const ColumnRule& rule,
                                                           const Rulebook& rulebook) {
  NamedValues values;
  if (rule.is == ColumnRule::Is::Status) {
    for (std::size_t row = 0; row < rulebook.statuses.size(); ++row)
      values.add(rulebook.statuses[row].id, rulebook.statuses[row].label, row);
    return values.take();
  }
  const Type& type = rulebook.fields[at(rule.row)].type;
  if (type.kind == Kind::Bool) {
    values.add("false", {}, 0);
    values.add("true", {}, 1);
  } else if (type.kind == Kind::Method) {
    for (std::size_t row = 0; row < rulebook.methods.size(); ++row)
      values.add(rulebook.methods[row].id, rulebook.methods[row].label, row);
  } else {
    const auto& ids = rulebook.names.enumerations[type.domain];
    const auto& labels = rulebook.enumeration_labels[type.domain];
    for (std::size_t value = 0; value < ids.size(); ++value)
      values.add(ids[value], labels[value], value);
  }
  return values.take();
}

}  // namespace juchu
