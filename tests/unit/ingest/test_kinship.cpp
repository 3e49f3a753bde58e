#include "ingest/kinship.hpp"

#include <vector>

#include "packs/phrase_set.hpp"
#include "support/catch.hpp"

using namespace entente;

TEST_CASE("A line is kin by the words and pairs of words that it shares", "[ingest]") {
  const std::vector<WordKey> body = word_keys("Sông Mây đón đoàn Đồi Cát và đón khách Sông Mây");
  const std::vector<WordKey> more = word_keys("khách quý");
  Kin kin(body.size() + more.size());
  CHECK(kin.of(word_keys("Sông Mây")).words == 0);
  kin.add(body);
  CHECK(kin.of({}).words == 0);
  const Kinship all = kin.of(word_keys("đón khách Sông Mây"));
  CHECK(all.words == 1);
  CHECK(all.pairs == 1);
  const Kinship turned = kin.of(word_keys("Mây Sông"));
  CHECK(turned.words == 1);
  CHECK(turned.pairs == 0);
  CHECK(kin.of(word_keys("đoàn quý")).words == 0.5);
  // What comes later counts from then on; a pair does not go over two lines.
  kin.add(more);
  CHECK(kin.of(word_keys("đoàn quý")).words == 1);
  CHECK(kin.of(word_keys("Mây khách")).pairs == 0);
  CHECK(kin.of(word_keys("khách quý")).pairs == 1);
  CHECK(kin.of(word_keys("quý")).pairs == 0);
}
