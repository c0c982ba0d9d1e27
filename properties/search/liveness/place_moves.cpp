#include "properties/search/liveness/place_moves.hpp"

#include <algorithm>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/at_creation.hpp"
#include "model/work/work_limit.hpp"

namespace juchu {
namespace {

bool of_steps(Pattern pattern) {
  return pattern == Pattern::NeverStep || pattern == Pattern::SometimesStep;
}

}  // namespace

InPlace::InPlace(const Rulebook& rulebook, const Places& places, PlaceKey key, int event, int actor)
    : all(places.known(key)),
      coarse(places.known(key, true)),
      known{.rulebook = &rulebook, .before = &all, .event = event, .actor = actor},
      by_status{.rulebook = &rulebook, .before = &coarse, .event = event, .actor = actor} {
  if (places.exists(key)) return;
  for (std::size_t f = 0; f < rulebook.fields.size(); ++f)
    if (has_no_value_yet(rulebook.fields[f])) all[f] = coarse[f] = Possible::one(kUnset);
}

PlaceMoves::PlaceMoves(const Slice& slice, const Places& places, const VariableNumbers& numbers,
                       const Shown& wanted, bool answers)
    : slice_(slice),
      book_(slice.rules.rulebook()),
      places_(places),
      numbers_(numbers),
      wanted_(wanted),
      answers_(answers),
      system_(static_cast<int>(std::ranges::find(book_.actors, "system", &Labelled::id) -
                               book_.actors.begin())) {
  for (std::size_t r = 0; r < book_.regions.size(); ++r)
    statuses_ |= places.parts()[r].mask() << places.parts()[r].shift;
  add_kinds();
  seen_here_ = statuses_;
  for (const Hazard& hazard : book_.hazards) seen_here_ |= seen_by(hazard.when);
  for (const Norm& norm : book_.norms)
    if (norm.obligation())
      seen_here_ |= seen_by(norm.holds) | seen_by(norm.within) | bits_of(norm.since);
  for (const Property& property : book_.properties)
    if (!of_steps(property.pattern))
      seen_here_ |= seen_by(property.clause) | seen_by(property.goal);
}

void PlaceMoves::add_kinds() {
  const PlaceKey steps = statuses_ | seen_by_steps();
  for (std::size_t e = 0; e < book_.events.size(); ++e) {
    if (!slice_.events[e]) continue;
    go_on();
    const int event = static_cast<int>(e);
    const PlaceKey seen = steps | seen_by_event(event);
    if (book_.events[e].world || answers_ || event == slice_.answered_event())
      kinds_.push_back({.event = event, .seen = seen, .moves = {}});
    for (std::size_t p = 0; p < book_.permits.size(); ++p)
      if (book_.permits[p].event == event)
        kinds_.push_back(
            {.event = event, .permit = static_cast<int>(p), .seen = seen, .moves = {}});
  }
  for (std::size_t d = 0; d < book_.deadlines.size(); ++d) {
    if (!slice_.deadlines[d]) continue;
    const Deadline& deadline = book_.deadlines[d];
    const PlaceKey seen = steps | seen_by(deadline.at) | seen_by(deadline.when) |
                          seen_by(deadline.set);
    kinds_.push_back({.deadline = static_cast<int>(d), .seen = seen, .moves = {}});
  }
}

PlaceKey PlaceMoves::seen_by(const Clause& clause) const {
  PlaceKey seen = 0;
  if (clause.empty()) return seen;
  for_each_node(clause.expression(), [&](const Expression& node) {
    if (node.op == Op::Field || node.op == Op::BusinessDaysSince) seen |= bits_of(node.index);
  });
  return seen;
}

PlaceKey PlaceMoves::bits_of(int field) const {
  PlaceKey bits = 0;
  for (const PlacePart& part : places_.parts())
    if (part.field == field) bits |= part.mask() << part.shift;
  return bits;
}

PlaceKey PlaceMoves::seen_by(const std::vector<Assignment>& set) const {
  PlaceKey seen = 0;
  for (const Assignment& assignment : set) seen |= seen_by(assignment.value);
  return seen;
}

PlaceKey PlaceMoves::seen_by_event(int event) const {
  const EventType& type = book_.events[static_cast<std::size_t>(event)];
  PlaceKey seen = seen_by(type.possible) | seen_by(type.set);
  for (const EventParameter& parameter : type.parameters)
    seen |= seen_by(parameter.from) | seen_by(parameter.to);
  for (const Permit& permit : book_.permits)
    if (permit.event == event) seen |= seen_by(permit.when) | seen_by(permit.set);
  for (const Forbid& forbid : book_.forbids)
    if (forbid.event == event) seen |= seen_by(forbid.when);
  for (const Norm& norm : book_.norms)
    if (norm.event == event) seen |= seen_by(norm.when) | seen_by(norm.must);
  return seen;
}

PlaceKey PlaceMoves::seen_by_steps() const {
  PlaceKey seen = 0;
  for (const Property& property : book_.properties)
    if (of_steps(property.pattern)) seen |= seen_by(property.clause);
  return seen;
}

PlaceMove PlaceMoves::analysed(const Kind& kind, PlaceKey key) const {
  go_on();
  return kind.deadline >= 0 ? deadline_move(kind, key) : event_move(kind, key);
}

/// Whether the statuses let the event happen; the forbids that may stand against it.
bool PlaceMoves::permitted(const Kind& kind, PlaceKey key,
                           std::vector<std::uint16_t>& forbids) const {
  if (kind.permit < 0) {
    const EventType& type = book_.events[static_cast<std::size_t>(kind.event)];
    return type.shop || places_.exists(key);
  }
  const CompiledRulebook& rules = slice_.rules;
  const Cell& cell = cell_of(kind.event, key);
  const auto first = rules.candidates.begin() + cell.begin;
  forbids.assign(first, first + cell.forbids);
  const auto permits = first + cell.forbids;
  return std::find(permits, permits + cell.permits, kind.permit) != permits + cell.permits;
}

/// What decides which rule answers to an event that is no event of the world.
PlaceMove PlaceMoves::answer(int event, PlaceKey key) const {
  PlaceMove move;
  const EventType& type = book_.events[static_cast<std::size_t>(event)];
  const InPlace here(book_, places_, key, event, type.actor);
  const Cell& cell = cell_of(event, key);
  const auto* candidate = slice_.rules.candidates.data() + cell.begin;
  if (cell.forbids + cell.permits == 0 || !may_hold(type.possible, here, move.guard)) return move;
  int applying = 0;
  for (int i = 0; i < cell.forbids; ++i, ++candidate) {
    const bool applies = may_hold(book_.forbids[*candidate].when, here, move.guard);
    move.shows = move.shows || (applies && is_asked_about({RuleKind::Forbid, *candidate}));
  }
  for (int i = 0; i < cell.permits; ++i, ++candidate)
    applying += may_hold(book_.permits[*candidate].when, here, move.guard) ? 1 : 0;
  const auto& asked = slice_.interest.decides;
  if (wanted_.decided && asked && asked->kind == RuleKind::Overlap) move.shows = applying >= 2;
  for (const EventParameter& parameter : type.parameters)
    for (const Clause* bound : {&parameter.from, &parameter.to})
      add_reads(*bound, here, move.guard);
  return move;
}

/// What happens to the shop does not ask about an order.
const Cell& PlaceMoves::cell_of(int event, PlaceKey key) const {
  const auto e = static_cast<std::size_t>(event);
  return slice_.rules.cell(e, slice_.rules.events[e].shop ? 0 : places_.configuration(key));
}

PlaceMove PlaceMoves::event_move(const Kind& kind, PlaceKey key) const {
  const bool world = book_.events[static_cast<std::size_t>(kind.event)].world;
  if (kind.permit < 0 && !world) return answer(kind.event, key);
  PlaceMove move;
  std::vector<std::uint16_t> forbids;
  if (!permitted(kind, key, forbids)) return move;
  const EventType& type = book_.events[static_cast<std::size_t>(kind.event)];
  const InPlace here(book_, places_, key, kind.event, type.actor);
  static const Permit nothing;
  const Permit& permit = kind.permit < 0 ? nothing
                                         : book_.permits[static_cast<std::size_t>(kind.permit)];
  if (!may_hold(type.possible, here, move.guard)) return move;
  if (!may_hold(permit.when, here, move.guard)) return move;
  for (const std::uint16_t f : forbids) {
    const Clause& when = book_.forbids[f].when;
    add_reads(when, here, move.guard);
    if (when.empty() || !possible_values(when.expression(), here.known).may_be_false()) return move;
  }
  for (const EventParameter& parameter : type.parameters)
    for (const Clause* bound : {&parameter.from, &parameter.to})
      add_reads(*bound, here, move.guard);
  for (const Norm& norm : book_.norms) {
    if (norm.event != kind.event) continue;
    add_reads(norm.when, here, move.guard);
    add_reads(norm.must, here, move.guard);
  }
  move.shows = breaks_norm(here, kind.event) ||
               is_asked_about({RuleKind::Permit, static_cast<std::uint16_t>(kind.permit)});
  std::vector<Possible> after = here.all;
  if (permit.from.nothing) create(after, move);
  write(type.set, here, permit.from.nothing, after, move);
  write(permit.set, here, permit.from.nothing, after, move);
  finish(here, permit.to, permit.send, std::move(after), move);
  return move;
}

PlaceMove PlaceMoves::deadline_move(const Kind& kind, PlaceKey key) const {
  PlaceMove move;
  const auto d = static_cast<std::size_t>(kind.deadline);
  const Deadline& deadline = book_.deadlines[d];
  if (!places_.exists(key) || !slice_.rules.deadlines[d].from[places_.configuration(key)])
    return move;
  const InPlace here(book_, places_, key, -1, system_);
  if (!may_hold(deadline.when, here, move.guard)) return move;
  add_reads(deadline.at, here, move.guard);
  if (!deadline.at.empty() && !possible_values(deadline.at.expression(), here.known).set())
    return move;
  std::vector<Possible> after = here.all;
  move.shows = is_asked_about({RuleKind::Deadline, static_cast<std::uint16_t>(d)});
  write(deadline.set, here, false, after, move);
  finish(here, deadline.to, deadline.send, std::move(after), move);
  return move;
}

void PlaceMoves::set_field(std::size_t field, PlaceMove& move) const {
  move.sets.add(numbers_.value(field));
  move.sets.add(numbers_.part(field));
  move.sets.add(numbers_.counter(field));
  for (const PlacePart& part : places_.parts())
    if (static_cast<std::size_t>(part.field) == field) move.written |= part.mask() << part.shift;
}

/// A new order: every field at its initial value.
void PlaceMoves::create(std::vector<Possible>& fields, PlaceMove& move) const {
  for (std::size_t f = 0; f < book_.fields.size(); ++f) {
    if (book_.fields[f].scope != FieldScope::Order) continue;
    const bool status = f < book_.regions.size();
    fields[f] = Possible::one(status ? book_.regions[f].initial : book_.fields[f].initial);
    set_field(f, move);
  }
}

void PlaceMoves::write(const std::vector<Assignment>& set, const InPlace& here, bool creates,
                       std::vector<Possible>& after, PlaceMove& move) const {
  for (const Assignment& assignment : set) {
    const auto f = static_cast<std::size_t>(assignment.field);
    const Field& field = book_.fields[f];
    Possible value = possible_values(assignment.value.expression(), here.known);
    if (may_not_fit(field, assignment.value.expression(), book_, creates))
      add_reads(assignment.value, here, move.guard);
    if (value.other || field.saturates)
      value = value.joined(Possible::any(field.type, book_.names));
    // `c ? new : itself` leaves a new order's field at its initial value.
    if (creates) value = value.joined(after[f]);
    after[f] = value;
    PlaceWrite written{f, {}};
    add_reads(assignment.value, here, written.reads);
    move.depends = move.depends || written.reads != Variables{};
    move.writes.push_back(written);
    set_field(f, move);
  }
}

/// What the step shows of itself, and where it leads.
void PlaceMoves::finish(const InPlace& here, const std::vector<StatusChange>& to,
                        const std::vector<int>& send, std::vector<Possible> after,
                        PlaceMove& move) const {
  for (const StatusChange& change : to) {
    const auto r = static_cast<std::size_t>(change.region);
    after[r] = Possible::one(change.value);
    set_field(r, move);
  }
  add_step_reads(here, send, after, move);
  move.happens = true;
  for (const PlaceKey place : places_.places_of(after))
    move.alternatives.push_back(place & move.written);
  std::ranges::sort(move.alternatives);
  const auto repeated = std::ranges::unique(move.alternatives);
  move.alternatives.erase(repeated.begin(), repeated.end());
}

void PlaceMoves::add_step_reads(const InPlace& here, const std::vector<int>& send,
                                const std::vector<Possible>& after, PlaceMove& move) const {
  std::vector<Possible> coarse_after = here.coarse;
  for (const PlaceWrite& write : move.writes)
    coarse_after[write.field] = Possible::any(book_.fields[write.field].type, book_.names);
  for (std::size_t r = 0; r < book_.regions.size(); ++r) coarse_after[r] = after[r];
  const bool creates = !here.all.front().set();
  for (std::size_t p = 0; p < book_.properties.size(); ++p) {
    const Property& property = book_.properties[p];
    if (!of_steps(property.pattern)) continue;
    const Expression& written = property.clause.expression();
    const Expression clause = creates ? at_creation(written, book_) : written;
    for (const bool all : {true, false}) {
      Knowledge step = all ? here.known : here.by_status;
      step.after = all ? &after : &coarse_after;
      step.sends = &send;
      std::set<Read> reads;
      residual_reads(clause, step, reads);
      for (const Read& read : reads)
        if (all == needs_all(read)) add_read(read, move);
      if (all && (wanted_.properties >> p & 1) != 0)
        move.shows = move.shows || possible_values(clause, step).may_be_true();
    }
  }
}

/// Whether the event may breach a norm about it that is wanted.
bool PlaceMoves::breaks_norm(const InPlace& here, int event) const {
  for (std::size_t n = 0; n < book_.norms.size(); ++n) {
    const Norm& norm = book_.norms[n];
    if (norm.event != event || (wanted_.breached >> n & 1) == 0) continue;
    const bool asked = norm.when.empty() ||
                       possible_values(norm.when.expression(), here.known).may_be_true();
    if (asked && possible_values(norm.must.expression(), here.known).may_be_false()) return true;
  }
  return false;
}

bool PlaceMoves::shows(PlaceKey key) const {
  if (!places_.exists(key)) return false;
  const InPlace here(book_, places_, key, -1, -1);
  const auto may_be = [&](const Clause& clause) {
    return possible_values(clause.expression(), here.known).may_be_true();
  };
  for (std::size_t h = 0; h < book_.hazards.size(); ++h)
    if ((wanted_.hazards >> h & 1) != 0 && may_be(book_.hazards[h].when)) return true;
  for (std::size_t n = 0; n < book_.norms.size(); ++n)
    if ((wanted_.breached >> n & 1) != 0 && book_.norms[n].obligation() &&
        may_be(book_.norms[n].holds))
      return true;
  for (std::size_t p = 0; p < book_.properties.size(); ++p) {
    if ((wanted_.properties >> p & 1) == 0) continue;
    const Property& property = book_.properties[p];
    if (property.pattern == Pattern::LeadsTo) return true;  // something may be owed
    if (!of_steps(property.pattern) && may_be(property.clause)) return true;
  }
  return false;
}

/// Whether a read is judged by all that is known in a place, not by the statuses alone: a value
/// that places do not know.
bool PlaceMoves::needs_all(const Read& read) const {
  const auto field = static_cast<std::size_t>(read.field);
  if (read.what == Read::What::Counter || !numbers_.known_by_places(field)) return true;
  return read.what == Read::What::Content && numbers_.part(field) != numbers_.value(field);
}

/// A field that the step itself sets is read as what its new value depends on.
void PlaceMoves::add_read(const Read& read, PlaceMove& move) const {
  const auto field = static_cast<std::size_t>(read.field);
  bool written = false;
  for (const PlaceWrite& write : move.writes) {
    if (read.side != Side::After || write.field != field) continue;
    move.guard |= write.reads;
    written = true;
  }
  if (!written) add_variable(read, move.guard);
}

void PlaceMoves::add_variable(const Read& read, Variables& reads) const {
  const auto field = static_cast<std::size_t>(read.field);
  if (read.what == Read::What::Counter) reads.add(numbers_.counter(field));
  if (read.what == Read::What::Content) reads.add(numbers_.value(field));
  reads.add(numbers_.part(field));
}

bool PlaceMoves::may_hold(const Clause& clause, const InPlace& here, Variables& reads) const {
  add_reads(clause, here, reads);
  return clause.empty() || possible_values(clause.expression(), here.known).may_be_true();
}

void PlaceMoves::add_reads(const Clause& clause, const InPlace& here, Variables& reads) const {
  if (clause.empty()) return;
  std::set<Read> all, by_status;
  residual_reads(clause.expression(), here.known, all);
  residual_reads(clause.expression(), here.by_status, by_status);
  for (const Read& read : all)
    if (needs_all(read)) add_variable(read, reads);
  for (const Read& read : by_status) {
    const auto field = static_cast<std::size_t>(read.field);
    if (numbers_.known_by_places(field)) reads.add(numbers_.part(field));
  }
}

Variables PlaceMoves::reads_of_place(PlaceKey key) {
  const auto [known, fresh] = reads_here_.try_emplace(key & seen_here_);
  Variables& reads = known->second;
  if (!fresh || !places_.exists(key)) return reads;
  const InPlace here(book_, places_, key, -1, -1);
  for (const Hazard& hazard : book_.hazards) add_reads(hazard.when, here, reads);
  for (const Property& property : book_.properties) {
    if (of_steps(property.pattern)) continue;
    add_reads(property.clause, here, reads);
    add_reads(property.goal, here, reads);
  }
  for (const Norm& norm : book_.norms) {
    if (!norm.obligation() || !may_hold(norm.holds, here, reads)) continue;
    add_reads(norm.within, here, reads);
    const auto since = static_cast<std::size_t>(norm.since);
    if (norm.since < 0) continue;
    reads.add(numbers_.part(since));
    if (here.all[since].set()) reads.add(numbers_.value(since));
  }
  return reads;
}

}  // namespace juchu
