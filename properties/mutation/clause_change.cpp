#include "properties/mutation/clause_change.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "model/expression/expression_reader.hpp"
#include "model/expression/lookup.hpp"
#include "model/expression/wording.hpp"

namespace juchu {
namespace {

constexpr std::size_t kMostOtherValues = 3;  // of longer lists only the next one is tried

bool is_chain(Op op) {
  return op == Op::Add || op == Op::Subtract || (op >= Op::Equal && op <= Op::LessEqual);
}

bool is_junction(Op op) { return op == Op::And || op == Op::Or; }

/// True when `text` stands in one pair of parentheses.
bool enclosed(std::string_view text) {
  if (text.empty() || text.front() != '(') return false;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    if (depth == 0) return i + 1 == text.size();
  }
  return false;
}

bool is_literal(std::string_view text) {
  return std::ranges::all_of(text, [](char each) { return each >= '0' && each <= '9'; });
}

class ClauseEditor {
 public:
  ClauseEditor(const Clause& clause, const Type& wanted, const Scope& scope)
      : clause_(clause), wanted_(wanted), scope_(scope) {}

  void drop_whole() {
    found_.push_back({MutationKind::DropCondition, "-drop", dropped(clause_.text), {}});
  }

  /// `node` without each part of each `&&` and `||` in it.
  void drop_parts(const Expression& node) {
    for (const std::size_t part : {0u, 1u}) {
      if (!is_junction(node.op) || node.operands[part].op == node.op) continue;
      edit(node, text_of(node.operands[1 - part]), MutationKind::DropCondition, "-drop",
           dropped(text_of(node.operands[part])));
    }
    for (const Expression& operand : node.operands) drop_parts(operand);
  }

  /// `node` negated, then each part of it that `&&` joins.
  void negate(const Expression& node) {
    const std::string text = text_of(node);
    std::string opposite = enclosed(text) ? "!" + text : "!(" + text + ")";
    if (node.op == Op::Not && text.front() == '!') opposite = text_of(node.operands[0]);
    edit(node, std::move(opposite), MutationKind::Negate, "-not",
         say("条件「{}」を逆にした", "the condition is negated: {}", text));
    if (node.op != Op::And) return;
    for (const Expression& operand : node.operands) negate_part(operand);
  }

  /// Each `&&` of `node` becomes `||`, and the reverse.
  void rejoin(const Expression& node) {
    if (is_junction(node.op)) {
      const bool was_and = node.op == Op::And;
      std::string joined = with_sign(node, was_and ? "&&" : "||", was_and ? "||" : "&&");
      const bool inside = node.begin != 0 || node.end != clause_.text.size();
      if (was_and && inside && !joined.empty() && !enclosed(joined)) joined = "(" + joined + ")";
      if (!joined.empty())
        edit(node, joined, MutationKind::Rejoin, was_and ? "-or" : "-and",
             say("「{}」を「{}」にした", "{} became {}", text_of(node), joined));
    }
    for (const Expression& operand : node.operands) rejoin(operand);
  }

  /// Each comparison of `node` the other way round.
  void turn(const Expression& node) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> signs = {
        {{"==", "!="}, {"!=", "=="}, {"<=", ">="}, {">=", "<="}, {"<", ">"}, {">", "<"}}};
    if (node.op >= Op::Equal && node.op <= Op::LessEqual) {
      for (const auto& [sign, turned] : signs) {
        std::string text = with_sign(node, sign, turned);
        if (text.empty()) continue;
        edit(node, text, MutationKind::Turn, "-turn",
             say("「{}」を「{}」にした", "{} became {}", text_of(node), text));
        break;
      }
    }
    for (const Expression& operand : node.operands) turn(operand);
  }

  /// What is added to `field`, or taken from it, is so once more.
  void twice(const Expression& node, int field) {
    if (node.op == Op::Add || node.op == Op::Subtract) {
      const Expression* first = &node;
      while (first->op == Op::Add || first->op == Op::Subtract) first = &first->operands[0];
      if (first->op == Op::Field && first->index == field && !adds_one(node)) {
        std::string text = text_of(node);
        if (enclosed(text)) text = text.substr(1, text.size() - 2);
        const std::string rest = text.substr(text.find(text_of(*first)) + text_of(*first).size());
        edit(node, text + rest, MutationKind::Twice, "-twice",
             say("「{}」を二度行う", "{} happens twice", text));
      }
      return;
    }
    for (const Expression& operand : node.operands) twice(operand, field);
  }

  /// Each number of `node` one up and one down; of a sum or comparison only the first, for the
  /// others would do the same.
  void shift(const Expression& node) {
    std::vector<const Expression*> leaves;
    leaves_of(node, leaves);
    const auto number = std::ranges::find_if(
        leaves, [this](const Expression* leaf) { return is_number(*leaf); });
    if (number != leaves.end()) {
      shift_number(**number);
    } else if (node.op == Op::Less || node.op == Op::LessEqual) {
      shift_text(node.operands[1]);
    }
    for (const Expression* const leaf : leaves)
      if (leaf->op != Op::In)
        for (const Expression& operand : leaf->operands) shift(operand);
  }

  /// A day in which there is no number to change.
  void shift_day(const Expression& day) {
    if (found_.empty() && day.op != Op::Constant) shift_text(day);
  }

  /// Another value of the list that a constant is from.
  void other_values(const Expression& value) {
    if (value.op != Op::Constant || value.value == kUnset) return;
    if (value.type.kind == Kind::Bool) return assign(value, value.value != 0 ? "false" : "true");
    const std::vector<std::string>* const names = values_of(value.type, *scope_.names);
    if (names == nullptr || names->size() < 2) return;
    const std::size_t others = names->size() - 1;
    for (std::size_t i = 1; i <= (others <= kMostOtherValues ? others : 1); ++i)
      assign(value, (*names)[(static_cast<std::size_t>(value.value) + i) % names->size()]);
  }

  [[nodiscard]] std::vector<ClauseChange> take() { return std::move(found_); }

 private:
  static Text dropped(std::string_view part) {
    return say("条件「{}」を外した", "without the condition {}", part);
  }

  [[nodiscard]] std::string text_of(const Expression& node) const {
    return clause_.text.substr(node.begin, std::size_t{node.end} - node.begin);
  }

  /// `node`, whose two operands `sign` joins in the text, with `other` there. Empty where the text
  /// joins them otherwise, as with what is written out of a group. Beside `&&` and `||` there may
  /// stand what is constant under these readings.
  [[nodiscard]] std::string with_sign(const Expression& node, std::string_view sign,
                                      std::string_view other) const {
    const bool in_sequence = node.operands[0].begin < node.operands[1].begin;
    const Expression& left = node.operands[in_sequence ? 0 : 1];
    const Expression& right = node.operands[in_sequence ? 1 : 0];
    if (left.end > right.begin || left.begin < node.begin || right.end > node.end) return {};
    const std::string between = clause_.text.substr(left.end, right.begin - left.end);
    const std::size_t at = between.find(sign);
    if (at == between.npos || between.find(sign, at + 1) != between.npos) return {};
    const bool alone = between.find_first_not_of(" ()") == at &&
                       between.find_first_not_of(" ()", at + sign.size()) == between.npos;
    if (!alone && !is_junction(node.op)) return {};
    std::string text = text_of(node);
    return text.replace(left.end - node.begin + at, sign.size(), other);
  }

  /// True for `x + 1`: to do that twice is to add one more, as another change does.
  static bool adds_one(const Expression& node) {
    const Expression& by = node.operands[1];
    return node.operands[0].op == Op::Field && by.op == Op::Constant && by.value == 1;
  }

  void negate_part(const Expression& node) {
    if (node.op == Op::And) {
      for (const Expression& operand : node.operands) negate_part(operand);
    } else {
      negate(node);
    }
  }

  /// True for a number that the text states; not for the number of a field that an element of a
  /// group is compared with when the group is written out.
  [[nodiscard]] bool is_number(const Expression& node) const {
    return node.op == Op::Constant && node.type.kind == Kind::Int && node.value != kUnset &&
           text_of(node).find_first_of(".[") == std::string::npos;
  }

  static void leaves_of(const Expression& node, std::vector<const Expression*>& leaves) {
    if (!is_chain(node.op)) return leaves.push_back(&node);
    for (const Expression& operand : node.operands) leaves_of(operand, leaves);
  }

  void shift_number(const Expression& node) {
    const std::string text = text_of(node);
    for (const int by : {1, -1}) {
      const std::string moved = is_literal(text)
                                    ? std::to_string(node.value + by)
                                    : fmt::format("({} {} 1)", text, by > 0 ? '+' : '-');
      shifted(node, text, moved, by);
    }
  }

  void shift_text(const Expression& node) {
    const Kind kind = node.type.kind;
    if (kind != Kind::Int && kind != Kind::Date) return;
    std::string text = text_of(node);
    if (node.op == Op::Conditional && !enclosed(text)) text = "(" + text + ")";
    if (node.operands.empty() && enclosed(text)) text = text.substr(1, text.size() - 2);
    for (const int by : {1, -1})
      shifted(node, text_of(node), fmt::format("{} {} 1", text, by > 0 ? '+' : '-'), by);
  }

  void shifted(const Expression& node, const std::string& from, const std::string& to, int by) {
    edit(node, to, MutationKind::Shift, by > 0 ? "+1" : "-1",
         say("「{}」を「{}」にした", "{} became {}", from, to));
  }

  void assign(const Expression& old, const std::string& value) {
    edit(old, value, MutationKind::AnotherValue, "=" + value,
         say("「{}」でなく「{}」にした", "{1} instead of {0}", text_of(old), value));
  }

  /// The clause with `with` in the place of `node`, unless it cannot stand there.
  void edit(const Expression& node, std::string with, MutationKind kind, std::string id,
            Text says) {
    std::string text = clause_.text;
    const std::string before = text_of(node);
    if (enclosed(before) && !enclosed(with)) with = "(" + with + ")";
    text.replace(node.begin, before.size(), with);
    if (!seen_.insert(text).second || text.size() > kLongestExpression) return;
    std::vector<ExpressionProblem> problems;
    std::optional<Expression> read = read_expression(text, scope_, wanted_, problems);
    if (!read) return;
    found_.push_back({kind, std::move(id), std::move(says), {std::move(text), {*std::move(read)}}});
  }

  const Clause& clause_;
  const Type& wanted_;
  const Scope& scope_;
  /// What is said of a group stands once in the text and often in the tree.
  std::set<std::string> seen_;
  std::vector<ClauseChange> found_;
};

/// What the file assigns. An element of a group whose number is computed keeps its value unless it
/// is the one; that much the file does not say.
const Expression& written_value(const Assignment& assignment, const std::string& field) {
  const Expression& value = assignment.value.expression();
  const bool element = field.find('[') != std::string::npos && value.op == Op::Conditional &&
                       value.operands[2].op == Op::Field &&
                       value.operands[2].index == assignment.field;
  return element ? value.operands[1] : value;
}

}  // namespace

std::vector<ClauseChange> changes_of_condition(const Clause& clause, const Scope& scope) {
  if (clause.empty()) return {};
  ClauseEditor editor(clause, kTruth, scope);
  editor.drop_whole();
  editor.drop_parts(clause.expression());
  editor.negate(clause.expression());
  editor.rejoin(clause.expression());
  editor.turn(clause.expression());
  editor.shift(clause.expression());
  return editor.take();
}

std::vector<ClauseChange> changes_of_day(const Clause& clause, const Scope& scope) {
  if (clause.empty()) return {};
  const Type day{.kind = Kind::Date, .optional = true};
  ClauseEditor editor(clause, day, scope);
  editor.shift(clause.expression());
  editor.shift_day(clause.expression());
  return editor.take();
}

std::vector<ClauseChange> changes_of_value(const Assignment& assignment, const Scope& scope) {
  const NamedType& field = scope.names->fields[static_cast<std::size_t>(assignment.field)];
  const Expression& value = written_value(assignment, field.id);
  ClauseEditor editor(assignment.value, field.type, scope);
  editor.shift(value);
  editor.twice(value, assignment.field);
  if (field.type.kind == Kind::Date) editor.shift_day(value);
  editor.other_values(value);
  return editor.take();
}

}  // namespace juchu
