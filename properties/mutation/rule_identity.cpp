#include "properties/mutation/rule_identity.hpp"

#include <set>

#include <fmt/format.h>

#include "model/expression/expression_reader.hpp"
#include "model/expression/expression_text.hpp"

namespace juchu {
namespace {

using Parameters = std::vector<NamedType>;  // of the event that a rule is about

class Identity {
 public:
  explicit Identity(const Rulebook& rulebook) : rulebook_(rulebook) {}

  [[nodiscard]] std::string operator()(std::monostate) const { return "none"; }

  [[nodiscard]] std::string operator()(const Permit& permit) const {
    if (never(permit.when)) return "none";
    const Parameters* const parameters = parameters_of(permit.event);
    return parts(permit.from) + condition(permit.when, parameters) +
           targets(permit.from, permit.to) + set(permit.set, parameters) + mails(permit.send);
  }

  [[nodiscard]] std::string operator()(const Forbid& forbid) const {
    if (never(forbid.when)) return "none";
    return parts(forbid.from) + condition(forbid.when, parameters_of(forbid.event));
  }

  [[nodiscard]] std::string operator()(const Deadline& deadline) const {
    if (never(deadline.when)) return "none";
    const std::string at = deadline.at.empty() ? "" : text(deadline.at, nullptr);
    return fmt::format("{}#", deadline.rank) + parts(deadline.from) + at +
           condition(deadline.when, nullptr) + targets(deadline.from, deadline.to) +
           set(deadline.set, nullptr) + mails(deadline.send);
  }

  [[nodiscard]] std::string operator()(const EventType& event) const {
    return condition(event.possible, &event.parameter_types) +
           set(event.set, &event.parameter_types) + offers(event);
  }

 private:
  [[nodiscard]] bool never(const Clause& when) const {
    return !when.empty() && interval_of(when.expression(), rulebook_.names).high == 0;
  }

  [[nodiscard]] const Parameters* parameters_of(int event) const {
    return &rulebook_.events[static_cast<std::size_t>(event)].parameter_types;
  }

  [[nodiscard]] std::string text(const Clause& clause, const Parameters* parameters) const {
    return to_text(clause.expression(),
                   {.names = &rulebook_.names, .event_parameters = parameters});
  }

  [[nodiscard]] std::string condition(const Clause& when, const Parameters* parameters) const {
    const bool always = when.empty() || interval_of(when.expression(), rulebook_.names).low == 1;
    return always ? "|" : "|" + text(when, parameters);
  }

  [[nodiscard]] std::string offers(const EventType& event) const {
    std::string all;
    for (const EventParameter& parameter : event.parameters)
      for (const Clause* const bound : {&parameter.from, &parameter.to})
        all += bound->empty() ? "|" : "|" + text(*bound, &event.parameter_types);
    return all;
  }

  /// The statuses of each region; those that a region does not have are left out.
  [[nodiscard]] std::string parts(const StatusSet& from) const {
    if (from.nothing) return "nothing";
    std::string all = from.names_main ? "final" : "";
    for (std::size_t r = 0; r < rulebook_.regions.size(); ++r)
      all += fmt::format("/{}", bits(from, r));
    return all;
  }

  [[nodiscard]] std::uint64_t bits(const StatusSet& from, std::size_t region) const {
    const std::size_t count = rulebook_.regions[region].statuses.size();
    return count >= kMostBits ? from.in[region]
                              : from.in[region] & ((std::uint64_t{1} << count) - 1);
  }

  [[nodiscard]] std::string targets(const StatusSet& from,
                                    const std::vector<StatusChange>& to) const {
    std::set<std::string> all;
    for (const StatusChange& each : to)
      if (!there_already(from, each)) all.insert(fmt::format(">{}.{}", each.region, each.value));
    return joined(all);
  }

  [[nodiscard]] bool there_already(const StatusSet& from, const StatusChange& to) const {
    const auto region = static_cast<std::size_t>(to.region);
    if (from.nothing) return rulebook_.regions[region].initial == to.value;
    return bits(from, region) == std::uint64_t{1} << to.value;
  }

  [[nodiscard]] std::string set(const std::vector<Assignment>& set,
                                const Parameters* parameters) const {
    std::set<std::string> all;
    for (const Assignment& each : set) {
      const Expression& value = each.value.expression();
      const bool itself = value.op == Op::Field && value.index == each.field;
      if (!itself) all.insert(fmt::format("={}:{}", each.field, text(each.value, parameters)));
    }
    return joined(all);
  }

  [[nodiscard]] static std::string mails(const std::vector<int>& send) {
    std::set<std::string> all;
    for (const int mail : send) all.insert(fmt::format("@{}", mail));
    return joined(all);
  }

  [[nodiscard]] static std::string joined(const std::set<std::string>& parts) {
    std::string all = "|";
    for (const std::string& each : parts) all += each;
    return all;
  }

  const Rulebook& rulebook_;
};

}  // namespace

std::string identity_of(const Mutation::Row& row, const Rulebook& rulebook) {
  return std::visit(Identity(rulebook), row);
}

}  // namespace juchu
