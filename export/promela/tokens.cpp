#include "export/promela/tokens.hpp"

#include <fmt/format.h>

namespace juchu {
namespace {

using TokenPlace = std::pair<const Variable*, Place>;

void add_of_scope(const PromelaModel& model, FieldScope scope, const Place& place,
                  std::vector<TokenPlace>& found) {
  for (const Variable& variable : model.layout.variables())
    if (variable.token() && variable.scope == scope) found.emplace_back(&variable, place);
}

/// The token + 1, or 0: of an order that is not there too.
std::string numbered(const PromelaModel& model, const Variable& variable, const Place& place) {
  const Term token = place.value(variable);
  const std::string known = choice(token.set, sum(token.value, "1"), "0");
  const bool own = variable.scope == FieldScope::Order;
  if (!own || place.written.contains(variable.name)) return known;
  return choice(model.exists(place), known, "0");
}

void renumber(std::size_t count, Value classes, ModelText& text) {
  text.line("n = 0;");
  for (std::size_t i = 0; i < count; ++i) {
    text.line("if");
    text.line(fmt::format(":: (k{} == 0) -> r{} = 0", i, i));
    for (std::size_t j = 0; j < i; ++j)
      text.line(fmt::format(":: (k{} != 0 && k{} == k{}) -> r{} = r{}", i, i, j, i, j));
    text.line(fmt::format(":: else -> r{} = n * {} + (k{} - 1) % {} + 1; n = n + 1", i, classes, i,
                          classes));
    text.line("fi;");
  }
}

}  // namespace

std::vector<TokenPlace> tokens_with(const PromelaModel& model, int order, bool scratch) {
  std::vector<TokenPlace> found;
  if (!model.layout.tokens_are_common()) {
    add_of_scope(model, FieldScope::Order, model.place(order, scratch), found);
    return found;
  }
  for (int each = 0; each < model.orders(); ++each)
    add_of_scope(model, FieldScope::Order, model.place(each, scratch), found);
  for (int cart = 0; cart < model.carts(); ++cart) {
    Place place{.layout = &model.layout, .cart = cart, .scratch = scratch};
    add_of_scope(model, FieldScope::Cart, place, found);
  }
  add_of_scope(model, FieldScope::Shop, {.layout = &model.layout, .scratch = scratch}, found);
  return found;
}

void keep_tokens(const PromelaModel& model, int order, bool scratch, const Place& written,
                 ModelText& text) {
  const std::vector<TokenPlace> tokens = tokens_with(model, order, scratch);
  const auto is_here = [&](const Variable& variable, const Place& place) {
    if (!written.written.contains(variable.name)) return false;
    if (variable.scope == FieldScope::Shop) return true;
    return variable.scope == FieldScope::Order ? place.order == written.order
                                               : place.cart == written.cart;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& [variable, place] = tokens[i];
    text.line(fmt::format("k{} = {};", i,
                          numbered(model, *variable, is_here(*variable, place) ? written : place)));
  }
  renumber(tokens.size(), model.rules->token_classes(), text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto& [variable, place] = tokens[i];
    Place state = place;
    state.scratch = false;
    const std::string stored = state.variable(*variable);
    text.line(variable->optional ? fmt::format("{} = r{};", stored, i)
                                 : fmt::format("{} = (r{} == 0 -> 0 : r{} - 1);", stored, i, i));
  }
}

}  // namespace juchu
