#include "cli/open_part.hpp"

#include <algorithm>

#include "report/part_wording.hpp"
#include "report/speaker.hpp"
#include "report/text/check_text.hpp"

namespace juchu {

std::optional<PartWriter> open_part(const std::string& path, const std::string& header,
                                    const std::function<bool(std::string_view line)>& each,
                                    const Console& console) {
  Diagnostics diagnostics;
  auto part = PartWriter::open(path, header, each, diagnostics);
  if (!part) (void)refuse_input(diagnostics, console);
  if (part && part->was_torn())
    console.err << Speaker(console.language).say(kTornLine, Speaker::plain(path)) << '\n';
  return part;
}

std::optional<UnitPart> UnitPart::open(const Wanted& wanted, Console& console) {
  std::vector<bool> there(static_cast<std::size_t>(wanted.range.size()));
  const auto take = [&](std::string_view line) {
    const auto key = wanted.kind.key_of(line);
    if (!key || key->unit < wanted.range.first || key->unit > wanted.range.last) return false;
    const auto at = static_cast<std::size_t>(key->unit - wanted.range.first);
    if (there[at] || !wanted.fits(key->unit, line)) return false;
    there[at] = true;
    return true;
  };
  auto writer = open_part(wanted.path, wanted.header, take, console);
  if (!writer) return std::nullopt;
  UnitPart part(wanted, *std::move(writer), std::move(there));
  if (part.lines() > 0)
    console.err
        << Speaker(console.language).say(kPartGoesOn, Speaker::plain(wanted.path), part.lines())
        << '\n';
  return part;
}

UnitPart::UnitPart(const Wanted& wanted, PartWriter writer, std::vector<bool> there)
    : path_(wanted.path),
      kind_(wanted.kind),
      range_(wanted.range),
      writer_(std::move(writer)),
      there_(std::move(there)) {}

std::vector<int> UnitPart::to_do() const {
  std::vector<int> units;
  for (int unit = range_.first; unit <= range_.last; ++unit)
    if (!there_[static_cast<std::size_t>(unit - range_.first)]) units.push_back(unit);
  return units;
}

bool UnitPart::add(int unit, const std::string& line) {
  const WorkLimit::OfThread none(nullptr);  // a line is written whole
  if (failed() || !writer_.append(line + '\n', diagnostics_)) return false;
  there_[static_cast<std::size_t>(unit - range_.first)] = true;
  added_ = true;
  return true;
}

std::size_t UnitPart::lines() const {
  return static_cast<std::size_t>(std::ranges::count(there_, true));
}

ExitCode UnitPart::end(Budget budget, Console& console) const {
  if (failed()) return refuse_input(diagnostics_, console);
  const Speaker speaker(console.language);
  const std::string name = Speaker::plain(path_);
  const std::string& units = kind_.many.in(console.language);
  const std::size_t left = there_.size() - lines();
  if (left > 0 && budget == Budget::Interrupted) {
    console.out << speaker.say(kPartStopped, name, lines()) << '\n';
    return ExitCode::Interrupted;
  }
  if (left > 0) {
    const Budget why = budget == Budget::None ? Budget::Memory : budget;
    console.out << speaker.say(added_ ? kPartLeftOpen : kPartNotBegun, name,
                               speaker.say(words_of(why)), left, lines())
                << '\n';
    return ExitCode::Inconclusive;
  }
  console.out << (there_.empty()
                      ? speaker.say(kPartEmpty, name, units)
                      : speaker.say(kPartDone, name, units, range_.first, range_.last, lines()))
              << '\n';
  return ExitCode::Success;
}

}  // namespace juchu
