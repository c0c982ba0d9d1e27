#include "sim/load/counts_line.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include <fmt/format.h>

#include "model/engine/rule_rows.hpp"

namespace juchu {
namespace {

constexpr std::int64_t kMostOrders = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t kMost = std::int64_t{1} << 53;  // of anything else

template <class... Numbers>
void add(std::string& to, Numbers... numbers) {
  ((to += (to.back() == '[' ? "" : ","), to += std::to_string(numbers)), ...);
}

/// A list of lists, one for each row.
template <class Rows, class Add>
void add_lists(std::string& to, const Rows& rows, const Add& add_row) {
  for (const auto& row : rows) {
    if (to.back() != '[') to += ',';
    to += '[';
    add_row(row);
    to += ']';
  }
}

/// Goes through a line. After something that is not as expected, nothing more is read.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool fine() const { return fine_; }
  [[nodiscard]] bool ended() const { return fine_ && rest_.empty(); }
  void insist(bool claim) { fine_ = fine_ && claim; }
  /// Whether `text` comes next; then it is passed.
  bool take(std::string_view text) {
    if (!fine_ || !rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  void expect(std::string_view text) { insist(take(text)); }
  /// A whole number from 0 to `most`.
  std::int64_t number(std::int64_t most = kMost) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    insist(error == std::errc() && value >= 0 && value <= most);
    if (!fine_) return 0;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }
  std::int64_t number_at(std::string_view key, std::int64_t most = kMost) {
    expect(key);
    return number(most);
  }
  /// The next number of a list that goes on, or begins.
  std::int64_t next(std::int64_t most = kMost) {
    comma();
    return number(most);
  }
  void begin(std::string_view key) {
    expect(key);
    first_ = true;
  }
  void comma() {
    if (!first_) expect(",");
    first_ = false;
  }
  void end() {
    expect("]");
    end_of_row();
  }
  void end_of_row() { first_ = false; }

 private:
  std::string_view rest_;
  bool fine_ = true;
  bool first_ = false;  // nothing of the list that was begun has been read
};

LineKey read_key(Scanner& line) {
  LineKey key;
  key.variant = static_cast<int>(line.number_at("{\"variant\":", kMostOrders));
  key.replication = static_cast<int>(line.number_at(",\"replication\":", kMostOrders));
  return key;
}

void read_rates(Scanner& line, std::size_t rows, ReplicationCounts& counts) {
  counts.happened.clear();
  counts.rate_orders.clear();
  line.begin(",\"rates\":[");
  for (std::size_t row = 0; row < rows && line.fine(); ++row) {
    counts.happened.push_back(line.next());
    counts.rate_orders.push_back(line.next(kMostOrders));
    line.insist(counts.happened[row] <= counts.rate_orders[row]);
  }
  line.end();
}

void read_numbers(Scanner& line, std::size_t rows, ReplicationCounts& counts) {
  counts.numbers.clear();
  line.begin(",\"numbers\":[");
  for (std::size_t row = 0; row < rows && line.fine(); ++row) {
    NumberCount& number = counts.numbers.emplace_back();
    for (std::int64_t* each : {&number.over_time.sum, &number.over_time.count, &number.highest})
      *each = line.next();
  }
  line.end();
}

void read_staff(Scanner& line, std::size_t rows, ReplicationCounts& counts) {
  counts.staff.clear();
  line.begin(",\"staff\":[");
  for (std::size_t row = 0; row < rows && line.fine(); ++row) {
    Account& account = counts.staff.emplace_back();
    for (Instant* each : {&account.available, &account.busy, &account.overtime, &account.wasted})
      *each = line.next();
  }
  line.end();
}

/// Of each order, the rates that happened to it.
void read_backlog(Scanner& line, std::size_t orders, std::size_t rates, ReplicationCounts& counts) {
  if (orders == 0) return;
  const std::size_t words = words_for(rates);
  counts.backlog.assign(orders * words, 0);
  line.begin(",\"backlog\":[");
  for (std::size_t order = 0; order < orders && line.fine(); ++order) {
    line.comma();
    line.begin("[");
    while (line.fine() && !line.take("]")) {
      const auto rate = static_cast<std::size_t>(line.next());
      line.insist(rate < rates);
      if (line.fine()) counts.backlog[order * words + rate / 64] |= std::uint64_t{1} << rate % 64;
    }
    line.end_of_row();
  }
  line.end();
}

/// Shortest first, and no more of them than can be summed up.
void read_times_of_one(Scanner& line, Times& times) {
  times.ended.clear();
  line.comma();
  line.begin("[");
  times.unresolved = line.next(kMostOrders);
  std::int64_t last = -1, left = std::numeric_limits<std::int64_t>::max();
  while (line.take(",")) {
    const std::int64_t time = line.number();
    const std::int64_t count = line.number_at(",", kMostOrders);
    line.insist(time > last && count > 0 && count <= left / std::max<std::int64_t>(1, time));
    if (!line.fine()) return;
    left -= time * count;
    last = time;
    times.ended.push_back({time, count});
  }
  line.end();
}

void read_times(Scanner& line, std::size_t rows, ReplicationCounts& counts) {
  counts.times.resize(rows);
  line.begin(",\"times\":[");
  for (std::size_t row = 0; row < rows && line.fine(); ++row)
    read_times_of_one(line, counts.times[row]);
  line.end();
}

void read_refusals(Scanner& line, const Rulebook& book, ReplicationCounts& counts) {
  counts.refusals.clear();
  line.begin(",\"refusals\":[");
  while (line.fine() && !line.take("]")) {
    const auto kind = static_cast<RuleKind>(line.next(static_cast<int>(RuleKind::NotDue)));
    const auto row = static_cast<std::size_t>(line.next());
    const auto event = static_cast<std::size_t>(line.next());
    line.insist(row < rows_of(book, kind) && event < book.events.size());
    counts.refusals.push_back(
        {{{kind, static_cast<std::uint16_t>(row)}, static_cast<int>(event)}, line.next()});
  }
}

/// No more than half and 95 %, which is no shorter.
void read_times_of_day(Scanner& line, DayTimes& times) {
  times.clear();
  line.comma();
  line.begin("[");
  while (line.fine() && !line.take("]")) {
    times.push_back(line.next());
    line.insist(times.size() < 3 && times.front() <= times.back());
  }
  line.end_of_row();
}

/// How many of each there are in a day.
struct DayRows {
  std::size_t standing, numbers, staff, times;
};

void read_list(Scanner& line, std::size_t size, std::vector<std::int64_t>& list) {
  list.clear();
  for (std::size_t i = 0; i < size && line.fine(); ++i) list.push_back(line.next());
}

void read_day(Scanner& line, const DayRows& rows, DayCount& day) {
  line.comma();
  line.begin("[");
  day.arrived = line.next();
  day.happened = line.next();
  read_list(line, rows.standing, day.standing);
  read_list(line, rows.numbers, day.numbers);
  day.staff.resize(rows.staff);
  for (Total& team : day.staff) {
    team.sum = line.next();
    team.count = line.next();
    line.insist(team.sum <= team.count);
  }
  day.times.resize(rows.times);
  for (DayTimes& times : day.times) read_times_of_day(line, times);
  line.end();
}

void read_days(Scanner& line, std::size_t days, const DayRows& rows, ReplicationCounts& counts) {
  counts.days.resize(days);
  line.begin(",\"days\":[");
  for (std::size_t day = 0; day < days && line.fine(); ++day)
    read_day(line, rows, counts.days[day]);
  line.end();
}

void add_day(std::string& line, const DayCount& day) {
  add(line, day.arrived, day.happened);
  for (const std::int64_t orders : day.standing) add(line, orders);
  for (const std::int64_t most : day.numbers) add(line, most);
  for (const Total& team : day.staff) add(line, team.sum, team.count);
  for (const DayTimes& times : day.times) {
    line += ",[";
    for (const std::int64_t time : times) add(line, time);
    line += ']';
  }
}

void add_backlog(std::string& line, const ReplicationCounts& counts) {
  const std::size_t words = words_for(counts.happened.size());
  line += "],\"backlog\":[";
  for (std::size_t begin = 0; begin < counts.backlog.size(); begin += words) {
    line += begin == 0 ? "[" : ",[";
    for (std::size_t rate = 0; rate < counts.happened.size(); ++rate)
      if ((counts.backlog[begin + rate / 64] >> rate % 64 & 1) != 0) add(line, rate);
    line += ']';
  }
}

}  // namespace

std::string line_of(int variant, const ReplicationCounts& counts) {
  std::string line = fmt::format(
      "{{\"variant\":{},\"replication\":{},\"orders\":{},\"turned_away\":{},\"unresolved\":{},"
      "\"events\":{},\"rates\":[",
      variant, counts.replication, counts.orders, counts.turned_away, counts.unresolved,
      counts.events);
  for (std::size_t r = 0; r < counts.happened.size(); ++r)
    add(line, counts.happened[r], counts.rate_orders[r]);
  line += "],\"numbers\":[";
  for (const NumberCount& each : counts.numbers)
    add(line, each.over_time.sum, each.over_time.count, each.highest);
  line += "],\"staff\":[";
  for (const Account& each : counts.staff)
    add(line, each.available, each.busy, each.overtime, each.wasted);
  line += "],\"times\":[";
  add_lists(line, counts.times, [&](const Times& times) {
    add(line, times.unresolved);
    for (const TimeCount& each : times.ended) add(line, each.time, each.count);
  });
  if (!counts.backlog.empty()) add_backlog(line, counts);
  line += "],\"refusals\":[";
  for (const RefusalCount& each : counts.refusals)
    add(line, static_cast<int>(each.by.rule.kind), each.by.rule.index, each.by.event, each.times);
  line += "],\"days\":[";
  add_lists(line, counts.days, [&](const DayCount& day) { add_day(line, day); });
  return line + "]}";
}

std::optional<LineKey> key_of_line(std::string_view line) {
  Scanner scanner(line);
  const LineKey key = read_key(scanner);
  scanner.expect(",");
  return scanner.fine() && key.replication > 0 ? std::optional(key) : std::nullopt;
}

LineReader::LineReader(const Study& study)
    : rows_{.rates = rates_of(study).size(),
            .times = measures_of(study, Measure::Kind::Time).size(),
            .numbers = measures_of(study, Measure::Kind::Number).size(),
            .staff = study.staff.size(),
            .days = static_cast<std::size_t>(study.days + study.follow_days),
            .standing = study.rules->rulebook().regions.front().statuses.size()},
      study_(study) {}

std::optional<ReplicationCounts> LineReader::read(std::string_view text) const {
  ReplicationCounts counts;
  return read(text, true, counts) ? std::optional(std::move(counts)) : std::nullopt;
}

bool LineReader::read(std::string_view text, bool days, ReplicationCounts& counts) const {
  Scanner line(text);
  counts.replication = read_key(line).replication;
  counts.orders = line.number_at(",\"orders\":");
  counts.turned_away = line.number_at(",\"turned_away\":");
  counts.unresolved = line.number_at(",\"unresolved\":");
  counts.events = line.number_at(",\"events\":");
  read_rates(line, rows_.rates, counts);
  read_numbers(line, rows_.numbers, counts);
  read_staff(line, rows_.staff, counts);
  read_times(line, rows_.times, counts);
  read_backlog(line, study_.backlog.orders.size(), rows_.rates, counts);
  if (!days) return line.fine();
  read_refusals(line, study_.rules->rulebook(), counts);
  read_days(line, rows_.days, {rows_.standing, rows_.numbers, rows_.staff, rows_.times}, counts);
  line.expect("}");
  return line.ended();
}

}  // namespace juchu
