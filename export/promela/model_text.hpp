// What the parts of a model share: the rulebook, the layout of states, the question asked, and the
// lines written so far.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "export/promela/place.hpp"
#include "export/promela/promela.hpp"
#include "export/promela/state_layout.hpp"
#include "model/analysis/slice.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {

/// The property, hazard or norm that the model asserts never to be broken, reached or breached.
struct PromelaQuestion {
  enum class When : std::uint8_t {
    Nothing,
    Situations,
    Steps,
    Breach,
    Precedes,
    LeadsTo,
    NoAssertion,
  };
  When when = When::Nothing;
  const Clause* clause = nullptr;      // null: a norm
  const Property* property = nullptr;  // null: a hazard or norm
  int norm = -1;                       // row of Rulebook::norms
  [[nodiscard]] bool remembers() const { return when == When::Precedes || when == When::LeadsTo; }
};

/// The question that `id` names; nothing when no hazard, property or norm is called so. A promise
/// is none: the day does not come that would break it.
[[nodiscard]] std::optional<PromelaQuestion> question_of(const Rulebook& rulebook,
                                                         const std::string& id);

/// The part of a rulebook that the model is about. Requires: the question is known.
[[nodiscard]] Slice slice_for(const CompiledRulebook& rules, const PromelaOptions& options);

/// `text` as it may stand in a comment: on one line, without ending it.
[[nodiscard]] std::string comment_text(std::string_view text);

struct PromelaModel {
  const Slice* slice = nullptr;
  const CompiledRulebook* rules = nullptr;  // the slice's
  const PromelaOptions* options = nullptr;
  PromelaQuestion question = {};
  StateLayout layout;

  /// The arguments outlive this.
  PromelaModel(const Slice& cut, const PromelaOptions& asked);

  [[nodiscard]] const Rulebook& rulebook() const { return rules->rulebook(); }
  [[nodiscard]] int orders() const { return static_cast<int>(options->carts.size()); }
  /// Some deadlines may stay away where they are due.
  [[nodiscard]] bool open_days() const {
    return std::ranges::any_of(slice->open.deadlines, [](bool open) { return open; });
  }
  [[nodiscard]] int carts() const;
  [[nodiscard]] int cart_of(int order) const {
    return options->carts[static_cast<std::size_t>(order)];
  }
  /// `order` with its cart and the shop.
  [[nodiscard]] Place place(int order, bool scratch) const {
    return {.layout = &layout, .order = order, .cart = cart_of(order), .scratch = scratch};
  }
  /// True when there is an order at `place`.
  [[nodiscard]] std::string exists(const Place& place) const {
    return "(" + place.variable(layout.field(0)) + " != 0)";
  }
  /// The index of the actor `system`.
  [[nodiscard]] int system() const;
};

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

/// Lines of text, indented as blocks open and close.
class ModelText {
 public:
  explicit ModelText(std::string beginning = {}) : text_(std::move(beginning)) {}

  void line(std::string_view text) {
    go_on();
    text_.append(depth_ * 2, ' ').append(text).append("\n");
  }
  void open(std::string_view text) {
    line(text);
    ++depth_;
  }
  void close(std::string_view text) {
    --depth_;
    line(text);
  }
  /// Does something when `condition` holds; writes nothing when it never does.
  template <class Body>
  void when(const std::string& condition, Body body) {
    if (condition == "0") return;
    if (condition == "1") return body();
    line("if");
    open(":: " + condition + " ->");
    body();
    close(":: else");
    line("fi;");
  }
  [[nodiscard]] const std::string& text() const& { return text_; }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  std::string text_;
  std::size_t depth_ = 0;
};

}  // namespace juchu
