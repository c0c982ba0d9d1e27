// Parts of runs as files in a folder of the test's own.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "cli/testing/own_folder.hpp"
#include "cli/testing/said.hpp"

namespace juchu {

/// Several arguments as one command line.
[[nodiscard]] inline std::vector<std::string> joined(std::vector<std::string> first,
                                                     const std::vector<std::string>& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// Makes `count` parts of a run; their paths. With more threads, units end in another sequence.
[[nodiscard]] inline std::vector<std::string> parts_of(const OwnFolder& files,
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
