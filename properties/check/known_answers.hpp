// What checking has found out, for those who ask the same again: about another reading, a mutant,
// another property.
#pragma once

#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "properties/search/explorer.hpp"
#include "properties/search/trace/trace.hpp"

namespace juchu {

/// What was found out about one rulebook, and holds of others that are like it. Safe to share
/// between threads: what one of them is finding out, the others wait for.
class KnownAnswers {
 public:
  /// A question that is being answered; unless it turns out to be impossible, it is forgotten.
  class Asked {
   public:
    Asked(KnownAnswers& known, std::string question)
        : known_(known), question_(std::move(question)), cost_(known.look_up(question_)) {}
    Asked(const Asked&) = delete;
    Asked& operator=(const Asked&) = delete;
    ~Asked() {
      if (!cost_) known_.forget(question_);
    }
    /// What it cost to know that it is impossible, if that is known.
    [[nodiscard]] const std::optional<Progress>& cost() const { return cost_; }
    void is_impossible(const Progress& cost) {
      known_.keep(question_, cost);
      cost_ = cost;
    }

   private:
    KnownAnswers& known_;
    std::string question_;
    std::optional<Progress> cost_;
  };

  KnownAnswers() = default;
  /// As much as `other` knows now; nobody is finding anything out.
  KnownAnswers(const KnownAnswers& other) : KnownAnswers(other, std::scoped_lock(other.mutex_)) {}
  KnownAnswers& operator=(const KnownAnswers&) = delete;

  /// What had to be known to show that something is impossible: fields and counters, and the norms
  /// and promises that were kept.
  [[nodiscard]] std::optional<Interest> known_for(const std::string& question) const {
    const std::scoped_lock lock(mutex_);
    const auto found = proofs_.find(question);
    return found == proofs_.end() ? std::nullopt : std::optional(found->second.known);
  }
  /// The same of any question whose name begins with `beginning`.
  [[nodiscard]] std::optional<Interest> known_for_some(const std::string& beginning) const {
    const std::scoped_lock lock(mutex_);
    const auto found = proofs_.lower_bound(beginning);
    return found == proofs_.end() || !found->first.starts_with(beginning)
               ? std::nullopt
               : std::optional(found->second.known);
  }
  /// Whether the localized slice written as `slice` shows it.
  [[nodiscard]] bool is_proof(const std::string& question, const std::string& slice) const {
    const std::scoped_lock lock(mutex_);
    const auto found = proofs_.find(question);
    return found != proofs_.end() && found->second.slices.contains(slice);
  }
  void add_proof(const std::string& question, const Interest& known, std::string slice) {
    const std::scoped_lock lock(mutex_);
    Proof& proof = proofs_[question];
    proof.known = known;
    proof.slices.insert(std::move(slice));
  }

  /// The stories found for a question, the latest first.
  [[nodiscard]] std::vector<Trace> stories(const std::string& name) const {
    const std::scoped_lock lock(mutex_);
    const auto found = stories_.find(name);
    return found == stories_.end() ? std::vector<Trace>{} : found->second;
  }
  void add_story(const std::string& name, const Trace& trace) {
    const std::scoped_lock lock(mutex_);
    std::vector<Trace>& all = stories_[name];
    all.insert(all.begin(), trace);
  }

 private:
  KnownAnswers(const KnownAnswers& other, const std::scoped_lock<std::mutex>& /*held*/)
      : impossible_(other.impossible_), stories_(other.stories_), proofs_(other.proofs_) {}

  std::optional<Progress> look_up(const std::string& question) {
    std::unique_lock lock(mutex_);
    for (;;) {
      const auto [at, fresh] = impossible_.try_emplace(question);
      if (fresh || at->second) return at->second;
      answered_.wait(lock);
    }
  }
  void keep(const std::string& question, const Progress& cost) {
    const std::scoped_lock lock(mutex_);
    impossible_[question] = cost;
    answered_.notify_all();
  }
  void forget(const std::string& question) {
    const std::scoped_lock lock(mutex_);
    impossible_.erase(question);
    answered_.notify_all();
  }

  struct Proof {
    Interest known;
    std::set<std::string> slices;
  };

  mutable std::mutex mutex_;
  std::condition_variable answered_;
  std::map<std::string, std::optional<Progress>> impossible_;  // without a cost: being answered
  std::map<std::string, std::vector<Trace>> stories_;
  std::map<std::string, Proof> proofs_;
};

}  // namespace juchu
