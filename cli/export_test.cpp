#include "cli/export.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/said.hpp"
#include "properties/testing/spin.hpp"

namespace juchu {
namespace {

const std::string kShop = "sim/testing/corner_shop.json";

std::string text_of(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

TEST(ExportCommand, WritesAModelForSpin) {
  const Said answer = said({"export", kShop, "--format", "promela", "--orders", "2"});
  EXPECT_EQ(answer.code, ExitCode::Success);
  EXPECT_EQ(answer.err, "");
  EXPECT_TRUE(answer.out.starts_with("/* The rulebook corner-shop for SPIN: 2 orders in 1 cart.\n"))
      << answer.out.substr(0, 100);
  EXPECT_NE(answer.out.find("\nOrder order[2];\n"), std::string::npos);
  EXPECT_NE(answer.out.find(" /* promise: promised */\n"), std::string::npos);
  EXPECT_EQ(answer.out.find("assert(!bad)"), std::string::npos);
}

TEST(ExportCommand, AssertsWhatIsAskedFor) {
  for (const std::string id : {"late-hazard", "not-for-ever", "one-number"}) {
    const Said answer = said({"export", kShop, "--property", id});
    EXPECT_EQ(answer.code, ExitCode::Success);
    EXPECT_NE(answer.out.find("assert(!bad)"), std::string::npos) << id;
  }
}

TEST(ExportCommand, WritesTheSameToAFile) {
  const auto file = std::filesystem::temp_directory_path() / "juchu_export_test.pml";
  const Said to_file = said({"export", kShop, "--norm-keeping", "--output", file.string()});
  EXPECT_EQ(to_file.code, ExitCode::Success);
  EXPECT_EQ(to_file.out, "");
  EXPECT_EQ(text_of(file.string()), said({"export", kShop, "--norm-keeping"}).out);
  std::filesystem::remove(file);
}

struct Refused {
  const char* what;
  std::vector<std::string> arguments;
  const char* says;
};

TEST(ExportCommand, RefusesWhatItCannotWrite) {
  const Refused rows[] = {
      {"a format nobody knows", {"export", kShop, "--format", "tla"}, "--format"},
      {"no order", {"export", kShop, "--orders", "0"}, "--orders"},
      {"no such rulebook", {"export", "no/such.json"}, "no/such.json:1:1: error: "},
      {"no such property",
       {"export", kShop, "--property", "no-such"},
       "no property or hazard is called \"no-such\""},
      {"too many parameters",
       {"export", "ec-cube-4"},
       "events: the events' parameters have too many"},
      {"no such folder",
       {"export", kShop, "--output", "no/such/file"},
       "the file cannot be written"},
  };
  for (const Refused& row : rows) {
    const Said answer = said(row.arguments);
    EXPECT_EQ(answer.code, ExitCode::BadInput) << row.what;
    EXPECT_EQ(answer.out, "") << row.what;
    EXPECT_NE(answer.err.find(row.says), std::string::npos) << row.what << ": " << answer.err;
  }
}

struct SameRow {
  std::string file;
  std::string holds;  // a property or hazard that never shows, and depends on every field
  std::string orders;
};

/// The situations that `juchu check --no-reduction` says it has seen for a question.
long seen_by_check(const SameRow& row) {
  const Said answer = said(
      {"check", row.file, "--no-reduction", "--only", row.holds, "--orders", row.orders, "--json"});
  const std::string said_before = "\"explored\":{\"states\":";
  const std::size_t question = answer.out.find("{\"id\":\"" + row.holds + '"');
  const std::size_t at = answer.out.find(said_before, question);
  if (question == std::string::npos || at == std::string::npos) return -1;
  return std::stol(answer.out.substr(at + said_before.size()));
}

TEST(ExportCommand, SpinStoresWhatCheckExplores) {
  if (const std::string why = why_no_spin(); !why.empty()) GTEST_SKIP() << why;
  const std::string folder = "properties/testing/rulebooks/";
  const SameRow rows[] = {
      {folder + "cart_numbers.json", "number-stays", "1"},
      {folder + "cart_numbers.json", "number-stays", "2"},
      {folder + "parcels.json", "slow", "1"},
      {folder + "posted.json", "sent-twice", "1"},
  };
  for (const SameRow& row : rows) {
    const Said model = said({"export", row.file, "--orders", row.orders, "--property", row.holds});
    std::string complaints;
    const auto spin = run_spin(model.out, complaints);
    ASSERT_TRUE(spin) << row.file << '\n' << complaints;
    EXPECT_EQ(spin->errors, 0) << row.file;
    EXPECT_EQ(seen_by_check(row), spin->states - 1) << row.file << ", orders " << row.orders;
  }
}

}  // namespace
}  // namespace juchu
