// The orders with which a study begins, read as a scenario that begins with them is.
#include "sim/scenario/given.hpp"
#include "sim/scenario/given_json.hpp"
#include "sim/scenario/named_rulebook.hpp"
#include "sim/study/reader/draft.hpp"

namespace juchu {
namespace {

/// Another version of the same rulebook may judge them: that is a question that studies ask. False
/// after complaining.
bool is_of(const JsonCursor& at, const Rulebook& book) {
  const auto named = at.text();
  if (!named || !is_shipped_id(*named) || *named == book.id) return true;
  at.complain(say("この注文は {} のもので、負荷試験は {} のものです",
                  "these orders are of {}, and the study is of {}", shown_name(*named),
                  shown_name(book.id)),
              {"同じルールブックのものを指定してください", "name one of the same rulebook"});
  return false;
}

/// `order`, whose fields are the first ones of `rules`, too.
Situation with_marks(const CompiledRulebook& named, const CompiledRulebook& rules,
                     const Situation& order) {
  Situation situation = initial_order(rules);
  const auto& fields = named.rulebook().fields;
  for (int field = 0; field < static_cast<int>(fields.size()); ++field)
    if (fields[static_cast<std::size_t>(field)].scope != FieldScope::Shop)
      rules.field(field).put(situation.words.data(), named.field(field).get(order.words.data()));
  return situation;
}

}  // namespace

void read_backlog(const JsonCursor& at, StudyDraft& draft) {
  if (!at.present()) return;
  if (!at.is(JsonValue::Kind::Object))
    return at.complain(
        {"ファイルの名前ではありません", "this is no name of a file"},
        {"注文のあるシナリオを指定してください", "name a scenario with given orders"});
  at.only_keys({"rulebook", "given"});
  if (!is_of(at.at("rulebook"), draft.rules.rulebook())) return;
  Scenario& found = draft.backlog.emplace();
  found.rules = draft.named;
  found.tokens = std::make_shared<TokenTable>(draft.rules);
  (void)read_given(at.at("given"), ScenarioNames(draft.rules.rulebook(), *found.tokens), found,
                   [&](const JsonCursor& row) { return draft.written(row).line; });
}

void settle_backlog(StudyDraft& draft) {
  if (!draft.backlog) return;
  Study& study = draft.study;
  const Scenario& found = *draft.backlog;
  for (std::size_t order = 0; order < found.orders.size(); ++order) {
    Situation situation = with_marks(draft.rules, *study.rules,
                                     found.given->orders[order].situation);
    settle_given(*study.rules, situation, study.from, study.calendar);
    study.backlog.orders.push_back({found.orders[order].id, found.orders[order].cart, situation});
  }
  study.backlog.numbers = found.tokens->size();
}

}  // namespace juchu
