// Where two rulebooks answer one event differently, as conditions on a situation that both are in.
//
// As long as nothing has differed, an order is in the same situation under both, so that whether
// something ever differs first at this event is a question about one rulebook alone: does an order
// come to where one of these conditions holds? What both say in the same words falls out of the
// conditions, and so does much of what they say in others.
//
// Invariants
//   E1  In a situation that is the same on both sides, as far as the slices know, an event is
//       answered differently only where a condition holds: accepted on one side alone, or with
//       other mails, statuses, or values of the slices' fields.
#pragma once

#include <optional>
#include <vector>

#include "model/analysis/slice.hpp"
#include "properties/diff/matching.hpp"

namespace juchu {

struct AnswersDiffer {
  StatusSet from;
  Clause when;  // of the event's parameters, too
};

/// Whether fields, statuses, enumerations and methods of the two rulebooks are the same in the same
/// rows, so that expressions of one can be read in the other; and no bound of an offered date may
/// be unset.
[[nodiscard]] bool alike_in_frame(const Matching& matching);

/// The slices are of rulebooks alike in frame; `rows` are the event's, or -1. std::nullopt where it
/// cannot be said as conditions.
[[nodiscard]] std::optional<std::vector<AnswersDiffer>> where_answers_differ(
    const std::array<const Slice*, 2>& slices, const std::array<const Rulebook*, 2>& whole,
    const std::array<int, 2>& rows, const Matching& matching);

}  // namespace juchu
