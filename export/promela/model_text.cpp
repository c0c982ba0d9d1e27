#include "export/promela/model_text.hpp"

#include <algorithm>

#include "model/text/diagnostics.hpp"

namespace juchu {
namespace {

int count_of_carts(const std::vector<int>& carts) { return *std::ranges::max_element(carts) + 1; }

PromelaQuestion::When when_asked(const Property& property) {
  using When = PromelaQuestion::When;
  switch (property.pattern) {
    case Pattern::Never:
    case Pattern::Sometimes: return When::Situations;
    case Pattern::NeverStep:
    case Pattern::SometimesStep: return When::Steps;
    case Pattern::Precedes: return When::Precedes;
    case Pattern::LeadsTo: return property.within < 0 ? When::NoAssertion : When::LeadsTo;
    default: return When::NoAssertion;
  }
}

/// The highest number that an order remembers of the question; 0: it remembers nothing.
Value most_remembered(const PromelaQuestion& question) {
  if (!question.remembers()) return 0;
  return question.when == PromelaQuestion::When::Precedes ? 1 : question.property->within + 1;
}

}  // namespace

std::optional<PromelaQuestion> question_of(const Rulebook& rulebook, const std::string& id) {
  using When = PromelaQuestion::When;
  if (id.empty()) return PromelaQuestion{};
  for (const Hazard& hazard : rulebook.hazards)
    if (hazard.id == id) return PromelaQuestion{When::Situations, &hazard.when};
  for (const Property& property : rulebook.properties)
    if (property.id == id)
      return PromelaQuestion{when_asked(property), &property.clause, &property};
  for (std::size_t n = 0; n < rulebook.norms.size(); ++n)
    if (rulebook.norms[n].id == id && !rulebook.norms[n].promise)
      return PromelaQuestion{.when = When::Breach, .norm = static_cast<int>(n)};
  return std::nullopt;
}

Slice slice_for(const CompiledRulebook& rules, const PromelaOptions& options) {
  constexpr std::uint64_t all = ~std::uint64_t{0};
  if (!options.sliced)
    return slice_of(rules, {.hazards = all, .properties = all, .norms = all, .everything = true});
  Interest interest{.norms = options.norm_keeping ? all : rules.promises,
                    .alone = options.carts.size() == 1};
  const Rulebook& book = rules.rulebook();
  for (std::size_t h = 0; h < book.hazards.size(); ++h)
    if (book.hazards[h].id == options.question) interest.hazards |= std::uint64_t{1} << h;
  for (std::size_t p = 0; p < book.properties.size(); ++p)
    if (book.properties[p].id == options.question) interest.properties |= std::uint64_t{1} << p;
  for (std::size_t n = 0; n < book.norms.size(); ++n)
    if (book.norms[n].id == options.question) interest.norms |= std::uint64_t{1} << n;
  if (!options.localized) return slice_of(rules, interest);
  interest.norms = options.localized->norms;
  interest.localized = true;
  return slice_of(rules, interest.knowing(*options.localized));
}

std::string comment_text(std::string_view text) {
  std::string safe = printable(text, 1000);
  for (const char* const mark : {"*/", "/*"})
    for (std::size_t at = safe.find(mark); at != safe.npos; at = safe.find(mark))
      safe.insert(at + 1, " ");
  return safe;
}

PromelaModel::PromelaModel(const Slice& cut, const PromelaOptions& asked)
    : slice(&cut),
      rules(&cut.rules),
      options(&asked),
      question(question_of(rulebook(), asked.question).value_or(PromelaQuestion{})),
      layout(cut, static_cast<int>(asked.carts.size()), count_of_carts(asked.carts),
             most_remembered(question)) {}

int PromelaModel::carts() const { return count_of_carts(options->carts); }

int PromelaModel::system() const {
  const auto& actors = rulebook().actors;
  return static_cast<int>(std::ranges::find(actors, "system", &Labelled::id) - actors.begin());
}

}  // namespace juchu
