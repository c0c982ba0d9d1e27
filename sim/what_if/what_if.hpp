// What would have avoided the troubles of a story: single changes of it, found by replaying each.
//
// Invariants
//   W1  After a change the trouble it is for does not happen, in the days after the story's last
//       either, no other order meets with a trouble
//       that it did not meet with before, the order itself with none but those that the remedy names
//       as `brings`, it does not end otherwise (nobody is helped by losing the sale), and what was
//       done in the shop, the changed step included, is accepted as before.
#pragma once

#include <vector>

#include "sim/replayer.hpp"
#include "sim/what_if/story_change.hpp"

namespace juchu {

/// A norm that was breached for an order, or a hazard that it entered.
struct Trouble {
  int order = 0;        // index into Scenario::orders
  bool hazard = false;  // else a norm
  int row = 0;          // Rulebook::hazards or Rulebook::norms
};

struct Remedy {
  StoryChange change;
  std::uint64_t breached = 0, hazards = 0;  // what the order meets with even so
  bool brings = false;                      // some of it only because of the change
};

/// A trouble, and the nearest change of each kind (moved, changed, added, left out; by event) that
/// avoids it: such that bring nothing else, or where there are none, those that bring least. None: no
/// single change that was tried does.
struct WhatIf {
  Trouble trouble;
  std::vector<Remedy> remedies;
};

struct WhatIfs {
  std::vector<WhatIf> troubles;  // order by order
  bool complete = true;          // else not all changes were tried: the story is too long
};

/// Requires: `story` is that of `scenario`. Promises that are broken are nobody's to avoid.
[[nodiscard]] WhatIfs what_if(const Scenario& scenario, const Story& story);

}  // namespace juchu
