#include "export/promela/declarations.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "export/promela/dates.hpp"
#include "export/promela/offered_values.hpp"

namespace juchu {
namespace {

std::string asked(const PromelaQuestion& question, const std::string& id) {
  const std::string quoted = "\"" + comment_text(id) + "\"";
  if (question.norm >= 0)
    return fmt::format("An assertion is violated when the norm {} can be breached.", quoted);
  if (question.property == nullptr)
    return fmt::format("An assertion is violated when the hazard {} can be reached.", quoted);
  if (question.property->sometimes())
    return fmt::format("An assertion is violated when what {} speaks of can be seen, as it should.",
                       quoted);
  return fmt::format("An assertion is violated when {} can be broken.", quoted);
}

void write_head(const PromelaModel& model, std::ostream& out) {
  const Rulebook& rulebook = model.rulebook();
  fmt::print(out, "/* The rulebook {} for SPIN: {} order{} in {} cart{}", comment_text(rulebook.id),
             model.orders(), model.orders() == 1 ? "" : "s", model.carts(),
             model.carts() == 1 ? "" : "s");
  fmt::print(out, "{}.\n", model.options->norm_keeping ? ", norms kept" : "");
  if (!model.options->question.empty())
    fmt::print(out, "   {}\n", asked(model.question, model.options->question));
  for (const TwoBounds& each : rulebook.two_bounds)
    fmt::print(out, "   Within {}: {} to {}.\n", comment_text(each.id), each.small[0],
               each.small[1]);
  if (model.options->sliced) fmt::print(out, "   Left out is whatever that does not depend on.\n");
  if (model.options->localized)
    fmt::print(out,
               "   Only some fields are known: conditions on others may hold or not. What is not\n"
               "   violated here cannot be; what is violated may not be so under the rulebook.\n");
  fmt::print(out, R"(
     spin -a -o2 FILE
     gcc -O2 -DSAFETY -DNOREDUCE -DMEMLIM=8000 -o pan pan.c
     ./pan -m1000000 -w24

   Read "errors:", not the exit status: pan (SPIN 6.5.2) exits with 0 whatever it finds. More behind -m
   if "max search depth too small" is said, more behind -DMEMLIM if "Search not completed" is without
   an error. Depth first, because variables that are hidden exist in no other search. Never -DHC: hash
   compaction stored 14 % of a small model's million states, and said nothing of it. Simulations with
   numbered seeds (spin -nN) are no sample: N modulo the options decides the first choice.
   "states, stored" is one more than there are distinct situations: SPIN's own before the shop's
   settings are chosen.

   A variable holds its value + a shift; where it may be unset, 0 says so. Dates count from today.
   f: fields, b: business days since a date, c: days in a row at which an obligation's condition held,
   m: what is remembered for the question.
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
  // Where a day is no single step, what it is worked out in lives between steps: 0 in every state.
  const char* const of_days = model.open_days() ? "int" : "hidden int";
  fmt::print(out, "\nhidden int n, changed;\n{} held, bad;\n", of_days);
  for (const Variable& variable : model.layout.variables())
    fmt::print(out, "hidden int t_{};\n", variable.name);
  for_each_variable(model, [&](const Variable& variable, Place place) {
    place.scratch = true;
    fmt::print(out, "{} {};\n", of_days, place.variable(variable));
  });
  declare_clustered_dates(model, out);
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
