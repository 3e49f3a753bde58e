#include "ingest/record_members.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "base/json_run.hpp"
#include "base/plain_utf8.hpp"
#include "text/normalizer.hpp"

namespace entente {
namespace {

using Json = nlohmann::json;
using Kind = RecordMember::Kind;

constexpr int kDeepest = 32;         // lists and objects in the line, one in the other
constexpr std::size_t kDigits = 18;  // of a number, with its sign and point

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The value of a hexadecimal digit; -1 if it is none.
int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto tail = [&](unsigned shift) { out += static_cast<char>(0x80U | (code >> shift & 0x3FU)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | code >> 6U);
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | code >> 12U);
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | code >> 18U);
    tail(12);
    tail(6);
    tail(0);
  }
}

/// Reads a line of JSON as such lines are mostly written, without making a tree of it. Every function is false where it
/// is not written so.
class PlainReader {
 public:
  PlainReader(std::string_view line, std::span<RecordMember> members) : rest_(line), members_(members) {}

  bool run() {
    skip_spaces();
    return take('{') && object([&] { return member(); }) && rest_.empty();
  }

 private:
  void skip_spaces() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t' || rest_[0] == '\r' || rest_[0] == '\n'))
      rest_.remove_prefix(1);
  }
  bool starts_with(char c) const { return !rest_.empty() && rest_[0] == c; }
  bool take(char c) {
    if (!starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  /// What stands behind an opening bracket, up to the closing one and the white space behind it.
  template <class Item>
  bool items(char close, Item item) {
    skip_spaces();
    if (!take(close)) {
      do {
        skip_spaces();
        if (!item()) return false;
        skip_spaces();
      } while (take(','));
      if (!take(close)) return false;
    }
    skip_spaces();
    return true;
  }
  /// The same for an object; `value` reads the value of the member whose name is name_.
  template <class Value>
  bool object(Value value) {
    return items('}', [&] {
      if (!take('"') || !string(name_)) return false;
      skip_spaces();
      if (!take(':')) return false;
      skip_spaces();
      return value();
    });
  }

  /// A member of the object that the line is.
  bool member() {
    RecordMember found;
    std::size_t wanted = 0;
    while (wanted < members_.size() && members_[wanted].name != name_) ++wanted;
    if (wanted == members_.size()) return other();
    if (take('"')) {
      found.kind = Kind::text;
      if (!string(found.text)) return false;
    } else if (const std::string_view before = rest_; number()) {
      const std::string_view digits = before.substr(0, before.size() - rest_.size());
      found.kind = digits.find('.') == std::string_view::npos ? Kind::whole : Kind::other;
      found.text = digits;
    } else if (take("null")) {
      found.kind = Kind::null;
    } else {
      found.kind = Kind::other;
      if (!other()) return false;
    }
    // Not name_, which is by now that of a member inside the value.
    for (std::size_t i = wanted; i < members_.size(); ++i) {
      if (members_[i].name != members_[wanted].name) continue;
      members_[i].kind = found.kind;
      members_[i].text = found.text;
    }
    return true;
  }

  /// A value that nobody asks for.
  bool other() {
    if (take('"')) return string(unread_);
    if (take("null") || take("true") || take("false") || number()) return true;
    if (depth_ == kDeepest) return false;
    ++depth_;
    const bool fine = take('[')   ? items(']', [&] { return other(); })
                      : take('{') ? object([&] { return other(); })
                                  : false;
    --depth_;
    return fine;
  }

  /// A number of few digits without exponent; nothing is read if there is none.
  bool number() {
    std::size_t i = starts_with('-') ? 1 : 0;
    const auto digits = [&] {
      const std::size_t first = i;
      while (i < rest_.size() && is_digit(rest_[i])) ++i;
      return i - first;
    };
    const bool zero = i < rest_.size() && rest_[i] == '0';
    const std::size_t whole = digits();
    if (whole == 0 || (zero && (whole > 1 || i > 1))) return false;  // "-0" is 0
    if (i < rest_.size() && rest_[i] == '.' && (++i, digits() == 0)) return false;
    if (i > kDigits || (i < rest_.size() && (rest_[i] == 'e' || rest_[i] == 'E'))) return false;
    rest_.remove_prefix(i);
    return true;
  }

  /// The rest of a string whose quotation mark was taken.
  bool string(std::string& out) {
    out.clear();
    for (;;) {
      const std::size_t length = json_run(rest_);
      out += rest_.substr(0, length);
      rest_.remove_prefix(length);
      if (take('"')) return true;
      if (!take('\\') || !escape(out)) return false;
    }
  }

  bool escape(std::string& out) {
    if (rest_.empty()) return false;
    const char c = rest_[0];
    rest_.remove_prefix(1);
    switch (c) {
      case '"':
      case '\\':
      case '/': out += c; return true;
      case 'b': out += '\b'; return true;
      case 'f': out += '\f'; return true;
      case 'n': out += '\n'; return true;
      case 'r': out += '\r'; return true;
      case 't': out += '\t'; return true;
      case 'u': return escaped_code(out);
      default: return false;
    }
  }

  bool escaped_code(std::string& out) {
    const auto half = [&](std::uint32_t& code) {
      if (rest_.size() < 4) return false;
      code = 0;
      for (const char c : rest_.substr(0, 4)) {
        const int digit = hex_digit(c);
        if (digit < 0) return false;
        code = code << 4U | static_cast<std::uint32_t>(digit);
      }
      rest_.remove_prefix(4);
      return true;
    };
    const auto within = [](std::uint32_t code, std::uint32_t first) { return code >= first && code < first + 0x400; };
    std::uint32_t code = 0;
    if (!half(code) || within(code, 0xDC00)) return false;
    if (within(code, 0xD800)) {
      std::uint32_t low = 0;
      if (!take("\\u") || !half(low) || !within(low, 0xDC00)) return false;
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
    }
    append_utf8(out, code);
    return true;
  }

  std::string_view rest_;
  std::span<RecordMember> members_;
  std::string name_;
  std::string unread_;
  int depth_ = 0;
};

/// The same for any JSON. Errors: binary, invalid_utf8, syntax, schema.
Result<void> read_any(std::string_view line, std::span<RecordMember> members) {
  const auto refuse = [&](ErrorCode code, std::string message, std::size_t column) {
    return fail({.code = code, .message = std::move(message), .column = column});
  };
  Json record;
  try {
    record = Json::parse(line);
  } catch (const Json::parse_error& error) {
    if (const std::size_t nul = line.find('\0'); nul != std::string::npos)
      return refuse(ErrorCode::binary, "the line holds NUL bytes: it is no text in UTF-8", nul + 1);
    if (const Result<std::string> text = to_nfc(line); !text)
      return refuse(ErrorCode::invalid_utf8, text.error().message, text.error().column);
    // nlohmann's message without its own number and its position, which it counts over the one line.
    const std::string_view what = error.what();
    const std::size_t behind = what.find(": ");
    return refuse(ErrorCode::syntax,
                  fmt::format("broken JSON: {}", behind == std::string_view::npos ? what : what.substr(behind + 2)),
                  error.byte);
  } catch (const Json::out_of_range&) {
    return refuse(ErrorCode::syntax, "broken JSON: a number in it is larger than any that can be read", 0);
  }
  if (!record.is_object()) return refuse(ErrorCode::schema, "a record is a JSON object", 0);
  for (RecordMember& member : members) {
    const auto found = record.find(member.name);
    if (found == record.end()) {
      member.kind = Kind::absent;
    } else if (found->is_string()) {
      member.kind = Kind::text;
      member.text = found->get<std::string>();
    } else if (found->is_number_integer()) {
      member.kind = Kind::whole;
      member.text = found->dump();
    } else {
      member.kind = found->is_null() ? Kind::null : Kind::other;
    }
  }
  return {};
}

}  // namespace

Result<void> read_members(std::string_view line, std::span<RecordMember> members) {
  if (is_utf8_line(line) && PlainReader(line, members).run()) return {};
  return read_any(line, members);
}

}  // namespace entente
