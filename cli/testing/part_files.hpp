// Parts of runs as files in a folder of the test's own.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "cli/testing/said.hpp"

namespace juchu {

/// A folder for one test, empty at its beginning.
class PartFiles {
 public:
  PartFiles()
      : folder_(testing::TempDir() +
                testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~PartFiles() { std::filesystem::remove_all(folder_); }
  PartFiles(const PartFiles&) = delete;
  PartFiles& operator=(const PartFiles&) = delete;

  [[nodiscard]] std::string at(const std::string& name) const { return folder_ + "/" + name; }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(at(name));
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
  }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(at(name)) << text;
  }

 private:
  std::string folder_;
};

/// Several arguments as one command line.
[[nodiscard]] inline std::vector<std::string> joined(std::vector<std::string> first,
                                                     const std::vector<std::string>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// Makes `count` parts of a run; their paths. With more threads, units end in another sequence.
[[nodiscard]] inline std::vector<std::string> parts_of(const PartFiles& files,
                                                       const std::vector<std::string>& run,
                                                       int count,
                                                       const std::string& threads = "1") {
  std::vector<std::string> paths;
  for (int i = 1; i <= count; ++i) {
    const std::string part = std::to_string(i) + "-" + std::to_string(count);
    paths.push_back(files.at("part-" + part + ".jsonl"));
    std::filesystem::remove(paths.back());
    const Said answer = said(
        joined(run, {"--threads", threads, "--shard",
                     std::to_string(i) + "/" + std::to_string(count), "--output", paths.back()}));
    EXPECT_EQ(answer.code, ExitCode::Success) << answer.err;
  }
  return paths;
}

}  // namespace juchu
