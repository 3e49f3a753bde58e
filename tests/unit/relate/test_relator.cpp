#include "relate/relator.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "unit/relate/facts.hpp"

using namespace entente;
using test::Facts;
using test::Reader;

TEST_CASE("A short gap passes up to four tokens, neither commas nor actors", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (giúp) .. {object}");
  CHECK(read("Lào giúp Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào giúp một hai ba bốn Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào giúp một hai ba bốn năm Cuba.").empty());
  CHECK(read("Lào giúp một, hai Cuba.").empty());
  CHECK(read("Lào giúp một. Cuba vui.").empty());
}

TEST_CASE("A gap without actors stops at the first one", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (giúp) ..8 cho {object}");
  CHECK(read("Lào giúp tiền cho Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào giúp Nhật Bản cho Cuba.").empty());
}

TEST_CASE("A gap ends before the owner in a noun phrase that begins with a word for a group", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (giúp) ..8 của (riêng)? {object}");
  CHECK(read("Lào giúp đón đoàn của Cuba.") == Facts{"Lào aids Cuba"});
  // There it is a group.
  CHECK(read("Lào giúp tiền cho đoàn của Cuba.").empty());
  CHECK(read("Lào giúp đón đoàn Cuba.").empty());
}

TEST_CASE("A long gap passes commas, a wavy one actors too, none the end of a clause", "[relate]") {
  const Reader dots = Reader::of_pattern("{subject^} (giúp) ... cho {object}");
  CHECK(dots("Lào giúp tiền, gạo, thuốc cho Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(dots("Lào giúp Nhật Bản tiền cho Cuba.").empty());
  CHECK(dots("Lào giúp tiền; gạo cho Cuba.").empty());
  const Reader wave = Reader::of_pattern("{subject^} (giúp) ~ cho {object}");
  CHECK(wave("Lào giúp Nhật Bản tiền, gạo cho Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(wave("Lào giúp tiền: gạo cho Cuba.").empty());
}

TEST_CASE("A gap keeps to the limit that the rule sets", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (giúp) ..1 {object}");
  CHECK(read("Lào giúp một Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào giúp một hai Cuba.").empty());
}

TEST_CASE("Commas of a fixed phrase are no commas", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (giúp) ..6 cho {object}");
  CHECK(read("Lào giúp phòng, chống dịch cho Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào giúp phòng, khám dịch cho Cuba.").empty());
}

TEST_CASE("A full stop that a rule asks for is the end of a sentence without one, too", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (giúp) {object} (. | khi)");
  CHECK(read("Lào giúp Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào giúp Cuba") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào giúp Cuba khi").size() == 1);
  CHECK(read("Lào giúp Cuba một hai").empty());
  CHECK(Reader::of_pattern("{subject^} (giúp) {object} (khi)")("Lào giúp Cuba").empty());
}

TEST_CASE("Optional elements may be there or not", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (giúp) (cho | tới)? #? {object}");
  for (const char* text :
       {"Lào giúp Cuba.", "Lào giúp cho Cuba.", "Lào giúp tới Cuba.", "Lào giúp 5 Cuba.", "Lào giúp cho 1.500 Cuba."}) {
    INFO(text);
    CHECK(read(text) == Facts{"Lào aids Cuba"});
  }
  CHECK(read("Lào giúp cho tới Cuba.").empty());
}

TEST_CASE("What must be absent may not stand before the next actor", "[relate]") {
  const Reader read = Reader::of_pattern("{both*} (giúp nhau) !(với | cùng)");
  const Facts both{"Cuba aids Lào", "Lào aids Cuba"};
  CHECK(read("Lào và Cuba giúp nhau.") == both);
  CHECK(read("Lào và Cuba giúp nhau với Việt Nam.").empty());
  CHECK(read("Lào và Cuba giúp nhau thường xuyên cùng Việt Nam.").empty());
  CHECK(read("Lào và Cuba giúp nhau với lòng tin của Việt Nam.") == both);   // no actor stands behind it
  CHECK(read("Lào và Cuba giúp nhau như Việt Nam với Campuchia.") == both);  // another comes first
}

TEST_CASE("A number is one in figures, with its points", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (giúp) # (máy) cho {object}");
  CHECK(read("Lào giúp 800 máy cho Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào giúp 1.500 máy cho Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào giúp 1.500.000 máy cho Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào giúp ba máy cho Cuba.").empty());
  CHECK(read("Lào giúp máy cho Cuba.").empty());
}

TEST_CASE("The longest phrase is tried first, shorter ones if need be", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (giúp) (đỡ | đỡ cho)? cho? {object}");
  CHECK(read("Lào giúp đỡ cho Cuba.") == Facts{"Lào aids Cuba"});
  const Reader needed = Reader::of_pattern("{subject^} (giúp) (đỡ | đỡ cho) cho {object}");
  CHECK(needed("Lào giúp đỡ cho Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("Case and the place of the tone mark do not matter to rules", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^} (thoả thuận với) {object}");
  CHECK(read("Lào THỎA THUẬN với Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào thoả thuận với Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("An argument takes only actors of its classes", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^:Country} (giúp) {object:Area|Body}");
  CHECK(read("Lào giúp An Giang.") == Facts{"Lào aids An Giang"});
  CHECK(read("Lào giúp WHO.") == Facts{"Lào aids WHO"});
  CHECK(read("Lào giúp Bộ Y tế.") == Facts{"Lào aids Bộ Y tế"});  // of a class below
  CHECK(read("Lào giúp Cuba.").empty());
  CHECK(read("WHO giúp An Giang.").empty());
}

TEST_CASE("Without a clause's subject the words stand where the pattern says", "[relate]") {
  const Reader read = Reader::of_pattern("{subject} ..2 (giúp) {object}");
  CHECK(read("Học sinh Lào giúp Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào một hai giúp Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào một hai ba giúp Cuba.").empty());
}

TEST_CASE("Numbers with their points are read backwards too", "[relate]") {
  const Reader read = Reader::of_pattern("{subject} # (máy cho) {object}");
  CHECK(read("Lào 800 máy cho Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào 1.500 máy cho Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("Words before the argument are read backwards from the trigger", "[relate]") {
  const Reader read = Reader::of_pattern("(món quà)? của? {subject} (cho) {object}");
  CHECK(read("Món quà của Lào cho Cuba.") == Facts{"Lào aids Cuba"});
}

TEST_CASE("A role of several takes a list, a pair or both sides, no single actor", "[relate]") {
  const Reader read;
  CHECK(read("Lào và Cuba gặp nhau.") == Facts{"Lào meets Cuba"});
  CHECK(read("Lào, Cuba và Nhật Bản gặp nhau.") ==
        Facts{"Lào meets Cuba", "Lào meets Nhật Bản", "Cuba meets Nhật Bản"});
  CHECK(read("Lào gặp nhau.").empty());
  CHECK(read("Hai bên gặp nhau.") == Facts{"Hai bên meets Hai bên"});  // told apart when it is resolved
}

TEST_CASE("Of several with one role for both ends each does it to the other, once if that says the same", "[relate]") {
  const Reader read(
      R"json({"id": "xx.r", "pattern": "{subject*^} (giúp nhau)", "predicate": "aids", "object": "subject"})json");
  CHECK(read("Lào và Cuba giúp nhau.") == Facts{"Lào aids Cuba", "Cuba aids Lào"});
  CHECK(read("Lào giúp nhau.").empty());
}

TEST_CASE("Two countries with a dash between are a pair", "[relate]") {
  const Reader read = Reader(R"json({"id": "xx.r", "pattern": "(hữu nghị) {both*}", "predicate": "meets"})json");
  CHECK(read("Tình hữu nghị Lào - Cuba.") == Facts{"Lào meets Cuba"});
  CHECK(read("Tình hữu nghị Lào – Cuba.") == Facts{"Lào meets Cuba"});
  CHECK(read("Tình hữu nghị Lào.").empty());
}

TEST_CASE("A rule may state more than one relation", "[relate]") {
  const Reader read(
      R"json({"id": "xx.r", "pattern": "{subject^} (mời) {object} (thăm) {place}", "predicate": "asks",
    "also": [{"predicate": "visits", "subject": "object", "object": "place", "modality": "requested"}]})json");
  CHECK(read("Lào mời Cuba thăm Hà Nội.") == Facts{"Lào asks Cuba", "Cuba visits Hà Nội (requested)"});
}

TEST_CASE("Of two relations of one pair only the more specific stays", "[relate]") {
  const std::string general = R"json({"id": "a", "pattern": "{subject^} (giúp) .. {object}", "predicate": "aids"})json";
  const std::string special =
      R"json({"id": "b", "pattern": "{subject^} (giúp) (gạo) (cho)? {object}", "predicate": "gives"})json";
  const std::string other =
      R"json({"id": "c", "pattern": "{subject^} (giúp) .. {object}", "predicate": "asks", "modality": "asserted"})json";
  const Reader read(general + "," + special + "," + other);
  CHECK(read("Lào giúp gạo cho Cuba.") == Facts{"Lào gives Cuba", "Lào asks Cuba"});
  CHECK(read("Lào giúp tiền cho Cuba.") == Facts{"Lào aids Cuba", "Lào asks Cuba"});
}

TEST_CASE("The more specific relation of another modality or pair leaves the general one alone", "[relate]") {
  const Reader read(
      R"json({"id": "a", "pattern": "{subject^} (giúp) {object}", "predicate": "aids"},
         {"id": "b", "pattern": "{subject^} (tặng) {object}", "predicate": "gives"})json");
  CHECK(read("Lào giúp Cuba và sẽ tặng Cuba.") == Facts{"Lào aids Cuba", "Lào gives Cuba (intended)"});
  CHECK(read("Lào giúp Cuba và tặng Nhật Bản.") == Facts{"Lào aids Cuba", "Lào gives Nhật Bản"});
}

TEST_CASE("A planned gift leaves the help that happened alone", "[relate]") {
  const Reader read(
      R"json({"id": "a", "pattern": "{subject^} (giúp) {object}", "predicate": "aids"},
         {"id": "b", "pattern": "{subject^} (giúp) {object}", "predicate": "gives", "modality": "intended"})json");
  CHECK(read("Lào giúp Cuba.") == Facts{"Lào aids Cuba", "Lào gives Cuba (intended)"});
  CHECK(read("Lào sẽ giúp Cuba.") == Facts{"Lào gives Cuba (intended)"});
}

TEST_CASE("A trigger inside a name or a nominal phrase triggers nothing", "[relate]") {
  const Reader read;
  CHECK(read("Lào, Quỹ Hỗ trợ Cuba đến.").count("Lào aids Cuba") == 0);
  CHECK(read("Lào gặp Cuba.") == Facts{"Lào meets Cuba"});
  CHECK(read("Lào buổi gặp Cuba.").empty());
}

TEST_CASE("Rules never reach across sentences", "[relate]") {
  const Reader read = Reader::of_pattern("{subject} ~ (giúp) ~ {object}");
  CHECK(read("Lào giúp Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào đến. Đoàn giúp Cuba.").empty());
  CHECK(read("Lào giúp.\nCuba vui.").empty());
}

TEST_CASE("A relation knows its rule, its confidence and the words that say so", "[relate]") {
  const Reader read(R"json({"id": "xx.r", "pattern": "{subject^} (giúp) {object}", "predicate": "aids",
                        "confidence": 0.6})json");
  const Reader::Found found = read.read("Mở đầu. Hôm nay Lào giúp Cuba. Kết thúc.");
  REQUIRE(found.relations.size() == 1);
  const Relation& relation = found.relations.front();
  CHECK(relation.rule == "xx.r");
  CHECK(relation.confidence == 0.6);
  CHECK(found.document.text(found.document.bytes(relation.evidence)) == "Lào giúp Cuba");
}

TEST_CASE("A subject may be limited to the words right before the trigger", "[relate]") {
  const Reader read = Reader::of_pattern("{subject^2} (giúp) {object}");
  CHECK(read("Lào giúp Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào đã nhiều giúp Cuba.") == Facts{"Lào aids Cuba"});
  CHECK(read("Lào đã rất nhiều giúp Cuba.").empty());
  CHECK(read("Lào, sẽ giúp Cuba.").empty());
}

TEST_CASE("What is given is what the trigger's quantities name", "[relate]") {
  const Reader read(R"json({"id": "xx.r", "pattern": "{subject^} (tặng) {object}", "predicate": "gives",
                        "items": true})json");
  const auto items = [&](const char* text) {
    const auto found = read.read(text);
    REQUIRE(found.relations.size() == 1);
    return found.relations.front().items;
  };
  using Items = std::vector<std::string>;
  CHECK(items("Lào tặng Cuba 800 máy thở.") == Items{"800 máy thở"});
  CHECK(items("Lào tặng Cuba 1.500 máy thở và 2 triệu khẩu trang.") == Items{"1.500 máy thở", "2 triệu khẩu trang"});
  CHECK(items("Lào tặng Cuba máy thở.").empty());
  CHECK(items("Năm 2020, Lào tặng Cuba máy thở.").empty());
}

TEST_CASE("A relation has the day that its sentence names", "[relate]") {
  const Reader read;
  const auto day = [&](const char* text) {
    const auto found = read.read(text, make_date(2021, 5, 10));
    REQUIRE(found.relations.size() == 1);
    return found.relations.front().date;
  };
  CHECK(day("Ngày 22/4, Lào hỗ trợ Cuba.") == make_date(2021, 4, 22));
  CHECK(day("Lào hỗ trợ Cuba ngày 22/4/2019.") == make_date(2019, 4, 22));
  CHECK(day("Hôm nay Lào hỗ trợ Cuba.") == make_date(2021, 5, 10));
  CHECK_FALSE(day("Lào hỗ trợ Cuba. Ngày 22/4, đoàn về."));
}

TEST_CASE("The same relation is stated once a sentence", "[relate]") {
  const Reader read(
      R"json({"id": "a", "pattern": "{subject^} (giúp) {object}", "predicate": "aids"},
         {"id": "b", "pattern": "{subject^} (giúp) {object:Country}", "predicate": "aids"})json");
  CHECK(read.read("Lào giúp Cuba.").relations.size() == 1);
  CHECK(read.read("Lào giúp Cuba. Lào giúp Cuba.").relations.size() == 2);
}

TEST_CASE("No actors, no relations", "[relate]") {
  const Reader read;
  CHECK(read("").empty());
  CHECK(read("Đoàn hỗ trợ người dân.").empty());
}
