#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/part_files.hpp"
#include "testing/generators/tries.hpp"

namespace juchu {
namespace {

using Words = std::vector<std::string>;

std::string bytes_of(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

class SimulatePage : public testing::Test {
 protected:
  /// What is said while the page is written, without the line that names its file.
  Said page(const Words& words, const std::string& name) const {
    Said answer = said(joined(words, {"--html", files_.at(name), "--static"}));
    const std::string first = files_.at(name) + " was written: open it in a browser\n";
    EXPECT_EQ(answer.out.substr(0, first.size()), first) << answer.err;
    answer.out.erase(0, first.size());
    return answer;
  }
  [[nodiscard]] std::string bytes(const std::string& name) const {
    return bytes_of(files_.at(name));
  }

  OwnFolder files_;
};

TEST_F(SimulatePage, SaysTheAnswerAndEndsAsWithoutIt) {
  const Words run = {"simulate", "mega-sale"};
  const Said whole = said(run), answer = page(run, "a.html");
  EXPECT_EQ(answer.code, ExitCode::Findings);
  EXPECT_EQ(answer.code, whole.code);
  EXPECT_EQ(std::ranges::count(answer.out, '\n'), 1) << answer.out;
  EXPECT_NE(answer.out.find("orders that were delayed: "), std::string::npos) << answer.out;
  EXPECT_LT(bytes("a.html").size(), 300'000U);
}

TEST_F(SimulatePage, IsTheSameHoweverItWasRun) {
  struct Row {
    const char* what;
    Words run;
  };
  const Row rows[] = {
      {"an answer", {"simulate", "small", "--replications", "4"}},
      {"a variant", {"simulate", "small", "--replications", "4", "--set", "staff.packers.count=2"}},
      {"a sweep",
       {"simulate", "small", "--replications", "4", "--sweep", "staff.packers.count=1..2"}},
      {"what helps", {"simulate", "small", "--replications", "4", "--what-helps"}},
  };
  Tried tried(4);
  for (const Row& row : rows) {
    if (!tried()) continue;
    const Said one = page(joined(row.run, {"--threads", "1"}), "one.html");
    const Said many = page(joined(row.run, {"--threads", "4"}), "many.html");
    EXPECT_FALSE(bytes("one.html").empty()) << row.what;
    EXPECT_EQ(bytes("one.html"), bytes("many.html")) << row.what;
    const Said merged = page(joined({"merge"}, parts_of(files_, row.run, 2)), "merged.html");
    EXPECT_EQ(bytes("one.html"), bytes("merged.html")) << row.what;
    EXPECT_EQ(one.code, merged.code) << row.what;
    EXPECT_EQ(one.out, many.out) << row.what;
    EXPECT_EQ(one.out, merged.out) << row.what;
  }
}

TEST_F(SimulatePage, DoesNotGrowWithTheOrders) {
  const auto size_with = [&](const char* per_day) {
    (void)page({"simulate", "small", "--static", "--replications", "2", "--set",
                std::string("arrivals.orders.per_day=") + per_day},
               "page.html");
    return static_cast<double>(bytes("page.html").size());
  };
  EXPECT_LT(size_with("600"), size_with("100") * 1.3);
}

TEST_F(SimulatePage, StandsBesideNoOtherFormat) {
  for (const char* other : {"--json", "--csv", "--explain"})
    EXPECT_EQ(said({"simulate", "small", other, "--html", files_.at("x.html")}).code,
              ExitCode::BadInput)
        << other;
  EXPECT_FALSE(std::filesystem::exists(files_.at("x.html")));
}

}  // namespace
}  // namespace juchu
