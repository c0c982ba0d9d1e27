#include "cli/output_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

#include <gtest/gtest.h>

namespace juchu {
namespace {

namespace fs = std::filesystem;

/// A folder of this test's own; gone with it.
class OutputFile : public testing::Test {
 protected:
  OutputFile() { fs::create_directories(folder_); }
  ~OutputFile() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_ / name).string();
  }
  [[nodiscard]] std::ptrdiff_t count() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
  }
  /// What is wrong with writing to `file`, which stays as it is.
  [[nodiscard]] std::string refusal(const std::string& file) const {
    const std::ptrdiff_t before = count();
    Diagnostics diagnostics;
    EXPECT_FALSE(write_whole_file(file, "text", diagnostics));
    EXPECT_EQ(count(), before) << "nothing is left behind";
    const Diagnostic found = diagnostics.sorted().front();
    EXPECT_EQ(found.file, file);
    return found.problem.en;
  }

  const fs::path folder_ = fs::temp_directory_path() /
                           ("juchu_output_file_" + std::to_string(getpid()));
};

TEST_F(OutputFile, AppearsWholeAndReplacesARegularFile) {
  for (const std::string text : {"one", "two"}) {
    Diagnostics diagnostics;
    EXPECT_TRUE(write_whole_file(path("a"), text, diagnostics));
    std::ifstream in(path("a"));
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), text);
  }
  EXPECT_EQ(count(), 1);
}

TEST_F(OutputFile, SaysTheTrueReason) {
  std::ofstream(path("file")) << "text";
  fs::create_symlink(path("right"), path("left"));
  fs::create_symlink(path("left"), path("right"));
  EXPECT_EQ(refusal(path("none/a")), "the file cannot be written: there is no such file or folder");
  EXPECT_EQ(refusal(path("left/a")), "its symbolic links lead round in a circle");
  EXPECT_EQ(refusal(path("left")), "this is no regular file, and is left as it is");
  EXPECT_EQ(refusal(path("")), "this is no regular file, and is left as it is");
  EXPECT_EQ(refusal("/dev/full"), "this is no regular file, and is left as it is");
  EXPECT_EQ(refusal(path(std::string(300, 'n'))), "its name is too long");
}

TEST_F(OutputFile, SaysWhenItMayNotWrite) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write every file";
  fs::permissions(folder_, fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_EQ(refusal(path("a")), "the file cannot be written: permission is denied");
  fs::permissions(folder_, fs::perms::none);
  Diagnostics diagnostics;
  EXPECT_FALSE(write_whole_file(path("a"), "text", diagnostics));
  EXPECT_EQ(diagnostics.sorted().front().problem.en, "permission is denied");
  fs::permissions(folder_, fs::perms::owner_all);
}

}  // namespace
}  // namespace juchu
