#pragma once

// Not for use outside this folder.

#include <array>
#include <cstddef>
#include <string_view>

namespace entente {

/// Characters that may stand at the ends of a line. Nearly always none does, which one byte tells.
template <std::size_t N>
class Marks {
 public:
  constexpr Marks(const std::array<std::string_view, N>& marks) : marks_(marks) {
    for (const std::string_view mark : marks) {
      first_[static_cast<unsigned char>(mark.front())] = true;
      last_[static_cast<unsigned char>(mark.back())] = true;
    }
  }
  /// The one with which the text begins, ends; empty if there is none.
  [[nodiscard]] std::string_view at_start(std::string_view text) const {
    if (text.empty() || !first_[static_cast<unsigned char>(text.front())]) return {};
    for (const std::string_view mark : marks_)
      if (text.starts_with(mark)) return mark;
    return {};
  }
  [[nodiscard]] std::string_view at_end(std::string_view text) const {
    if (text.empty() || !last_[static_cast<unsigned char>(text.back())]) return {};
    for (const std::string_view mark : marks_)
      if (text.ends_with(mark)) return mark;
    return {};
  }
  [[nodiscard]] bool contains(std::string_view text) const { return at_start(text) == text && !text.empty(); }

 private:
  std::array<std::string_view, N> marks_;
  std::array<bool, 256> first_{};
  std::array<bool, 256> last_{};
};

/// White space and characters that show nothing.
inline constexpr Marks<14> kSpaces{{{" ", "\t", "\f", "\v", "\u00A0", "\u00AD", "\u2002", "\u2003", "\u2009", "\u200B",
                                     "\u200C", "\u200D", "\u3000", "\uFEFF"}}};
/// What may stand behind the end of a sentence.
inline constexpr Marks<8> kClosers{{{"\"", "'", "”", "’", "»", ")", "]", "_"}}};

}  // namespace entente
