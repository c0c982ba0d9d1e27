// The grammar of expression_reader.hpp, rule by rule, and what people are told when a text breaks
// it.
//
// A rule that has begun cannot fail any more but by `must`, so no rule is ever taken back and each
// action may push onto the builder as soon as its rule matched.
#include <iterator>
#include <string_view>
#include <utility>

#include <tao/pegtl.hpp>

#include "model/expression/syntax.hpp"
#include "model/expression/syntax_problem.hpp"

namespace juchu {

namespace {

namespace peg = tao::pegtl;
using Kind = Syntax::Kind;

// Blanks are skipped before a token, never after it, so that a span ends with its last token.
struct blanks : peg::star<peg::one<' ', '\t', '\r', '\n'>> {};
template <class... Rules>
struct spaced : peg::seq<blanks, Rules...> {};
template <class Rule>
struct needs : peg::seq<blanks, peg::must<Rule>> {};

struct word_in : peg::seq<peg::string<'i', 'n'>, peg::not_at<peg::identifier_other>> {};
struct integer : peg::plus<peg::digit> {};
struct name : peg::seq<peg::not_at<word_in>, peg::identifier> {};
struct member_name : peg::seq<peg::not_at<word_in>, peg::identifier> {};
struct open_round : peg::one<'('> {};
struct close_round : peg::one<')'> {};
struct open_square : peg::one<'['> {};
struct close_square : peg::one<']'> {};
struct colon : peg::one<':'> {};
struct end_of_text : peg::eof {};

struct prefix_operator
    : peg::sor<peg::one<'-'>, peg::seq<peg::one<'!'>, peg::not_at<peg::one<'='>>>> {};
struct sum_operator : peg::one<'+', '-'> {};
struct relation_operator
    : peg::sor<TAO_PEGTL_STRING("=="), TAO_PEGTL_STRING("!="), TAO_PEGTL_STRING("<="),
               TAO_PEGTL_STRING(">="), peg::one<'<', '>'>, word_in> {};
struct and_operator : TAO_PEGTL_STRING("&&") {};
struct or_operator : TAO_PEGTL_STRING("||") {};

struct expression;
struct items : peg::opt<expression, peg::star<spaced<peg::one<','>, needs<expression>>>> {};
struct arguments : peg::seq<open_round, blanks, items, needs<close_round>> {};
struct list : peg::seq<open_square, blanks, items, needs<close_square>> {};
struct parentheses : peg::seq<open_round, needs<expression>, needs<close_round>> {};
struct call : peg::seq<blanks, arguments> {};
struct primary : peg::sor<integer, peg::seq<name, peg::opt<call>>, parentheses, list> {};
struct member : peg::seq<peg::one<'.'>, needs<member_name>, peg::opt<call>> {};
struct index : peg::seq<open_square, needs<expression>, needs<close_square>> {};
struct postfix : peg::seq<primary, peg::star<spaced<peg::sor<member, index>>>> {};
struct unary;
struct prefixed : peg::seq<prefix_operator, needs<unary>> {};
struct unary : peg::sor<prefixed, postfix> {};
template <class Operator, class Operand>
struct tail : peg::seq<blanks, Operator, needs<Operand>> {};
struct sum : peg::seq<unary, peg::star<tail<sum_operator, unary>>> {};
struct relation : peg::seq<sum, peg::opt<tail<relation_operator, sum>>> {};
struct conjunction : peg::seq<relation, peg::star<tail<and_operator, relation>>> {};
struct disjunction : peg::seq<conjunction, peg::star<tail<or_operator, conjunction>>> {};
struct arms : peg::seq<blanks, peg::one<'?'>, needs<expression>, needs<colon>, needs<expression>> {
};
struct expression : peg::seq<disjunction, peg::opt<arms>> {};
struct whole : peg::seq<needs<expression>, needs<end_of_text>> {};

// The trees that were read and are not yet part of a larger one.
class Builder {
 public:
  explicit Builder(std::string_view text) : text_(text) {}

  void integer(std::string_view digits) { leaf(Kind::Integer, digits); }
  void name(std::string_view id) { leaf(Kind::Name, id); }
  void hold(std::string_view operation) { operators_.push_back(operation); }
  void prefix() {
    const std::string_view operation = take_operator();
    join(Kind::Prefix, 1, operation, begin_of(operation), trees_.back().end);
  }
  void infix() { join(Kind::Infix, 2, take_operator(), first_of(2).begin, trees_.back().end); }
  void member(std::string_view id) {
    join(Kind::Member, 1, id, trees_.back().begin, end_of(id));
  }
  void conditional() { join(Kind::Conditional, 3, {}, first_of(3).begin, trees_.back().end); }

  void open(std::string_view bracket) { open_.push_back({begin_of(bracket), trees_.size()}); }
  void parentheses(std::string_view all) {
    take_open();
    trees_.back().begin = begin_of(all);
    trees_.back().end = end_of(all);
  }
  void list(std::string_view all) {
    join(Kind::List, trees_.size() - take_open().trees, {}, begin_of(all), end_of(all));
  }
  void call(std::string_view brackets) { apply(Kind::Call, brackets); }
  void index(std::string_view brackets) { apply(Kind::Index, brackets); }

  void enter(std::size_t at) {
    if (++depth_ > kDeepestExpression) fail(SyntaxProblem::TooDeep, at);
  }
  void leave() { --depth_; }

  [[noreturn]] void fail(SyntaxProblem problem, std::size_t at) const {
    throw Unreadable{problem, at, open_.empty() ? at : open_.back().begin};
  }
  [[nodiscard]] Syntax result() { return std::move(trees_.back()); }

 private:
  struct Open {
    std::uint16_t begin;
    std::size_t trees;  // how many there were before it
  };

  [[nodiscard]] std::uint16_t begin_of(std::string_view token) const {
    return static_cast<std::uint16_t>(token.data() - text_.data());
  }
  [[nodiscard]] std::uint16_t end_of(std::string_view token) const {
    return static_cast<std::uint16_t>(begin_of(token) + token.size());
  }
  [[nodiscard]] const Syntax& first_of(std::size_t count) const {
    return trees_[trees_.size() - count];
  }
  void leaf(Kind kind, std::string_view token) {
    trees_.push_back({kind, token, begin_of(token), end_of(token), {}});
  }
  // A tree and what stands in the brackets after it.
  void apply(Kind kind, std::string_view brackets) {
    const std::size_t count = trees_.size() - take_open().trees + 1;
    join(kind, count, {}, first_of(count).begin, end_of(brackets));
  }
  // Makes one tree of the `count` topmost ones.
  void join(Kind kind, std::size_t count, std::string_view token, std::uint16_t begin,
            std::uint16_t end) {
    Syntax tree{kind, token, begin, end, {}};
    const auto first = trees_.end() - static_cast<std::ptrdiff_t>(count);
    tree.operands.assign(std::move_iterator(first), std::move_iterator(trees_.end()));
    trees_.erase(first, trees_.end());
    trees_.push_back(std::move(tree));
  }
  std::string_view take_operator() {
    const std::string_view last = operators_.back();
    operators_.pop_back();
    return last;
  }
  Open take_open() {
    const Open last = open_.back();
    open_.pop_back();
    return last;
  }

  std::string_view text_;
  std::vector<Syntax> trees_;
  std::vector<std::string_view> operators_;
  std::vector<Open> open_;
  int depth_ = 0;
};

// What a rule does to the builder once it has matched.
template <void (Builder::*Does)(std::string_view)>
struct with_text {
  template <class Input>
  static void apply(const Input& in, Builder& builder) {
    (builder.*Does)(in.string_view());
  }
};
template <void (Builder::*Does)()>
struct without_text {
  static void apply0(Builder& builder) { (builder.*Does)(); }
};

// clang-format off
template <class Rule> struct action : peg::nothing<Rule> {};
template <> struct action<integer> : with_text<&Builder::integer> {};
template <> struct action<name> : with_text<&Builder::name> {};
template <> struct action<member_name> : with_text<&Builder::member> {};
template <> struct action<open_round> : with_text<&Builder::open> {};
template <> struct action<open_square> : with_text<&Builder::open> {};
template <> struct action<parentheses> : with_text<&Builder::parentheses> {};
template <> struct action<list> : with_text<&Builder::list> {};
template <> struct action<arguments> : with_text<&Builder::call> {};
template <> struct action<index> : with_text<&Builder::index> {};
template <> struct action<prefix_operator> : with_text<&Builder::hold> {};
template <> struct action<sum_operator> : with_text<&Builder::hold> {};
template <> struct action<relation_operator> : with_text<&Builder::hold> {};
template <> struct action<and_operator> : with_text<&Builder::hold> {};
template <> struct action<or_operator> : with_text<&Builder::hold> {};
template <> struct action<prefixed> : without_text<&Builder::prefix> {};
template <> struct action<arms> : without_text<&Builder::conditional> {};
template <class Operator, class Operand>
struct action<tail<Operator, Operand>> : without_text<&Builder::infix> {};

// What it means that a rule was needed and is not there.
template <class Rule> constexpr SyntaxProblem problem_of = SyntaxProblem::NoExpression;
template <> constexpr SyntaxProblem problem_of<member_name> = SyntaxProblem::NoName;
template <> constexpr SyntaxProblem problem_of<colon> = SyntaxProblem::NoColon;
template <> constexpr SyntaxProblem problem_of<close_round> = SyntaxProblem::NotClosed;
template <> constexpr SyntaxProblem problem_of<close_square> = SyntaxProblem::NotClosed;
template <> constexpr SyntaxProblem problem_of<end_of_text> = SyntaxProblem::NoEnd;
// clang-format on

template <class Rule>
struct raising : peg::normal<Rule> {
  template <class Input>
  [[noreturn]] static void raise(const Input& in, const Builder& builder) {
    builder.fail(problem_of<Rule>, in.byte());
  }
};

// Rules that the parser and all who walk the tree enter recursively.
template <class Rule>
struct nesting : raising<Rule> {
  template <class Input>
  static void start(const Input& in, Builder& builder) {
    builder.enter(in.byte());
  }
  template <class Input>
  static void success(const Input&, Builder& builder) {
    builder.leave();
  }
  template <class Input>
  static void failure(const Input&, Builder& builder) {
    builder.leave();
  }
};
template <class Rule>
struct control : raising<Rule> {};
template <>
struct control<expression> : nesting<expression> {};
template <>
struct control<prefixed> : nesting<prefixed> {};

}  // namespace

std::optional<Syntax> parse_expression(Complaints& complaints) {
  Builder builder(complaints.text());
  peg::memory_input<> in(complaints.text().data(), complaints.text().size(), "expression");
  try {
    if (peg::parse<whole, action, control>(in, builder)) return builder.result();
  } catch (const Unreadable& why) {
    complain(complaints, why);
  }
  return std::nullopt;
}

}  // namespace juchu
