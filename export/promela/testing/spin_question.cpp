#include "export/promela/testing/spin_question.hpp"

#include <fmt/format.h>

#include "export/promela/model_text.hpp"
#include "export/promela/promela.hpp"
#include "export/promela/testing/spin.hpp"
#include "properties/check/check.hpp"
#include "testing/oracles/small_search.hpp"

namespace juchu {
namespace {

using How = SpinQuestion::How;

/// Why the model cannot be written; empty when it can.
std::string refusal_of(const CompiledRulebook& rules, const PromelaOptions& options) {
  Diagnostics refusals;
  if (can_write_promela(rules, options, refusals)) return "";
  return refusals.sorted().front().problem.in(Language::English);
}

/// How the states of SPIN and the situations of a plain search differ.
std::string difference(const SpinAnswer& spin, const CompiledRulebook& rules,
                       const PromelaOptions& options) {
  const Slice slice = slice_for(rules, options);
  std::vector<bool> forgotten = slice.counters;  // a slice's situations are packed as the whole's
  forgotten.flip();
  const SmallSearchAnswer plain = small_search(slice.rules, {.carts = options.carts,
                                                             .norm_keeping = options.norm_keeping,
                                                             .question = options.question,
                                                             .forgotten_counters = forgotten});
  const long states = spin.states - 1;  // its own before the start
  if (!plain.complete || states == static_cast<long>(plain.situations)) return "";
  return fmt::format("SPIN has {} states, a plain search {} situations", states, plain.situations);
}

}  // namespace

SpinVerdict ask_spin(const std::shared_ptr<const CompiledRulebook>& rules,
                     const SpinQuestion& question) {
  SpinVerdict verdict{.how = question.how};
  PromelaOptions options{.carts = question.carts,
                         .norm_keeping = question.norm_keeping,
                         .question = question.question,
                         .sliced = question.how != How::Whole};
  verdict.refusal = refusal_of(*rules, options);
  if (!verdict.refusal.empty()) return verdict;
  if (verdict.how == How::Localized && !question.norm_keeping)
    options.localized = known_to_proof(rules, question.question);
  if (verdict.how == How::Localized && !options.localized) verdict.how = How::Sliced;
  const auto spin = run_spin(promela_of(*rules, options), verdict.complaint);
  if (!spin) return verdict;
  verdict.complaint.clear();
  verdict.yes = spin->errors > 0;
  if (spin->truncated || spin->endless) verdict.complaint = "SPIN did not search everything";
  if (verdict.complaint.empty() && !options.localized)
    verdict.complaint = difference(*spin, *rules, options);
  return verdict;
}

}  // namespace juchu
