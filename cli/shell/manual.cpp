#include "cli/shell/manual.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <fmt/format.h>

#include "report/text/terminal.hpp"
#include "report/version.hpp"

namespace juchu {
namespace {

constexpr const char* kDate = "2026-11-28";  // of the last change of what stands here

struct Row {
  const char* name;
  Text about;
};

const std::array<Row, 5>& exit_codes() {
  static const std::array<Row, 5> all = {{
      {"0", {"期待どおり、または問題なし", "as expected, or nothing was found"}},
      {"1", {"期待と違う、または見つかったことがある", "not as expected, or something was found"}},
      {"2",
       {"入力や引数の誤り、または結果を書き出せない",
        "bad input or usage, or the results could not be written"}},
      {"3", {"上限に達し、結論が出ていない", "inconclusive: a budget was reached"}},
      {"130", {"中断された", "interrupted"}},
  }};
  return all;
}

const std::array<Row, 3>& variables() {
  static const std::array<Row, 3> all = {{
      {"LC_ALL, LC_MESSAGES, LANG",
       {"ja で始まれば日本語、ほかは英語で表示する（--lang が優先）",
        "Japanese where the first that is set begins with ja, else English; --lang goes before"}},
      {"NO_COLOR", {"あれば色を付けない", "no colours where it is set"}},
      {"TERM",
       {"dumb なら色も進み具合も表示しない", "neither colours nor progress where it is dumb"}},
  }};
  return all;
}

/// What roff takes for its own is escaped.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char each : text) {
    if (each == '\\')
      result += "\\e";
    else if (each == '-')
      result += "\\-";
    else
      result += each;
  }
  return result.starts_with('.') || result.starts_with('\'') ? "\\&" + result : result;
}

/// Text in short lines of the source. Where it may break between two characters without a space, it
/// is told so.
std::string filled(const std::string& text, Language language) {
  const int width = language == Language::Japanese ? 16 : 60;
  std::string result;
  std::string_view rest = text;
  for (const std::string& line : wrapped(text, width)) {
    const std::size_t at = rest.find(line);
    if (!result.empty()) result += at == 0 ? "\\:\\c\n" : "\n";
    rest.remove_prefix(at + line.size());
    result += escaped(line);
  }
  return result + "\n";
}

class Manual {
 public:
  Manual(Language language, std::ostream& out) : language_(language), out_(out) {}

  void print(const Verb& top, std::span<const Verb> verbs) const {
    out_ << ".\\\" Written by `juchu manual`.\n"
         << fmt::format(".TH JUCHU 1 {} \"juchu {}\" \"{}\"\n.ad l\n", kDate, kVersion,
                        in({"juchu の手引き", "juchu manual"}));
    section({"名前", "NAME"});
    out_ << "juchu \\- " << filled(name_of(top), language_);
    section({"書式", "SYNOPSIS"});
    out_ << ".B juchu\n.I " << in({"コマンド", "command"}) << '\n'
         << ".RI [ " << in({"オプション", "option"}) << " \\&.\\|.\\|.]\n"
         << ".RI [ " << in({"引数", "argument"}) << " \\&.\\|.\\|.]\n";
    section({"説明", "DESCRIPTION"});
    out_ << filled(
        in({"ネットショップの注文が「どのルールで、いつ、どう動くか」を、ルールブック（データ）と一"
            "つの"
            "エンジンで再生・検証する。",
            "It replays and verifies how an online-shop order lives: which rule moved it, "
            "when, and what would have avoided the trouble. The rules are data; one engine "
            "decides."}),
        language_);
    section({"オプション", "OPTIONS"});
    for (const VerbOption& option : top.options) print_option(option);
    section({"コマンド", "COMMANDS"});
    for (const Verb& verb : verbs) print_verb(verb);
    print_rows({"終了ステータス", "EXIT STATUS"}, exit_codes());
    print_rows({"環境変数", "ENVIRONMENT"}, variables());
    section({"例", "EXAMPLES"});
    print_example(top.example);
  }

 private:
  [[nodiscard]] const std::string& in(const Text& text) const { return text.in(language_); }
  void section(const Text& name) const { out_ << ".SH " << in(name) << '\n'; }

  /// "juchu: how an order lives" without the name that stands before it.
  static std::string name_of(const Verb& top) {
    const std::size_t colon = top.about.find(": ");
    return colon == std::string::npos ? top.about : top.about.substr(colon + 2);
  }

  template <class Rows>
  void print_rows(const Text& heading, const Rows& rows) const {
    section(heading);
    for (const auto& [name, about] : rows)
      out_ << ".TP\n.B " << escaped(name) << '\n' << filled(in(about), language_);
  }

  void print_option(const VerbOption& option) const {
    std::string names;
    for (const std::string& name : option.names)
      names += (names.empty() ? "" : ", ") + escaped(name);
    out_ << ".TP\n";
    if (option.value.empty())
      out_ << ".B \"" << names << "\"\n";
    else
      out_ << ".BI \"" << names << " \" \"" << escaped(option.value) << "\"\n";
    out_ << filled(option.about, language_);
  }

  void print_verb(const Verb& verb) const {
    out_ << ".SS " << escaped(verb.name) << '\n'
         << filled(verb.about, language_) << ".PP\n"
         << ".B juchu " << escaped(verb.name) << '\n'
         << ".RI [ " << in({"オプション", "option"}) << " \\&.\\|.\\|.]\n";
    for (const VerbArgument& argument : verb.arguments)
      out_ << (argument.required ? ".I " : ".RI [ ") << escaped(argument.name)
           << (argument.many ? "\\&.\\|.\\|." : "") << (argument.required ? "\n" : " ]\n");
    for (const VerbArgument& argument : verb.arguments)
      out_ << ".TP\n.I " << escaped(argument.name) << '\n' << filled(argument.about, language_);
    for (const VerbOption& option : verb.options) print_option(option);
    out_ << ".PP\n" << in({"例:", "Example:"}) << '\n';
    print_example(verb.example);
  }

  /// Lines as they are.
  void print_example(const std::string& example) const {
    out_ << ".RS 4\n.nf\n";
    std::istringstream lines(example);
    for (std::string line; std::getline(lines, line);) {
      const std::size_t begin = line.find_first_not_of(' ');
      if (begin != std::string::npos) out_ << escaped(line.substr(begin)) << '\n';
    }
    out_ << ".fi\n.RE\n";
  }

  Language language_;
  std::ostream& out_;
};

}  // namespace

void print_manual(const Verb& top, std::span<const Verb> verbs, Language language,
                  std::ostream& out) {
  Manual(language, out).print(top, verbs);
}

}  // namespace juchu
