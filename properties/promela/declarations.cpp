#include "properties/promela/declarations.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "properties/promela/offered_values.hpp"

namespace juchu {
namespace {

void write_head(const PromelaModel& model, std::ostream& out) {
  const Rulebook& rulebook = model.rulebook();
  fmt::print(out, "/* The rulebook {} for SPIN: {} order{} in {} cart{}", rulebook.id,
             model.orders(), model.orders() == 1 ? "" : "s", model.carts(),
             model.carts() == 1 ? "" : "s");
  fmt::print(out, "{}.\n", model.options->norm_keeping ? ", norms kept" : "");
  if (!model.options->question.empty())
    fmt::print(out, "   An assertion is violated when \"{}\" can happen.\n",
               model.options->question);
  fmt::print(out, R"(
     spin -a -o2 FILE
     gcc -O2 -DSAFETY -DNOREDUCE -DMEMLIM=8000 -o pan pan.c
     ./pan -m1000000 -w24

   (more behind -m if "max search depth too small" is said; depth first, because variables that are
   hidden exist in no other search; never -DHC, which loses states). "states, stored" is one more than
   there are distinct situations: SPIN's own before the shop's settings are chosen.

   A variable holds its value + a shift; where it may be unset, 0 says so. Dates count from today.
   f: fields, b: business days since a date, c: days in a row at which an obligation's condition held.
*/

)");
}

void write_types(const PromelaModel& model, std::ostream& out) {
  const auto write = [&](const char* type, FieldScope scope) {
    fmt::print(out, "typedef {} {{\n", type);
    bool any = false;
    for (const Variable& variable : model.layout.variables()) {
      if (variable.scope != scope) continue;
      any = true;
      fmt::print(out, "  unsigned {} : {}; /* {}..{}, + {} */\n", variable.name, variable.bits(),
                 variable.low, variable.high, variable.shift);
    }
    fmt::print(out, "{}}};\n", any ? "" : "  bit nothing;\n");
    return any;
  };
  write("Order", FieldScope::Order);
  const bool cart = write("Cart", FieldScope::Cart), shop = write("Shop", FieldScope::Shop);
  fmt::print(out, "Order order[{}];\n", model.orders());
  if (cart) fmt::print(out, "Cart cart[{}];\n", model.carts());
  if (shop) fmt::print(out, "Shop shop;\n");
}

/// Parameters that SPIN chooses: 0 in every state.
void write_chosen(const PromelaModel& model, std::ostream& out) {
  for (std::size_t p = 0; p < kMostEventParameters; ++p) {
    const auto highest = highest_chosen(model, p);
    if (!highest) continue;
    const char* const type = *highest < 256 ? "byte" : *highest < 32768 ? "short" : "int";
    fmt::print(out, "{} {};\n", type, chosen_variable(p));
  }
}

/// Variables of one step, no part of a state.
void write_scratch(const PromelaModel& model, std::ostream& out) {
  fmt::print(out, "\nhidden int n, held, changed, bad;\n");
  for (const Variable& variable : model.layout.variables())
    fmt::print(out, "hidden int t_{};\n", variable.name);
  for_each_variable(model, [&](const Variable& variable, Place place) {
    place.scratch = true;
    fmt::print(out, "hidden int {};\n", place.variable(variable));
  });
  for (Value i = 0; i < model.layout.serials(); ++i) fmt::print(out, "hidden int k{0}, r{0};\n", i);
}

}  // namespace

void write_declarations(const PromelaModel& model, std::ostream& out) {
  write_head(model, out);
  write_types(model, out);
  write_chosen(model, out);
  write_scratch(model, out);
}

}  // namespace juchu
