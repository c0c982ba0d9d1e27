// The move of a model in which the next day comes, for all orders in turn.
#pragma once

#include "properties/promela/model_text.hpp"

namespace juchu {

/// Writes the next day as options of a loop: a business day or not, where that matters. Everything
/// happens to scratch variables, which are kept unless a promise, or where norms are kept a norm,
/// holds the day back.
void write_days(const PromelaModel& model, ModelText& text);

/// Calls `function(variable, place)` for every variable of the orders, the carts and the shop.
template <class Function>
void for_each_variable(const PromelaModel& model, Function function) {
  const auto of_scope = [&](FieldScope scope, const Place& place) {
    for (const Variable& variable : model.layout.variables())
      if (variable.scope == scope) function(variable, place);
  };
  for (int order = 0; order < model.orders(); ++order)
    of_scope(FieldScope::Order, model.place(order, false));
  for (int cart = 0; cart < model.carts(); ++cart)
    of_scope(FieldScope::Cart, {.layout = &model.layout, .cart = cart});
  of_scope(FieldScope::Shop, {.layout = &model.layout});
}

}  // namespace juchu
