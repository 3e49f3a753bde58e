#include "text/tokenizer.hpp"

#include <unicode/utf8.h>

#include <cstdint>

#include "text/characters.hpp"

namespace entente {

void tokenize(std::string_view text, ByteSpan range, std::vector<Token>& out) {
  const CharacterTable& table = character_table();
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto end = static_cast<std::int32_t>(range.end);
  const auto next = [&](std::int32_t& at) {
    if (bytes[at] < 0x80) return table[bytes[at++]];
    UChar32 c = 0;
    U8_NEXT(bytes, at, end, c);
    return static_cast<std::uint32_t>(c) < table.size() ? table[static_cast<std::size_t>(c)] : read_character(c);
  };
  Token token;  // the one that comes next
  token.space_before = true;
  token.line_before = range.begin == 0;
  for (auto at = static_cast<std::int32_t>(range.begin); at < end;) {
    token.bytes.begin = static_cast<std::uint32_t>(at);
    Character c = next(at);
    if (c.kind == CharacterKind::space || c.kind == CharacterKind::line) {
      token.space_before = true;
      token.line_before = token.line_before || c.kind == CharacterKind::line;
      continue;
    }
    WordHash hash;
    hash.add(c);
    if (c.kind != CharacterKind::symbol) {
      token.is_word = true;
      token.is_upper = c.kind == CharacterKind::upper;
      std::uint32_t letters = 0;
      std::uint32_t kinds = 0;  // a bit for each that is in it
      for (std::int32_t behind = at;; at = behind) {
        letters += c.kind >= CharacterKind::lower ? 1U : 0U;
        kinds |= 1U << static_cast<unsigned>(c.kind);
        if (at == end) break;
        c = next(behind);
        if (c.kind <= CharacterKind::symbol) break;
        hash.add(c);
      }
      const auto has = [&](CharacterKind kind) { return (kinds >> static_cast<unsigned>(kind) & 1U) != 0; };
      token.is_number = letters == 0 && has(CharacterKind::digit);
      token.is_all_upper = letters >= 2 && !has(CharacterKind::lower);
    }
    token.bytes.end = static_cast<std::uint32_t>(at);
    token.key = hash.key();
    out.push_back(token);
    token = {};
  }
}

}  // namespace entente
