// Who does what, when.
#include <algorithm>

#include "sim/study/reader/draft.hpp"
#include "sim/study/study_keys.hpp"

namespace juchu {
namespace {

using Kinds = JsonValue::Kind;

class HabitReader {
 public:
  explicit HabitReader(const StudyDraft& draft) : draft_(draft) {
    for (const StaffRow& staff : draft.study.staff) staff_.push_back(staff.id);
  }

  Habit read(const JsonCursor& row, RowLines& lines) const {
    row.only_keys(keys_of(StudyPart::Habit));
    Habit habit;
    habit.source = row.optional("source").text().value_or("");
    habit.id = read_row_id(row.at("id"), {"習慣", "habit"}, lines, draft_);
    habit.says = read_says(row.optional("says"));
    habit.whom = read_whom(row.optional("for"));
    habit.in_final = read_flag(row.optional("in_final"));
    habit.when = read_condition(row.optional("when"), reads(habit), draft_);
    read_clock(row, habit);
    habit.chance = read_share(row.optional("chance")).value_or(1);
    read_event(row, habit);
    read_marks_of(row, habit);
    habit.again = read_flag(row.optional("again"));
    if (habit.again) judge_again(row, habit);
    habit.position = draft_.written(row);
    return habit;
  }

 private:
  static Habit::For read_whom(const JsonCursor& at) {
    static const std::vector<std::string> kNames = {"order", "cart", "shop"};
    return static_cast<Habit::For>(at.one_of(kNames, {"対象", "such thing"}).value_or(0));
  }

  static StudyReads reads(const Habit& habit) {
    return habit.whom == Habit::For::Shop ? StudyReads::Shop : StudyReads::Order;
  }

  void read_clock(const JsonCursor& row, Habit& habit) const {
    const JsonCursor after = row.optional("after"), at = row.optional("at"),
                     use = row.optional("using");
    if (after.present() + at.present() + use.present() != 1 && row.is(Kinds::Object))
      row.complain({"after・at・usingのうち一つだけが必要です",
                    "exactly one of \"after\", \"at\" and \"using\" is needed"});
    refuse_without(row, "hours", after, "after");
    refuse_without(row, "takes", use, "using");
    refuse_without(row, "priority", use, "using");
    if (after.present()) habit.time = read_distribution(after);
    habit.hours = read_week(row.optional("hours"), false).value_or(Week());
    if (at.present()) {
      habit.clock = Habit::Clock::At;
      habit.at = read_week(at, true).value_or(Week());
    }
    if (use.present()) {
      habit.clock = Habit::Clock::Using;
      habit.team = use.one_of(staff_, {"スタッフ", "staff"}).value_or(-1);
      habit.time = read_distribution(row.at("takes"));
      habit.priority = read_priority(row.optional("priority"), reads(habit), draft_);
    }
    refuse_holidays_of_staff(row, use);
    if (closed_on_holidays(row, false)) {
      habit.hours.close_on(draft_.off);
      habit.at.close_on(draft_.off);
    }
  }

  static void refuse_without(const JsonCursor& row, const char* key, const JsonCursor& other,
                             std::string_view other_key) {
    const JsonCursor at = row.optional(key);
    if (!at.present() || other.present()) return;
    at.complain_at_key(say("「{}」がないので「{}」は使えません",
                           "without \"{}\" there can be no \"{}\"", other_key, std::string(key)));
  }

  static void refuse_holidays_of_staff(const JsonCursor& row, const JsonCursor& use) {
    const JsonCursor at = row.optional("holidays");
    if (at.present() && use.present())
      at.complain_at_key(
          {"休む日はスタッフに書いてください", "the staff say on which days they work"});
  }

  void read_event(const JsonCursor& row, Habit& habit) const {
    const JsonCursor at = row.optional("event");
    if (!at.present()) {
      if (const JsonCursor with = row.optional("with"); with.present())
        with.complain_at_key(
            {"「event」がないので値は使えません", "without \"event\" nothing takes these values"});
      return;
    }
    const auto event = at.one_of(draft_.book.names.events, called::event);
    if (!event || !fits(at, *event, habit.whom)) return;
    habit.event = *event;
    habit.with = read_with(row, *event, reads(habit), draft_);
  }

  bool fits(const JsonCursor& at, int event, Habit::For whom) const {
    const EventType& type = draft_.event(event);
    const bool of_shop = whom == Habit::For::Shop;
    if (!draft_.following.contains(event)) {
      at.complain(say("「{}」は新しい注文を作ります", "\"{}\" creates an order", type.id),
                  {"「arrivals」に書いてください", "it belongs under \"arrivals\""});
    } else if (type.shop != of_shop) {
      at.complain(type.shop ? Text{"これはショップのイベントです", "this happens to the shop"}
                            : Text{"これは注文のイベントです", "this happens to an order"},
                  type.shop
                      ? Text{"\"for\": \"shop\" が必要です", "it needs \"for\": \"shop\""}
                      : Text{"\"for\": \"shop\" を消してください", "leave \"for\": \"shop\" out"});
    } else {
      return true;
    }
    return false;
  }

  void read_marks_of(const JsonCursor& row, Habit& habit) const {
    const JsonCursor marks = row.optional("marks"), unmarks = row.optional("unmarks");
    habit.marks = read_marks(marks, draft_);
    habit.unmarks = read_marks(unmarks, draft_);
    if (habit.whom == Habit::For::Shop)
      for (const JsonCursor& at : {marks, unmarks})
        if (at.present())
          at.complain_at_key({"印は注文に付けるものです", "a mark belongs to an order"});
    if (row.is(Kinds::Object) && !row.optional("event").present() && !marks.present() &&
        !unmarks.present())
      row.complain({"この行は何も起こしません", "this row does nothing"},
                   {"event・marks・unmarksのどれかが必要です",
                    "\"event\", \"marks\" or \"unmarks\" is needed"});
  }

  /// A new spell at once must not be able to ring at the same instant, or it would never end.
  static void judge_again(const JsonCursor& row, const Habit& habit) {
    const bool at_once = habit.clock == Habit::Clock::At ||
                         (habit.time && least_time(*habit.time) == 0);
    if (!at_once) return;
    row.optional("again").complain_at_key(
        {"同じ瞬間に何度も起こるおそれがあります", "it could happen again at the same instant"},
        habit.clock == Habit::Clock::At
            ? Text{"atの行は、whenが偽になるまで繰り返しません（afterなら繰り返せます）",
                   "a row with \"at\" cannot repeat while its \"when\" holds; one with \"after\" "
                   "can"}
            : Text{"0より長い時間にしてください", "let it take longer than 0"});
  }

  const StudyDraft& draft_;
  std::vector<std::string> staff_;
};

}  // namespace

void read_habits(const JsonCursor& section, StudyDraft& draft) {
  if (!section.present()) return;
  const HabitReader reader(draft);
  RowLines lines;
  for (const JsonCursor& row : section.items())
    draft.study.habits.push_back(reader.read(row, lines));
}

}  // namespace juchu
