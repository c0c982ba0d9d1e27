#include "properties/explorer/over_time.hpp"

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

std::uint64_t OverTime::update(Word& memory, const Situation& after, Day today,
                               bool new_day) const {
  std::uint64_t broken = 0;
  if (!rules_.exists(after)) return broken;
  const Event now = rules_.day_event(today);
  const Banks banks{{after.words.data(), now.words.data(), after.words.data()}};
  for (const Watched& watched : watched_) {
    const Word mask = (Word{1} << watched.width) - 1;
    Word value = memory >> watched.shift & mask;
    const bool trigger = rules_.holds(rules_.properties[watched.property], banks);
    const bool goal = rules_.holds(rules_.goals[watched.property], banks);
    if (!watched.leads_to) {
      if (goal) value = 1;
      if (trigger && value == 0) broken |= std::uint64_t{1} << watched.property;
    } else {
      // 0: nothing is owed; n: since n - 1 days.
      const bool counting = value != 0 && watched.within >= 0;
      if (new_day && counting && ++value > static_cast<Word>(watched.within) + 1) {
        broken |= std::uint64_t{1} << watched.property;
        value = 0;
      }
      if (goal)
        value = 0;
      else if (trigger && value == 0)
        value = 1;
    }
    memory = (memory & ~(mask << watched.shift)) | value << watched.shift;
  }
  return broken;
}

bool OverTime::owes(Word memory, int index) const {
  for (const Watched& watched : watched_)
    if (watched.leads_to && watched.property == static_cast<std::size_t>(index))
      return (memory >> watched.shift & ((Word{1} << watched.width) - 1)) != 0;
  return false;
}

}  // namespace juchu
