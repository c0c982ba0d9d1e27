#include "model/engine/compiled_rulebook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "model/engine/program_compiler.hpp"
#include "model/expression/evaluation.hpp"
#include "model/expression/expression_reader.hpp"
#include "model/rulebook/clauses.hpp"

namespace juchu {
namespace {

int width_for(Value values) { return std::max(1, static_cast<int>(std::bit_width(static_cast<Word>(values - 1)))); }

/// A slot for values of `type`, not yet placed.
Slot shape_of(const Type& type, const Names& names) {
  Value high = 1;
  switch (type.kind) {
    case Kind::Bool: high = 1; break;
    case Kind::Int: high = type.high; break;
    case Kind::Date: high = kLastDay; break;
    case Kind::Enum: high = static_cast<Value>(names.enumerations[type.domain].size()) - 1; break;
    case Kind::Method: high = static_cast<Value>(names.methods.size()) - 1; break;
    case Kind::Token: high = CompiledRulebook::kHighestToken; break;
    case Kind::Status: high = static_cast<Value>(names.statuses[type.domain].size()) - 1; break;
    case Kind::Actor: high = static_cast<Value>(names.actors.size()) - 1; break;
    case Kind::Event: high = static_cast<Value>(names.events.size()) - 1; break;
  }
  Slot slot;
  slot.low = type.kind == Kind::Int ? type.low : 0;
  slot.high = high;
  slot.optional = type.optional || type.kind == Kind::Status;  // a status is unset before creation
  slot.width = static_cast<std::uint8_t>(width_for(high - slot.low + 1 + (slot.optional ? 1 : 0)));
  return slot;
}

/// Gives slots their place in a run of words, none across two words.
class Placement {
 public:
  Placement(std::size_t first, std::size_t count) : first_(first), used_(count) {}
  bool place(Slot& slot) {
    for (std::size_t w = 0; w < used_.size(); ++w) {
      if (used_[w] + slot.width > 64) continue;
      slot.word = static_cast<std::uint8_t>(first_ + w);
      slot.shift = static_cast<std::uint8_t>(used_[w]);
      used_[w] += slot.width;
      return true;
    }
    return false;
  }

 private:
  std::size_t first_;
  std::vector<int> used_;
};

/// The fields an expression reads; a business-day counter counts as its date.
std::set<int> reads_of(const Clause& clause) {
  std::set<int> fields;
  if (clause.empty()) return fields;
  for_each_node(clause.expression(), [&](const Expression& node) {
    if (node.op == Op::Field || node.op == Op::BusinessDaysSince) fields.insert(node.index);
    if (node.op == Op::Final) fields.insert(0);
  });
  return fields;
}

ByDays opposite(ByDays change) {
  if (change == ByDays::Rises) return ByDays::Falls;
  return change == ByDays::Falls ? ByDays::Rises : change;
}

ByDays joined(ByDays a, ByDays b) {
  if (a == ByDays::Still || a == b) return b;
  return b == ByDays::Still ? a : ByDays::Either;
}

/// Where the passing of days moves the value of an expression: a truth value rises from false to true.
ByDays by_days(const Expression& node) {
  const auto operand = [&](std::size_t i) { return by_days(node.operands[i]); };
  switch (node.op) {
    case Op::Today:
    case Op::BusinessDaysSince: return ByDays::Rises;
    case Op::And:
    case Op::Or:
    case Op::Add: return joined(operand(0), operand(1));
    case Op::Subtract: return joined(operand(0), opposite(operand(1)));
    case Op::Not: return opposite(operand(0));
    case Op::Less:
    case Op::LessEqual: return joined(opposite(operand(0)), operand(1));
    default: break;
  }
  for (std::size_t i = 0; i < node.operands.size(); ++i)
    if (operand(i) != ByDays::Still) return ByDays::Either;
  return ByDays::Still;
}

ByDays by_days(const Clause& clause) { return clause.empty() ? ByDays::Still : by_days(clause.expression()); }

/// What is known of an expression's truth when some fields are known.
enum class Truth : std::uint8_t { False, Unknown, True };

Truth truth_of(const Expression& node, const std::map<int, Value>& known) {
  const auto of = [](bool truth) { return truth ? Truth::True : Truth::False; };
  const auto operand = [&](std::size_t i) { return truth_of(node.operands[i], known); };
  const auto value = [&](const Expression& part) -> std::optional<Value> {
    if (part.op == Op::Constant) return part.value;
    const auto found = part.op == Op::Field ? known.find(part.index) : known.end();
    return found == known.end() ? std::nullopt : std::optional(found->second);
  };
  switch (node.op) {
    case Op::Not: return static_cast<Truth>(2 - static_cast<int>(operand(0)));
    case Op::And: return std::min(operand(0), operand(1));
    case Op::Or: return std::max(operand(0), operand(1));
    case Op::Equal:
    case Op::NotEqual:
    case Op::In: {
      std::vector<Value> values;
      for (const Expression& part : node.operands) {
        const auto here = value(part);
        if (!here) return Truth::Unknown;
        values.push_back(*here);
      }
      return of(value_of(node.op, values) != 0);
    }
    case Op::Constant:
    case Op::Field: {
      const auto here = value(node);
      return here ? of(*here != 0) : Truth::Unknown;
    }
    case Op::IsSet: {
      const auto here = value(node.operands[0]);
      return here ? of(*here != kUnset) : Truth::Unknown;
    }
    default: return Truth::Unknown;
  }
}

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
    if (!lay_out()) {
      diagnostics.add({.file = rulebook_.file,
                       .position = {},
                       .pointer = "/fields",
                       .problem = {"フィールドが多すぎて一つの注文に収まりません",
                                   "the fields do not fit into one packed order"},
                       .hint = {"フィールドを減らすか、数の範囲を狭めてください",
                                "use fewer fields, or narrower ranges of numbers"}});
      return false;
    }
    fill_tables();
    start();
    norms_and_hazards();
    events();
    for (const Permit& permit : rulebook_.permits) permits(permit);
    for (const Forbid& forbid : rulebook_.forbids)
      out_.forbids.push_back({programs_.condition(forbid.when, forbid.event), {}, {}});
    cells();
    for (const Deadline& deadline : rulebook_.deadlines) deadlines(deadline);
    for (const Warning& warning : rulebook_.warnings)
      out_.warnings.push_back(programs_.condition(warning.when, warning.event));
    for (const Property& property : rulebook_.properties)
      out_.properties.push_back(programs_.condition(property.clause));
    return true;
  }

 private:
  // Where everything stands. The regions come first, so that the configuration is read from one word.
  bool lay_out() {
    Placement order(0, Situation::kOrderWords);
    Placement cart(Situation::kCart, Situation::kCartWords);
    Placement shop(Situation::kShop, Situation::kShopWords);
    bool fits = true;
    for (const Field& field : rulebook_.fields) {
      Slot slot = shape_of(field.type, rulebook_.names);
      Placement& placement = field.scope == FieldScope::Order  ? order
                             : field.scope == FieldScope::Cart ? cart
                                                               : shop;
      fits = placement.place(slot) && fits;
      layout_.fields.push_back(slot);
    }
    layout_.counters.resize(rulebook_.fields.size());
    for (const auto& [field, bound] : counted_fields()) {
      const auto f = static_cast<std::size_t>(field);
      Slot slot{.optional = layout_.fields[f].optional, .high = bound};
      slot.width = static_cast<std::uint8_t>(width_for(bound + 2));
      fits = order.place(slot) && fits;
      layout_.counters[f] = slot;
      out_.counters.push_back({layout_.fields[f], slot});
    }
    for (const Norm& norm : rulebook_.norms) {
      CompiledNorm compiled;
      if (norm.obligation()) {
        compiled.counts = norm.since < 0;
        const Value most = interval_of(norm.within.expression(), rulebook_.names).high;
        compiled.breached = compiled.counts ? std::max<Value>(most, 0) + 2 : 1;
        compiled.clock = Slot{.high = compiled.breached};
        compiled.clock.width = static_cast<std::uint8_t>(width_for(compiled.breached + 1));
        fits = order.place(compiled.clock) && fits;
      }
      out_.norms.push_back(compiled);
    }
    for (const EventType& event : rulebook_.events) layout_.parameters.push_back(parameters_of(event));
    out_.fields = layout_.fields;
    out_.counter_slots = layout_.counters;
    out_.parameters = layout_.parameters;
    return fits;
  }

  std::vector<Slot> parameters_of(const EventType& event) const {
    std::vector<Slot> slots;
    for (const EventParameter& parameter : event.parameters) {
      Slot slot = shape_of(parameter.type, rulebook_.names);
      slot.bank = Slot::Event;
      slot.word = static_cast<std::uint8_t>(Event::kParameters + slots.size());
      slots.push_back(slot);
    }
    return slots;
  }

  /// The date fields business days are counted from, and one past the largest number they are compared with.
  std::map<int, Value> counted_fields() const {
    std::map<int, Value> bounds;
    for_each_clause(rulebook_, [&](const Clause& clause) {
      if (clause.empty()) return;
      const Expression& root = clause.expression();
      if (root.op == Op::BusinessDaysSince) bounds[root.index] = kManyDays;
      for_each_node(root, [&](const Expression& node) {
        for (std::size_t i = 0; i < node.operands.size(); ++i) {
          const Expression& operand = node.operands[i];
          if (operand.op != Op::BusinessDaysSince) continue;
          const bool comparison = node.op == Op::Equal || node.op == Op::NotEqual ||
                                  node.op == Op::Less || node.op == Op::LessEqual;
          const Value bound = comparison && node.operands[1 - i].op == Op::Constant
                                  ? std::clamp<Value>(node.operands[1 - i].value + 1, 1, kManyDays)
                                  : kManyDays;
          Value& most = bounds[operand.index];
          most = std::max(most, bound);
        }
      });
    });
    return bounds;
  }

  // A number's class says which forms it has (the form's place, or none) and which check digits are right.
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
                                std::find(patterns.begin(), patterns.end(), out_.patterns[form]) != patterns.end();
          const CheckDigit digit = methods[m].check;
          const bool is_right = digit == CheckDigit::None || (digit == CheckDigit::Mod7 && (right & 1) != 0) ||
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
    for (const Method& method : rulebook_.methods) patterns.insert(method.patterns.begin(), method.patterns.end());
    return {patterns.begin(), patterns.end()};
  }

  void start() {
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

  void norms_and_hazards() {
    for (std::size_t n = 0; n < rulebook_.norms.size(); ++n) {
      const Norm& norm = rulebook_.norms[n];
      CompiledNorm& compiled = out_.norms[n];
      if (norm.promise) out_.promises |= Word{1} << n;
      if (!norm.obligation()) {
        compiled.when = programs_.condition(norm.when, norm.event);
        compiled.must = programs_.condition(norm.must, norm.event);
        continue;
      }
      out_.obligations.push_back(static_cast<std::uint16_t>(n));
      compiled.holds = programs_.condition(norm.holds);
      compiled.within = programs_.value(norm.within.expression());
      compiled.by_days = by_days(norm.holds);
      if (norm.since >= 0) compiled.since = layout_.fields[static_cast<std::size_t>(norm.since)];
    }
    for (const Hazard& hazard : rulebook_.hazards)
      out_.hazards.push_back({programs_.condition(hazard.when), by_days(hazard.when)});
  }

  void events() {
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e) {
      const EventType& event = rulebook_.events[e];
      const int type = static_cast<int>(e);
      CompiledEvent compiled;
      compiled.world = event.world;
      compiled.shop = event.shop;
      compiled.possible = programs_.condition(event.possible, type);
      compiled.offers.begin = static_cast<std::uint32_t>(out_.offers.size());
      for (std::size_t p = 0; p < event.parameters.size(); ++p) offer(event.parameters[p], type, p);
      compiled.offers.size = static_cast<std::uint32_t>(out_.offers.size()) - compiled.offers.begin;
      compiled.norms = indices_where(rulebook_.norms, [&](const Norm& norm) { return norm.event == type; });
      compiled.warnings =
          indices_where(rulebook_.warnings, [&](const Warning& warning) { return warning.event == type; });
      if (event.world) compiled.effect = effect_of({}, event.set, {}, {}, type, false);
      out_.events.push_back(compiled);
    }
  }

  void offer(const EventParameter& parameter, int event, std::size_t index) {
    if (parameter.from.empty() && parameter.to.empty()) return;
    Offer offer;
    offer.slot = layout_.parameters[static_cast<std::size_t>(event)][index];
    offer.parameter = static_cast<std::uint8_t>(index);
    if (!parameter.from.empty()) offer.from = programs_.value(parameter.from.expression(), event);
    if (!parameter.to.empty()) offer.to = programs_.value(parameter.to.expression(), event);
    out_.offers.push_back(offer);
  }

  void permits(const Permit& permit) {
    const EventType& event = rulebook_.events[static_cast<std::size_t>(permit.event)];
    CompiledRule rule;
    rule.when = programs_.condition(permit.when, permit.event);
    rule.conjuncts.begin = static_cast<std::uint32_t>(out_.conjuncts.size());
    if (!permit.when.empty()) conjuncts(permit.when.expression(), permit.event);
    rule.conjuncts.size = static_cast<std::uint32_t>(out_.conjuncts.size()) - rule.conjuncts.begin;
    rule.effect = effect_of(permit.to, event.set, permit.set, permit.send, permit.event, permit.from.nothing);
    out_.permits.push_back(rule);
  }

  void conjuncts(const Expression& node, int event) {
    if (node.op != Op::And) return out_.conjuncts.push_back(programs_.condition(node, event));
    for (const Expression& operand : node.operands) conjuncts(operand, event);
  }

  void deadlines(const Deadline& deadline) {
    CompiledDeadline compiled;
    if (!deadline.at.empty()) compiled.at = programs_.value(deadline.at.expression());
    compiled.when = programs_.condition(deadline.when);
    compiled.by_days = joined(by_days(deadline.when), by_days(deadline.at) == ByDays::Still ? ByDays::Still : ByDays::Either);
    for (std::size_t c = 0; c < out_.configurations; ++c) compiled.from.push_back(applies(deadline.from, c, false));
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
        if (layout_.counters[f].width != 0) out_.counter_resets.push_back({slot, layout_.counters[f]});
      }
    }
    effect.computed.size = static_cast<std::uint32_t>(out_.computed_writes.size()) - effect.computed.begin;
    effect.resets.size = static_cast<std::uint32_t>(out_.counter_resets.size()) - effect.resets.begin;
    effect.constant.begin = static_cast<std::uint32_t>(out_.constant_writes.size());
    for (const auto& [word, write] : words) out_.constant_writes.push_back(write);
    effect.constant.size = static_cast<std::uint32_t>(words.size());
    effect.obligations = indices_where(rulebook_.norms, [&](const Norm& norm) {
      return norm.obligation() &&
             (by_days(norm.holds) != ByDays::Still || intersects(reads_of(norm.holds), written));
    });
    effect.hazards = hazards_touched(written, known, creates);
    for (const int mail : send) effect.sends |= Word{1} << mail;
    return effect;
  }

  /// For each main status the order may have afterwards: the hazards that read what was written (of a new
  /// order: all) and that what is known does not rule out.
  std::uint32_t hazards_touched(const std::set<int>& written, std::map<int, Value> known, bool creates) {
    const auto begin = static_cast<std::uint32_t>(out_.hazard_ranges.size());
    const auto main_status = known.find(0);
    const Value only = main_status == known.end() ? kUnset : main_status->second;
    const auto statuses = static_cast<Value>(rulebook_.regions.front().statuses.size());
    for (Value status = kUnset; status < statuses; status = status == kUnset ? 0 : status + 1) {
      known[0] = status;
      out_.hazard_ranges.push_back(indices_where(rulebook_.hazards, [&](const Hazard& hazard) {
        const bool touched = creates || intersects(reads_of(hazard.when), written);
        return (only == kUnset || only == status) && touched &&
               truth_of(hazard.when.expression(), known) != Truth::False;
      }));
    }
    return begin;
  }

  ComputedWrite computed(const Assignment& assignment, int event, bool creates) {
    const auto f = static_cast<std::size_t>(assignment.field);
    const Expression* value = &assignment.value.expression();
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
    const bool shifted = sum && value->operands[1].op == Op::Constant && value->operands[1].value != kUnset;
    const Expression& copied = shifted ? value->operands[0] : *value;
    if (copied.op != Op::Final && copied.op != Op::EventIs) write.copied = layout_.slot_of(copied, event);
    if (shifted) write.offset = value->op == Op::Add ? value->operands[1].value : -value->operands[1].value;
    if (write.copied.width != 0) return write;
    write.condition = value->type.kind == Kind::Bool && value->op != Op::Constant;
    write.value = write.condition ? programs_.condition(*value, event) : programs_.value(*value, event);
    return write;
  }

  /// A new order: every field at its initial value.
  template <class Always>
  void create(Always always, std::set<int>& written) {
    for (std::size_t f = 0; f < rulebook_.fields.size(); ++f) {
      if (rulebook_.fields[f].scope != FieldScope::Order) continue;
      const bool status = f < rulebook_.regions.size();
      always(layout_.fields[f], status ? rulebook_.regions[f].initial : rulebook_.fields[f].initial);
      written.insert(static_cast<int>(f));
    }
    for (const Counter& counter : out_.counters) always(counter.slot, counter.slot.optional ? kUnset : 0);
    for (const CompiledNorm& norm : out_.norms)
      if (norm.clock.width != 0) always(norm.clock, 0);
  }

  void cells() {
    for (const Permit& permit : rulebook_.permits) out_.creates.push_back(permit.from.nothing);
    for (std::size_t e = 0; e < rulebook_.events.size(); ++e) {
      const bool shop = rulebook_.events[e].shop;
      for (std::size_t c = 0; c < out_.configurations; ++c) {
        Cell cell{.begin = static_cast<std::uint32_t>(out_.candidates.size())};
        cell.forbids = candidates(rulebook_.forbids, static_cast<int>(e), c, shop);
        cell.permits = candidates(rulebook_.permits, static_cast<int>(e), c, shop);
        out_.cells.push_back(cell);
      }
    }
  }

  template <class Rule>
  std::uint16_t candidates(const std::vector<Rule>& rules, int event, std::size_t configuration, bool shop) {
    std::uint16_t count = 0;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (rules[i].event != event || !applies(rules[i].from, configuration, shop)) continue;
      out_.candidates.push_back(static_cast<std::uint16_t>(i));
      ++count;
    }
    return count;
  }

  bool applies(const StatusSet& from, std::size_t configuration, bool shop) const {
    if (configuration == 0) return from.nothing || shop;
    if (from.nothing) return false;
    for (std::size_t r = 0; r < rulebook_.regions.size(); ++r) {
      const std::size_t raw = configuration / out_.strides[r] % (rulebook_.regions[r].statuses.size() + 1);
      if (raw == 0 || ((from.in[r] >> (raw - 1)) & 1) == 0) return false;
      if (r == 0 && rulebook_.status(0, static_cast<Value>(raw - 1)).final && !from.names_main) return false;
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

  static constexpr Value kManyDays = 1000;

  const Rulebook& rulebook_;
  CompiledRulebook& out_;
  Layout layout_;
  ProgramCompiler programs_;
};

std::optional<CompiledRulebook> CompiledRulebook::compile(Rulebook rulebook, Diagnostics& diagnostics) {
  CompiledRulebook compiled;
  RulebookCompiler compiler(std::make_shared<const Rulebook>(std::move(rulebook)), compiled);
  if (!compiler.compile(diagnostics)) return std::nullopt;
  return compiled;
}

namespace {

Event packed_event(std::uint16_t type, int actor, Day today) {
  Event event;
  event.type = type;
  event.words[Event::kDay] = static_cast<Word>(today);
  event.words[Event::kFacts] =
      (Word{type} << event_type_slot().shift) | (static_cast<Word>(actor) << actor_slot().shift);
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
