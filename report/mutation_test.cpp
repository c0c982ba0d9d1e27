#include <sstream>

#include <gtest/gtest.h>

#include "report/json/mutation_json.hpp"
#include "report/testing/cloakroom.hpp"
#include "report/testing/expected_file.hpp"
#include "report/text/mutation_text.hpp"

namespace juchu {
namespace {

class MutationReportTest : public Cloakroom {
 protected:
  [[nodiscard]] std::string text(const MutationOptions& how, const ReportOptions& options) const {
    const MutationReport report = this->report(how);
    std::ostringstream out;
    print_mutation_text({rules_, {scenario_.file}, report}, options, out);
    return out.str();
  }
};

TEST_F(MutationReportTest, LooksAsExpected) {
  struct Row {
    const char* file;
    ReportOptions options;
  };
  const Row rows[] = {
      {"cloakroom.mutation.en.txt", {Language::English, false, 80}},
      {"cloakroom.mutation.ja.txt", {Language::Japanese, false, 80}},
      {"cloakroom.mutation.narrow.txt", {Language::Japanese, false, 40}},
      {"cloakroom.mutation.colour.txt", {Language::English, true, 80}},
  };
  for (const Row& row : rows)
    expect_file(std::string("report/expected/") + row.file, text({}, row.options));
}

TEST_F(MutationReportTest, SaysWhatIsNotDecided) {
  expect_file("report/expected/cloakroom.mutation.stopped.txt",
              text({.only = {"given"}, .most_situations = 1}, {Language::English, false, 80}));
  expect_file("report/expected/cloakroom.mutation.not_compared.txt",
              text({.equivalence = false, .only = {"given"}}, {Language::English, false, 80}));
}

TEST_F(MutationReportTest, IsTheSameAsData) {
  const MutationReport third = report({.every = 3});
  std::ostringstream out;
  print_mutation_json({rules_, {scenario_.file}, third}, Language::English, out);
  expect_file("report/expected/cloakroom.mutation.json", out.str());
}

}  // namespace
}  // namespace juchu
