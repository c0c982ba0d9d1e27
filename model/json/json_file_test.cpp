#include <filesystem>
#include <fstream>
#include <unistd.h>

#include <gtest/gtest.h>

#include "model/json/json_value.hpp"

namespace juchu {
namespace {

namespace fs = std::filesystem;

class ReadFile : public testing::Test {
 protected:
  ReadFile() { fs::create_directories(folder_); }
  ~ReadFile() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  [[nodiscard]] std::string written(const std::string& bytes) const {
    std::ofstream(path("a.json"), std::ios::binary) << bytes;
    return path("a.json");
  }
  static std::string complaint_about(const std::string& path, const JsonLimits& limits = {}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(read_file(path, diagnostics, limits));
    EXPECT_EQ(diagnostics.size(), 1u);
    const Diagnostic found = diagnostics.sorted().at(0);
    EXPECT_EQ(found.file, path);
    EXPECT_EQ(found.position, Position{});
    return found.problem.en;
  }

 private:
  const fs::path folder_ = fs::temp_directory_path() /
                           ("juchu_read_file_" + std::to_string(getpid()));
};

TEST_F(ReadFile, AnswersTheBytesAsTheyAre) {
  const std::string bytes = std::string("\xFF\0\r\n", 4) + std::string(200'000, 'x');
  Diagnostics diagnostics;
  EXPECT_EQ(read_file(written(bytes), diagnostics), bytes);
  EXPECT_EQ(read_file(written(""), diagnostics), "");
  EXPECT_TRUE(diagnostics.empty());
}

TEST_F(ReadFile, ReadsUpToTheLimit) {
  Diagnostics diagnostics;
  EXPECT_TRUE(read_file(written("12345"), diagnostics, {.bytes = 5}));
  EXPECT_EQ(complaint_about(written("123456"), {.bytes = 5}), "the file is larger than 5 bytes");
}

TEST_F(ReadFile, SaysWhatIsNoFile) {
  EXPECT_EQ(complaint_about(path("none.json")), "there is no such file");
  EXPECT_EQ(complaint_about(written("1") + "/a.json"), "there is no such file");
  EXPECT_EQ(complaint_about(""), "there is no such file");
  EXPECT_EQ(complaint_about(path("")), "this is a folder, not a file");
  EXPECT_EQ(complaint_about("/dev/null"), "this is not a regular file");
  EXPECT_EQ(complaint_about(path(std::string(300, 'n'))), "its name is too long");
  fs::create_symlink(path("b"), path("a"));
  fs::create_symlink(path("a"), path("b"));
  EXPECT_EQ(complaint_about(path("a")), "its symbolic links lead round in a circle");
}

TEST_F(ReadFile, SaysWhenItMayNotRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read every file";
  const std::string file = written("1");
  fs::permissions(file, fs::perms::none);
  EXPECT_EQ(complaint_about(file), "permission is denied");
}

}  // namespace
}  // namespace juchu
