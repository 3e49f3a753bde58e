#include "packs/phrase_view.hpp"

#include <array>
#include <span>
#include <vector>

#include "model/mention.hpp"
#include "support/catch.hpp"

using namespace entente;

namespace {

constexpr std::uint32_t kA = 0;
constexpr std::uint32_t kB = 1;
constexpr std::uint32_t kFar = 200;  // has no bit of its own, nor has the next

/// Ten tokens in two sentences [0, 6) and [6, 10) with these phrases of word classes.
Document sample() {
  struct At {
    std::uint32_t token, index, length;
  };
  constexpr At kPhrases[] = {{1, kA, 1}, {1, kA, 3}, {1, kB, 2}, {3, kA, 1}, {5, kA, 1}, {6, kA, 2}, {2, kFar, 1}};
  static std::array<std::vector<Phrase>, 10> phrases = [&] {
    std::array<std::vector<Phrase>, 10> out;
    for (const At& at : kPhrases) out[at.token].push_back({PhraseKind::word_class, at.index, at.length});
    out[4].push_back({PhraseKind::head, kA, 1});  // not a word class
    return out;
  }();
  static const std::vector<PhraseGroup> groups = [&] {
    std::vector<PhraseGroup> out;
    for (const std::vector<Phrase>& some : phrases)
      out.emplace_back(some, std::span<const RuleStart>{}, RuleWords{});
    return out;
  }();
  Document document;
  document.tokens.resize(10);
  document.sentences = {{{0, 6}, BlockKind::body}, {{6, 10}, BlockKind::body}};
  for (const PhraseGroup& group : groups) document.groups.push_back(&group);
  static const PhraseGroup nothing;
  document.groups.push_back(&nothing);
  return document;
}

}  // namespace

TEST_CASE("The longest phrase that begins at a token counts", "[packs]") {
  const Document document = sample();
  const PhraseView view(document, {0, 6});
  CHECK(view.length_at(1, kA) == 3);
  CHECK(view.length_at(1, kB) == 2);
  CHECK(view.length_at(3, kA) == 1);
  CHECK(view.length_at(2, kA) == 0);
  CHECK(view.length_at(4, kA) == 0);  // a head noun of the same index
}

TEST_CASE("Whether a phrase begins is told of classes with a bit of their own and of those that share one", "[packs]") {
  const Document document = sample();
  const PhraseView view(document, {0, 6});
  CHECK(view.begins(1, kA));
  CHECK_FALSE(view.begins(2, kA));
  CHECK_FALSE(view.begins(6, kA));  // in the next sentence
  CHECK(view.begins(2, kFar));
  CHECK_FALSE(view.begins(2, kFar + 1));
  CHECK_FALSE(view.begins(2, kNone));
}

TEST_CASE("The longest phrase that ends before a token counts", "[packs]") {
  const Document document = sample();
  const PhraseView view(document, {0, 6});
  CHECK(view.length_before(4, kA) == 3);
  CHECK(view.length_before(2, kA) == 1);
  CHECK(view.length_before(3, kB) == 2);
  CHECK(view.length_before(3, kA) == 0);
  CHECK(view.length_before(0, kA) == 0);
  CHECK(view.length_before(6, kA) == 1);
}

TEST_CASE("A token is covered by any phrase around it", "[packs]") {
  const Document document = sample();
  const PhraseView view(document, {0, 6});
  CHECK_FALSE(view.covers(0, kA));
  CHECK(view.covers(1, kA));
  CHECK(view.covers(2, kA));
  CHECK(view.covers(3, kA));
  CHECK_FALSE(view.covers(4, kA));
  CHECK_FALSE(view.covers(3, kB));
}

TEST_CASE("A view ends with its sentence", "[packs]") {
  const Document document = sample();
  const PhraseView first(document, {0, 6});
  const PhraseView second(document, {6, 10});
  CHECK(first.length_at(6, kA) == 0);
  CHECK(second.length_at(6, kA) == 2);
  CHECK(second.length_at(5, kA) == 0);
  CHECK(second.length_before(6, kA) == 0);
  CHECK_FALSE(first.inside(6));
  CHECK(second.inside(6));
  CHECK_FALSE(second.inside(10));
  CHECK(second.sentence() == TokenSpan{6, 10});
}

TEST_CASE("A class that the pack lacks is nowhere", "[packs]") {
  const Document document = sample();
  const PhraseView view(document, {0, 6});
  for (std::uint32_t token = 0; token < 6; ++token) {
    CHECK(view.length_at(token, kNone) == 0);
    CHECK(view.length_before(token, kNone) == 0);
    CHECK_FALSE(view.covers(token, kNone));
  }
}
