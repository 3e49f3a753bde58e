#include "text/region_names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "support/catch.hpp"

using namespace entente;

TEST_CASE("ICU names the countries in the language asked for", "[text]") {
  const auto list = region_names("vi");
  const std::map<std::string, std::string> names(list.begin(), list.end());
  CHECK(names.at("VN") == "Việt Nam");
  CHECK(names.at("JP") == "Nhật Bản");
  CHECK(names.at("LA") == "Lào");
  const auto english = region_names("en");
  const std::map<std::string, std::string> in_english(english.begin(), english.end());
  CHECK(in_english.at("JP") == "Japan");
}

TEST_CASE("Region names are sorted by code, one each, none empty", "[text]") {
  const auto names = region_names("vi");
  CHECK(names.size() > 200);
  CHECK(std::ranges::is_sorted(names));
  std::set<std::string> codes;
  for (const auto& [code, name] : names) {
    codes.insert(code);
    CHECK(code.size() == 2);
    CHECK_FALSE(name.empty());
    CHECK(name != code);
  }
  CHECK(codes.size() == names.size());
}

TEST_CASE("A language that ICU does not know has no region names", "[text]") {
  // Not those of the language that the machine happens to speak.
  CHECK(region_names("xx").empty());
  CHECK(region_names("qtz").empty());
  CHECK(region_names("").empty());
}
