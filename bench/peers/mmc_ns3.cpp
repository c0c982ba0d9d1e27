// The shop of mmc_bench on ns-3's simulator core: prints customers a second and their mean wait in
// seconds, with the quicker of its schedulers for so few events. ns-3 has no staff, so that the line
// is a deque and the tellers a number: this is the least one can write.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <deque>
#include <ns3/core-module.h>

#include "bench/draws.hpp"

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;  // ns-3 counts nanoseconds

class Shop {
 public:
  explicit Shop(std::int64_t customers) : customers_(customers) {}

  void arrive() {
    waiting_.push_back(ns3::Simulator::Now().GetNanoSeconds());
    ns3::Simulator::Schedule(drawn(kSecond * 10 / 9), &Shop::arrive, this);
    serve();
  }
  [[nodiscard]] double mean_wait() const {
    return static_cast<double>(waited_) / static_cast<double>(customers_) / kSecond;
  }

 private:
  [[nodiscard]] ns3::Time drawn(std::int64_t mean) {
    return ns3::NanoSeconds(static_cast<std::uint64_t>(draws_.exponential(mean)));
  }
  void serve() {
    if (free_ == 0 || waiting_.empty()) return;
    --free_;
    waited_ += ns3::Simulator::Now().GetNanoSeconds() - waiting_.front();
    waiting_.pop_front();
    ns3::Simulator::Schedule(drawn(10 * kSecond), &Shop::complete, this);
  }
  void complete() {
    ++free_;
    if (++served_ == customers_) return ns3::Simulator::Stop();
    serve();
  }

  juchu::bench::Draws draws_{1};
  std::int64_t customers_, served_ = 0, waited_ = 0;
  std::deque<std::int64_t> waiting_;
  int free_ = 10;
};

}  // namespace

int main(int count, char** arguments) {
  const std::int64_t customers = count > 1 ? std::atoll(arguments[1]) : 1'000'000;
  ns3::ObjectFactory scheduler;
  scheduler.SetTypeId("ns3::PriorityQueueScheduler");
  ns3::Simulator::SetScheduler(scheduler);
  Shop shop(customers);
  ns3::Simulator::ScheduleNow(&Shop::arrive, &shop);
  const std::clock_t begin = std::clock();  // of the processor, as the others measure it
  ns3::Simulator::Run();
  const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::printf("%.0f %.3f\n", static_cast<double>(customers) / took, shop.mean_wait());
  ns3::Simulator::Destroy();
}
