#include "properties/search/explorer.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

#include "model/work/work_limit.hpp"

namespace juchu {
namespace {

constexpr Day kToday = CanonicalForm::kToday;
constexpr SituationId kBetweenLooks = 256;  // situations visited between two looks at the budget
constexpr std::uint64_t kTriedBetweenLooks = 1 << 16;  // and events tried, where one has many
constexpr std::uint64_t kTriedBetweenClocks = 1 << 13;
constexpr SituationId kMostTurnings = 1'000;  // out of one situation, where a way is followed

void note_first(std::vector<SituationId>& first, std::uint64_t bits, SituationId id) {
  for (; bits != 0; bits &= bits - 1) {
    SituationId& seen = first[static_cast<std::size_t>(std::countr_zero(bits))];
    if (seen == kNoSituation) seen = id;
  }
}

/// Whether situations matter for more than a sighting they lead to.
bool looks_at_everything(const ExplorerOptions& options) {
  return (options.keep_transitions && !options.leave_out_hopeless) || options.wanted.kept != 0;
}

}  // namespace

Explorer::Explorer(const Slice& slice, ExplorerOptions options)
    : slice_(slice),
      options_(std::move(options)),
      form_(slice, options_.carts, {options_.reduce, options_.forget, !options_.keep_apart},
            options_.wanted.any() && !looks_at_everything(options_) ? &options_.wanted : nullptr),
      choices_(slice, form_.names(), options_.reduce, options_.some_numbers),
      steps_(slice, form_, choices_,
             {options_.reduce && !options_.keep_apart, static_cast<bool>(options_.observer),
              options_.wanted.kept}),
      store_(form_.stride()),
      packed_(form_.stride()),
      first_hazard_(kMostBits, kNoSituation),
      first_breach_(kMostBits, kNoSituation),
      first_kept_(kMostBits, kNoSituation),
      first_property_(kMostBits, kNoSituation) {
  assert((options_.wanted.properties & steps_.unwatched()) == 0 && "there is room for it");
  note_unknown();
}

Explorer::~Explorer() = default;

/// What happens to the situation that is visited.
class Explorer::Visit : public StepVisitor {
 public:
  Visit(Explorer& explorer, SituationId from)
      : explorer_(explorer), from_(from), known_(explorer.store_.size()) {}

  void taken(const Step& step) override {
    Explorer& e = explorer_;
    ++e.progress_.transitions;
    if ((step.shown.breached & e.options_.keeping) != 0) {
      note(step.shown, {.breached = e.options_.keeping});
      return;
    }
    if (e.options_.observer) e.options_.observer(step, e.progress_.depth);
    note(step.shown,
         {~std::uint64_t{0}, ~e.options_.keeping, ~std::uint64_t{0}, ~std::uint64_t{0}, true});
    if (!step.changes) return;
    JointSituation& after = e.after_;
    for (int o = 0; o < e.form_.orders(); ++o) {
      const auto i = static_cast<std::size_t>(o);
      after.orders[i] = step.after.orders[i];
      after.watched[i] = step.after.watched[i];
    }
    const bool hopeful = e.form_.canonicalize(after, step.next_day ? kToday + 1 : kToday);
    if (!hopeful) {
      if (e.options_.keep_transitions)
        e.transitions_.push_back(
            {step.next_day, step.working, kNoSituation, e.is_sure(step), step.on_the_way});
      return;
    }
    if (e.options_.admits && !e.options_.admits(after, from_)) return;
    e.form_.pack(after, e.packed_.data());
    if (e.options_.too_far && e.store_.find(e.packed_.data()) == kNoSituation &&
        e.options_.too_far(after, e.progress_.depth + 1)) {
      e.left_some_out_ = true;
      return;
    }
    if (!e.has_room_for_more()) {
      e.budget_ = Budget::Memory;
      return;
    }
    const auto [id, fresh] = e.store_.intern(e.packed_.data(), from_);
    if (e.options_.keep_transitions && (step.next_day || id != from_))
      e.transitions_.push_back({step.next_day, step.working, id, e.is_sure(step), step.on_the_way});
  }

  /// One situation may have millions of events.
  bool goes_on() override {
    Explorer& e = explorer_;
    if (e.budget_ != Budget::None) return false;
    if (e.options_.admits && e.store_.size() - known_ > kMostTurnings) {
      e.left_some_out_ = true;
      return false;
    }
    if (++e.tried_ % kTriedBetweenLooks == 0)
      e.budget_ = e.look(from_);
    else if (e.tried_ % kTriedBetweenClocks == 0 && e.options_.watch)
      e.budget_ = e.options_.watch(e.progress_);
    return e.budget_ == Budget::None;
  }

 private:
  void note(const Shown& shown, const Shown& of) {
    const Shown seen = shown.only(of);
    if (!seen.any()) return;
    Explorer& e = explorer_;
    note_first(e.first_hazard_, seen.hazards, from_);
    note_first(e.first_breach_, seen.breached, from_);
    note_first(e.first_kept_, seen.kept, from_);
    note_first(e.first_property_, seen.properties, from_);
    if (seen.decided && e.first_decided_ == kNoSituation) e.first_decided_ = from_;
    e.sighted_.add(seen);
    const bool wanted = e.options_.nearest && seen.only(e.options_.wanted).any();
    if (wanted && (e.showing_.empty() || e.showing_.back() != from_)) e.showing_.push_back(from_);
  }

  Explorer& explorer_;
  SituationId from_;
  SituationId known_;  // how many, before this visit
};

void Explorer::run_again(std::function<bool(const JointSituation& after, int depth)> too_far) {
  options_.too_far = std::move(too_far);
  store_ = SituationStore(form_.stride());
  showing_.clear();
  transitions_.clear();
  transitions_begin_.resize(1);
  tried_ = 0;
  left_some_out_ = false;
  budget_ = Budget::None;
  progress_ = {};
  sighted_ = {};
  for (auto* first : {&first_hazard_, &first_breach_, &first_kept_, &first_property_})
    std::ranges::fill(*first, kNoSituation);
  first_decided_ = kNoSituation;
  run();
}

void Explorer::run() {
  if (endless()) return;
  for (const JointSituation& joint : form_.initial()) {
    if (options_.admits && !options_.admits(joint, kNoSituation)) continue;
    form_.pack(joint, packed_.data());
    store_.intern(packed_.data(), kNoSituation);
  }
  options_.admits ? follow() : explore_in_breadth();
  progress_.situations = store_.size();
  progress_.bytes = store_.bytes();
}

/// A day may be held back by promises that a localized slice does not ask about.
bool Explorer::is_sure(const Step& step) const {
  if (!slice_.open.any) return true;
  if (step.next_day) return false;
  return step.rule.kind == RuleKind::Permit ? !slice_.open.permits[step.rule.index]
                                            : !slice_.open.events[step.event.type];
}

void Explorer::explore_in_breadth() {
  SituationId level_end = store_.size();
  for (SituationId id = 0; id < store_.size(); ++id) {
    if (id == level_end) {
      if (options_.nearest && !showing_.empty()) break;
      if (++progress_.depth > kMostStepsOfStory) budget_ = Budget::Calendar;
      level_end = store_.size();
    }
    if (budget_ != Budget::None) break;
    visit(id);
    if (all_seen() || budget_ != Budget::None) break;
    if (id % kBetweenLooks == 0 && (budget_ = look(id)) != Budget::None) break;
  }
}

void Explorer::follow() {
  std::vector<SituationId> found;
  for (SituationId id = store_.size(); id-- > 0;) found.push_back(id);
  for (SituationId visits = 0; !found.empty(); ++visits) {
    const SituationId id = found.back();
    found.pop_back();
    const SituationId known = store_.size();
    visit(id);
    if (all_seen() || budget_ != Budget::None) break;
    for (SituationId fresh = store_.size(); fresh-- > known;) found.push_back(fresh);
    if (visits % kBetweenLooks == 0 && (budget_ = look(visits)) != Budget::None) break;
  }
}

void Explorer::visit(SituationId id) {
  JointSituation joint = situation(id);
  Visit visit(*this, id);
  steps_.for_each(joint, kToday, visit);
  if (!options_.keep_transitions) return;
  if (budget_ != Budget::None) return transitions_.resize(transitions_begin_.back());  // not all
  const auto begin = transitions_.begin() + static_cast<std::ptrdiff_t>(transitions_begin_.back());
  std::sort(begin, transitions_.end());
  transitions_.erase(std::unique(begin, transitions_.end()), transitions_.end());
  transitions_begin_.push_back(transitions_.size());
}

/// What is kept grows by doubling: there must be room for that before it does.
bool Explorer::has_room_for_more() const {
  constexpr std::uint64_t kLittle = 1 << 20;
  std::uint64_t growth = store_.growth();
  if (transitions_.size() == transitions_.capacity())
    growth += 2 * transitions_.capacity() * sizeof(Transition);
  return growth < kLittle || has_room(growth);
}

/// Which budget is reached, as far as visiting up to `id` tells.
Budget Explorer::look(SituationId id) {
  progress_.situations = store_.size();
  progress_.frontier = store_.size() - id - 1;
  progress_.bytes = store_.bytes() + transitions_.capacity() * sizeof(Transition);
  if (progress_.situations > options_.most_situations || tried_ > options_.most_tried)
    return Budget::Situations;
  if (options_.watch) return options_.watch(progress_);
  go_on();
  return Budget::None;
}

bool Explorer::all_seen() const {
  const Shown& wanted = options_.wanted;
  return wanted.any() && !options_.keep_transitions && (!wanted.decided || sighted_.decided) &&
         (wanted.hazards & ~sighted_.hazards) == 0 && (wanted.breached & ~sighted_.breached) == 0 &&
         (wanted.kept & ~sighted_.kept) == 0 && (wanted.properties & ~sighted_.properties) == 0;
}

JointSituation Explorer::situation(SituationId id) const {
  JointSituation joint;
  form_.unpack(store_.at(id), joint);
  return joint;
}

void Explorer::note_unknown() {
  const Rulebook& book = slice_.rules.rulebook();
  const Word* start = slice_.rules.start().words.data();
  for (std::size_t f = 0; f < book.fields.size(); ++f) {
    if (slice_.known[f]) continue;
    const Slot& slot = slice_.rules.fields[f];
    const bool of_order = book.fields[f].scope == FieldScope::Order;
    const Value initial = f < book.regions.size() ? Value{book.regions[f].initial}
                          : of_order              ? book.fields[f].initial
                                                  : slot.get(start);
    unknown_.push_back({slot, initial});
  }
}

void Explorer::forget_unknown(JointSituation& joint) const {
  for (std::size_t o = 0; o < options_.carts.size(); ++o) {
    if (!slice_.rules.exists(joint.orders[o])) continue;
    for (const Unknown& field : unknown_) field.slot.put(joint.orders[o].words.data(), field.value);
  }
}

SituationId Explorer::find(JointSituation joint) const {
  forget_unknown(joint);
  if (!form_.may_come_about(joint) || !form_.canonicalize(joint, kToday)) return kNoSituation;
  std::vector<Word> packed(form_.stride());
  form_.pack(joint, packed.data());
  return store_.find(packed.data());
}

void Explorer::for_each_step(SituationId from, const StepFunction& function) const {
  class Asking : public StepVisitor {
   public:
    Asking(const Explorer& explorer, const StepFunction& told) : explorer_(explorer), told_(told) {}
    void taken(const Step& step) override {
      if ((step.shown.breached & explorer_.options_.keeping) != 0) return;
      JointSituation after = step.after;
      if (step.next_day) explorer_.form_.canonicalize(after, kToday + 1);
      told_(step, explorer_.find(after));
    }

   private:
    const Explorer& explorer_;
    const StepFunction& told_;
  };
  Asking asking(*this, function);
  steps_.for_each(situation(from), kToday, asking);
}

SituationId Explorer::first_showing(const Shown& what) const {
  SituationId first = kNoSituation;
  const auto look = [&](const std::vector<SituationId>& seen, std::uint64_t bits) {
    for (; bits != 0; bits &= bits - 1)
      first = std::min(first, seen[static_cast<std::size_t>(std::countr_zero(bits))]);
  };
  look(first_hazard_, what.hazards);
  look(first_breach_, what.breached);
  look(first_kept_, what.kept);
  look(first_property_, what.properties);
  return what.decided ? std::min(first, first_decided_) : first;
}

std::vector<SituationId> Explorer::path_to(SituationId situation) const {
  std::vector<SituationId> path;
  for (SituationId id = situation; id != kNoSituation; id = store_.parent(id)) path.push_back(id);
  std::ranges::reverse(path);
  return path;
}

}  // namespace juchu
