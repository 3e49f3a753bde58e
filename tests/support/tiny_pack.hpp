#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "model/ontology.hpp"
#include "packs/language_pack.hpp"
#include "support/temp_dir.hpp"

namespace entente::test {

/// An ontology with names of its own: what the stages do with it hangs on its structure alone.
inline Ontology tiny_ontology() {
  Ontology out;
  out.ns = "https://example.org/t#";
  constexpr std::pair<const char*, const char*> kClasses[] = {
      // name, superclass
      {"Actor", ""},        {"Area", "Actor"},         {"Body", "Actor"},   {"Clinic", "Body"},
      {"Country", "Actor"}, {"Ministry", "StateBody"}, {"Person", "Actor"}, {"StateBody", "Body"}};
  for (const auto& [name, super] : kClasses) out.classes.push_back({.iri = out.ns + name, .name = name});
  for (const auto& [name, super] : kClasses)
    if (const ClassId up = out.find_class(super); up.valid())
      out.classes[out.find_class(name).value].supers.push_back(up);
  const auto add_property = [&](const std::string& name, std::initializer_list<const char*> domain,
                                std::initializer_list<const char*> range) -> OntologyProperty& {
    OntologyProperty one{.iri = out.ns + name, .name = name};
    for (const char* type : domain) one.domain.push_back(out.find_class(type));
    for (const char* type : range) one.range.push_back(out.find_class(type));
    out.properties.push_back(one);
    return out.properties.back();
  };
  add_property("aids", {"Actor"}, {"Actor"});
  add_property("asks", {"Actor"}, {"Actor"});
  add_property("gives", {"Actor"}, {"Actor"}).supers.push_back(out.find_property("aids"));
  add_property("governs", {"Body"}, {"Country", "Area"}).structural = true;
  add_property("holds", {"Person"}, {"Body", "Country", "Area"}).structural = true;
  add_property("meets", {"Actor"}, {"Actor"}).symmetric = true;
  add_property("represents", {"Person", "StateBody"}, {"Country"}).structural = true;
  add_property("visits", {"Actor"}, {"Country", "Area", "Body"});
  out.seal();
  return out;
}

inline constexpr std::string_view kRoles = R"("roles": {
  "person": "Person", "country": "Country", "area": "Area", "body": "Body", "state_body": "StateBody"
})";

inline constexpr std::string_view kGazetteerHeader = "id\tclass\tname\taliases\twithin\tcodes\tvalid\tsource\n";

/// A folder with the smallest language pack that loads; tests replace files of it.
class PackFolder {
 public:
  PackFolder() {
    manifest(R"("language": "xx", "name": "Test", "format": 1)");
    write("lexicon/words.json", R"({"classes": {"comma": [","], "boundary": ["."]}})");
    gazetteer("country-aa\tCountry\tAland\t\t\t\t\ttest\n");
    write("relations/rules.json",
          R"({"rules": [{"id": "xx.aids.1", "pattern": "{subject^} (helps) {object}", "predicate": "aids"}]})");
  }

  std::string write(std::string_view name, std::string_view text) { return folder_.write(name, text).string(); }

  /// A manifest of these members and the usual roles.
  std::string manifest(std::string_view members) {
    return write("pack.json", "{" + std::string(members) + ", " + std::string(kRoles) + "}");
  }

  /// The lines below the header.
  std::string gazetteer(std::string_view lines) {
    return write("gazetteer/actors.tsv", std::string(kGazetteerHeader) + std::string(lines));
  }

  [[nodiscard]] Result<LanguagePack> load(const Ontology& ontology = tiny_ontology()) const {
    return load_pack(path(), ontology);
  }

  [[nodiscard]] std::string path() const { return folder_.path().string(); }

 private:
  TempDir folder_;
};

/// A pack of a few dozen Vietnamese words, enough for whole sentences.
inline void write_small_vietnamese(PackFolder& folder) {
  folder.manifest(R"("language": "xx", "name": "Test", "format": 1, "home": "country-VN")");
  folder.gazetteer(
      "area-AG\tArea\tAn Giang\t\tcountry-VN\t\t\ttest\n"
      "area-HN\tArea\tHà Nội\t\tcountry-VN\t\t\ttest\n"
      "area-PV\tArea\tPrey Veng\t\tcountry-KH\t\t\ttest\n"
      "body-cuc-y-te-du-phong-vn\tStateBody\tCục Y tế dự phòng\t\tministry-health\t\t\ttest\n"
      "body-fund\tBody\tQuỹ Hỗ trợ\t\t\t\t\ttest\n"
      "body-WHO\tBody\tTổ chức Y tế Thế giới\tWHO\t\t\t\ttest\n"
      "country-CU\tCountry\tCuba\t\t\tiso3166-1=CU\t\ttest\n"
      "country-JP\tCountry\tNhật Bản\tNhật\t\tiso3166-1=JP\t\ttest\n"
      "country-KH\tCountry\tCampuchia\t\t\tiso3166-1=KH\t\ttest\n"
      "country-LA\tCountry\tLào\t\t\tiso3166-1=LA\t\ttest\n"
      "country-VN\tCountry\tViệt Nam\tVN\t\tiso3166-1=VN\t\ttest\n"
      "ministry-health\tMinistry\tBộ Y tế\t\tcountry-VN\t\t\ttest\n");
  folder.write("lexicon/names.json", R"({
    "titles": [
      {"forms": ["Bộ trưởng"], "of": ["Ministry"], "relation": "holds", "body_head": "Bộ"},
      {"forms": ["Giám đốc"], "of": ["Body"], "relation": "holds"},
      {"forms": ["Thủ tướng", "Phó Thủ tướng", "Phó Thủ tướng Thường trực", "Bí thư, Thủ tướng"], "of": ["Country"], "relation": "holds", "of_home": true},
      {"forms": ["Đại sứ"], "of": ["Country"], "relation": "holds", "accredited": "represents"},
      {"forms": ["GĐ"], "of": ["Body"], "relation": "holds", "same_as": {"GĐ": "Giám đốc"}},
      {"forms": ["Cục trưởng"], "of": ["StateBody"], "relation": "holds", "body_head": "Cục"}
    ],
    "heads": [
      {"forms": ["Bộ"], "class": "Ministry", "owner": {"Country": "governs"}, "fields_only": true},
      {"forms": ["Sở"], "class": "StateBody", "owner": {"Area": "governs"}, "fields_only": true},
      {"forms": ["Bệnh viện"], "class": "Clinic", "proper": true},
      {"forms": ["Viện"], "class": "Body", "owner": {"Area": "governs", "Country": "governs"}},
      {"forms": ["Sứ quán"], "class": "StateBody", "proper": true, "owner": {"Country": "governs"}, "accredited": "represents"},
      {"forms": ["Cục"], "class": "StateBody", "owner": {"Country": "governs", "StateBody": "governs"}}
    ],
    "references": [
      {"forms": ["ông", "bà"], "kind": "person"},
      {"forms": ["tôi", "chúng tôi"], "kind": "speaker"},
      {"forms": ["nước bạn"], "kind": "partner", "class": "Country"},
      {"forms": ["hai nước"], "kind": "pair", "class": "Country"},
      {"forms": ["hai bộ"], "kind": "pair", "class": "Ministry"},
      {"forms": ["hai thủ tướng"], "kind": "pair", "class": "Person"},
      {"forms": ["hai bên"], "kind": "parties"},
      {"forms": ["bệnh viện này"], "kind": "same", "class": "Clinic"},
      {"forms": ["sở"], "kind": "noun", "class": "StateBody"},
      {"forms": ["đơn vị"], "kind": "noun", "class": "Body"},
      {"forms": ["cơ sở này"], "kind": "topic", "class": "Clinic"},
      {"forms": ["nước ta"], "kind": "home", "class": "Country"},
      {"forms": ["MV"], "kind": "owned", "class": "Country", "owner": "country-JP"}
    ]
  })");
  folder.write("lexicon/words.json", R"json({"classes": {
    "abbreviation": ["TP", "TS", "GS", "PGS"],
    "honorific": ["ông", "bà", "phu nhân"],
    "kin": ["phu nhân"],
    "no_name": ["bà con"],
    "he": ["ông"],
    "she": ["bà"],
    "age": ["tuổi"],
    "foreign_head": ["Group"],
    "generation": ["Jr"],
    "particle": ["bin"],
    "patronymic": ["bin"],
    "degree": ["TS", "GS", "PGS"],
    "surname": ["Nguyễn", "Trần", "Lê", "Phạm"],
    "portfolio": ["Y tế dự phòng", "Y tế", "Quốc phòng", "Ngoại giao", "Kế hoạch - Đầu tư", "Kế hoạch và Đầu tư"],
    "owner_prefix": ["nước"],
    "area_prefix": ["tỉnh"],
    "of": ["của"],
    "at": ["tại"],
    "coordination": ["và", "cũng như", "đồng thời"],
    "connector": ["đồng thời"],
    "separator": [";"],
    "reporting": ["cho biết"],
    "carry": ["đề nghị"],
    "speech": ["đề nghị"],
    "utterance": ["thông cáo"],
    "kind": ["nước", "bệnh viện", "lãnh đạo", "đoàn", "cơ quan, đơn vị"],
    "instance": ["như", "trong đó có"],
    "deed": ["nỗ lực"],
    "purpose": ["nhằm"],
    "relativizer": ["mà"],
    "copula": ["là"],
    "said": ["viết"],
    "quoting": ["dẫn lời"],
    "year_word": ["năm"],
    "month_word": ["tháng"],
    "group": ["đoàn"],
    "led": ["dẫn đầu"],
    "relative": ["người"],
    "unit": ["triệu"],
    "about": ["hơn"],
    "day_word": ["ngày"],
    "today": ["hôm nay"],
    "determiner": ["các", "cả"],
    "plural": ["các"],
    "preposition": ["tại", "của", "cho", "với", "từ"],
    "complementizer": ["rằng", "cho biết", "là"],
    "verb": ["thăm", "hỗ trợ", "gặp", "tặng", "đề nghị", "cảm ơn"],
    "control": ["đề nghị", "cảm ơn", "mong muốn", "giao"],
    "adverbial": ["hôm nay"],
    "tense": ["đã", "sẽ"],
    "agent": ["do", "được"],
    "nominal": ["buổi gặp"],
    "possessed": ["câu chuyện"],
    "quote": ["“", "”"],
    "fixed": ["phòng, chống"],
    "boundary": [".", "?", ";", ":", "\"", "“", "”"],
    "dash": ["-", "–"],
    "comma": [","],
    "open": ["("],
    "close": [")"],
    "intended": ["sẽ", "mong muốn"],
    "requested": ["đề nghị"],
    "negated": ["không", "chưa"],
    "asserted": ["không chỉ"],
    "unnamed": ["người dân"],
    "occasion": ["sau khi", "trong"],
    "instructed": ["giao"],
    "hypothetical": ["nếu"],
    "fronted": ["sau khi"],
    "future": ["năm tới"]
  }})json");
  folder.write("relations/rules.json", R"json({"rules": [
    {"id": "xx.aids.1", "pattern": "{subject^} (hỗ trợ) {object}", "predicate": "aids"},
    {"id": "xx.asks.1", "pattern": "{subject^} (đề nghị) {object}", "predicate": "asks", "modality": "asserted"},
    {"id": "xx.visits.1", "pattern": "{subject^} (thăm) {object}", "predicate": "visits"},
    {"id": "xx.meets.1", "pattern": "{subject^} (gặp) {object}", "predicate": "meets"},
    {"id": "xx.meets.2", "pattern": "{both*} (gặp nhau)", "predicate": "meets"}
  ]})json");
}

/// The pack of write_small_vietnamese(), with other rules ("relations/rules.json") where given.
inline LanguagePack small_vietnamese(const Ontology& ontology, std::string_view rules = {}) {
  PackFolder folder;
  write_small_vietnamese(folder);
  if (!rules.empty()) folder.write("relations/rules.json", rules);
  auto pack = folder.load(ontology);
  if (!pack) throw std::runtime_error(to_string(pack.error()));
  return std::move(*pack);
}

}  // namespace entente::test
