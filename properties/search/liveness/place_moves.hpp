// What may happen in a place, seen without exploring: what it reads, what it sets, where it leads.
#pragma once

#include <unordered_map>
#include <vector>

#include "properties/search/liveness/places.hpp"
#include "properties/search/liveness/variables.hpp"
#include "properties/search/shown.hpp"

namespace juchu {

/// A field that a move sets, and what its new value depends on.
struct PlaceWrite {
  std::size_t field = 0;
  Variables reads;
};

/// What may come of something in a place.
struct PlaceMove {
  bool happens = false;
  bool shows = false;  // something that is wanted, perhaps; by a refusal, too
  Variables guard;     // read to know whether it happens, and by what it shows
  std::vector<PlaceWrite> writes;
  bool depends = false;                // one of these depends on something
  Variables sets;                      // all that is set, counters started anew included
  PlaceKey written = 0;                // the bits of a place that it sets,
  std::vector<PlaceKey> alternatives;  // to one of these
};

/// What is known in a place: all of it, and what the statuses alone tell. The second says which of
/// the other things that places know are needed.
struct InPlace {
  std::vector<Possible> all, coarse;
  Knowledge known, by_status;  // over these

  InPlace(const Rulebook& rulebook, const Places& places, PlaceKey key, int event, int actor);
  InPlace(const InPlace&) = delete;
  InPlace& operator=(const InPlace&) = delete;
};

class PlaceMoves {
 public:
  PlaceMoves(const Slice& slice, const Places& places, const VariableNumbers& numbers,
             const Shown& wanted, bool answers);

  /// Calls `function` with every move that may or may not happen in the place `key`.
  template <class Function>
  void for_each(PlaceKey key, Function function) {
    for (Kind& kind : kinds_) {
      const PlaceKey seen = key & kind.seen;
      auto known = kind.moves.find(seen);
      if (known == kind.moves.end()) known = kind.moves.emplace(seen, analysed(kind, key)).first;
      function(known->second);
    }
  }

  /// What is looked at in the place whatever happens there.
  [[nodiscard]] Variables reads_of_place(PlaceKey key);

  /// Whether being in the place, or the coming of days there, may show something that is wanted.
  [[nodiscard]] bool shows(PlaceKey key) const;

 private:
  /// An event by one permit (or the world), or a deadline.
  struct Kind {
    int event = -1;
    int permit = -1;
    int deadline = -1;
    PlaceKey seen = 0;                              // the bits of a place that decide about it
    std::unordered_map<PlaceKey, PlaceMove> moves;  // by these bits; never iterated
  };

  [[nodiscard]] PlaceMove analysed(const Kind& kind, PlaceKey key) const;
  [[nodiscard]] PlaceMove answer(int event, PlaceKey key) const;
  [[nodiscard]] bool is_asked_about(const RuleRef& rule) const {
    return wanted_.decided && slice_.interest.decides == rule;
  }
  [[nodiscard]] const Cell& cell_of(int event, PlaceKey key) const;
  [[nodiscard]] PlaceMove event_move(const Kind& kind, PlaceKey key) const;
  [[nodiscard]] PlaceMove deadline_move(const Kind& kind, PlaceKey key) const;
  [[nodiscard]] bool permitted(const Kind& kind, PlaceKey key,
                               std::vector<std::uint16_t>& forbids) const;
  bool may_hold(const Clause& clause, const InPlace& here, Variables& reads) const;
  void add_reads(const Clause& clause, const InPlace& here, Variables& reads) const;
  void add_step_reads(const InPlace& here, const std::vector<int>& send,
                      const std::vector<Possible>& after, PlaceMove& move) const;
  [[nodiscard]] bool breaks_norm(const InPlace& here, int event) const;
  void add_read(const Read& read, PlaceMove& move) const;
  void add_variable(const Read& read, Variables& reads) const;
  [[nodiscard]] bool needs_all(const Read& read) const;
  void write(const std::vector<Assignment>& set, const InPlace& here, bool creates,
             std::vector<Possible>& after, PlaceMove& move) const;
  void create(std::vector<Possible>& fields, PlaceMove& move) const;
  void finish(const InPlace& here, const std::vector<StatusChange>& to,
              const std::vector<int>& send, std::vector<Possible> after, PlaceMove& move) const;
  void set_field(std::size_t field, PlaceMove& move) const;
  [[nodiscard]] PlaceKey bits_of(int field) const;
  [[nodiscard]] PlaceKey seen_by(const Clause& clause) const;
  [[nodiscard]] PlaceKey seen_by(const std::vector<Assignment>& set) const;
  [[nodiscard]] PlaceKey seen_by_event(int event) const;
  [[nodiscard]] PlaceKey seen_by_steps() const;
  void add_kinds();

  const Slice& slice_;
  const Rulebook& book_;
  const Places& places_;
  const VariableNumbers& numbers_;
  Shown wanted_;
  bool answers_;
  int system_;
  PlaceKey statuses_ = 0;
  std::vector<Kind> kinds_;
  PlaceKey seen_here_ = 0;
  std::unordered_map<PlaceKey, Variables> reads_here_;  // never iterated
};

}  // namespace juchu
