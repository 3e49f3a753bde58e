#include "ingest/language_choice.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <climits>
#include <span>
#include <string>

namespace entente {
namespace {

constexpr std::size_t kWordsRead = 1000;
constexpr std::size_t kShortText = 20;  // words
// So few words may hold a quarter of the function words that a text has at least: "Thứ trưởng Bộ Y tế A kiểm tra Trung
// tâm Y tế huyện B" has one. CLD2, which looks at letters, tells then; but where all marks are lost it is no witness.
constexpr std::size_t kFewWords = 200;
constexpr double kLeastOfShare = 0.25;

/// What a lexicon knows of the first words of a page, numbers left out.
struct Share {
  std::size_t words = 0;
  std::size_t known = 0;
};

/// Counts no further than a few words once so large a share is `enough`, whatever the other words are.
Share function_words(const Page& page, const ReaderLexicon& lexicon, double enough) {
  const double most = enough * static_cast<double>(std::min(page.words.size(), kWordsRead));
  constexpr std::size_t kAtOnce = 64;
  std::array<WordKey, kAtOnce> candidates{};
  Share out;
  std::span<const Token> rest(page.tokens);
  while (!rest.empty() && out.words < kWordsRead && static_cast<double>(out.known) <= most) {
    const auto here = rest.first(std::min({kAtOnce, rest.size(), kWordsRead - out.words}));
    // What may be one comes together first, without a branch: nobody foresees which words are.
    std::size_t count = 0;
    for (const Token& token : here) {
      const std::size_t counts = (token.is_word ? 1U : 0U) & (token.is_number ? 0U : 1U);
      candidates[count] = token.key;
      count += counts & (lexicon.function_words.may_begin(token.key) ? 1U : 0U);
      out.words += counts;
    }
    for (const WordKey word : std::span(candidates).first(count))
      out.known += lexicon.function_words.contains(word) ? 1U : 0U;
    rest = rest.subspan(here.size());
  }
  return out;
}

/// "vi" of "vi-VN", in lower case.
std::string primary_tag(std::string_view tag) {
  std::string out(tag.substr(0, tag.find_first_of("-_")));
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

struct Guess {
  std::string code;  ///< empty if unknown
  std::string name;
};

Guess detect(std::string_view text) {
  if (text.size() > INT_MAX) text = text.substr(0, INT_MAX);
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), /*is_plain_text=*/true, &reliable);
  if (!reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  std::string name = CLD2::LanguageName(language);
  for (std::size_t i = 1; i < name.size(); ++i)
    if (name[i] >= 'A' && name[i] <= 'Z' && name[i - 1] != ' ' && name[i - 1] != '_')
      name[i] = static_cast<char>(name[i] + 32);
  return {CLD2::LanguageCode(language), name};
}

std::string message(std::string_view text, std::string_view declared,
                    const std::vector<const ReaderLexicon*>& lexicons) {
  std::string known;
  for (const ReaderLexicon* lexicon : lexicons) known += (known.empty() ? "" : ", ") + lexicon->language;
  const Guess guess = detect(text);
  if (!guess.code.empty()) {
    const bool has_pack =
        std::ranges::any_of(lexicons, [&](const ReaderLexicon* lexicon) { return lexicon->language == guess.code; });
    if (has_pack) {
      return fmt::format(
          "the text seems to be in {} ({}), but has too few of the words that every such text has; "
          "are its letters complete?",
          guess.name, guess.code);
    }
    return fmt::format("the text is in {} ({}), which no language pack covers (packs: {})", guess.name, guess.code,
                       known);
  }
  if (!declared.empty()) {
    return fmt::format("the text, declared to be in \"{}\", is in no language that a pack covers (packs: {})", declared,
                       known);
  }
  return fmt::format("the text is in no language that a pack covers (packs: {})", known);
}

}  // namespace

Result<const ReaderLexicon*> choose_language(const Page& page, std::string_view declared,
                                             const std::vector<const ReaderLexicon*>& lexicons) {
  const std::string tag = primary_tag(declared);
  const ReaderLexicon* best = nullptr;
  double best_share = 0;
  for (const ReaderLexicon* lexicon : lexicons) {
    // A lexicon alone is not compared with others.
    const double enough = lexicons.size() == 1 ? lexicon->function_word_share : 1;
    const auto [words, known] = function_words(page, *lexicon, enough);
    const double share = words == 0 ? 0 : static_cast<double>(known) / static_cast<double>(words);
    const bool trusted = words < kShortText && tag == lexicon->language;
    if (share < lexicon->function_word_share && !trusted) {
      const bool may_be = words < kFewWords && share >= kLeastOfShare * lexicon->function_word_share;
      if (!may_be || detect(page.text).code != lexicon->language) continue;
    }
    if (best == nullptr || share > best_share) {
      best = lexicon;
      best_share = share;
    }
  }
  if (best != nullptr) return best;
  return fail({.code = ErrorCode::language, .message = message(page.text, declared, lexicons)});
}

}  // namespace entente
