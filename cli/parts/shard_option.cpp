#include "cli/parts/shard_option.hpp"

#include "cli/words.hpp"

namespace juchu {

PartRange Shard::range(int units) const {
  if (of == 0) return {first, last};
  const auto end = [&](std::int64_t parts) {
    return static_cast<int>(std::int64_t{units} * parts / of);
  };
  return {end(part - 1) + 1, end(part)};
}

std::optional<Shard> parse_shard(std::string_view text) {
  const bool part = text.find('/') != text.npos;
  const std::size_t at = part ? text.find('/') : text.find("..");
  if (at == text.npos) return std::nullopt;
  const auto one = whole_number(text.substr(0, at));
  const auto other = whole_number(text.substr(at + (part ? 1 : 2)));
  if (!one || !other || *one < 1 || *one > *other || *other > (part ? kMostShards : kMostUnits))
    return std::nullopt;
  const auto first = static_cast<int>(*one), last = static_cast<int>(*other);
  return part ? Shard{.part = first, .of = last} : Shard{.first = first, .last = last};
}

CLI::Option* add_shard_option(const CommandLine& line, CLI::App& command, std::string& shard,
                              CLI::Option* output, const Text& says,
                              std::initializer_list<const char*> excluded) {
  CLI::Option* option = command.add_option("--shard", shard, line.say(says));
  option->check(written_like(parse_shard))->option_text("i/n|A..B")->needs(output);
  for (const char* other : excluded) {
    CLI::Option* each = command.get_option(other);
    option->excludes(each);
    if (each->get_option_text().empty()) each->option_text(" ");  // no English list of them
  }
  return option;
}

CLI::Option* add_part_options(const CommandLine& line, CLI::App& command, std::string& shard,
                              std::string& output, const Text& says,
                              std::initializer_list<const char*> excluded) {
  CLI::Option* file = command.add_option(
      "--output", output,
      line.say({"--shard の結果を書き足すファイル", "the file to which --shard appends"}));
  CLI::Option* option = add_shard_option(line, command, shard, file, says, excluded);
  file->option_text("FILE")->needs(option);
  return option;
}

}  // namespace juchu
