// What a shell or a manual has to know of the command line, read from the parser itself: whatever it
// takes is completed and documented.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <CLI/App.hpp>

namespace juchu {

/// What may stand somewhere.
enum class WordKind : std::uint8_t {
  Anything,  // nobody can say what
  OneOf,     // one of a few values
  File,
  Folder,
  NamedFile,  // one of a few values, or a file
};

struct WordChoice {
  WordKind kind = WordKind::Anything;
  std::vector<std::string> values;
};

/// The values with blanks between them, as shells take lists.
[[nodiscard]] inline std::string words_of(const WordChoice& choice) {
  std::string all;
  for (const std::string& value : choice.values) all += (all.empty() ? "" : " ") + value;
  return all;
}

struct VerbOption {
  std::vector<std::string> names;  // --json, -h
  std::string value;               // FILE; empty: it takes none
  WordChoice choice;
  std::string about;
};

struct VerbArgument {
  std::string name;
  bool required = false;
  bool many = false;
  WordChoice choice;
  std::string about;
};

struct Verb {
  std::string name;
  std::string about;
  std::string example;  // the lines of its help's end, after the heading
  std::vector<VerbOption> options;
  std::vector<VerbArgument> arguments;
};

/// The verbs that help shows, in its sequence.
[[nodiscard]] std::vector<Verb> verbs_of(const CLI::App& app);

/// The options and the end of the help of `app` itself.
[[nodiscard]] Verb verb_of(const CLI::App& app);

}  // namespace juchu
