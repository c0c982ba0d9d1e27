#include "cli/page_option.hpp"

#include <sstream>

#include <CLI/App.hpp>

#include "cli/output_file.hpp"
#include "report/speaker.hpp"
#include "report/wording.hpp"

namespace juchu {

CLI::Option* add_page_options(CommandLine& line, CLI::App& command, PageOptions& options) {
  CLI::Option* html = command.add_option(
      "--html", options.html,
      line.say({"読み上げる代わりに、ブラウザで開く一つのファイルに書き出す",
                "write one file to open in a browser, instead of telling the answer"}));
  html->option_text("FILE");
  command
      .add_flag("--static", options.still,
                line.say({"--html のページにエンジンを入れない（小さくなり、話を変えられない）",
                          "leave the engine out of the page of --html: it is smaller, and its "
                          "stories cannot be changed"}))
      ->needs(html)
      ->option_text(" ");
  return html;
}

bool write_page(const PageContents& contents, const PageOptions& options, const Console& console) {
  std::ostringstream page;
  print_page(contents, {console.language, !options.still}, page);
  Diagnostics diagnostics;
  if (!write_whole_file(options.html, page.str(), diagnostics)) {
    (void)refuse_input(diagnostics, console);
    return false;
  }
  const Speaker speaker(console.language);
  console.out << speaker.say(kPageWritten, Speaker::plain(options.html)) << '\n';
  if (!options.still && !pages_can_be_live() && !contents.stories.empty())
    console.err << speaker.say(kPageIsStill) << '\n';
  return true;
}

}  // namespace juchu
