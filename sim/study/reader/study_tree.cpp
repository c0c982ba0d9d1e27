#include "sim/study/reader/study_tree.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "model/json/json_cursor.hpp"
#include "model/json/json_pointer.hpp"
#include "model/rulebook/reader/draft.hpp"
#include "sim/scenario/named_rulebook.hpp"
#include "sim/study/shipped_studies.hpp"

namespace juchu {
namespace {

using Kind = JsonValue::Kind;

constexpr std::size_t kMostLike = 10;  // studies that are like one another

/// A rulebook that a file names from where it is, named from the working folder.
void settle_rulebook(JsonValue& value, const std::string& file) {
  if (value.kind == Kind::String) value.string = beside(file, value.string);
}

/// The same of all files that a study names.
void settle_names(JsonValue& root, const std::string& file) {
  for (JsonMember& member : root.members) {
    if (member.key == "rulebook") settle_rulebook(member.value, file);
    if (member.key == "backlog" && member.value.kind == Kind::String)
      member.value.string = path_beside(file, member.value.string);
    if (member.key != "levers") continue;
    for (JsonValue& lever : member.value.items)
      for (JsonMember& part : lever.members)
        for (JsonMember& change : part.value.members)
          if (part.key == "set" && change.key == "rulebook") settle_rulebook(change.value, file);
  }
}

/// Of a scenario, what a backlog is read from: no addresses, no words.
void keep_given(JsonValue& scenario) {
  std::erase_if(scenario.members, [](const JsonMember& member) {
    return member.key != "rulebook" && member.key != "given";
  });
}

/// A change, for complaints: where it is written.
struct Change {
  std::string path;
  const JsonValue* value;
  std::function<void(const Complaint&)> complain;
};

void apply(JsonValue& root, const Change& change) {
  if (change.path.substr(0, change.path.find('.')) == "backlog")
    return change.complain(
        {{"「backlog」はここでは変えられません", "the backlog is not changed like this"},
         {"--backlog FILE としてください", "give --backlog FILE"}});
  const auto fault = change_study(root, change.path, *change.value);
  if (!fault) return;
  Complaint complaint(
      say("「{}」は何も指していません", "\"{}\" leads nowhere", shown_name(change.path)),
      did_you_mean(fault->part, fault->known));
  if (complaint.hint.empty() && !fault->known.empty()) {
    std::string known;
    for (const std::string& each : fault->known) known += (known.empty() ? "" : ", ") + each;
    complaint.hint = say("あるのは {}", "there is {}", known);
  }
  change.complain(complaint);
}

class TreeBuilder {
 public:
  TreeBuilder(std::string file, Diagnostics& diagnostics)
      : file_(std::move(file)), diagnostics_(diagnostics) {}

  std::optional<StudyTree> build(std::string_view text, const StudyVariant& variant) {
    const std::size_t before = diagnostics_.size();
    auto root = read(text, file_);
    if (!root) return std::nullopt;
    tree_.places.renumber(*root);
    tree_.root = std::move(*root);
    judge_levers();
    apply_levers(variant.levers);
    for (const StudyChange& change : variant.changes) apply_given(change);
    if (!variant.backlog.empty()) choose_backlog(variant.backlog);
    bring_backlog();
    if (diagnostics_.size() != before) return std::nullopt;
    tree_.places.renumber(tree_.root);
    return std::move(tree_);
  }

 private:
  /// A file, over what it is like.
  std::optional<JsonValue> read(std::string_view text, const std::string& file) {
    auto root = parse_json(text, file, diagnostics_);
    if (!root) return std::nullopt;
    if (root->kind == Kind::Object) settle_names(*root, file);
    tree_.places.settle(*root, file);
    const JsonValue* like = root->find("like");
    if (like == nullptr) return root;
    auto base = read_like(*root, *like, file);
    if (!base) return std::nullopt;
    std::erase_if(root->members, [](const JsonMember& member) { return member.key == "like"; });
    merge_study(*base, *root);
    base->position = root->position;
    return base;
  }

  std::optional<JsonValue> read_like(const JsonValue& root, const JsonValue& like,
                                     const std::string& file) {
    Diagnostics found;
    const JsonCursor at = JsonCursor(root, file_, found).at("like");
    std::optional<JsonValue> base;
    if (const auto name = at.text()) {
      const std::string path = beside(file, std::string(*name));
      if (++depth_ > kMostLike) {
        at.complain({"「like」が自分自身に戻っているか、多すぎます",
                     "these studies are like each other in a circle, or too many"});
      } else if (const auto text = study_text(path, found)) {
        base = read(*text, path);
      }
    }
    for (Diagnostic each : found.sorted()) {
      const StudyPlaces::Place place = tree_.places.of(like.position);
      each.file = place.file;
      each.position = place.position;
      each.pointer = "/like";
      diagnostics_.add(std::move(each));
    }
    return base;
  }

  /// Every lever must lead somewhere, taken or not.
  void judge_levers() {
    for_each_lever([&](const std::string&, const std::vector<Change>& changes) {
      JsonValue scratch = tree_.root;
      for (const Change& change : changes) apply(scratch, change);
    });
  }

  void apply_levers(const std::vector<std::string>& wanted) {
    const JsonValue stated = tree_.root;  // levers may not change each other
    std::vector<std::string> known;
    std::vector<std::vector<Change>> all;
    for_each_lever([&](const std::string& id, std::vector<Change> changes) {
      known.push_back(id);
      all.push_back(std::move(changes));
    });
    // The values stand in the tree that is changed here.
    std::vector<std::pair<Change, JsonValue>> taken;
    for (const std::string& id : wanted) {
      const auto found = std::ranges::find(known, id);
      if (found == known.end()) {
        complain_of_variant(unknown_name({"打ち手", "lever"}, id, known));
        continue;
      }
      for (const Change& change : all[static_cast<std::size_t>(found - known.begin())]) {
        change_once(change.path, say("打ち手「{}」", "the lever \"{}\"", shown_name(id)));
        taken.emplace_back(change, *change.value);
      }
    }
    for (auto& [change, value] : taken) {
      change.value = &value;
      apply(tree_.root, change);
    }
  }

  /// What two set would be what the last one says, and the other's effect would seem to be none.
  void change_once(const std::string& path, const Text& by) {
    const auto within = [](const std::string& whole, const std::string& part) {
      return part.starts_with(whole) && (part.size() == whole.size() || part[whole.size()] == '.');
    };
    const auto first = std::ranges::find_if(changed_by_, [&](const auto& change) {
      return within(change.first, path) || within(path, change.first);
    });
    if (first == changed_by_.end()) {
      changed_by_.emplace_back(path, by);
      return;
    }
    const auto both = [&, &former = first->second](const char* words, Language language) {
      return fmt::format(fmt::runtime(words), shown_name(path), former.in(language),
                         by.in(language));
    };
    complain_of_variant(Complaint({both("{} が{}と{}の両方で変えられています", Language::Japanese),
                                   both("{} is changed twice: by {} and by {}", Language::English)},
                                  {"どちらか一つにしてください", "leave one of the two out"}));
  }

  template <class Function>
  void for_each_lever(const Function& function) {
    const JsonValue* levers = tree_.root.find("levers");
    if (levers == nullptr) return;
    for (const JsonValue& lever : levers->items) {
      const JsonValue* id = lever.find("id");
      const JsonValue* set = lever.find("set");
      if (id == nullptr || set == nullptr) continue;  // the reader complains of these
      std::vector<Change> changes;
      for (const JsonMember& member : set->members)
        changes.push_back({member.key, &member.value,
                           [this, place = member.key_position](const Complaint& complaint) {
                             complain_at(place, complaint);
                           }});
      function(id->string, std::move(changes));
    }
  }

  void complain_at(const Position& line, const Complaint& complaint) {
    if (std::ranges::find(told_, line) != told_.end()) return;
    told_.push_back(line);
    const StudyPlaces::Place place = tree_.places.of(line);
    diagnostics_.add({place.file, place.position, pointer_to(tree_.root, line), complaint.problem,
                      complaint.hint});
  }

  void complain_of_variant(const Complaint& complaint) {
    diagnostics_.add({file_, {}, "", complaint.problem, complaint.hint});
  }

  void apply_given(const StudyChange& change) {
    change_once(change.path, {"個別の指定", "a value given by itself"});
    Diagnostics found;
    auto value = parse_json(change.value, file_, found);
    if (!value)
      return complain_of_variant({say("{} の値がJSONではありません", "the value of {} is not JSON",
                                      shown_name(change.path)),
                                  {"文字列は \"…\" で囲んでください", "put \"…\" around words"}});
    tree_.places.settle_nowhere(*value, file_);
    apply(tree_.root, {change.path, &*value,
                       [this](const Complaint& complaint) { complain_of_variant(complaint); }});
  }

  /// The backlog that is asked for, instead of the study's.
  void choose_backlog(const std::string& path) {
    JsonValue name;
    name.kind = Kind::String;
    name.string = path;
    tree_.places.settle_nowhere(name, file_);
    std::erase_if(tree_.root.members,
                  [](const JsonMember& member) { return member.key == "backlog"; });
    tree_.root.members.push_back({"backlog", name.position, name});
  }

  /// The file that the backlog names, in its place.
  void bring_backlog() {
    const auto member = std::ranges::find(tree_.root.members, "backlog", &JsonMember::key);
    if (member == tree_.root.members.end() || member->value.kind != Kind::String) return;
    const std::string path = member->value.string;
    const StudyPlaces::Place named = tree_.places.of(member->value.position);
    Diagnostics found;
    const auto text = read_file(path, found);
    auto scenario = text ? parse_json(*text, path, found) : std::nullopt;
    for (Diagnostic each : found.sorted()) {
      if (!text && named.position != Position{}) {  // a problem of the file that names it
        each.problem = say("{}: {}", "{}: {}", shown_name(path), each.problem);
        each.file = named.file;
        each.position = named.position;
        each.pointer = "/backlog";
      }
      diagnostics_.add(std::move(each));
    }
    if (!scenario) return;
    if (const JsonValue* steps = scenario->find("steps"); steps != nullptr && !steps->items.empty())
      diagnostics_.add({path,
                        steps->position,
                        "/steps",
                        {"手順のあるシナリオは「backlog」にできません",
                         "a scenario with steps cannot be a backlog"},
                        {"「given」だけを書いてください（juchu import が書くように）",
                         "state only what is \"given\", as juchu import does"}});
    keep_given(*scenario);
    tree_.places.settle(*scenario, path);
    member->value = std::move(*scenario);
  }

  std::string file_;
  Diagnostics& diagnostics_;
  StudyTree tree_;
  std::size_t depth_ = 0;
  std::vector<Position> told_;
  std::vector<std::pair<std::string, Text>> changed_by_;
};

}  // namespace

std::optional<StudyTree> build_study_tree(std::string_view text, const std::string& file,
                                          const StudyVariant& variant, Diagnostics& diagnostics) {
  return TreeBuilder(file, diagnostics).build(text, variant);
}

std::optional<std::string> study_text(const std::string& path, Diagnostics& diagnostics) {
  if (!is_shipped_id(path)) return read_file(path, diagnostics);
  std::vector<std::string> ids;
  for (const ShippedFile& shipped : shipped_studies()) {
    ids.emplace_back(shipped.id);
    if (shipped.id == path) return std::string(shipped.text);
  }
  const Complaint complaint = unknown_name({"負荷試験", "study"}, path, ids);
  diagnostics.add({path, {}, "", complaint.problem, complaint.hint});
  return std::nullopt;
}

}  // namespace juchu
