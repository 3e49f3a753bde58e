#include "text/slug.hpp"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>

namespace entente {

std::string slug(std::string_view text) {
  // A transliterator is costly to make and not thread-safe.
  thread_local const std::unique_ptr<icu::Transliterator> kToAscii = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Transliterator>(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; NFD; [:Nonspacing Mark:] Remove; Lower", UTRANS_FORWARD, status));
  }();
  icu::UnicodeString unicode =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  if (kToAscii != nullptr) kToAscii->transliterate(unicode);
  std::string out;
  for (std::int32_t i = 0; i < unicode.length(); ++i) {
    const char16_t c = unicode[i];
    if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')) {
      out.push_back(static_cast<char>(c));
    } else if (!out.empty() && out.back() != '-') {
      out.push_back('-');
    }
  }
  if (!out.empty() && out.back() == '-') out.pop_back();
  return out;
}

}  // namespace entente
