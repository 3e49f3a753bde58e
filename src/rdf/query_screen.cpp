#include "rdf/query_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <vector>

namespace entente {
namespace {

enum class Kind { word, name, iri, variable, number, text, sign };

struct Token {
  Kind kind;
  std::string_view text;
};

bool is_ascii(char c, int (*is)(int)) {
  return static_cast<unsigned char>(c) < 0x80 && is(static_cast<unsigned char>(c)) != 0;
}
/// Every byte of a letter beyond ASCII counts as one of a name.
bool is_name_byte(char c) {
  return is_ascii(c, std::isalnum) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// The tokens of a SPARQL query, comments left out. Total: what fits nothing is a sign of one byte.
class Lexer {
 public:
  explicit Lexer(std::string_view query) : rest_(query) {}

  std::vector<Token> tokens() {
    std::vector<Token> out;
    while (skip_blanks(), !rest_.empty()) out.push_back(next());
    return out;
  }

 private:
  void skip_blanks() {
    while (!rest_.empty()) {
      if (is_ascii(rest_.front(), std::isspace)) {
        rest_.remove_prefix(1);
      } else if (rest_.front() == '#') {
        rest_.remove_prefix(std::min(rest_.find_first_of("\r\n"), rest_.size()));
      } else {
        return;
      }
    }
  }

  Token take(Kind kind, std::size_t size) {
    const Token token{kind, rest_.substr(0, size)};
    rest_.remove_prefix(token.text.size());
    return token;
  }

  [[nodiscard]] std::size_t name_end(std::size_t pos) const {
    while (pos < rest_.size() && is_name_byte(rest_[pos])) ++pos;
    return pos;
  }

  /// Behind the local part of a prefixed name, which may hold dots and hyphens, but not at its end.
  [[nodiscard]] std::size_t local_end(std::size_t pos) const {
    std::size_t end = pos;
    while (pos < rest_.size()) {
      const char c = rest_[pos];
      if (is_name_byte(c) || c == '-' || c == ':' || c == '%') {
        end = ++pos;
      } else if (c == '\\' && pos + 1 < rest_.size()) {
        end = pos += 2;
      } else if (c == '.') {
        ++pos;
      } else {
        break;
      }
    }
    return end;
  }

  [[nodiscard]] std::size_t text_end(std::string_view quote) const {
    for (std::size_t pos = quote.size(); pos < rest_.size(); ++pos) {
      if (rest_[pos] == '\\') {
        ++pos;
      } else if (rest_.substr(pos).starts_with(quote)) {
        return pos + quote.size();
      } else if (quote.size() == 1 && rest_[pos] == '\n') {
        break;  // a text that is not closed: Rasqal will say so
      }
    }
    return 1;
  }

  Token next() {
    const char c = rest_.front();
    if (c == '<') {
      const std::size_t end = rest_.find_first_of("<>\"{}|^`\\ \t\r\n", 1);
      return end != std::string_view::npos && rest_[end] == '>' ? take(Kind::iri, end + 1) : take(Kind::sign, 1);
    }
    if (c == '"' || c == '\'') {
      const bool is_long = rest_.size() > 2 && rest_[1] == c && rest_[2] == c;
      return take(Kind::text, text_end(rest_.substr(0, is_long ? 3 : 1)));
    }
    if ((c == '?' || c == '$') && name_end(1) > 1) return take(Kind::variable, name_end(1));
    if (is_ascii(c, std::isdigit)) return take(Kind::number, rest_.find_first_not_of("0123456789.eE"));
    if (c == '@') return take(Kind::text, local_end(1));
    if (is_name_byte(c) || c == ':') {
      std::size_t colon = name_end(0);
      while (colon < rest_.size() && rest_[colon] == '-') colon = name_end(colon + 1);
      if (colon < rest_.size() && rest_[colon] == ':') return take(Kind::name, local_end(colon + 1));
      return take(Kind::word, name_end(0));
    }
    for (const std::string_view two : {"||", "&&", "^^", "!=", "<=", ">="})
      if (rest_.starts_with(two)) return take(Kind::sign, 2);
    return take(Kind::sign, 1);
  }

  std::string_view rest_;
};

Error error_at(std::string_view query, std::string_view token, std::string message) {
  const auto before = query.substr(0, static_cast<std::size_t>(token.data() - query.data()));
  return {.code = ErrorCode::schema,
          .message = std::move(message),
          .line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1,
          .column = before.size() - (before.rfind('\n') + 1) + 1};
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

bool is(const Token& token, std::string_view sign) {
  return token.kind == Kind::sign && token.text == sign;
}
/// May stand for a predicate, and in no arithmetic.
bool is_term(const Token& token) {
  return token.kind == Kind::name || token.kind == Kind::iri || (token.kind == Kind::word && token.text == "a");
}

struct Screened {
  std::string_view word;
  std::string_view why;
};
constexpr std::string_view kNotThere = "is not known to Rasqal";
constexpr std::string_view kOneGraph = "asks for named graphs or other data: this command reads one graph";
constexpr std::string_view kReadsOnly = "changes data: this command only reads";
constexpr std::string_view kAsciiOnly =
    "leaves letters outside ASCII as they are in Rasqal; try REGEX with the flag \"i\"";
constexpr std::string_view kNoDays =
    "gives nothing for an xsd:date in Rasqal; write SUBSTR(STR(?date), 1, 4) for the year";
constexpr std::string_view kFreed = "reads freed memory in Rasqal";
constexpr Screened kWords[] = {{"VALUES", "gives wrong rows or crashes in Rasqal; write FILTER(?x IN (...))"},
                               {"MINUS", "fails in Rasqal; write OPTIONAL { ... } FILTER(!bound(?x))"},
                               {"EXISTS", "is not known to Rasqal; write OPTIONAL { ... } FILTER(!bound(?x))"},
                               {"DESCRIBE", "fails in Rasqal; write CONSTRUCT"},
                               {"CONCAT", kFreed},
                               {"STRBEFORE", "reads freed memory in Rasqal; write REPLACE"},
                               {"STRAFTER", "reads freed memory in Rasqal; write REPLACE"},
                               {"SEPARATOR", "is not heeded by Rasqal"},
                               {"LCASE", kAsciiOnly},
                               {"UCASE", kAsciiOnly},
                               {"YEAR", kNoDays},
                               {"MONTH", kNoDays},
                               {"DAY", kNoDays},
                               {"TZ", kNotThere},
                               {"TIMEZONE", kNotThere},
                               {"GRAPH", kOneGraph},
                               {"FROM", kOneGraph},
                               {"SERVICE", kOneGraph},
                               {"INSERT", kReadsOnly},
                               {"DELETE", kReadsOnly},
                               {"LOAD", kReadsOnly},
                               {"CLEAR", kReadsOnly},
                               {"DROP", kReadsOnly},
                               {"CREATE", kReadsOnly},
                               {"COPY", kReadsOnly},
                               {"MOVE", kReadsOnly},
                               {"ADD", kReadsOnly}};

/// Which token opens the bracket that each `)` closes.
std::map<std::size_t, std::size_t> brackets(const std::vector<Token>& tokens) {
  std::map<std::size_t, std::size_t> out;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is(tokens[i], "(")) open.push_back(i);
    if (is(tokens[i], ")") && !open.empty()) {
      out[i] = open.back();
      open.pop_back();
    }
  }
  return out;
}

/// The sign at `i` of a property path, "/", "|", "^", "*", "+" or "?", and not of arithmetic.
bool is_path_sign(const std::vector<Token>& tokens, const std::map<std::size_t, std::size_t>& opened_at,
                  std::size_t i) {
  const Token& sign = tokens[i];
  if (is(sign, "^") || is(sign, "|") || is(sign, "?")) return true;
  if (!(is(sign, "/") || is(sign, "*") || is(sign, "+")) || i == 0) return false;
  if (is_term(tokens[i - 1])) return true;
  const auto bracket = opened_at.find(i - 1);
  if (bracket == opened_at.end() || bracket->second == 0) return false;
  // A bracket of nothing but terms is a path, unless it is of a call: "xsd:integer(...)".
  const std::size_t open = bracket->second;
  if (is_term(tokens[open - 1]) &&
      tokens[open - 1].text.data() + tokens[open - 1].text.size() == tokens[open].text.data())
    return false;
  return std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(open),
                     tokens.begin() + static_cast<std::ptrdiff_t>(i),
                     [](const Token& token) { return token.kind == Kind::sign || is_term(token); });
}

/// "?n-1", "?n -1": Rasqal adds.
bool is_glued_number(const std::vector<Token>& tokens, std::size_t i) {
  return i > 0 && i + 1 < tokens.size() && (is(tokens[i], "-") || is(tokens[i], "+")) &&
         (tokens[i - 1].kind == Kind::variable || is(tokens[i - 1], ")")) && tokens[i + 1].kind == Kind::number &&
         tokens[i].text.data() + 1 == tokens[i + 1].text.data();
}

std::string list(std::span<const KnownPrefix> known) {
  std::string out;
  for (const KnownPrefix& one : known) out += (out.empty() ? "" : ", ") + one.name + ":";
  return out;
}

}  // namespace

std::vector<std::size_t> token_ends(std::string_view query) {
  std::vector<std::size_t> out;
  for (const Token& token : Lexer(query).tokens())
    out.push_back(static_cast<std::size_t>(token.text.data() - query.data()) + token.text.size());
  return out;
}

std::vector<std::string> selected_variables(std::string_view query) {
  std::vector<std::string> out;
  const auto add = [&out](const Token& token) {
    if (token.kind != Kind::variable) return;
    const std::string name(token.text.substr(1));
    if (std::ranges::count(out, name) == 0) out.push_back(name);
  };
  const std::vector<Token> tokens = Lexer(query).tokens();
  auto at = std::ranges::find_if(
      tokens, [](const Token& token) { return token.kind == Kind::word && upper(token.text) == "SELECT"; });
  for (int depth = 0; at != tokens.end() && !is(*at, "{"); ++at) {
    if (is(*at, "(")) ++depth;
    if (is(*at, ")")) --depth;
    const bool named = depth == 1 && std::prev(at)->kind == Kind::word && upper(std::prev(at)->text) == "AS";
    if (depth == 0 || named) add(*at);
    if (depth == 0 && is(*at, "*")) std::for_each(at, tokens.end(), add);
  }
  return out;
}

Error error_in(std::string_view query, std::size_t pos, std::string message) {
  return error_at(query, query.substr(pos), std::move(message));
}

Result<void> check_supported(std::string_view query) {
  constexpr std::string_view kElsewhere = "Stores that have it: docs/triple-stores.md";
  const std::vector<Token> tokens = Lexer(query).tokens();
  const auto opened_at = brackets(tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind == Kind::word) {
      const std::string word = upper(tokens[i].text);
      if (const auto* found = std::ranges::find(kWords, word, &Screened::word); found != std::end(kWords))
        return fail(error_at(query, tokens[i].text, fmt::format("{} {}. {}", word, found->why, kElsewhere)));
    }
    if (is_path_sign(tokens, opened_at, i)) {
      return fail(error_at(query, tokens[i].text,
                           fmt::format("a property path ({}) is not known to Rasqal; write its steps out. {}",
                                       tokens[i].text, kElsewhere)));
    }
    if (i > 1 && is(tokens[i - 1], "(") && upper(tokens[i].text) == "DISTINCT" && tokens[i - 2].kind == Kind::word) {
      return fail(error_at(query, tokens[i].text,
                           fmt::format("DISTINCT inside {} counts wrong in Rasqal; count the rows of a subquery, "
                                       "{{ SELECT DISTINCT ... }}. {}",
                                       upper(tokens[i - 2].text), kElsewhere)));
    }
    if (is_glued_number(tokens, i)) {
      return fail(error_at(query, tokens[i].text,
                           fmt::format("Rasqal misreads \"{0}{1}\" behind a value; write \"{0} {1}\"", tokens[i].text,
                                       tokens[i + 1].text)));
    }
  }
  return {};
}

Result<std::string> declare_prefixes(std::string_view query, std::span<const KnownPrefix> known) {
  const std::vector<Token> tokens = Lexer(query).tokens();
  const auto prefix_of = [](const Token& token) { return token.text.substr(0, token.text.find(':')); };
  std::set<std::string_view> declared{"_"};
  std::string head;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != Kind::name || declared.contains(prefix_of(tokens[i]))) continue;
    const std::string_view prefix = prefix_of(tokens[i]);
    declared.insert(prefix);
    if (i > 0 && tokens[i - 1].kind == Kind::word && upper(tokens[i - 1].text) == "PREFIX") continue;
    const auto found = std::ranges::find(known, prefix, &KnownPrefix::name);
    if (found == known.end()) {
      return fail(
          error_at(query, tokens[i].text,
                   fmt::format("the prefix {}: is not declared; these need no declaration: {}", prefix, list(known))));
    }
    head += fmt::format("PREFIX {}: <{}> ", found->name, found->ns);
  }
  return head + std::string(query);
}

}  // namespace entente
