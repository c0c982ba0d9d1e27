#include "cli/parts/part_file.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/own_folder.hpp"

namespace juchu {
namespace {

constexpr const char* kHeader = R"({"juchu":"test","format":1,"seed":1})";

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

class PartFile : public testing::Test {
 protected:
  void write(const std::string& text) const { std::ofstream(path_) << text; }
  std::optional<PartWriter> open(const std::string& header = kHeader) {
    lines_.clear();
    return PartWriter::open(
        path_, header,
        [this](std::string_view line) {
          lines_.emplace_back(line);
          return line != "foreign";
        },
        diagnostics_);
  }
  [[nodiscard]] std::string problem() const {
    const auto found = diagnostics_.sorted();
    return found.empty() ? "" : to_text(found.back(), Language::English);
  }

  const OwnFolder folder_;
  const std::string path_ = folder_.at("part.jsonl");
  std::vector<std::string> lines_;
  Diagnostics diagnostics_;
};

TEST_F(PartFile, GrowsAndGoesOn) {
  EXPECT_TRUE(open()->append("1\n2\n", diagnostics_));
  auto part = open();
  ASSERT_TRUE(part) << problem();
  EXPECT_EQ(lines_, (std::vector<std::string>{"1", "2"}));
  EXPECT_FALSE(part->was_torn());
  EXPECT_TRUE(part->append("3\n", diagnostics_));
  EXPECT_EQ(text_of(path_), std::string(kHeader) + "\n1\n2\n3\n");
}

TEST_F(PartFile, P1ATornLineAloneIsCutOff) {
  write(std::string(kHeader) + "\n1\n2");
  EXPECT_TRUE(open()->was_torn());
  EXPECT_EQ(lines_, (std::vector<std::string>{"1"}));
  EXPECT_EQ(text_of(path_), std::string(kHeader) + "\n1\n");
}

TEST_F(PartFile, AHeaderThatWasBarelyBegunIsWrittenAgain) {
  for (const std::string begun : {"", "{\"juchu", kHeader}) {
    write(begun);
    EXPECT_TRUE(open()) << begun;
    EXPECT_EQ(text_of(path_), std::string(kHeader) + "\n");
  }
}

TEST_F(PartFile, P2AnotherFileIsLeftAsItIs) {
  struct Row {
    std::string text;
    const char* problem;
  };
  const Row rows[] = {
      {"notes of mine\n", "this is no part of a run: it has no header"},
      {"notes of mine", "this is no part of a run: it has no header"},
      {"{\"juchu\":\"test\",\"format\":1,\"seed\":2}\n1\n",
       "a part of another run: the seed is 2 there, 1 here"},
      {"{\"juchu\":\"test\",\"format\":1}\n",
       "a part of another run: the seed is null there, 1 here"},
      {std::string(kHeader) + "\n1\nforeign\n", ":3:1: error: this line is not one of this run"},
  };
  for (const Row& row : rows) {
    write(row.text);
    EXPECT_FALSE(open()) << row.text;
    EXPECT_NE(problem().find(row.problem), std::string::npos) << problem();
    EXPECT_EQ(text_of(path_), row.text);
  }
  diagnostics_ = {};
  EXPECT_FALSE(PartWriter::open("/dev/null", kHeader, {}, diagnostics_));
  EXPECT_FALSE(PartWriter::open("no/such/folder/part", kHeader, {}, diagnostics_));
}

TEST_F(PartFile, P3OnlyOneAtATimeWrites) {
  const auto first = open();
  EXPECT_FALSE(open());
  EXPECT_NE(problem().find("another juchu is writing to it"), std::string::npos) << problem();
}

TEST_F(PartFile, HeadersOfOneRunDifferInTheirRangeOnly) {
  const std::string one = R"({"juchu":"t","format":1,"with":["a"],"range":[1,2]})";
  const std::string other = R"({"juchu":"t","format":1,"with":["a"],"range":[3,4]})";
  EXPECT_FALSE(difference_of_headers(one, other, true));
  EXPECT_EQ(difference_of_headers(one, other, false)->en, "the range is [1,2] there, [3,4] here");
  const std::string third = R"({"juchu":"t","format":1,"with":["b"],"range":[3,4]})";
  EXPECT_EQ(difference_of_headers(one, third, true)->ja,
            "--withが違います: あちらは [\"a\"]、こちらは [\"b\"]");
  const std::string text = R"({"study_text":{"a":"a long text that nobody wants in a message"}})";
  EXPECT_EQ(difference_of_headers(R"({"study_text":{}})", text, true)->en,
            "what the study says is not the same");
}

}  // namespace
}  // namespace juchu
