// Files of a test, where no other test looks.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace juchu {

/// A folder for one test, empty at its beginning.
class OwnFolder {
 public:
  OwnFolder()
      : folder_(testing::TempDir() + "juchu_" + info().test_suite_name() + "_" + info().name()) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~OwnFolder() { std::filesystem::remove_all(folder_); }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;

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
  static const testing::TestInfo& info() {
    return *testing::UnitTest::GetInstance()->current_test_info();
  }

  std::string folder_;
};

}  // namespace juchu
