#include "properties/search/steps/over_time.hpp"

#include <bit>

namespace juchu {
namespace {

constexpr int kMostWidth = 64;  // of what is remembered, in bits

}  // namespace

OverTime::OverTime(const Slice& slice) : rules_(slice.rules) {
  const auto& properties = slice.rules.rulebook().properties;
  int used = 0;
  for (std::size_t p = 0; p < properties.size(); ++p) {
    const bool leads_to = properties[p].pattern == Pattern::LeadsTo;
    if (!leads_to && properties[p].pattern != Pattern::Precedes) continue;
    Watched watched{p, leads_to, properties[p].within, used, 1};
    if (leads_to)
      watched.width = static_cast<int>(std::bit_width(static_cast<Word>(watched.within + 2)));
    if (used + watched.width > kMostWidth) {
      unwatched_ |= std::uint64_t{1} << p;
      continue;
    }
    used += watched.width;
    watched_.push_back(watched);
  }
}

// Of *leads to*, 0: nothing is owed; n: since n - 1 days. Of *precedes*, 1: it has already been.

std::uint64_t OverTime::pass_day(Word& memory) const {
  std::uint64_t broken = 0;
  for (const Watched& watched : watched_) {
    Word value = watched.value_in(memory);
    if (!watched.leads_to || watched.within < 0 || value == 0) continue;
    if (++value > static_cast<Word>(watched.within) + 1) {
      broken |= std::uint64_t{1} << watched.property;
      value = 0;
    }
    watched.put(memory, value);
  }
  return broken;
}

std::uint64_t OverTime::update(Word& memory, const Situation& after, Day today) const {
  std::uint64_t broken = 0;
  if (!rules_.exists(after)) return broken;
  const Event now = rules_.day_event(today);
  const Banks banks{{after.words.data(), now.words.data(), after.words.data()}};
  for (const Watched& watched : watched_) {
    const Word value = watched.value_in(memory);
    const bool trigger = rules_.holds(rules_.properties[watched.property], banks);
    const bool goal = rules_.holds(rules_.goals[watched.property], banks);
    if (watched.leads_to) {
      watched.put(memory, goal ? 0 : trigger && value == 0 ? 1 : value);
    } else if (goal) {
      watched.put(memory, 1);
    } else if (trigger && value == 0) {
      broken |= std::uint64_t{1} << watched.property;
    }
  }
  return broken;
}

bool OverTime::owes(Word memory, int index) const {
  for (const Watched& watched : watched_)
    if (watched.leads_to && watched.property == static_cast<std::size_t>(index))
      return watched.value_in(memory) != 0;
  return false;
}

}  // namespace juchu
