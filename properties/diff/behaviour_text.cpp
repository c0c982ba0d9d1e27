#include "properties/diff/behaviour_text.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "model/expression/expression_reader.hpp"
#include "model/rulebook/clauses.hpp"

namespace juchu {
namespace {

class BehaviourWriter {
 public:
  BehaviourWriter(const Slice& slice, int side, const Matching& matching)
      : slice_(slice), book_(slice.rules.rulebook()), side_(side), matching_(matching) {}

  BehaviourText text() const {
    BehaviourText text;
    for (std::size_t e = 0; e < book_.events.size(); ++e)
      if (slice_.events[e]) text.events[name(book_.events[e].id)] = event(e);
    text.rest = rest();
    return text;
  }

 private:
  [[nodiscard]] std::string rest() const {
    std::vector<std::string> rows;
    for (std::size_t f = 0; f < book_.fields.size(); ++f)
      if (slice_.fields[f]) rows.push_back(field(f));
    for (std::size_t n = 0; n < book_.norms.size(); ++n)
      if ((slice_.interest.norms >> n & 1) != 0) rows.push_back(norm(book_.norms[n]));
    for (std::size_t h = 0; h < book_.hazards.size(); ++h)
      if ((slice_.interest.hazards >> h & 1) != 0)
        rows.push_back("hazard " + name(book_.hazards[h].id) + clause(book_.hazards[h].when, -1));
    for (const Property& property : book_.properties)
      rows.push_back(fmt::format("property {} {}{}{}{}", name(property.id),
                                 static_cast<int>(property.pattern), clause(property.clause, -1),
                                 clause(property.goal, -1), property.within));
    if (speaks_of_names()) rows.push_back(methods());
    std::ranges::sort(rows);
    for (std::size_t d = 0; d < book_.deadlines.size(); ++d)  // whose sequence matters
      if (slice_.deadlines[d]) rows.push_back(deadline(book_.deadlines[d]));
    return fmt::format("{}", fmt::join(rows, "\n"));
  }

  [[nodiscard]] const std::string& name(const std::string& id) const {
    return matching_.common(side_, id);
  }

  [[nodiscard]] std::string type(const Type& type) const {
    std::string values;
    if (type.kind == Kind::Enum)
      for (const std::string& each : book_.names.enumerations[type.domain])
        values += name(each) + ",";
    if (type.kind == Kind::Status)
      for (const std::string& each : book_.names.statuses[type.domain]) {
        values += name(each);
        const auto status = std::ranges::find(book_.statuses, each, &Status::id);
        values += status != book_.statuses.end() && status->final ? "!," : ",";
      }
    return fmt::format("{}{}[{}..{}]{}", static_cast<int>(type.kind), type.optional ? "?" : "",
                       type.low, type.high, values);
  }

  [[nodiscard]] std::string value(const Type& type, Value value) const {
    if (value == kUnset) return "null";
    const auto v = static_cast<std::size_t>(value);
    switch (type.kind) {
      case Kind::Enum: return name(book_.names.enumerations[type.domain][v]);
      case Kind::Status: return name(book_.names.statuses[type.domain][v]);
      case Kind::Method: return name(book_.names.methods[v]);
      case Kind::Actor: return name(book_.names.actors[v]);
      case Kind::Event: return name(book_.names.events[v]);
      default: return std::to_string(value);
    }
  }

  [[nodiscard]] std::string field(std::size_t f) const {
    const Field& field = book_.fields[f];
    return fmt::format("field {} {} {} {}{}{}{} {}", name(field.id), type(field.type),
                       static_cast<int>(field.scope), field.setting ? 's' : ' ',
                       field.saturates ? 'c' : ' ', field.any_initial ? 'a' : ' ',
                       slice_.counters[f] ? 'b' : ' ',
                       f < book_.regions.size() ? value(field.type, book_.regions[f].initial)
                                                : value(field.type, field.initial));
  }

  /// `event`: whose parameters it may read; -1: none.
  [[nodiscard]] std::string clause(const Clause& clause, int event) const {
    return clause.empty() ? " -" : " " + expression(clause.expression(), event);
  }

  [[nodiscard]] std::string expression(const Expression& node, int event) const {
    std::string text = fmt::format("({}{}", static_cast<int>(node.op),
                                   node.side == Side::After ? "'" : "");
    const auto index = static_cast<std::size_t>(node.index);
    switch (node.op) {
      case Op::Constant: text += "=" + value(node.type, node.value); break;
      case Op::Field:
      case Op::BusinessDaysSince: text += ":" + name(book_.fields[index].id); break;
      case Op::Parameter:
      case Op::UsedElsewhere: text += ":" + parameter(event, index); break;
      case Op::Column: text += ":" + name(book_.names.columns[index].id); break;
      case Op::EventIs: text += ":" + name(book_.events[index].id); break;
      case Op::Sends: text += ":" + name(book_.mails[index].id); break;
      default: break;
    }
    for (const Expression& operand : node.operands) text += expression(operand, event);
    return text + ")";
  }

  [[nodiscard]] std::string parameter(int event, std::size_t index) const {
    return event < 0 ? std::to_string(index)
                     : name(book_.events[static_cast<std::size_t>(event)].parameters[index].id);
  }

  [[nodiscard]] std::string set(const std::vector<Assignment>& set, int event) const {
    std::vector<std::string> texts;
    for (const Assignment& assignment : set)
      texts.push_back(name(book_.fields[static_cast<std::size_t>(assignment.field)].id) + ":" +
                      clause(assignment.value, event));
    std::ranges::sort(texts);
    return fmt::format(" set {}", fmt::join(texts, ","));
  }

  [[nodiscard]] std::string from(const StatusSet& from) const {
    std::string text = from.nothing ? " from nothing" : " from";
    if (from.names_main) text += "!";
    for (std::size_t r = 0; r < book_.regions.size(); ++r) {
      std::vector<std::string> ids;
      const auto& statuses = book_.names.statuses[r];
      for (std::size_t s = 0; s < statuses.size(); ++s)
        if ((from.in[r] >> s & 1) != 0) ids.push_back(name(statuses[s]));
      std::ranges::sort(ids);
      text += fmt::format(" {}/{}", ids.size() == statuses.size() ? "*" : "", fmt::join(ids, ","));
    }
    return text;
  }

  template <class Rule>
  [[nodiscard]] std::string outcome(const Rule& rule, int event) const {
    std::vector<std::string> to;
    for (const StatusChange& change : rule.to)
      to.push_back(name(book_.status(change.region, change.value).id));
    std::vector<std::string> mails;
    for (const int mail : rule.send)
      mails.push_back(name(book_.mails[static_cast<std::size_t>(mail)].id));
    std::ranges::sort(to);
    std::ranges::sort(mails);
    return fmt::format("{}{} to {}{} send {}", from(rule.from), clause(rule.when, event),
                       fmt::join(to, ","), set(rule.set, event), fmt::join(mails, ","));
  }

  [[nodiscard]] std::string event(std::size_t e) const {
    const EventType& type = book_.events[e];
    const int index = static_cast<int>(e);
    std::vector<std::string> rules;
    for (const Permit& permit : book_.permits)
      if (permit.event == index) rules.push_back("permit" + outcome(permit, index));
    for (const Forbid& forbid : book_.forbids)
      if (forbid.event == index)
        rules.push_back("forbid" + from(forbid.from) + clause(forbid.when, index));
    for (const EventParameter& each : type.parameters)
      rules.push_back("with " + name(each.id) + this->type(each.type) + clause(each.from, index) +
                      clause(each.to, index));
    std::ranges::sort(rules);
    return fmt::format("event {} {}{}{}{}{} {}", name(type.id),
                       asks_for(book_, Op::By)
                           ? "by " + name(book_.names.actors[static_cast<std::size_t>(type.actor)])
                           : "",
                       type.world ? " world" : "", type.shop ? " shop" : "",
                       clause(type.possible, index), set(type.set, index), fmt::join(rules, ";"));
  }

  [[nodiscard]] std::string deadline(const Deadline& deadline) const {
    return "deadline" + clause(deadline.at, -1) + outcome(deadline, -1);
  }

  [[nodiscard]] std::string norm(const Norm& norm) const {
    const int event = norm.obligation() ? -1 : norm.event;
    return fmt::format(
        "norm {} {} on {} since {}{}{}{}{}", name(norm.id), norm.promise,
        event < 0 ? "" : name(book_.events[static_cast<std::size_t>(event)].id),
        norm.since < 0 ? "" : name(book_.fields[static_cast<std::size_t>(norm.since)].id),
        clause(norm.when, event), clause(norm.must, event), clause(norm.holds, event),
        clause(norm.within, event));
  }

  [[nodiscard]] bool speaks_of_names() const {
    return any_node_of(book_, [](const Expression& node) {
      return node.type.kind == Kind::Method || node.type.kind == Kind::Token ||
             node.op == Op::Fits || node.op == Op::CheckDigitFits;
    });
  }

  [[nodiscard]] std::string methods() const {
    std::vector<std::string> texts;
    for (const Method& method : book_.methods) {
      std::vector<std::string> columns;
      for (std::size_t c = 0; c < method.columns.size(); ++c)
        columns.push_back(fmt::format("{}={}", name(book_.names.columns[c].id), method.columns[c]));
      std::ranges::sort(columns);
      std::vector<std::string> patterns = method.patterns;
      std::ranges::sort(patterns);
      texts.push_back(fmt::format("{} {} {} {}", name(method.id), fmt::join(patterns, "|"),
                                  static_cast<int>(method.check), fmt::join(columns, ",")));
    }
    std::ranges::sort(texts);
    return fmt::format("methods {}", fmt::join(texts, ";"));
  }

  const Slice& slice_;
  const Rulebook& book_;
  int side_;
  const Matching& matching_;
};

}  // namespace

BehaviourText behaviour_text(const Slice& slice, int side, const Matching& matching) {
  return BehaviourWriter(slice, side, matching).text();
}

}  // namespace juchu
