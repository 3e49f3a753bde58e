#include "text/normalizer.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace entente {
namespace {

/// Byte offset of the first byte that starts no valid sequence; text.size() if there is none.
std::size_t first_invalid(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  std::int64_t i = 0;
  while (i < length) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    const std::int64_t start = i;
    UChar32 c = 0;
    // U8_NEXT wants a 32 bit index: give it a window, a sequence has four bytes at most.
    std::int32_t offset = 0;
    const auto window = static_cast<std::int32_t>(std::min<std::int64_t>(length - i, 4));
    U8_NEXT(bytes + start, offset, window, c);
    if (c < 0) return static_cast<std::size_t>(start);
    i += offset;
  }
  return text.size();
}

/// False if byte `c`, behind the bytes `b` and `a`, shows that a text is more than is_plainly_nfc() knows. Without a
/// branch: in a text of many accents no branch is foreseen, and the compiler judges sixteen bytes at once.
constexpr bool is_plain(std::uint8_t a, std::uint8_t b, std::uint8_t c) {
  const auto within = [](std::uint8_t byte, std::uint8_t first, std::uint8_t last) {
    return static_cast<std::uint8_t>(byte - first) <= last - first;
  };
  const auto leads_two = [&](std::uint8_t byte) { return within(byte, 0xC3, 0xCB); };  // U+00C0 to U+02FF
  const auto leads_three = [&](std::uint8_t byte) { return within(byte, 0xE1, 0xE2); };
  const bool follows = within(c, 0x80, 0xBF);
  const bool awaited = leads_two(b) | leads_three(b) | leads_three(a);
  bool plain = (follows == awaited) & (within(c, 0, 0xBF) | leads_two(c) | leads_three(c));
  plain &= (b != 0xE1) | within(c, 0xBA, 0xBB);  // U+1EA0 to U+1EFF
  plain &= (a != 0xE1) | (b != 0xBA) | (c >= 0xA0);
  plain &= (b != 0xE2) | (c == 0x80);  // U+2010 to U+2027
  plain &= (a != 0xE2) | within(c, 0x90, 0xA7);
  return plain;
}

/// True if all of it is ASCII, Latin letters as Vietnamese and most of Europe write them composed, and common
/// punctuation: then it is valid and in form C, and no table need be asked. False says nothing.
bool is_plainly_nfc(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t size = text.size();
  // Before and behind the text stand zeros.
  const auto at = [&](std::size_t i) { return i < size ? bytes[i] : std::uint8_t{0}; };
  std::uint8_t plain = is_plain(0, 0, at(0)) && is_plain(0, at(0), at(1)) ? 1 : 0;
  for (std::size_t i = 2; i < size; ++i)
    plain &= static_cast<std::uint8_t>(is_plain(bytes[i - 2], bytes[i - 1], bytes[i]));
  return plain != 0 && is_plain(at(size - 2), at(size - 1), 0) && is_plain(at(size - 1), 0, 0);
}

/// As many marks as anyone writes on one letter (UAX #15, "Stream-Safe Text Format").
constexpr int kMaxMarks = 30;
constexpr std::string_view kGraphemeJoiner = "\xCD\x8F";  // U+034F, which nobody sees

/// A longer row of marks, which takes the square of its length to be put in order, gets a joiner every kMaxMarks marks,
/// as UAX #15 has it. `text` is valid UTF-8; a text without such a row stays as it is.
std::string with_short_rows_of_marks(std::string_view text, const icu::Normalizer2& nfc) {
  std::string out;
  std::size_t copied = 0;
  int marks = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::int32_t length = 0;
    UChar32 c = 0;
    U8_NEXT_UNSAFE(text.data() + i, length, c);
    marks = c < 0x300 || nfc.hasBoundaryBefore(c) ? 0 : marks + 1;
    if (marks > kMaxMarks) {
      out.append(text, copied, i - copied).append(kGraphemeJoiner);
      copied = i;
      marks = 1;
    }
    i += static_cast<std::size_t>(length);
  }
  return out.append(text, copied);
}

}  // namespace

Result<std::string> to_nfc(std::string_view utf8) {
  if (is_plainly_nfc(utf8)) return std::string(utf8);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (const std::size_t bad = first_invalid(utf8); bad != utf8.size()) {
    const std::string_view before = utf8.substr(0, bad);
    const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return fail({.code = ErrorCode::invalid_utf8,
                 .message = "the text is not valid UTF-8; convert it first (for example with iconv)",
                 .file = {},
                 .line = line,
                 .column = bad - line_start + 1,
                 .pointer = {}});
  }
  // Files that were joined by programs that knew no such mark have two.
  while (utf8.starts_with(kByteOrderMark)) utf8.remove_prefix(kByteOrderMark.size());
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  if (U_SUCCESS(status) && utf8.size() <= INT32_MAX / 2) {
    const std::string safe = with_short_rows_of_marks(utf8, *nfc);
    const icu::StringPiece piece(safe.data(), static_cast<std::int32_t>(safe.size()));
    if (nfc->isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return safe;
    status = U_ZERO_ERROR;
    out.reserve(safe.size());
    icu::StringByteSink<std::string> sink(&out);
    nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  }
  if (U_FAILURE(status) || utf8.size() > INT32_MAX / 2) {
    return fail({.code = ErrorCode::limit,
                 .message = "the text is too long to be normalised (1 GiB at most)",
                 .file = {},
                 .line = 0,
                 .column = 0,
                 .pointer = {}});
  }
  return out;
}

}  // namespace entente
