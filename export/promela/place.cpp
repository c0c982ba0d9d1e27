#include "export/promela/place.hpp"

#include <cassert>

#include <fmt/format.h>

namespace juchu {

std::string Place::variable(const Variable& variable) const {
  switch (variable.scope) {
    case FieldScope::Order:
      return fmt::format("{}{}{}", scratch ? "w" : "order[", order, scratch ? "_" : "].") +
             variable.name;
    case FieldScope::Cart:
      return fmt::format("{}{}{}", scratch ? "wc" : "cart[", cart, scratch ? "_" : "].") +
             variable.name;
    case FieldScope::Shop: break;
  }
  return (scratch ? "ws_" : "shop.") + variable.name;
}

Term Place::value(const Variable& variable) const {
  if (const auto known = written.find(variable.name); known != written.end()) return known->second;
  if (!exists && variable.scope == FieldScope::Order) return value_of_nothing(variable);
  const std::string stored = this->variable(variable);
  return {variable.always_set ? "1" : fmt::format("({} != 0)", stored),
          difference(stored, number_text(shift(variable)))};
}

/// What the engine reads where there is no order: no date, no number.
Term Place::value_of_nothing(const Variable& variable) {
  const bool unset = variable.optional || variable.date() || variable.token() ||
                     variable.what == Variable::What::Counter;
  return unset ? unset_term() : number_term(variable.low);
}

std::string Scene::condition(const Expression& node) const {
  const auto operand = [&](std::size_t i) { return condition(node.operands[i]); };
  switch (node.op) {
    case Op::Constant: return node.value != 0 ? "1" : "0";
    case Op::Final: return is_final(node.side);
    case Op::IsSet: return value(node.operands[0]).set;
    case Op::Not: return not_(operand(0));
    case Op::And: return all_of({operand(0), operand(1)});
    case Op::Or: return any_of({operand(0), operand(1)});
    case Op::Equal:
    case Op::NotEqual:
    case Op::Less:
    case Op::LessEqual: return comparison(node);
    case Op::In: return is_in(node);
    case Op::Conditional: return choice(operand(0), operand(1), operand(2));
    case Op::Fits:
    case Op::CheckDigitFits: return fits(node);
    case Op::UsedElsewhere: return used_elsewhere[static_cast<std::size_t>(node.index)];
    case Op::EventIs: return event == node.index ? "1" : "0";
    case Op::Sends: return ((sends >> node.index) & 1) != 0 ? "1" : "0";
    case Op::Column: {
      const Term found = column(node);
      return all_of({found.set, found.value});
    }
    default: break;
  }
  const Term found = value(node);
  return all_of({found.set, compared(found.value, "!=", "0")});
}

Term Scene::value(const Expression& node) const {
  const auto operand = [&](std::size_t i) { return value(node.operands[i]); };
  switch (node.op) {
    case Op::Constant: return number_term(node.value);
    case Op::Field: return at(node.side).value(at(node.side).layout->field(node.index));
    case Op::Parameter: return parameters[static_cast<std::size_t>(node.index)];
    case Op::Today: return number_term(today);
    case Op::By: return number_term(actor);
    case Op::Column: return column(node);
    case Op::Add: {
      const Term left = operand(0), right = operand(1);
      return {all_of({left.set, right.set}), sum(left.value, right.value)};
    }
    case Op::Subtract: {
      const Term left = operand(0), right = operand(1);
      return {all_of({left.set, right.set}), difference(left.value, right.value)};
    }
    case Op::Conditional: return choice(condition(node.operands[0]), operand(1), operand(2));
    case Op::BusinessDaysSince: {
      const Place& place = at(node.side);
      const Term date = place.value(place.layout->field(node.index));
      const Term days = place.value(place.layout->counter(node.index));
      return {all_of({date.set, days.set}), days.value};
    }
    default: break;
  }
  assert(node.type.kind == Kind::Bool);
  return {"1", condition(node)};
}

std::string Scene::is_final(Side side) const {
  const Rulebook& rulebook = rules->rulebook();
  std::vector<bool> finals;
  for (const int status : rulebook.regions.front().statuses)
    finals.push_back(rulebook.statuses[static_cast<std::size_t>(status)].final);
  const Term status = at(side).value(at(side).layout->field(0));
  return all_of({status.set, one_of(status.value, finals)});
}

std::string Scene::comparison(const Expression& node) const {
  const Term left = value(node.operands[0]), right = value(node.operands[1]);
  const char* const sign = node.op == Op::Equal      ? "=="
                           : node.op == Op::NotEqual ? "!="
                           : node.op == Op::Less     ? "<"
                                                     : "<=";
  return all_of({left.set, right.set, compared(left.value, sign, right.value)});
}

std::string Scene::is_in(const Expression& node) const {
  const Term first = value(node.operands[0]);
  std::vector<std::string> cases;
  for (std::size_t i = 1; i < node.operands.size(); ++i)
    if (node.operands[i].value != kUnset)
      cases.push_back(compared(first.value, "==", number_text(node.operands[i].value)));
  return all_of({first.set, any_of(cases)});
}

Term Scene::column(const Expression& node) const {
  const Term method = value(node.operands[0]);
  const std::vector<Value>& cells = rules->tables.columns[static_cast<std::size_t>(node.index)];
  std::string found = number_text(cells.back());
  for (std::size_t m = cells.size() - 1; m-- > 0;)
    found = choice(compared(method.value, "==", number_text(static_cast<Value>(m))),
                   number_text(cells[m]), found);
  return {method.set, found};
}

std::string Scene::fits(const Expression& node) const {
  const Term number = value(node.operands[0]), method = value(node.operands[1]);
  const auto& table = node.op == Op::Fits ? rules->tables.fits : rules->tables.check_digit_fits;
  const auto known = known_number(number.value);
  const Value classes = rules->token_classes();
  const std::string its_class = known ? number_text(*known % classes)
                                      : fmt::format("({} % {})", number.value, classes);
  std::vector<std::string> cases;
  for (std::size_t m = 0; m < rules->rulebook().methods.size(); ++m) {
    std::vector<bool> fitting;
    for (const std::uint64_t methods : table) fitting.push_back(((methods >> m) & 1) != 0);
    cases.push_back(all_of({compared(method.value, "==", number_text(static_cast<Value>(m))),
                            one_of(its_class, fitting)}));
  }
  return all_of({number.set, method.set, any_of(cases)});
}

}  // namespace juchu
