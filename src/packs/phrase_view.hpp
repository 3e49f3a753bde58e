#pragma once

#include <cstdint>

#include "model/document.hpp"

namespace entente {

/// The pack's phrases in one sentence of a document, asked by word class (an index into
/// LanguagePack::word_classes; kNone matches nothing). Keeps references: the document must outlive it.
class PhraseView {
 public:
  PhraseView(const Document& document, TokenSpan sentence) : document_(&document), sentence_(sentence) {}

  /// Tokens of the longest phrase of the class that begins at `at`; 0 if there is none.
  [[nodiscard]] std::uint32_t length_at(std::uint32_t at, std::uint32_t word_class) const;
  /// Tokens of the longest phrase of the class that ends right before `at`; 0 if there is none.
  [[nodiscard]] std::uint32_t length_before(std::uint32_t at, std::uint32_t word_class) const;
  /// True if token `at` lies inside a phrase of the class.
  [[nodiscard]] bool covers(std::uint32_t at, std::uint32_t word_class) const;
  [[nodiscard]] bool inside(std::uint32_t at) const { return sentence_.begin <= at && at < sentence_.end; }
  [[nodiscard]] TokenSpan sentence() const { return sentence_; }

 private:
  /// No phrase of a pack that is asked for backwards is longer.
  static constexpr std::uint32_t kMaxPhrase = 8;
  const Document* document_;
  TokenSpan sentence_;
};

}  // namespace entente
