#include "report/json/load_events_json.hpp"

#include <sstream>

#include <gtest/gtest.h>

#include "sim/testing/counted_study.hpp"

namespace juchu {
namespace {

TEST(LoadEvents, TellAStepInALine) {
  const Study study = counted_study();
  const CompiledRulebook& rules = *study.rules;
  const Event order = rules.event(0, study.from);
  const Decision placed = decide(rules, study.start, order);
  ASSERT_TRUE(placed.accepted);
  Event ship = rules.event(2, study.from);
  const Decision shipped = decide(rules, placed.after, ship);
  std::ostringstream out;
  write_load_step(study,
                  {.at = midnight_of(study.from) + 10 * kHour + kSecond / 2,
                   .order = 1,
                   .cart = 1,
                   .arrivals = 0,
                   .counted = true,
                   .event = &order,
                   .before = &study.start,
                   .decision = &placed},
                  out);
  write_load_step(study,
                  {.at = midnight_of(study.from) + 11 * kHour,
                   .order = 1,
                   .cart = 1,
                   .habit = 0,
                   .event = &ship,
                   .before = &placed.after,
                   .decision = &shipped},
                  out);
  write_load_step(study, {.at = midnight_of(study.from), .habit = 0}, out);
  EXPECT_EQ(out.str(),
            R"({"at":"2024-03-01 10:00","order":1,"cart":1,"event":"order","habit":null,)"
            R"("arrivals":"orders","counted":true,"parameters":{},"accepted":true,)"
            R"("rule":"ordered","before":null,"after":"open","sends":["thanks"],"hazards":[],)"
            R"("breached":[]})"
            "\n"
            R"({"at":"2024-03-01 11:00","order":1,"cart":1,"event":"ship","habit":"packs",)"
            R"("arrivals":null,"counted":false,"parameters":{"method":"courier","number":null},)"
            R"("accepted":false,"rule":"shipped","before":"open","after":"open","sends":[],)"
            R"("hazards":[],"breached":[]})"
            "\n"
            R"({"at":"2024-03-01 00:00","order":null,"cart":null,"event":null,"habit":"packs",)"
            R"("arrivals":null,"counted":false,"parameters":{}})"
            "\n");
}

}  // namespace
}  // namespace juchu
