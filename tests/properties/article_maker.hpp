#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace entente::test {

/// An article in Vietnamese, put together from tables of names, posts, verbs, objects, dates and clutter, with now and
/// then a character that hides or means something elsewhere. The same seed makes the same article, on every machine.
[[nodiscard]] std::string make_article(std::uint32_t seed);

/// Articles that name the same few actors again and again: those of seeds first, first + 1, ….
[[nodiscard]] std::vector<std::string> make_articles(std::uint32_t first, std::size_t count);

}  // namespace entente::test
