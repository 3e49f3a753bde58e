#include "base/hash.hpp"

#include "support/catch.hpp"

TEST_CASE("A content hash is the XXH3 128 of the bytes in lower-case hex", "[base]") {
  // The reference value of the empty input, from the xxHash specification's own tests.
  CHECK(entente::content_hash("") == "99aa06d3014798d86001c324468d497f");
}

TEST_CASE("Bytes in pieces have the hash of the whole", "[base]") {
  const std::string text(1000, 'x');
  entente::ContentHash hash;
  for (std::size_t i = 0; i < text.size(); i += 300) hash.add(std::string_view(text).substr(i, 300));
  CHECK(hash.digest() == entente::content_hash(text));
}

TEST_CASE("Other bytes give another hash", "[base]") {
  CHECK(entente::content_hash("a|b") != entente::content_hash("ab|"));
  CHECK(entente::content_hash(std::string_view("a\0b", 3)) != entente::content_hash("a"));
}
