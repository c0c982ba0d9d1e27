#include "cli/scenario_input.hpp"

#include <cerrno>
#include <poll.h>
#include <unistd.h>

#include "model/json/json_value.hpp"
#include "model/text/file_trouble.hpp"

namespace juchu {
namespace {

constexpr int kPatience = 200;  // milliseconds, between looks whether to stop

/// Waits until there is something to read, or an end of it; false when interrupted before.
bool await(int descriptor, const Console& console) {
  pollfd awaited = {.fd = descriptor, .events = POLLIN, .revents = 0};
  while (!console.interrupted()) {
    const int ready = poll(&awaited, 1, kPatience);
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
  }
  return false;
}

/// All that comes from `console.in`.
std::optional<std::string> read_input(const Console& console, Diagnostics& diagnostics) {
  const std::size_t most = JsonLimits().bytes;
  std::string bytes;
  char chunk[64 * 1024];
  const auto complain = [&](const Complaint& complaint) {
    diagnostics.add({shown_file(kStandardInput), {}, "", complaint.problem, complaint.hint});
    return std::nullopt;
  };
  while (await(console.in, console)) {
    const ssize_t count = ::read(console.in, chunk, sizeof chunk);
    if (count == 0) return bytes;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return complain(file_trouble(errno));
    bytes.append(chunk, static_cast<std::size_t>(count));
    if (bytes.size() > most) return complain(too_many_bytes(most));
  }
  return std::nullopt;
}

}  // namespace

std::string shown_file(const std::string& file) {
  return file == kStandardInput ? "<stdin>" : file;
}

std::optional<Scenario> scenario_of(const std::string& file, const std::string& rulebook_override,
                                    RulebookShelf& shelf, const Console& console,
                                    Diagnostics& diagnostics) {
  if (file != kStandardInput) return open_scenario(file, rulebook_override, shelf, diagnostics);
  const auto text = read_input(console, diagnostics);
  if (!text) return std::nullopt;
  return read_scenario(*text, shown_file(file), rulebook_override, shelf, diagnostics);
}

}  // namespace juchu
