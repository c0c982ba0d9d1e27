// Student's distribution: how far a mean of few replications may be off.
#pragma once

namespace juchu {

/// The number that Student's t with these degrees of freedom falls short of with this probability;
/// within a relative 5e-12 for up to 1000 degrees, the same bits everywhere. An interval that holds
/// with 95 % on both sides takes .975. Requires: probability in (0, 1), degrees > 0. Cost: some tens
/// of microseconds.
[[nodiscard]] double student_quantile(double probability, int degrees);

/// The confidence that each of so many intervals needs so that all of them hold together with
/// `confidence` (Bonferroni). Requires: comparisons > 0.
[[nodiscard]] double confidence_of_each(double confidence, int comparisons);

}  // namespace juchu
