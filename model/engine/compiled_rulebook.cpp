#include "model/engine/compiled_rulebook.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "model/engine/clause_analysis.hpp"
#include "model/engine/day_changes.hpp"
#include "model/engine/needs.hpp"
#include "model/engine/program_compiler.hpp"
#include "model/engine/room_for_fields.hpp"
#include "model/engine/watches.hpp"
#include "model/rulebook/at_creation.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {
namespace {

bool intersects(const std::set<int>& a, const std::set<int>& b) {
  return std::any_of(a.begin(), a.end(), [&](int field) { return b.contains(field); });
}

}  // namespace

class RulebookCompiler {
 public:
  RulebookCompiler(std::shared_ptr<const Rulebook> rulebook, CompiledRulebook& out)
      : rulebook_(*rulebook), out_(out), programs_(*rulebook, layout_, out.code) {
    out_.rulebook_ = std::move(rulebook);
  }

  bool compile(Diagnostics& diagnostics) {
    std::optional<Layout> layout = Layout::of(rulebook_);
    if (!layout) {
      diagnostics.add(no_room_for_fields(rulebook_));
      return false;
    }
    compile(*std::move(layout));
    return true;
  }

  void compile(Layout layout) {
    layout_ = std::move(layout);
    for (const Hazard& hazard : rulebook_.hazards) hazard_reads_.push_back(reads_of(hazard.when));
    publish_layout();
    fill_tables();
    set_start();
    add_norms_and_hazards();
    add_events();
    for (const Permit& permit : rulebook_.permits) {
      go_on();
      add_permit(permit);
    }
    for (const Forbid& forbid : rulebook_.forbids)
      out_.forbids.push_back({condition_of(forbid), {}, {}});
    fill_cells();
    for (const Deadline& deadline : rulebook_.deadlines) {
      go_on();
      add_deadline(deadline);
    }
    for (const Warning& warning : rulebook_.warnings)
      out_.warnings.push_back(guard(warning.when, warning.event));
    for (const Property& property : rulebook_.properties) {
      out_.properties.push_back(programs_.condition(property.clause));
      out_.at_creation.push_back(
          property.of_steps()
              ? programs_.condition(at_creation(property.clause.expression(), rulebook_), -1)
              : out_.properties.back());
      out_.goals.push_back(programs_.condition(property.goal));
    }
    fill_watches(out_, programs_);
    fill_needs(out_);
  }

 private:
  void publish_layout() {
    out_.fields = layout_.fields;
    out_.counter_slots = layout_.counters;
    out_.clocks_ = layout_.clocks;
    out_.parameters = layout_.parameters;
    for (std::size_t f = 0; f < layout_.fields.size(); ++f)
      if (layout_.counters[f].width != 0)
        out_.counters.push_back({layout_.fields[f], layout_.counters[f]});
  }

  // A number's class says which forms it has (the form's place, or none) and which check digits are
  // right.
  void fill_tables() {
    const auto& methods = rulebook_.methods;
    for (std::size_t c = 0; c < rulebook_.names.columns.size(); ++c) {
      std::vector<Value> column;
      for (const Method& method : methods) column.push_back(method.columns[c]);
      out_.tables.columns.push_back(std::move(column));
    }
    out_.patterns = all_patterns();
    for (std::size_t form = 0; form <= out_.patterns.size(); ++form) {
      for (int right = 0; right < 4; ++right) {
        Word fits = 0, check = 0;
        for (std::size_t m = 0; m < methods.size(); ++m) {
          const auto& patterns = methods[m].patterns;
          const bool has_form = form < out_.patterns.size() &&
                                std::find(patterns.begin(), patterns.end(), out_.patterns[form]) !=
                                    patterns.end();
          const CheckDigit digit = methods[m].check;
          const bool is_right = digit == CheckDigit::None ||
                                (digit == CheckDigit::Mod7 && (right & 1) != 0) ||
                                (digit == CheckDigit::S10 && (right & 2) != 0);
          if (has_form) fits |= Word{1} << m;
          if (is_right) check |= Word{1} << m;
        }
        out_.tables.fits.push_back(fits);
        out_.tables.check_digit_fits.push_back(check);
      }
    }
  }

  std::vector<std::string> all_patterns() const {
    std::set<std::string> patterns;
    for (const Method& method : rulebook_.methods)
      patterns.insert(method.patterns.begin(), method.patterns.end());
    return {patterns.begin(), patterns.end()};
  }

  void set_start() {
    for (std::size_t f = rulebook_.regions.size(); f < rulebook_.fields.size(); ++f)
      if (rulebook_.fields[f].scope != FieldScope::Order)
        layout_.fields[f].put(out_.start_.words.data(), rulebook_.fields[f].initial);
    std::size_t stride = 1;
    for (const Region& region : rulebook_.regions) {
      out_.strides.push_back(stride);
      stride *= region.statuses.size() + 1;
    }
    out_.configurations = stride;
  }

  void add_norms_and_hazards() {
    for (std::size_t n = 0; n < rulebook_.norms.size(); ++n) {
      const Norm& norm = rulebook_.norms[n];
      CompiledNorm& compiled = out_.norms.emplace_back();
      if (norm.promise) out_.promises |= Word{1} << n;
      if (!norm.obligation()) {
        compiled.when = guard(norm.when, norm.event);
        compiled.must = guard(norm.must, norm.event);
        continue;
      }
      out_.obligations.push_back(static_cast<std::uint16_t>(n));
      compiled.clock = layout_.clocks[n];
      compiled.breached = compiled.clock.high;
      compiled.counts = norm.since < 0;
      compiled.holds = programs_.condition(norm.holds);
      compiled.within = programs_.value(norm.within.expression());
      compiled.any_day = moved_by_days(norm.within);
      if (norm.since >= 0) compiled.since = layout_.fields[static_cast<std::size_t>(norm.since)];
    }
    for (const Hazard& hazard : rulebook_.hazards)
      out_.hazards.push_back(programs_.condition(hazard.when));
  }

  void add_events() {
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e) {
      const EventType& event = rulebook_.events[e];
      const int type = static_cast<int>(e);
      CompiledEvent compiled;
      compiled.world = event.world;
      compiled.shop = event.shop;
      compiled.possible = guard(event.possible, type);
      compiled.offers.begin = static_cast<std::uint32_t>(out_.offers.size());
      auto& defaults = out_.defaults.emplace_back();
      for (std::size_t p = 0; p < event.parameters.size(); ++p) {
        const EventParameter& parameter = event.parameters[p];
        offer(parameter, type, p);
        const Clause& usual = parameter.default_value;
        defaults.push_back(usual.empty() ? Guard{} : value(usual.expression(), type));
      }
      compiled.offers.size = static_cast<std::uint32_t>(out_.offers.size()) - compiled.offers.begin;
      compiled.norms = indices_where(rulebook_.norms,
                                     [&](const Norm& norm) { return norm.event == type; });
      compiled.warnings = indices_where(
          rulebook_.warnings, [&](const Warning& warning) { return warning.event == type; });
      if (event.world) compiled.effect = effect_of({}, event.set, {}, {}, type, false);
      out_.events.push_back(compiled);
    }
  }

  void offer(const EventParameter& parameter, int event, std::size_t index) {
    if (parameter.from.empty() && parameter.to.empty()) return;
    Offer offer;
    offer.slot = layout_.parameters[static_cast<std::size_t>(event)][index];
    offer.parameter = static_cast<std::uint8_t>(index);
    if (!parameter.from.empty()) offer.from = value(parameter.from.expression(), event);
    if (!parameter.to.empty()) offer.to = value(parameter.to.expression(), event);
    out_.offers.push_back(offer);
  }

  Guard value(const Expression& asked, int event) {
    return guard(asked, [&](const Expression& each) { return programs_.value(each, event); });
  }

  Guard guard(const Clause& clause, int event) {
    if (clause.empty()) return {};
    return guard(clause.expression(),
                 [&](const Expression& asked) { return programs_.condition(asked, event); });
  }

  template <class Compile>
  Guard guard(const Expression& asked, Compile compile) {
    const Program of_order = compile(asked);
    if (!differs_before_creation(asked, rulebook_)) return {of_order, of_order};
    return {of_order, compile(before_creation(asked, rulebook_))};
  }

  void add_permit(const Permit& permit) {
    const EventType& event = rulebook_.events[static_cast<std::size_t>(permit.event)];
    CompiledRule rule;
    rule.when = condition_of(permit);
    rule.conjuncts.begin = static_cast<std::uint32_t>(out_.conjuncts.size());
    if (!permit.when.empty()) add_conjuncts(permit.when.expression(), permit);
    rule.conjuncts.size = static_cast<std::uint32_t>(out_.conjuncts.size()) - rule.conjuncts.begin;
    rule.effect = effect_of(permit.to, event.set, permit.set, permit.send, permit.event,
                            permit.from.nothing);
    out_.permits.push_back(rule);
  }

  void add_conjuncts(const Expression& node, const Permit& permit) {
    if (node.op != Op::And) return out_.conjuncts.push_back(condition_of(permit, node));
    for (const Expression& operand : node.operands) add_conjuncts(operand, permit);
  }

  template <class Rule>
  Program condition_of(const Rule& rule) {
    return rule.when.empty() ? Program{} : condition_of(rule, rule.when.expression());
  }

  /// A condition of a rule, or a part of it, asked where the rule applies.
  template <class Rule>
  Program condition_of(const Rule& rule, const Expression& asked) {
    return programs_.condition(rule.from.nothing ? before_creation(asked, rulebook_) : asked,
                               rule.event);
  }

  void add_deadline(const Deadline& deadline) {
    CompiledDeadline compiled;
    if (!deadline.at.empty()) compiled.at = programs_.value(deadline.at.expression());
    compiled.when = programs_.condition(deadline.when);
    compiled.any_day = moved_by_days(deadline.at);
    for (std::size_t c = 0; c < out_.configurations; ++c)
      compiled.from.push_back(applies(deadline.from, c, false));
    compiled.effect = effect_of(deadline.to, {}, deadline.set, deadline.send, -1, false);
    out_.deadlines.push_back(std::move(compiled));
  }

  /// Everything a rule writes, split into what is always the same and what must be computed.
  Effect effect_of(const std::vector<StatusChange>& to, const std::vector<Assignment>& first,
                   const std::vector<Assignment>& second, const std::vector<int>& send, int event,
                   bool creates) {
    std::map<std::uint8_t, ConstantWrite> words;
    const auto always = [&](const Slot& slot, Value value) {
      ConstantWrite& write = words[slot.word];
      write.word = slot.word;
      write.clear |= slot.mask() << slot.shift;
      write.set = (write.set & ~(slot.mask() << slot.shift)) | (slot.encode(value) << slot.shift);
    };
    std::set<int> written;
    std::map<int, Value> known;  // of what is written: the values that are always the same
    if (creates) create(always, written);
    for (const StatusChange& change : to) {
      always(layout_.fields[static_cast<std::size_t>(change.region)], change.value);
      written.insert(change.region);
      known[change.region] = change.value;
    }
    Effect effect;
    effect.computed.begin = static_cast<std::uint32_t>(out_.computed_writes.size());
    effect.resets.begin = static_cast<std::uint32_t>(out_.counter_resets.size());
    for (const std::vector<Assignment>* set : {&first, &second}) {
      for (const Assignment& assignment : *set) {
        const auto f = static_cast<std::size_t>(assignment.field);
        const Slot& slot = layout_.fields[f];
        const Expression& value = assignment.value.expression();
        written.insert(assignment.field);
        if (value.op == Op::Constant && slot.holds(value.value)) {
          always(slot, value.value);
          known[assignment.field] = value.value;
        } else {
          out_.computed_writes.push_back(computed(assignment, event, creates));
        }
        if (layout_.counters[f].width != 0)
          out_.counter_resets.push_back({slot, layout_.counters[f]});
      }
    }
    effect.computed.size = static_cast<std::uint32_t>(out_.computed_writes.size()) -
                           effect.computed.begin;
    effect.resets.size = static_cast<std::uint32_t>(out_.counter_resets.size()) -
                         effect.resets.begin;
    effect.constant.begin = static_cast<std::uint32_t>(out_.constant_writes.size());
    for (const auto& [word, write] : words) out_.constant_writes.push_back(write);
    effect.constant.size = static_cast<std::uint32_t>(words.size());
    effect.obligations = indices_where(rulebook_.norms, [&](const Norm& norm) {
      return norm.obligation() &&
             (moved_by_days(norm.holds) || intersects(reads_of(norm.holds), written));
    });
    effect.hazards = hazards_touched(written, known, creates);
    for (const int mail : send) effect.sends |= Word{1} << mail;
    return effect;
  }

  /// For each main status the order may have afterwards: the hazards that read what was written (of
  /// a new order: all) and that what is known does not rule out.
  std::uint32_t hazards_touched(const std::set<int>& written, std::map<int, Value> known,
                                bool creates) {
    const auto begin = static_cast<std::uint32_t>(out_.hazard_ranges.size());
    const auto main_status = known.find(0);
    const Value only = main_status == known.end() ? kUnset : main_status->second;
    const auto statuses = static_cast<Value>(rulebook_.regions.front().statuses.size());
    for (Value status = kUnset; status < statuses; status = status == kUnset ? 0 : status + 1) {
      known[0] = status;
      out_.hazard_ranges.push_back(indices_where(rulebook_.hazards, [&](const Hazard& hazard) {
        const auto&
            reads = hazard_reads_[static_cast<std::size_t>(&hazard - rulebook_.hazards.data())];
        return (only == kUnset || only == status) && (creates || intersects(reads, written)) &&
               truth_of(hazard.when.expression(), known) != Truth::False;
      }));
    }
    return begin;
  }

  ComputedWrite computed(const Assignment& assignment, int event, bool creates) {
    const auto f = static_cast<std::size_t>(assignment.field);
    const Expression& written = assignment.value.expression();
    const Expression made = creates ? before_creation(written, rulebook_) : Expression{};
    const Expression* value = creates ? &made : &written;
    ComputedWrite write{.slot = layout_.fields[f],
                        .field = static_cast<std::uint16_t>(f),
                        .saturates = rulebook_.fields[f].saturates};
    const auto is_itself = [&](const Expression& node) {
      return node.op == Op::Field && node.index == assignment.field;
    };
    // A new order's field is left at its initial value, not at what it was before there was one.
    if (!creates && value->op == Op::Conditional && is_itself(value->operands[2])) {
      write.when = programs_.condition(value->operands[0], event);
      value = &value->operands[1];
    }
    const bool sum = value->op == Op::Add || value->op == Op::Subtract;
    const bool shifted = sum && value->operands[1].op == Op::Constant &&
                         value->operands[1].value != kUnset;
    const Expression& copied = shifted ? value->operands[0] : *value;
    if (copied.op != Op::Final && copied.op != Op::EventIs)
      write.copied = layout_.slot_of(copied, event);
    if (shifted)
      write.offset = value->op == Op::Add ? value->operands[1].value : -value->operands[1].value;
    if (write.copied.width != 0) return write;
    write.condition = value->type.kind == Kind::Bool && value->op != Op::Constant;
    write.value = write.condition ? programs_.condition(*value, event)
                                  : programs_.value(*value, event);
    return write;
  }

  /// A new order: every field at its initial value.
  template <class Always>
  void create(Always always, std::set<int>& written) {
    for (std::size_t f = 0; f < rulebook_.fields.size(); ++f) {
      if (rulebook_.fields[f].scope != FieldScope::Order) continue;
      const bool status = f < rulebook_.regions.size();
      always(layout_.fields[f],
             status ? rulebook_.regions[f].initial : rulebook_.fields[f].initial);
      written.insert(static_cast<int>(f));
    }
    for (const Counter& counter : out_.counters)
      always(counter.slot, counter.slot.optional ? kUnset : 0);
    for (const Slot& clock : layout_.clocks)
      if (clock.width != 0) always(clock, 0);
  }

  void fill_cells() {
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e) {
      const bool shop = rulebook_.events[e].shop;
      const auto forbids = rows_for(rulebook_.forbids, static_cast<int>(e));
      const auto permits = rows_for(rulebook_.permits, static_cast<int>(e));
      for (std::size_t c = 0; c < out_.configurations; ++c) {
        Cell cell{.begin = static_cast<std::uint32_t>(out_.candidates.size())};
        cell.forbids = candidates(rulebook_.forbids, forbids, c, shop);
        cell.permits = candidates(rulebook_.permits, permits, c, shop);
        out_.cells.push_back(cell);
      }
    }
  }

  template <class Rule>
  static std::vector<std::uint16_t> rows_for(const std::vector<Rule>& rules, int event) {
    std::vector<std::uint16_t> rows;
    for (std::size_t i = 0; i < rules.size(); ++i)
      if (rules[i].event == event) rows.push_back(static_cast<std::uint16_t>(i));
    return rows;
  }

  template <class Rule>
  std::uint16_t candidates(const std::vector<Rule>& rules, const std::vector<std::uint16_t>& rows,
                           std::size_t configuration, bool shop) {
    std::uint16_t count = 0;
    for (const std::uint16_t row : rows) {
      if (!applies(rules[row].from, configuration, shop)) continue;
      out_.candidates.push_back(row);
      ++count;
    }
    return count;
  }

  bool applies(const StatusSet& from, std::size_t configuration, bool shop) const {
    if (configuration == 0) return from.nothing || shop;
    if (from.nothing) return false;
    for (std::size_t r = 0; r < rulebook_.regions.size(); ++r) {
      const std::size_t raw = configuration / out_.strides[r] %
                              (rulebook_.regions[r].statuses.size() + 1);
      if (raw == 0 || ((from.in[r] >> (raw - 1)) & 1) == 0) return false;
      if (r == 0 && rulebook_.status(0, static_cast<Value>(raw - 1)).final && !from.names_main)
        return false;
    }
    return true;
  }

  template <class Row, class Predicate>
  Range indices_where(const std::vector<Row>& rows, Predicate predicate) {
    Range range{.begin = static_cast<std::uint32_t>(out_.indices.size())};
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (predicate(rows[i])) out_.indices.push_back(static_cast<std::uint16_t>(i));
    range.size = static_cast<std::uint32_t>(out_.indices.size()) - range.begin;
    return range;
  }

  const Rulebook& rulebook_;
  CompiledRulebook& out_;
  Layout layout_;
  ProgramCompiler programs_;
  std::vector<std::set<int>> hazard_reads_;
};

std::optional<CompiledRulebook> CompiledRulebook::compile(Rulebook rulebook,
                                                          Diagnostics& diagnostics) {
  CompiledRulebook compiled;
  RulebookCompiler compiler(std::make_shared<const Rulebook>(std::move(rulebook)), compiled);
  if (!compiler.compile(diagnostics)) return std::nullopt;
  return compiled;
}

CompiledRulebook CompiledRulebook::compile_alike(Rulebook rulebook) const {
  Layout layout{.fields = fields, .counters = counter_slots, .clocks = clocks_};
  for (const EventType& event : rulebook.events)
    layout.parameters.push_back(Layout::parameters_of(event, rulebook.names));
  CompiledRulebook compiled;
  RulebookCompiler compiler(std::make_shared<const Rulebook>(std::move(rulebook)), compiled);
  compiler.compile(std::move(layout));
  return compiled;
}

namespace {

Event packed_event(std::uint16_t type, int actor, Day today) {
  Event event;
  event.type = type;
  event.words[Event::kDay] = static_cast<Word>(today);
  event.words[Event::kFacts] = (Word{type} << event_type_slot().shift) |
                               (static_cast<Word>(actor) << actor_slot().shift);
  return event;
}

}  // namespace

Event CompiledRulebook::event(int event, Day today) const {
  const EventType& type = rulebook_->events[static_cast<std::size_t>(event)];
  return packed_event(static_cast<std::uint16_t>(event), type.actor, today);
}

Event CompiledRulebook::day_event(Day today) const {
  const auto& actors = rulebook_->actors;
  const auto system = std::ranges::find(actors, "system", &Labelled::id);
  return packed_event(Event::kNone, static_cast<int>(system - actors.begin()), today);
}

int CompiledRulebook::token_class(std::string_view number) const {
  std::size_t form = 0;
  while (form < patterns.size() && !has_form(number, patterns[form])) ++form;
  const int right = (check_digit_is_right(number, CheckDigit::Mod7) ? 1 : 0) +
                    (check_digit_is_right(number, CheckDigit::S10) ? 2 : 0);
  return static_cast<int>(form) * 4 + right;
}

}  // namespace juchu
