#include "testing/generators/rulebook_generator.hpp"

#include "testing/generators/rule_generator.hpp"
#include "testing/generators/vocabulary.hpp"

namespace juchu {

std::string random_rulebook(const RulebookPlan& plan) {
  const Vocabulary vocabulary = random_vocabulary(plan.seed);
  const RuleGenerator generator(vocabulary.names, plan.seed);
  JsonObject book;
  book.text("rulebook", "random").text("version", std::to_string(plan.seed)).text("tick", "day");
  book.add("title", R"({"en": "A random rulebook"})").add_all(vocabulary.sections);
  book.add("events", generator.events());
  const auto add_rules = [&](const char* section, int count) {
    book.add(section, generator.rules(section, count));
  };
  add_rules("permits", plan.permits);
  add_rules("forbids", plan.forbids);
  add_rules("deadlines", plan.deadlines);
  add_rules("warnings", plan.warnings);
  add_rules("norms", plan.norms);
  add_rules("promises", plan.promises);
  add_rules("hazards", plan.hazards);
  add_rules("properties", plan.properties);
  return book.on_lines("  ") + "\n";
}

}  // namespace juchu
