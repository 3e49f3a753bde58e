#include "rdf/iri.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/plain_utf8.hpp"
#include "emit/utf8.hpp"

namespace entente {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// RFC 3987's ucschar: beyond ASCII, without controls, private use and noncharacters.
bool is_ucschar(char32_t c) {
  if (c < 0x10000) return (c >= 0xA0 && c < 0xD800) || (c >= 0xF900 && c < 0xFDD0) || (c >= 0xFDF0 && c < 0xFFF0);
  return c < 0xF0000 && (c & 0xFFFF) < 0xFFFE && !(c >= 0xE0000 && c < 0xE1000);
}

bool is_plain(char32_t c) {
  if (c >= 0x80) return is_ucschar(c);
  const char ascii = static_cast<char>(c);
  return is_letter(ascii) || is_digit(ascii) ||
         std::string_view("-._~!$&'()*+,;=:@/?").find(ascii) != std::string_view::npos;
}

bool is_escape(std::string_view text, std::size_t pos) {
  return pos + 2 < text.size() && text[pos] == '%' && is_hex(text[pos + 1]) && is_hex(text[pos + 2]);
}

/// Length of "scheme:", 0 if the text has none.
std::size_t scheme_size(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return 0;
  const bool good = std::ranges::all_of(
      text.substr(0, colon), [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; });
  return good ? colon + 1 : 0;
}

/// "user@host:port", where only the user may hold more colons.
bool is_authority(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at != std::string_view::npos) text.remove_prefix(at + 1);
  if (text.find('@') != std::string_view::npos) return false;
  const std::size_t colon = text.find(':');
  return colon == std::string_view::npos || std::ranges::all_of(text.substr(colon + 1), is_digit);
}

bool has_good_authority(std::string_view after_scheme) {
  if (!after_scheme.starts_with("//")) return true;
  after_scheme.remove_prefix(2);
  return is_authority(after_scheme.substr(0, after_scheme.find_first_of("/?#")));
}

/// RFC 3986, 5.2.4: a path without segments "." and "..".
std::string without_dot_segments(std::string_view path) {
  std::string out;
  const auto drop_last = [&] {
    const std::size_t slash = out.rfind('/');
    out.erase(slash == std::string::npos ? 0 : slash);
  };
  while (!path.empty()) {
    if (path.starts_with("../")) {
      path.remove_prefix(3);
    } else if (path.starts_with("./") || path.starts_with("/./")) {
      path.remove_prefix(2);
    } else if (path.starts_with("/../")) {
      path.remove_prefix(3);
      drop_last();
    } else if (path == "/." || path == "/..") {
      if (path == "/..") drop_last();
      path = "/";
    } else if (path == "." || path == "..") {
      path = {};
    } else {
      const std::size_t end = std::min(path.find('/', 1), path.size());
      out += path.substr(0, end);
      path.remove_prefix(end);
    }
  }
  return out;
}

/// An absolute IRI as readers resolve it; empty if that would make another part of its path.
std::string resolved(std::string_view iri) {
  std::size_t begin = scheme_size(iri);
  const bool authority = iri.substr(begin).starts_with("//");
  if (authority) begin = std::min(iri.find_first_of("/?#", begin + 2), iri.size());
  const std::size_t end = std::min(iri.find_first_of("?#", begin), iri.size());
  const std::string path = without_dot_segments(iri.substr(begin, end - begin));
  if (!authority && path.starts_with("//")) return {};
  return fmt::format("{}{}{}", iri.substr(0, begin), path, iri.substr(end));
}

}  // namespace

bool is_absolute_iri(std::string_view text) {
  const std::size_t scheme = scheme_size(text);
  if (scheme == 0 || !has_good_authority(text.substr(scheme))) return false;
  bool fragment = false;
  for (std::size_t pos = scheme; pos < text.size();) {
    if (is_escape(text, pos)) {
      pos += 3;
    } else if (text[pos] == '#' && !fragment) {
      fragment = true;
      ++pos;
    } else if (!is_plain(next_code_point(text, pos))) {
      return false;
    }
  }
  return true;
}

std::string to_iri(std::string_view address) {
  std::string out;
  out.reserve(address.size());
  bool fragment = false;
  for (std::size_t pos = 0; pos < address.size();) {
    const std::size_t begin = pos;
    const bool opens_fragment = address[pos] == '#' && !fragment;
    fragment = fragment || opens_fragment;
    if (is_escape(address, pos) || opens_fragment || is_plain(next_code_point(address, pos))) {
      if (pos == begin) ++pos;
      out += address.substr(begin, pos - begin);
    } else {
      for (const char byte : address.substr(begin, pos - begin)) {
        out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
      }
    }
  }
  return is_absolute_iri(out) ? resolved(out) : std::string();
}

bool is_flat_name(std::string_view name) {
  // Without a branch: every name of a graph passes here.
  const auto is_other = [](unsigned char byte) {
    const char c = static_cast<char>(byte);
    return !(is_letter(c) | is_digit(c) | (c == '-'));
  };
  return !name.empty() && name.front() != '-' && !has_byte(name, is_other);
}

}  // namespace entente
