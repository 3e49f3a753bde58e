#pragma once

// Not for use outside this folder.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace entente {

/// What the strings of a JSON text may hold.
enum class StringsMayHold {
  text,      ///< what is_utf8_line() is true of; quotation marks, backslashes and control characters are escaped
  anything,  ///< what is no UTF-8 becomes U+FFFD, and the line ends of Unicode are escaped too
};

/// A JSON text that is put together from front to back.
class JsonText {
 public:
  explicit JsonText(StringsMayHold held) : held_(held) {}

  void reserve(std::size_t size) { text_.reserve(size); }
  /// Appends what is JSON already.
  JsonText& raw(std::string_view json) {
    text_ += json;
    return *this;
  }
  /// Appends the text as a string with its quotes. Linear.
  JsonText& string(std::string_view text);
  JsonText& number(std::uint32_t number);
  /// Appends the shortest decimal that reads back as exactly this finite number.
  JsonText& number(double number);
  /// Appends a list; `write` appends one of the items.
  template <class Items, class Write>
  JsonText& list(const Items& items, Write write) {
    char before = '[';
    for (const auto& item : items) {
      text_ += before;
      write(item);
      before = ',';
    }
    return raw(items.empty() ? "[]" : "]");
  }

  /// All of it; nothing is left.
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
  StringsMayHold held_;
};

}  // namespace entente
