// The grammar of expression_reader.hpp, rule by rule, and what people are told when a text breaks
// it.
//
// A rule that has begun cannot fail any more but for something that is needed, so no rule is ever
// taken back and each action may push onto the builder as soon as its rule matched. What is needed
// and not there is noted; from then on no rule matches any more.
#include <iterator>
#include <optional>
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
struct Comment : peg::seq<peg::string<'/', '/'>, peg::star<peg::not_one<'\n'>>> {};
struct Blanks : peg::star<peg::sor<peg::one<' ', '\t', '\r', '\n', '\f'>, Comment>> {};
template <class... Rules>
struct Spaced : peg::seq<Blanks, Rules...> {};
template <class Rule>
struct Needed;
template <class Rule>
struct Needs : peg::seq<Blanks, Needed<Rule>> {};

struct WordIn : peg::seq<peg::string<'i', 'n'>, peg::not_at<peg::identifier_other>> {};
struct Integer : peg::plus<peg::digit> {};
struct Name : peg::seq<peg::not_at<WordIn>, peg::identifier> {};
struct MemberName : peg::seq<peg::not_at<WordIn>, peg::identifier> {};
struct OpenRound : peg::one<'('> {};
struct CloseRound : peg::one<')'> {};
struct OpenSquare : peg::one<'['> {};
struct CloseSquare : peg::one<']'> {};
struct Colon : peg::one<':'> {};
struct EndOfText : peg::eof {};

struct PrefixOperator
    : peg::sor<peg::one<'-'>, peg::seq<peg::one<'!'>, peg::not_at<peg::one<'='>>>> {};
struct SumOperator : peg::one<'+', '-'> {};
struct RelationOperator
    : peg::sor<TAO_PEGTL_STRING("=="), TAO_PEGTL_STRING("!="), TAO_PEGTL_STRING("<="),
               TAO_PEGTL_STRING(">="), peg::one<'<', '>'>, WordIn> {};
struct AndOperator : TAO_PEGTL_STRING("&&") {};
struct OrOperator : TAO_PEGTL_STRING("||") {};

struct Expression;
struct Comma : peg::one<','> {};
struct Arguments
    : peg::seq<OpenRound, Blanks, peg::opt<Expression, peg::star<Spaced<Comma, Needs<Expression>>>>,
               Needs<CloseRound>> {};
// The comma after the last item is left to the list.
struct NextItem : Spaced<Comma, Blanks, peg::not_at<CloseSquare>, Needed<Expression>> {};
struct List : peg::seq<OpenSquare, Blanks, peg::opt<Expression, peg::star<NextItem>>,
                       peg::opt<Spaced<Comma>>, Needs<CloseSquare>> {};
struct Parentheses : peg::seq<OpenRound, Needs<Expression>, Needs<CloseRound>> {};
struct Call : peg::seq<Blanks, Arguments> {};
struct Primary : peg::sor<Integer, peg::seq<Name, peg::opt<Call>>, Parentheses, List> {};
struct Member : peg::seq<peg::one<'.'>, Needs<MemberName>, peg::opt<Call>> {};
struct Index : peg::seq<OpenSquare, Needs<Expression>, Needs<CloseSquare>> {};
struct Postfix : peg::seq<Primary, peg::star<Spaced<peg::sor<Member, Index>>>> {};
struct Unary;
struct PrefixOperand : peg::seq<Unary> {};
struct Prefixed : peg::seq<PrefixOperator, Needs<PrefixOperand>> {};
struct Unary : peg::sor<Prefixed, Postfix> {};
template <class Operator, class Operand>
struct Tail : peg::seq<Blanks, Operator, Needs<Operand>> {};
struct Sum : peg::seq<Unary, peg::star<Tail<SumOperator, Unary>>> {};
struct Relation : peg::seq<Sum, peg::opt<Tail<RelationOperator, Sum>>> {};
struct Conjunction : peg::seq<Relation, peg::star<Tail<AndOperator, Relation>>> {};
struct Disjunction : peg::seq<Conjunction, peg::star<Tail<OrOperator, Conjunction>>> {};
struct Arms : peg::seq<Blanks, peg::one<'?'>, Needs<Expression>, Needs<Colon>, Needs<Expression>> {
};
struct Expression : peg::seq<Disjunction, peg::opt<Arms>> {};
struct Whole : peg::seq<Needs<Expression>, Needs<EndOfText>> {};

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
  void member(std::string_view id) { join(Kind::Member, 1, id, trees_.back().begin, end_of(id)); }
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

  /// False when this is too deep.
  [[nodiscard]] bool enter(std::size_t at) {
    if (++depth_ > kDeepestExpression) note(SyntaxProblem::TooDeep, at);
    return !fault_;
  }
  void leave() { --depth_; }

  void note(SyntaxProblem problem, std::size_t at) {
    if (!fault_) fault_ = {problem, at, open_.empty() ? at : open_.back().begin};
  }
  [[nodiscard]] const std::optional<Unreadable>& fault() const { return fault_; }
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
  std::optional<Unreadable> fault_;  // the first
};

// What a rule does to the builder once it has matched.
template <void (Builder::*Does)(std::string_view)>
struct WithText {
  template <class Input>
  static void apply(const Input& in, Builder& builder) {
    (builder.*Does)(in.string_view());
  }
};
template <void (Builder::*Does)()>
struct WithoutText {
  static void apply0(Builder& builder) { (builder.*Does)(); }
};

// clang-format off
template <class Rule> struct Action : peg::nothing<Rule> {};
template <> struct Action<Integer> : WithText<&Builder::integer> {};
template <> struct Action<Name> : WithText<&Builder::name> {};
template <> struct Action<MemberName> : WithText<&Builder::member> {};
template <> struct Action<OpenRound> : WithText<&Builder::open> {};
template <> struct Action<OpenSquare> : WithText<&Builder::open> {};
template <> struct Action<Parentheses> : WithText<&Builder::parentheses> {};
template <> struct Action<List> : WithText<&Builder::list> {};
template <> struct Action<Arguments> : WithText<&Builder::call> {};
template <> struct Action<Index> : WithText<&Builder::index> {};
template <> struct Action<PrefixOperator> : WithText<&Builder::hold> {};
template <> struct Action<SumOperator> : WithText<&Builder::hold> {};
template <> struct Action<RelationOperator> : WithText<&Builder::hold> {};
template <> struct Action<AndOperator> : WithText<&Builder::hold> {};
template <> struct Action<OrOperator> : WithText<&Builder::hold> {};
template <> struct Action<Prefixed> : WithoutText<&Builder::prefix> {};
template <> struct Action<Arms> : WithoutText<&Builder::conditional> {};
template <class Operator, class Operand>
struct Action<Tail<Operator, Operand>> : WithoutText<&Builder::infix> {};

// What it means that a rule was needed and is not there.
template <class Rule> constexpr SyntaxProblem problem_of = SyntaxProblem::NoExpression;
template <> constexpr SyntaxProblem problem_of<MemberName> = SyntaxProblem::NoName;
template <> constexpr SyntaxProblem problem_of<Colon> = SyntaxProblem::NoColon;
template <> constexpr SyntaxProblem problem_of<CloseRound> = SyntaxProblem::NotClosed;
template <> constexpr SyntaxProblem problem_of<CloseSquare> = SyntaxProblem::NotClosed;
template <> constexpr SyntaxProblem problem_of<EndOfText> = SyntaxProblem::NoEnd;
// clang-format on

template <class Rule>
struct Needed {
  template <peg::apply_mode A, peg::rewind_mode, template <class...> class Actions,
            template <class...> class Controls, class Input>
  static bool match(Input& in, Builder& builder) {
    if (Controls<Rule>::template match<A, peg::rewind_mode::dontcare, Actions, Controls>(in,
                                                                                         builder))
      return true;
    builder.note(problem_of<Rule>, in.byte());
    return false;
  }
};

// After a fault nothing matches.
template <class Rule>
struct Control : peg::normal<Rule> {
  template <peg::apply_mode A, peg::rewind_mode M, template <class...> class Actions,
            template <class...> class Controls, class Input>
  static bool match(Input& in, Builder& builder) {
    return !builder.fault() &&
           peg::normal<Rule>::template match<A, M, Actions, Controls>(in, builder);
  }
};

// Rules that the parser and all who walk the tree enter recursively.
template <class Rule>
struct Nesting : peg::normal<Rule> {
  template <peg::apply_mode A, peg::rewind_mode M, template <class...> class Actions,
            template <class...> class Controls, class Input>
  static bool match(Input& in, Builder& builder) {
    if (builder.fault()) return false;
    const bool matched = builder.enter(in.byte()) &&
                         peg::normal<Rule>::template match<A, M, Actions, Controls>(in, builder);
    builder.leave();
    return matched;
  }
};
template <>
struct Control<Expression> : Nesting<Expression> {};
template <>
struct Control<PrefixOperand> : Nesting<PrefixOperand> {};

}  // namespace

std::optional<Syntax> parse_expression(Complaints& complaints) {
  Builder builder(complaints.text());
  peg::memory_input<> in(complaints.text().data(), complaints.text().size(), "expression");
  if (peg::parse<Whole, Action, Control>(in, builder)) return builder.result();
  if (builder.fault()) complain(complaints, *builder.fault());
  return std::nullopt;
}

}  // namespace juchu
