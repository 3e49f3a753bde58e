#include <string>
#include <vector>

#include "annotate/annotator.hpp"
#include "support/catch.hpp"
#include "support/tiny_pack.hpp"

using namespace entente;

namespace {

/// The days that a text names, as "words = day", for an article of `published` (ISO; empty: unknown).
std::string days(std::string text, std::string_view published = "2021-05-10") {
  static const LanguagePack kPack = [] {
    test::PackFolder folder;
    folder.write("lexicon/time.json", R"({"classes": {
      "day_word": ["ngày", "sáng", "sáng ngày", "hôm nay"], "month_word": ["tháng"], "year_word": ["năm"], "open": ["("],
      "today": ["hôm nay", "nay"], "yesterday": ["hôm qua"], "tomorrow": ["ngày mai"]
    }})");
    auto pack = folder.load();
    if (!pack) throw std::runtime_error(to_string(pack.error()));
    return std::move(*pack);
  }();
  Article article;
  article.text = std::move(text);
  article.published = from_iso(published);
  article.blocks.push_back({BlockKind::body, {0, static_cast<std::uint32_t>(article.text.size())}});
  const Document document = annotate(article, kPack);
  std::string out;
  for (const TimeMention& time : document.times)
    out +=
        (out.empty() ? "" : "; ") + std::string(document.text(document.bytes(time.tokens))) + " = " + to_iso(time.date);
  return out;
}

}  // namespace

TEST_CASE("Days written out are found, day before month", "[annotate]") {
  CHECK(days("Lào thăm ngày 2/5/2019.") == "ngày 2/5/2019 = 2019-05-02");
  CHECK(days("Lào thăm ngày 02-05-2019.") == "ngày 02-05-2019 = 2019-05-02");
  CHECK(days("Lào thăm ngày 2.5.2019.") == "ngày 2.5.2019 = 2019-05-02");
  CHECK(days("Lào thăm ngày 10 tháng 4 năm 2018.") == "ngày 10 tháng 4 năm 2018 = 2018-04-10");
  CHECK(days("Sáng ngày 2/5/2019 và ngày 3/5/2019.") == "Sáng ngày 2/5/2019 = 2019-05-02; ngày 3/5/2019 = 2019-05-03");
}

TEST_CASE("A day without its year is the one nearest to the day of publication", "[annotate]") {
  CHECK(days("Sáng 22/4, đoàn đến.") == "Sáng 22/4 = 2021-04-22");
  CHECK(days("Ngày 9-11, đoàn đến.") == "Ngày 9-11 = 2020-11-09");
  CHECK(days("Ngày 30/12, đoàn đến.", "2021-01-03") == "Ngày 30/12 = 2020-12-30");
  CHECK(days("Ngày 3/1, đoàn đến.", "2020-12-30") == "Ngày 3/1 = 2021-01-03");
  CHECK(days("Ngày 5 tháng 3.") == "Ngày 5 tháng 3 = 2021-03-05");
}

TEST_CASE("Words for a day are told from the day of publication", "[annotate]") {
  CHECK(days("Đoàn đến hôm nay.") == "hôm nay = 2021-05-10");
  CHECK(days("Đoàn đến hôm qua.", "2021-03-01") == "hôm qua = 2021-02-28");
  CHECK(days("Đoàn đến ngày mai.", "2020-12-31") == "ngày mai = 2021-01-01");
}

TEST_CASE("Without a day of publication only whole dates count", "[annotate]") {
  CHECK(days("Ngày 22/4, hôm qua, ngày 2/5/2019.", "") == "ngày 2/5/2019 = 2019-05-02");
}

TEST_CASE("What is no day is none", "[annotate]") {
  for (const char* text : {"Tỷ lệ 22/4 là cao.", "Ngày 31/2/2021.", "Ngày 5/13.", "Ngày 0/4.", "Tháng 4 năm 2018.",
                           "Ngày đẹp trời.", "Ngày", "Ngày 2/", "Ngày 12345/4", "Ngày 22 / 4."}) {
    INFO(text);
    CHECK(days(text).empty());
  }
}
