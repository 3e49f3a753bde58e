#include "text/normalizer.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/plain_utf8.hpp"

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

/// As many marks as anyone writes on one letter (UAX #15, "Stream-Safe Text Format").
constexpr int kMaxMarks = 30;
constexpr std::string_view kGraphemeJoiner = "\xCD\x8F";  // U+034F, which nobody sees

/// True if eight bytes side by side may belong to other characters than those of ASCII, as in every longer row; in a
/// text of Latin letters they never do.
bool may_hold_long_row(std::string_view text) {
  constexpr std::uint64_t kEach = 0x8080808080808080U;
  bool found = false;
  for (std::size_t i = 0; i + sizeof(std::uint64_t) <= text.size(); i += sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + i, sizeof bytes);
    found = found | ((bytes & kEach) == kEach);
  }
  return found;
}

/// A longer row of marks, which takes the square of its length to be put in order, gets a joiner every kMaxMarks marks,
/// as UAX #15 has it. `text` is valid UTF-8; a text without such a row stays as it is.
std::string with_short_rows_of_marks(std::string_view text, const icu::Normalizer2& nfc) {
  if (!may_hold_long_row(text)) return std::string(text);
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

/// Appends the text, which is valid UTF-8, in normalisation form C. False if ICU fails.
bool append_nfc(std::string_view text, const icu::Normalizer2& nfc, std::string& out) {
  const std::string safe = with_short_rows_of_marks(text, nfc);
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  nfc.normalizeUTF8(0, {safe.data(), static_cast<std::int32_t>(safe.size())}, sink, nullptr, status);
  return U_SUCCESS(status) != 0;
}

Error invalid(std::string_view text, std::size_t bad) {
  const std::string_view before = text.substr(0, bad);
  const auto line = static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1;
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {.code = ErrorCode::invalid_utf8,
          .message = "the text is not valid UTF-8; convert it first (for example with iconv)",
          .file = {},
          .line = line,
          .column = bad - line_start + 1,
          .pointer = {}};
}

}  // namespace

Result<std::string> to_nfc(std::string_view utf8) {
  if (is_plain_utf8(utf8)) return std::string(utf8);
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  bool done = U_SUCCESS(status) && utf8.size() <= INT32_MAX / 2;
  std::size_t begin = 0;
  // Files that were joined by programs that knew no such mark have two.
  while (utf8.substr(begin).starts_with(kByteOrderMark)) begin += kByteOrderMark.size();
  std::string out;
  out.reserve(utf8.size());
  // Line by line, since a line end composes with nothing: most lines of a text that is not plain are.
  while (done && begin < utf8.size()) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size() - 1) + 1;
    const std::string_view line = utf8.substr(begin, end - begin);
    if (is_plain_utf8(line)) {
      out += line;
    } else if (const std::size_t bad = first_invalid(line); bad != line.size()) {
      return fail(invalid(utf8, begin + bad));
    } else {
      done = append_nfc(line, *nfc, out);
    }
    begin = end;
  }
  if (!done) {
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
