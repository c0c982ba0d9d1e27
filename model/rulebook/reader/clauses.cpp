// Expressions in their places, and the assignments of a `set`.
#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/reader/draft.hpp"
#include "model/text/utf8.hpp"

namespace juchu {
namespace {

using Kinds = JsonValue::Kind;

/// A string as it is; a number, truth value or null as an expression writes it.
std::optional<std::string> written(const JsonCursor& at) {
  if (at.is(Kinds::Null)) return "null";
  if (at.is(Kinds::Boolean)) return at.value()->boolean ? "true" : "false";
  if (at.is(Kinds::Integer)) return std::to_string(at.value()->integer);
  const std::optional<std::string_view> text = at.text();
  return text ? std::optional<std::string>(*text) : std::nullopt;
}

bool in_name(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

/// True when `text` uses a name that was declared in a way nobody could understand.
bool unclear(std::string_view text, const ClausePlace& place, const RulebookDraft& draft) {
  if (draft.names_missing) return true;
  for (auto at = text.begin(); at != text.end();) {
    const auto begin = std::find_if(at, text.end(), in_name);
    at = std::find_if_not(begin, text.end(), in_name);
    const std::string_view name(begin, at);
    if (draft.unclear.contains(name) || (name == "event" && !place.event_known)) return true;
  }
  return false;
}

const Field& field_of(int index, const RulebookDraft& draft) {
  return draft.book.fields[static_cast<std::size_t>(index)];
}

/// What is wrong with reading `node` at a place of that kind.
std::optional<Complaint> fault_in(const Expression& node, Reads reads, const RulebookDraft& draft) {
  const bool field = node.op == Op::Field || node.op == Op::BusinessDaysSince;
  const FieldScope scope = field ? field_of(node.index, draft).scope : FieldScope::Order;
  if (node.op == Op::BusinessDaysSince && scope != FieldScope::Order) {
    return Complaint({"営業日を数えられるのは注文の日付だけです",
                      "business days are counted from dates of an order only"});
  }
  if (reads == Reads::ShopOnly && ((field && scope != FieldScope::Shop) || node.op == Op::Final)) {
    return Complaint({"ショップのイベントでは注文やカートを参照できません",
                      "what happens to the shop cannot read an order or a cart"});
  }
  const bool changing = scope == FieldScope::Shop && !field_of(node.index, draft).setting;
  if (reads == Reads::NoChangingShop && field && changing) {
    return Complaint({"ここでは変化するショップの項目を参照できません",
                      "a field of the shop that changes cannot be read here"},
                     {"ショップに左右されることはsystemのイベントにしてください",
                      "make what depends on the shop an event of the system"});
  }
  return std::nullopt;
}

Clause judged(Expression expression, std::string text, const JsonCursor& at, Reads reads,
              const RulebookDraft& draft) {
  Clause clause{.text = std::move(text), .root = {std::move(expression)}};
  for_each_node(clause.expression(), [&](const Expression& node) {
    if (const auto fault = fault_in(node, reads, draft)) {
      complain_about(node, clause, at, fault->problem, fault->hint);
    }
  });
  return clause;
}

/// The place in `text` of byte `begin`, in code points.
int offset_of(std::string_view text, std::size_t begin) {
  return static_cast<int>(code_points_of(text.substr(0, begin)).size());
}

/// `group[index].field` as a key of a `set`.
struct NumberedKey {
  std::string group;
  std::string index;
  std::string field;
};

std::optional<NumberedKey> numbered_key(std::string_view key) {
  const std::size_t open = key.find('['), close = key.rfind("].");
  if (open == key.npos || close == key.npos || close < open) return std::nullopt;
  return NumberedKey{std::string(key.substr(0, open)),
                     std::string(key.substr(open + 1, close - open - 1)),
                     std::string(key.substr(close + 2))};
}

/// Reads the members of one `set`.
class SetReader {
 public:
  SetReader(Writer writer, const ClausePlace& place, const RulebookDraft& draft,
            const std::vector<Assignment>& already)
      : writer_(writer), place_(place), draft_(draft), already_(already) {}

  void read(const JsonCursor& member) {
    const std::string key(member.key());
    const auto found = std::ranges::find(draft_.field_ids, key);
    if (found != draft_.field_ids.end()) {
      return read_plain(member, static_cast<int>(found - draft_.field_ids.begin()));
    }
    if (const auto numbered = numbered_key(key)) return read_numbered(member, *numbered);
    if (draft_.names_missing) return;
    member.complain_at_key(unknown_name(called::field, key, draft_.field_ids));
  }

  [[nodiscard]] std::vector<Assignment> take() { return std::move(made_); }

 private:
  void read_plain(const JsonCursor& member, int index) {
    Clause value = read_value(member, index);
    assign(member, index, std::move(value));
  }

  /// `group[e].field = value` becomes `group[i].field = e == i ? value : group[i].field` for each
  /// i.
  void read_numbered(const JsonCursor& member, const NumberedKey& key) {
    if (draft_.unclear.contains(key.group)) return;
    const std::vector<GroupName>& groups = draft_.book.names.groups;
    const auto group = std::ranges::find(groups, key.group, &GroupName::id);
    const std::string first_id = fmt::format("{}[1].{}", key.group, key.field);
    const auto first = std::ranges::find(draft_.field_ids, first_id);
    if (group == groups.end() || first == draft_.field_ids.end()) {
      return member.complain_at_key(unknown_name(called::field, first_id, draft_.field_ids));
    }
    const int index = static_cast<int>(first - draft_.field_ids.begin());
    const Clause value = read_value(member, index);
    const Type& type = field_of(index, draft_).type;
    const ClausePlace place = place_for(field_of(index, draft_));
    if (!index_fits(member, key, group->count, place) || value.empty()) return;
    for (int i = 1; i <= group->count; ++i) {
      const std::string id = fmt::format("{}[{}].{}", key.group, i, key.field);
      const std::string text = fmt::format("({}) == {} ? ({}) : {}", key.index, i, value.text, id);
      assign(member, field_called(id), reread(member, text, type, place.scope));
    }
  }

  bool index_fits(const JsonCursor& member, const NumberedKey& key, int count,
                  const ClausePlace& place) {
    if (unclear(key.index, place, draft_)) return false;
    std::vector<ExpressionProblem> problems;
    const auto index = read_expression(key.index, place.scope, {.kind = Kind::Int}, problems);
    for (const ExpressionProblem& each : problems) {
      member.complain_at_key(each.problem, each.hint);
    }
    if (!index) return false;
    for_each_node(*index, [&](const Expression& node) {
      if (const auto fault = fault_in(node, place.reads, draft_)) member.complain_at_key(*fault);
    });
    const Interval numbers = interval_of(*index, draft_.book.names);
    if (numbers.low >= 1 && numbers.high <= count) return true;
    member.complain_at_key({"この番号の項目はありません", "there is no field of that number"},
                           say("番号は1から{}までです", "the numbers are 1 to {}", count));
    return false;
  }

  static Clause reread(const JsonCursor& member, const std::string& text, const Type& type,
                       const Scope& scope) {
    std::vector<ExpressionProblem> problems;
    std::optional<Expression> expression = read_expression(text, scope, type, problems);
    for (const ExpressionProblem& each : problems) member.complain(each.problem, each.hint);
    if (!expression) return {};
    return {.text = text, .root = {std::move(*expression)}};
  }

  [[nodiscard]] int field_called(std::string_view id) const {
    return static_cast<int>(std::ranges::find(draft_.field_ids, id) - draft_.field_ids.begin());
  }

  /// True when only `field ± …` may be written: lines of a cart have the same deadline on the same
  /// day.
  [[nodiscard]] bool steps_only(const Field& field) const {
    return writer_ == Writer::Deadline && field.scope != FieldScope::Order;
  }

  /// What the system knows does not come from what only the world knows.
  [[nodiscard]] ClausePlace place_for(const Field& field) const {
    ClausePlace place = place_;
    place.scope.world = place.scope.world && field.world;
    if (steps_only(field)) place.reads = Reads::All;
    return place;
  }

  Clause read_value(const JsonCursor& member, int index) {
    const Field& field = field_of(index, draft_);
    if (const auto fault = fault_in_writing(field)) member.complain_at_key(*fault);
    if (draft_.unclear.contains(field.id)) return {};
    Clause value = read_clause(member, field.type, place_for(field), draft_);
    if (value.empty()) return value;
    if (steps_only(field) && !steps_from(value.expression(), index)) {
      member.complain({"期限で変えるカートやショップの項目は「項目 ± 数」の形に限ります",
                       "a deadline changes a field of the cart or shop only by adding to it"},
                      say("定数か注文の項目を足し引きしてください（例: {} - 1）",
                          "add or subtract a constant or a field of the order, like {} - 1",
                          shown_name(field.id)));
    }
    if (value.expression().op == Op::Constant && !field.saturates) {
      (void)constant_of(value, field.type, member);
    }
    return value;
  }

  /// True for the field itself, plus or minus constants and fields of the order.
  [[nodiscard]] bool steps_from(const Expression& value, int index) const {
    const auto term = [this](const Expression& node) {
      return node.op == Op::Constant ||
             (node.op == Op::Field && field_of(node.index, draft_).scope == FieldScope::Order);
    };
    if (value.op == Op::Field) return value.index == index;
    if (value.op != Op::Add && value.op != Op::Subtract) return false;
    const Expression &left = value.operands[0], &right = value.operands[1];
    return (steps_from(left, index) && term(right)) ||
           (value.op == Op::Add && term(left) && steps_from(right, index));
  }

  [[nodiscard]] std::optional<Complaint> fault_in_writing(const Field& field) const {
    if (field.type.kind == Kind::Status) {
      return Complaint({"状態は「set」では変えられません", "a status is not changed by \"set\""},
                       {"「to」に書いてください", "write it under \"to\""});
    }
    if (field.setting) {
      return Complaint({"設定の項目は変えられません", "a setting never changes"});
    }
    if (place_.reads == Reads::ShopOnly && field.scope != FieldScope::Shop) {
      return Complaint({"ショップのイベントで変えられるのはショップの項目だけです",
                        "what happens to the shop changes fields of the shop only"});
    }
    const bool rule = writer_ == Writer::Permit || writer_ == Writer::Deadline;
    if (rule && field.world) {
      return Complaint(
          {"ルールはworldの項目を変えられません", "a rule cannot change what only the world knows"},
          {"イベントの「set」に書いてください", "write it in the \"set\" of the event"});
    }
    if (writer_ == Writer::WorldEvent && !field.world) {
      return Complaint({"worldのイベントで変えられるのはworldの項目だけです",
                        "a world event changes only fields of the world"});
    }
    return std::nullopt;
  }

  void assign(const JsonCursor& member, int index, Clause value) {
    const auto same = [index](const Assignment& each) { return each.field == index; };
    if (std::ranges::any_of(made_, same) || std::ranges::any_of(already_, same)) {
      member.complain_at_key(say("「{}」に二度代入しています", "\"{}\" is set twice",
                                 shown_name(field_of(index, draft_).id)),
                             {"イベントとルールの「set」を含め、一度だけにしてください",
                              "set it once, counting the \"set\" of the event"});
    }
    made_.push_back({index, std::move(value)});
  }

  Writer writer_;
  const ClausePlace& place_;
  const RulebookDraft& draft_;
  const std::vector<Assignment>& already_;
  std::vector<Assignment> made_;
};

}  // namespace

ClausePlace place_on(int event, bool world, const RulebookDraft& draft) {
  ClausePlace place{.scope = {.names = &draft.book.names, .world = world},
                    .event_known = event >= 0};
  if (event < 0) return place;
  const EventType& type = draft.book.events[static_cast<std::size_t>(event)];
  place.scope.event_parameters = &type.parameter_types;
  if (type.shop) place.reads = Reads::ShopOnly;
  return place;
}

ClausePlace place_apart(bool world, Reads reads, const RulebookDraft& draft) {
  return {.scope = {.names = &draft.book.names, .world = world}, .reads = reads};
}

ClausePlace place_of_constants(const RulebookDraft& draft) {
  return {.scope = {.names = &draft.book.names, .fields = false}};
}

Clause read_clause(const JsonCursor& at, const Type& wanted, const ClausePlace& place,
                   const RulebookDraft& draft) {
  std::optional<std::string> text = written(at);
  if (!text || unclear(*text, place, draft)) return {};
  std::vector<ExpressionProblem> problems;
  std::optional<Expression> expression = read_expression(*text, place.scope, wanted, problems);
  for (const ExpressionProblem& each : problems) {
    at.is(Kinds::String) ? at.complain_inside(each.offset, each.problem, each.hint)
                         : at.complain(each.problem, each.hint);
  }
  if (!expression) return {};
  return judged(std::move(*expression), std::move(*text), at, place.reads, draft);
}

Clause read_condition(const JsonCursor& at, const ClausePlace& place, const RulebookDraft& draft) {
  return read_clause(at, {.kind = Kind::Bool}, place, draft);
}

std::optional<Value> constant_of(const Clause& clause, const Type& type, const JsonCursor& at) {
  if (clause.empty()) return std::nullopt;
  const Expression& expression = clause.expression();
  if (expression.op != Op::Constant) {
    at.complain({"ここには決まった値が必要です", "a value that is always the same is needed here"});
    return std::nullopt;
  }
  const bool number = type.kind == Kind::Int;
  if (number && (expression.value < type.low || expression.value > type.high)) {
    at.complain(out_of_range(type.low, type.high));
  }
  return expression.value;
}

void complain_about(const Expression& node, const Clause& clause, const JsonCursor& at,
                    Text problem, Text hint) {
  if (!at.is(Kinds::String)) return at.complain(std::move(problem), std::move(hint));
  at.complain_inside(offset_of(clause.text, node.begin), std::move(problem), std::move(hint));
}

std::vector<Assignment> read_set(const JsonCursor& at, Writer writer, const ClausePlace& place,
                                 const RulebookDraft& draft,
                                 const std::vector<Assignment>& already) {
  SetReader reader(writer, place, draft, already);
  for (const JsonCursor& member : at.members()) reader.read(member);
  return reader.take();
}

}  // namespace juchu
