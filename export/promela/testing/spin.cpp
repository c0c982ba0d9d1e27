#include "export/promela/testing/spin.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace juchu {
namespace {

namespace fs = std::filesystem;

bool runs(const std::string& command) { return std::system(command.c_str()) == 0; }

std::string text_of(const fs::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

/// The last number before `words` in `text`, or -1.
long number_before(const std::string& text, const std::string& words) {
  const std::size_t end = text.find(words);
  if (end == std::string::npos) return -1;
  const std::size_t begin = text.find_last_of(" \n", end == 0 ? 0 : end - 1);
  return std::stol(text.substr(begin == std::string::npos ? 0 : begin + 1));
}

long number_after(const std::string& text, const std::string& words) {
  const std::size_t found = text.find(words);
  return found == std::string::npos ? -1 : std::stol(text.substr(found + words.size()));
}

/// True when the assertion that failed is another one than the question's, `!bad`.
bool fails_otherwise(const std::string& said) {
  const std::string failure = "assertion violated";
  const std::size_t found = said.find(failure);
  return found != std::string::npos &&
         said.find("!(bad)", found) != said.find_first_not_of(' ', found + failure.size());
}

SpinAnswer answer_of(const std::string& said) {
  return {.states = number_before(said, " states, stored"),
          .errors = number_after(said, "errors: "),
          .bytes = static_cast<int>(number_after(said, "State-vector ")),
          .truncated = said.find("max search depth too small") != std::string::npos ||
                       said.find("Search not completed") != std::string::npos,
          .endless = fails_otherwise(said)};
}

/// A folder of its own, removed in the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("juchu-spin-" + std::to_string(getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

std::string why_no_spin() {
  if (!runs("command -v spin >/dev/null")) return "spin is not installed";
  if (!runs("command -v gcc >/dev/null")) return "gcc is not installed";
  return "";
}

std::optional<SpinAnswer> run_spin(const std::string& model, std::string& said) {
  const Folder folder;
  std::ofstream(folder.path() / "model.pml") << model;
  const std::string in_folder = "cd '" + folder.path().string() + "' && ";
  const bool ran = runs(in_folder +
                        "(spin -a -o2 model.pml && gcc -w -O0 -DSAFETY -DNOREDUCE -o pan pan.c && "
                        "./pan -c0 -m200000 -w18) >said 2>&1");
  said = text_of(folder.path() / "said");
  const SpinAnswer answer = answer_of(said);
  if (!ran || answer.states < 0 || answer.errors < 0) return std::nullopt;
  return answer;
}

}  // namespace juchu
