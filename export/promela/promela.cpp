#include "export/promela/promela.hpp"

#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "export/promela/days.hpp"
#include "export/promela/declarations.hpp"
#include "export/promela/events.hpp"
#include "export/promela/model_text.hpp"
#include "model/analysis/canonical_form.hpp"

namespace juchu {
namespace {

/// Every combination of settings, each one option.
class StartWriter {
 public:
  StartWriter(const PromelaModel& model, ModelText& text) : model_(model), text_(text) {
    for_each_variable(model, [&](const Variable& variable, const Place& place) {
      if (variable.scope != FieldScope::Order) starts_.push_back({&variable, place});
    });
  }

  void write() {
    text_.line("if");
    choose(0, "");
    text_.line("fi;");
  }

 private:
  void choose(std::size_t index, const std::string& so_far) {
    if (index == starts_.size()) return text_.line(":: d_step { " + so_far + "skip }");
    const auto& [variable, place] = starts_[index];
    const Field& field = model_.rulebook().fields[static_cast<std::size_t>(variable->index)];
    const Value initial = variable->date() && field.initial != kUnset
                              ? canonical_start(variable->index)
                              : field.initial;
    const Value first = field.any_initial ? variable->low : initial;
    const Value last = field.any_initial ? variable->high : initial;
    for (Value value = first; value <= last; ++value) {
      const Value stored = variable->stored(value);
      choose(index + 1, stored == 0
                            ? so_far
                            : so_far + fmt::format("{} = {}; ", place.variable(*variable), stored));
    }
  }

  /// A date that never was set, in days from today: as far back as matters.
  [[nodiscard]] Value canonical_start(int field) const {
    const CompiledRulebook& rules = *model_.rules;
    const Situation start = CanonicalForm(rules).of(rules.start(), CanonicalForm::kToday);
    return rules.field(field).get(start.words.data()) - CanonicalForm::kToday;
  }

  const PromelaModel& model_;
  ModelText& text_;
  std::vector<std::pair<const Variable*, Place>> starts_;
};

}  // namespace

std::string promela_of(const CompiledRulebook& rules, const PromelaOptions& options) {
  const Slice slice = slice_for(rules, options);
  const PromelaModel model(slice, options);
  std::ostringstream declarations;
  declarations.exceptions(std::ios::badbit);  // no memory for all of them
  write_declarations(model, declarations);
  ModelText text(std::move(declarations).str());
  text.open("\nactive proctype rules() {");
  StartWriter(model, text).write();
  text.line("end: do");
  write_days(model, text);
  write_events(model, text);
  text.line("od");
  text.close("}");
  return std::move(text).text();
}

}  // namespace juchu
