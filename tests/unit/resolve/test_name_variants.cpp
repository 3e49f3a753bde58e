#include "resolve/name_variants.hpp"

#include "support/catch.hpp"

using namespace entente;

TEST_CASE("Initials stand for words, over one word without any", "[resolve]") {
  CHECK(abbreviates("sở gd đt", "sở giáo dục và đào tạo"));
  CHECK(abbreviates("sở gdđt", "sở giáo dục và đào tạo"));
  CHECK(abbreviates("sở gtvt", "sở giao thông vận tải"));
  CHECK(abbreviates("cơ quan csđt", "cơ quan cảnh sát điều tra"));
  CHECK(abbreviates("sở lđtbxh", "sở lao động thương binh và xã hội"));
  CHECK(abbreviates("ban atgt quốc gia", "ban an toàn giao thông quốc gia"));
}

TEST_CASE("What leaves words out or differs in one abbreviates nothing", "[resolve]") {
  CHECK_FALSE(abbreviates("sở y tế", "sở y tế"));
  CHECK_FALSE(abbreviates("sở y tế", "sở y tế công cộng"));
  CHECK_FALSE(abbreviates("sở gd", "sở giáo dục và đào tạo"));
  CHECK_FALSE(abbreviates("sở gtvt", "sở giao thông công chính"));
  CHECK_FALSE(abbreviates("sở xd", "sở giáo dục"));
  CHECK_FALSE(abbreviates("sở giáo dục", "sở gd"));
  CHECK_FALSE(abbreviates("", "sở"));
}

TEST_CASE("A shorter name is the beginning or the end of a longer one, by whole words", "[resolve]") {
  CHECK(begins_or_ends("trump", "donald trump"));
  CHECK(begins_or_ends("donald", "donald trump"));
  CHECK_FALSE(begins_or_ends("rump", "donald trump"));
  CHECK_FALSE(begins_or_ends("donald trump", "donald trump"));
  CHECK_FALSE(begins_or_ends("", "donald trump"));
}
