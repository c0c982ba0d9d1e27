// The assignments of a `set`.
#include <algorithm>

#include <fmt/format.h>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/reader/draft.hpp"

namespace juchu {
namespace {

/// `group[index].field` as a key of a `set`.
struct NumberedKey {
  std::string group;
  std::string index;
  std::string field;

  [[nodiscard]] std::string numbered(int number) const {
    return fmt::format("{}[{}].{}", group, number, field);
  }
};

std::optional<NumberedKey> numbered_key(std::string_view key) {
  const std::size_t open = key.find('['), close = key.rfind("].");
  if (open == key.npos || close == key.npos || close < open) return std::nullopt;
  std::string_view index = key.substr(open + 1, close - open - 1);
  index.remove_prefix(std::min(index.find_first_not_of(' '), index.size()));
  index = index.substr(0, index.find_last_not_of(' ') + 1);
  return NumberedKey{std::string(key.substr(0, open)), std::string(index),
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

  /// For each i, `group[e].field = value` becomes
  /// `group[i].field = e == i ? value : group[i].field`, and `group[each].field = value` becomes
  /// `group[i].field = value` with i for each.
  void read_numbered(const JsonCursor& member, const NumberedKey& key) {
    if (draft_.unclear.contains(key.group)) return;
    const std::vector<GroupName>& groups = draft_.book.names.groups;
    const auto group = std::ranges::find(groups, key.group, &GroupName::id);
    const std::string first_id = key.numbered(1);
    const auto first = std::ranges::find(draft_.field_ids, first_id);
    if (group == groups.end() || first == draft_.field_ids.end()) {
      return member.complain_at_key(unknown_name(called::field, first_id, draft_.field_ids));
    }
    if (key.index == "each") return read_each(member, key, group->count);
    const int index = static_cast<int>(first - draft_.field_ids.begin());
    const Clause value = read_value(member, index);
    const Type& type = draft_.field(index).type;
    const ClausePlace place = place_for(draft_.field(index));
    if (!index_fits(member, key, group->count, place) || value.empty()) return;
    for (int i = 1; i <= group->count; ++i) {
      const std::string id = key.numbered(i);
      const std::string text = fmt::format("({}) == {} ? ({}) : {}", key.index, i, value.text, id);
      assign(member, field_called(id), read_again(member, text, type, place));
    }
  }

  void read_each(const JsonCursor& member, const NumberedKey& key, int count) {
    for (int i = 1; i <= count; ++i) {
      const int index = field_called(key.numbered(i));
      each_ = i;
      Clause value = read_value(member, index);
      each_.reset();
      if (value.empty()) return;  // all of them would be complained about alike
      assign(member, index, std::move(value));
    }
  }

  bool index_fits(const JsonCursor& member, const NumberedKey& key, int count,
                  const ClausePlace& place) {
    const auto index = read_in_place(
        key.index, {.kind = Kind::Int}, place, draft_,
        [&member](int, const Complaint& complaint) { member.complain_at_key(complaint); });
    if (!index) return false;
    const Interval numbers = interval_of(*index, draft_.book.names);
    if (numbers.low >= 1 && numbers.high <= count) return true;
    member.complain_at_key({"この番号の項目はありません", "there is no field of that number"},
                           say("番号は1から{}までです", "the numbers are 1 to {}", count));
    return false;
  }

  /// Reads what was put together from parts that are right.
  Clause read_again(const JsonCursor& member, const std::string& text, const Type& type,
                    const ClausePlace& place) {
    std::optional<Expression> expression = read_in_place(
        text, type, place, draft_,
        [&member](int, const Complaint& complaint) { member.complain(complaint); });
    if (!expression) return {};
    return {.text = text, .root = {std::move(*expression)}};
  }

  [[nodiscard]] int field_called(std::string_view id) const {
    return static_cast<int>(std::ranges::find(draft_.field_ids, id) - draft_.field_ids.begin());
  }

  /// True when only `field ± …` may be written, so that the deadlines of several orders commute.
  [[nodiscard]] bool steps_only(const Field& field) const {
    return writer_ == Writer::Deadline && field.scope != FieldScope::Order;
  }

  /// What the system knows does not come from what only the world knows.
  [[nodiscard]] ClausePlace place_for(const Field& field) const {
    ClausePlace place = place_;
    place.scope.each = each_;
    place.scope.world = place.scope.world && field.world;
    if (steps_only(field)) place.reads = Reads::All;
    return place;
  }

  Clause read_value(const JsonCursor& member, int index) {
    const Field& field = draft_.field(index);
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
             (node.op == Op::Field && draft_.field(node.index).scope == FieldScope::Order);
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
                                 shown_name(draft_.field(index).id)),
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
  std::optional<Value> each_;  // what the word stands for in the value at hand
};

}  // namespace

std::vector<Assignment> read_set(const JsonCursor& at, Writer writer, const ClausePlace& place,
                                 const RulebookDraft& draft,
                                 const std::vector<Assignment>& already) {
  SetReader reader(writer, place, draft, already);
  for (const JsonCursor& member : at.members()) reader.read(member);
  return reader.take();
}

}  // namespace juchu
