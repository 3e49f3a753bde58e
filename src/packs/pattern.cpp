#include "packs/pattern.hpp"

#include <fmt/format.h>

#include <charconv>

namespace entente {
namespace {

constexpr std::string_view kSpaces = " \t";

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(separator, begin), text.size());
    if (const auto part = trim(text.substr(begin, end - begin)); !part.empty()) out.emplace_back(part);
    begin = end + 1;
  }
  return out;
}

class PatternParser {
 public:
  PatternParser(std::string_view text, const Ontology& ontology) : text_(text), ontology_(ontology) {}

  Result<std::vector<PatternElement>> parse() {
    std::vector<PatternElement> out;
    while (true) {
      at_ = text_.find_first_not_of(kSpaces, at_);
      if (at_ == std::string_view::npos) break;
      auto element = parse_element();
      if (!element) return tl::unexpected(element.error());
      if (!out.empty() && out.back().kind == PatternElement::Kind::absent)
        return error("what starts with '!' stands last");
      if (element->kind != PatternElement::Kind::absent && at_ < text_.size() && text_[at_] == '?') {
        element->optional = true;
        ++at_;
      }
      if (at_ < text_.size() && kSpaces.find(text_[at_]) == std::string_view::npos)
        return error("a space is missing between two elements");
      out.push_back(std::move(*element));
    }
    if (out.empty()) return error("the pattern is empty");
    return out;
  }

 private:
  tl::unexpected<Error> error(std::string message, ErrorCode code = ErrorCode::syntax) const {
    return fail({.code = code,
                 .message = fmt::format("pattern \"{}\": {}", text_, message),
                 .file = {},
                 .line = 0,
                 .column = std::min(at_, text_.size()) + 1,
                 .pointer = {}});
  }

  Result<std::string_view> bracketed(char close) {
    const auto end = text_.find(close, at_);
    if (end == std::string_view::npos) return error(fmt::format("a closing '{}' is missing", close));
    const auto inner = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return inner;
  }

  /// The characters up to a space or '?'.
  std::string_view word() {
    const auto end = std::min(text_.find_first_of(" \t?", at_), text_.size());
    const auto out = text_.substr(at_, end - at_);
    at_ = end;
    return out;
  }

  Result<PatternElement> parse_element() {
    switch (text_[at_]) {
      case '(':
        return parse_words();
      case '{':
        return parse_argument();
      case '.':
      case '~':
        return parse_gap();
      case '#': {
        ++at_;
        PatternElement element;
        element.kind = PatternElement::Kind::number;
        return element;
      }
      case '!': {
        ++at_;
        if (at_ == text_.size() || std::string_view(" \t?!{.~#").find(text_[at_]) != std::string_view::npos)
          return error("'!' needs words or a word class");
        auto element = parse_element();
        if (element) element->kind = PatternElement::Kind::absent;
        return element;
      }
      case '@': {
        ++at_;
        PatternElement element;
        element.word_class = word();
        if (element.word_class.empty()) return error("'@' needs the name of a word class");
        return element;
      }
      default: {
        PatternElement element;
        element.phrases.emplace_back(word());
        if (element.phrases.front().empty()) return error("'?' stands alone");
        return element;
      }
    }
  }

  Result<PatternElement> parse_words() {
    auto inner = bracketed(')');
    if (!inner) return tl::unexpected(inner.error());
    PatternElement element;
    element.phrases = split(*inner, '|');
    if (element.phrases.empty()) return error("'()' holds no phrase");
    return element;
  }

  Result<PatternElement> parse_argument() {
    auto inner = bracketed('}');
    if (!inner) return tl::unexpected(inner.error());
    PatternElement element;
    element.kind = PatternElement::Kind::argument;
    std::string_view role = *inner;
    if (const auto colon = role.find(':'); colon != std::string_view::npos) {
      for (const std::string& name : split(role.substr(colon + 1), '|')) {
        const ClassId id = ontology_.find_class(name);
        if (!id.valid()) return error(fmt::format("the ontology has no class \"{}\"", name), ErrorCode::schema);
        element.types.push_back(id);
      }
      role = role.substr(0, colon);
    }
    role = trim(role);
    if (const auto caret = role.find('^'); caret != std::string_view::npos && caret + 1 < role.size()) {
      const char* first = role.data() + caret + 1;
      const char* last = role.data() + role.size();
      const auto [end, bad] = std::from_chars(first, last, element.reach);
      if (bad != std::errc{} || end != last) return error("behind '^' stands the number of tokens it may reach");
      role = role.substr(0, caret + 1);
    }
    while (!role.empty() && (role.back() == '^' || role.back() == '*' || role.back() == '@')) {
      (role.back() == '^' ? element.clause_subject : role.back() == '*' ? element.several : element.post) = true;
      role.remove_suffix(1);
    }
    if (role.empty()) return error("'{}' needs the name of a role");
    element.role = role;
    return element;
  }

  Result<PatternElement> parse_gap() {
    PatternElement element;
    element.kind = PatternElement::Kind::gap;
    const std::string_view text = word();
    const auto digits = std::min(text.find_first_of("0123456789"), text.size());
    const std::string_view sign = text.substr(0, digits);
    if (sign == "..") {
      element.max = 4;
    } else if (sign == "...") {
      element.max = 12;
      element.over_commas = true;
    } else if (sign == "~") {
      element.max = 16;
      element.over_commas = element.over_actors = true;
    } else {
      return error(fmt::format("\"{}\" is no gap: write .. or ... or ~", text));
    }
    if (digits < text.size()) {
      const char* last = text.data() + text.size();
      const auto [end, bad] = std::from_chars(text.data() + digits, last, element.max);
      if (bad != std::errc{} || end != last) return error(fmt::format("\"{}\" is no gap", text));
    }
    return element;
  }

  std::string_view text_;
  const Ontology& ontology_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::vector<PatternElement>> parse_pattern(std::string_view text, const Ontology& ontology) {
  return PatternParser(text, ontology).parse();
}

}  // namespace entente
