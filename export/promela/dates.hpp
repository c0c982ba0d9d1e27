// Dates on their way from the scratch variables of a step into a state.
#pragma once

#include <ostream>
#include <string>

#include "export/promela/model_text.hpp"

namespace juchu {

/// `value` as a scratch variable of `variable` stores it.
[[nodiscard]] std::string scratch_text(const Variable& variable, const Term& value);

/// `stored`, which has the scratch shift of `variable`, as a state stores it.
[[nodiscard]] std::string canonical(const Variable& variable, const std::string& stored);

/// A date that may move away for ever is followed for some years only: SPIN says when that is over.
void check_bounds(const Variable& variable, const std::string& stored, ModelText& text);

/// Keeps the dates of the order, cart or shop at `from` that are compared with each other, as near
/// to today as DateClusters places them. Dates of two scopes are never compared.
void keep_clustered_dates(const PromelaModel& model, FieldScope scope, const Place& from,
                          ModelText& text);

/// The variables that this takes: x where each date comes to stand, a and b how much later and
/// earlier one of a pair may be than the other.
void declare_clustered_dates(const PromelaModel& model, std::ostream& out);

}  // namespace juchu
