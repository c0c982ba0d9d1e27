#include "cli/progress_line.hpp"

#include "report/text/check_text.hpp"

namespace juchu {

void ProgressLine::tell(const std::string& question, const Progress& progress) {
  if (!console_.progress) return;
  const std::scoped_lock lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (!due(now)) return;
  const bool same = question == question_ && progress.situations >= situations_;
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - told_).count();
  const std::uint64_t more = progress.situations - (same ? situations_ : 0);
  const std::uint64_t rate = passed > 0 ? more * 1000 / static_cast<std::uint64_t>(passed) : 0;
  question_ = question;
  situations_ = progress.situations;
  told_ = now;
  const Speaker speaker(console_.language);
  draw(speaker.say(kCheckProgress, Speaker::plain(question), grouped(progress.situations),
                   grouped(rate), grouped(progress.frontier), megabytes(progress.bytes)));
}

void ProgressLine::tell(const std::string& words) {
  if (!console_.progress) return;
  const std::scoped_lock lock(mutex_);
  if (due(Clock::now())) draw(words);
}

bool ProgressLine::due(Clock::time_point now) {
  if (now < next_) return false;
  next_ = now + kBetween;
  return true;
}

void ProgressLine::draw(const std::string& line) {
  console_.err << '\r' << wrapped(line, console_.width).front() << "\x1b[K" << std::flush;
  drawn_ = true;
}

void ProgressLine::clear() {
  const std::scoped_lock lock(mutex_);
  if (drawn_) console_.err << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

}  // namespace juchu
