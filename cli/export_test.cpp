#include "cli/export.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "cli/testing/said.hpp"
#include "export/promela/testing/spin.hpp"

namespace juchu {
namespace {

const std::string kShop = "sim/testing/corner_shop.json";
const std::string kAnswers = "testing/rulebooks/answers.json";

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
  for (const std::string id :
       {"late-hazard", "not-for-ever", "one-number", "promise-soon", "no-letters"}) {
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
       "no property, hazard or norm is called \"no-such\""},
      {"what may never follow",
       {"export", kAnswers, "--property", "canend"},
       "properties/canend: no assertion in SPIN can ask an always_reachable"},
      {"what may follow at any time",
       {"export", kAnswers, "--property", "gone-ever"},
       "no assertion in SPIN can ask a leads_to without \"within\""},
      {"the same in Japanese",
       {"export", kAnswers, "--property", "canend", "--lang", "ja"},
       "表明（assert）では問えません"},
      {"a proof of what is violated",
       {"export", kAnswers, "--property", "prec3", "--localized"},
       "leave --localized out"},
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
  const std::string folder = "testing/rulebooks/";
  const SameRow rows[] = {
      {folder + "cart_numbers.json", "number-stays", "1"},
      {folder + "cart_numbers.json", "number-stays", "2"},
      {folder + "parcels.json", "slow", "1"},
      {folder + "posted.json", "sent-twice", "1"},
      {folder + "answers.json", "ansx-3", "1"},
      {folder + "answers.json", "prec", "1"},
      {folder + "promised_parcels.json", "all-fields", "1"},
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

TEST(ExportCommand, WritesOnlyWhatTheQuestionDependsOn) {
  const Said whole = said({"export", "qoo10-jp"});
  const Said sliced = said({"export", "qoo10-jp", "--property", "sent-but-cancelled"});
  EXPECT_NE(whole.out.find("_parcel_1_told"), std::string::npos);
  EXPECT_EQ(sliced.out.find("_parcel_1_told"), std::string::npos);
  EXPECT_NE(sliced.out.find("_parcel_1_sent_on"), std::string::npos);
}

TEST(ExportCommand, SpinAnswersPatternsAsCheckDoes) {
  if (const std::string why = why_no_spin(); !why.empty()) GTEST_SKIP() << why;
  int violated = 0, held = 0, localized = 0;
  for (const std::string id : {"ans-3", "ansx-3", "ansx-2", "prec", "prec2", "prec3"}) {
    const Said checked = said({"check", kAnswers, "--only", id, "--json"});
    const std::size_t verdict = checked.out.find("\"all\":", checked.out.find("{\"id\":\"" + id));
    ASSERT_NE(verdict, std::string::npos) << id;
    const bool holds = checked.out.compare(verdict, 13, "\"all\":\"holds\"") == 0;
    const Said model = said({"export", kAnswers, "--property", id});
    std::string complaints;
    const auto spin = run_spin(model.out, complaints);
    ASSERT_TRUE(spin) << id << '\n' << complaints;
    EXPECT_EQ(spin->errors == 0, holds) << id;
    ++(holds ? held : violated);
    const Said small = said({"export", kAnswers, "--property", id, "--localized"});
    if (small.code != ExitCode::Success) continue;  // nothing can be left open
    const auto proof = run_spin(small.out, complaints);
    ASSERT_TRUE(proof) << id << '\n' << complaints;
    EXPECT_EQ(proof->errors, 0) << id;
    EXPECT_TRUE(holds) << id;
    ++localized;
  }
  EXPECT_GT(localized, 0);
  EXPECT_GT(violated, 1);
  EXPECT_GT(held, 1);
}

TEST(ExportCommand, SpinCompilesWideParameters) {
  if (const std::string why = why_no_spin(); !why.empty()) GTEST_SKIP() << why;
  const Said whole = said({"export", "ec-cube-4"});
  EXPECT_EQ(whole.code, ExitCode::Success) << whole.err;
  EXPECT_LT(whole.out.size(), 1u << 20);
  EXPECT_NE(whole.out.find("select(p1 : 1 .. 10000);"), std::string::npos);
}

}  // namespace
}  // namespace juchu
