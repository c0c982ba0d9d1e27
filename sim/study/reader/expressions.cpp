// What a study says in the language of the rules.
#include "model/engine/day_changes.hpp"
#include "model/expression/expression_reader.hpp"
#include "sim/study/reader/draft.hpp"

namespace juchu {
namespace {

Complaint no_order_here() {
  return Complaint({"ショップについての行では注文やカートを参照できません",
                    "what runs once a shop cannot read an order or a cart"});
}

Complaint no_order_yet() {
  return {{"ここではまだ注文がありません", "there is no order yet here"},
          {"ショップの設定・パラメーター・todayは使えます",
           "settings of the shop, parameters and today can be read"}};
}

Complaint changes_with_the_shop() {
  return {{"ここでは変化するショップの項目を参照できません",
           "a field of the shop that changes cannot be read here"},
          {"\"for\": \"shop\" の行のwhenでは参照できます",
           "only a habit \"for\": \"shop\" may read it"}};
}

std::optional<Complaint> fault_in(const Expression& node, StudyReads reads,
                                  const StudyDraft& draft) {
  if (node.op == Op::Final && reads == StudyReads::Shop) return no_order_here();
  if (node.op == Op::Final && reads == StudyReads::Settings) return no_order_yet();
  if (node.op != Op::Field && node.op != Op::BusinessDaysSince) return std::nullopt;
  const Field& field = draft.field(node.index);
  if (node.op == Op::BusinessDaysSince && field.scope != FieldScope::Order)
    return business_days_of_no_order();
  const bool of_shop = field.scope == FieldScope::Shop;
  switch (reads) {
    case StudyReads::Order:
      return of_shop && !field.setting ? std::optional(changes_with_the_shop()) : std::nullopt;
    case StudyReads::Shop: return of_shop ? std::nullopt : std::optional(no_order_here());
    case StudyReads::Settings:
      if (of_shop) return field.setting ? std::nullopt : std::optional(changes_with_the_shop());
      return no_order_yet();
  }
  return std::nullopt;
}

}  // namespace

std::optional<Expression> read_expression_of_study(std::string_view text, const Type& wanted,
                                                   StudyReads reads, const StudyDraft& draft,
                                                   const Listener& complain) {
  const auto fault = [&](const Expression& node) { return fault_in(node, reads, draft); };
  return read_judged(text, {.names = &draft.book.names}, wanted, fault, complain);
}

Condition read_condition(const JsonCursor& at, StudyReads reads, const StudyDraft& draft) {
  const auto text = at.text();
  if (!text) return {};
  auto expression = read_expression_of_study(*text, kTruth, reads, draft, complaints_at(at));
  if (!expression) return {};
  Condition condition{.clause = {std::string(*text), {std::move(*expression)}}};
  condition.by_days = moved_by_days(condition.clause);
  return condition;
}

std::optional<Condition> read_priority(const JsonCursor& at, StudyReads reads,
                                       const StudyDraft& draft) {
  const auto text = at.text();
  if (!text) return std::nullopt;
  std::vector<ExpressionProblem> problems;
  const Type date{.kind = Kind::Date, .optional = true};
  const bool is_date = read_expression(*text, {.names = &draft.book.names}, date, problems)
                           .has_value();
  auto expression = read_expression_of_study(
      *text, is_date ? date : Type{.kind = Kind::Int, .optional = true}, reads, draft,
      complaints_at(at));
  if (!expression) return std::nullopt;
  Condition priority{.clause = {std::string(*text), {std::move(*expression)}}};
  priority.by_days = moved_by_days(priority.clause);
  return priority;
}

}  // namespace juchu
