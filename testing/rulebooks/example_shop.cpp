#include "testing/rulebooks/example_shop.hpp"

namespace juchu {

namespace {

Type kind(Kind kind, bool optional = false) { return {.kind = kind, .optional = optional}; }
Type number(Value low, Value high, bool optional = false) {
  return {.kind = Kind::Int, .optional = optional, .low = low, .high = high};
}
Type listed(Kind kind, std::uint16_t domain) { return {.kind = kind, .domain = domain}; }

Names make_names() {
  Names names;
  names.fields = {
      {"shipping", listed(Kind::Status, 0)},
      {"claim", listed(Kind::Status, 1)},
      {"payment", listed(Kind::Enum, 0)},
      {"size", listed(Kind::Enum, 1)},
      {"paid", kind(Kind::Bool)},
      {"units", number(0, 9)},
      {"rating", number(1, 5, true)},
      {"handed_over", number(0, 2), true},
      {"paid_on", kind(Kind::Date)},
      {"ship_date", kind(Kind::Date, true)},
      {"number", kind(Kind::Token, true)},
      {"method", kind(Kind::Method)},
      {"sent_by", kind(Kind::Method, true)},
  };
  for (const std::string parcel : {"parcel[1].", "parcel[2].", "parcel[3]."}) {
    names.fields.push_back({parcel + "arrived", kind(Kind::Bool)});
    names.fields.push_back({parcel + "sent_on", kind(Kind::Date, true)});
    names.fields.push_back({parcel + "weight", number(0, 30)});
  }
  names.groups = {{"parcel", 3}};
  names.parameters = {{"undated_days", number(0, 100), 14},
                      {"strict", kind(Kind::Bool), 1},
                      {"lenient", kind(Kind::Bool), 0}};
  names.enumerations = {{"card", "konbini", "bank_transfer"}, {"small", "large"}};
  names.statuses = {{"awaiting_payment", "preparing", "shipped", "cancelled"}, {"none", "asked"}};
  names.methods = {"sagawa", "yu_mail"};
  names.columns = {{"trackable", true}, {"days", false, 2, 5}};
  names.actors = {"buyer", "seller", "system"};
  names.events = {"pay", "ship", "cancel"};
  names.mails = {"paid_mail", "shipped_mail"};
  return names;
}

Value told(const auto& values, const auto& key) {
  const auto found = values.find(key);
  return found == values.end() ? 0 : found->second;
}

}  // namespace

const Names& example_names() {
  static const Names names = make_names();
  return names;
}

const std::vector<NamedType>& example_parameters() {
  static const std::vector<NamedType> parameters = {
      {"date", kind(Kind::Date)},     {"parcel", number(1, 3)},
      {"number", kind(Kind::Token)},  {"method", kind(Kind::Method)},
      {"rating", number(1, 5, true)}, {"noted", kind(Kind::Bool), true},
  };
  return parameters;
}

Scope example_scope() {
  return {.names = &example_names(), .event_parameters = &example_parameters()};
}

Scope example_step() {
  Scope scope = example_scope();
  scope.step = true;
  return scope;
}

Value ExampleSituation::field(Side side, int index) const {
  return told(fields, std::pair(side, example_names().fields[static_cast<std::size_t>(index)].id));
}

Value ExampleSituation::parameter(int index) const {
  return told(parameters, example_parameters()[static_cast<std::size_t>(index)].id);
}

Value ExampleSituation::column(int column, Value method) const {
  constexpr Value table[2][2] = {{1, 0}, {2, 5}};
  return table[column][method];
}

}  // namespace juchu
