#include "sim/statistics/student.hpp"

#include <cmath>

#include <boost/math/distributions/students_t.hpp>
#include <gtest/gtest.h>

#include "sim/random/elementary.hpp"

namespace juchu {
namespace {

TEST(Student, AgreesWithBoost) {
  for (int degrees = 1; degrees <= 1000; ++degrees) {
    const boost::math::students_t student(degrees);
    for (const double tail : {.4, .1, .05, .025, .005, .0025, .0005, 2.5e-5, 2.5e-6}) {
      const double expected = quantile(complement(student, 1 - (1 - tail)));
      EXPECT_NEAR(student_quantile(1 - tail, degrees) / expected, 1, 5e-12)
          << degrees << ' ' << tail;
    }
  }
}

TEST(Student, AgreesWithTablesAtTheEnds) {
  EXPECT_NEAR(student_quantile(.975, 1), 12.7062047361747, 1e-12);
  EXPECT_NEAR(student_quantile(.975, 9), 2.26215716279820, 1e-13);
  EXPECT_NEAR(student_quantile(.975, 1'000'000), normal_quantile(.975), 1e-5);
  EXPECT_EQ(student_quantile(.025, 9), -student_quantile(.975, 9));
  EXPECT_NEAR(student_quantile(.5, 9), 0, 1e-15);
}

TEST(Student, SameBitsEverywhere) {
  EXPECT_EQ(student_quantile(.975, 9), 0x1.218e5dac50b2ap+1);
  EXPECT_EQ(student_quantile(.9975, 40), 0x1.7c4f574b37c1p+1);
}

TEST(Student, ManyIntervalsHoldTogether) {
  EXPECT_EQ(confidence_of_each(.95, 1), .95);
  EXPECT_NEAR(confidence_of_each(.95, 10), .995, 1e-15);
}

}  // namespace
}  // namespace juchu
