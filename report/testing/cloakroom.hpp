// A cloakroom's rules and a story of them, for tests of what changing the rules comes to.
#pragma once

#include <memory>

#include <gtest/gtest.h>

#include "properties/mutation/mutation_run.hpp"
#include "sim/scenario/scenario_json.hpp"

namespace juchu {

class Cloakroom : public testing::Test {
 protected:
  [[nodiscard]] MutationReport report(const MutationOptions& how) const {
    return mutate(rules_, {scenario_}, how);
  }

  Diagnostics diagnostics_;
  RulebookShelf shelf_;
  const std::shared_ptr<const CompiledRulebook> rules_ = shelf_.open(
      "report/expected/cloakroom.json", {}, diagnostics_);
  const Scenario scenario_ = open_scenario("report/expected/cloakroom.forgotten.json", "", shelf_,
                                           diagnostics_)
                                 .value();
};

}  // namespace juchu
