#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "packs/loaders.hpp"
#include "packs/phrase_set.hpp"
#include "text/fold.hpp"
#include "text/normalizer.hpp"
#include "text/region_names.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHeader = "id\tclass\tname\taliases\twithin\tcodes\tvalid\tsource";
constexpr std::size_t kColumns = 8;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> out;
  for (std::size_t begin = 0;;) {
    const auto end = text.find(separator, begin);
    out.emplace_back(text.substr(begin, end == std::string_view::npos ? end : end - begin));
    if (end == std::string_view::npos) return out;
    begin = end + 1;
  }
}

/// A line of a gazetteer before the ids it names are known.
struct Row {
  GazetteerEntry entry;
  std::vector<std::string> forms;  // "~" in front: weak
  std::string within;
  std::string file;
  std::size_t line = 0;
};

tl::unexpected<Error> row_error(const std::string& file, std::size_t line, std::string message) {
  return fail({.code = ErrorCode::schema,
               .message = std::move(message),
               .file = file,
               .line = line,
               .column = 0,
               .pointer = {}});
}

Result<Row> read_row(const std::string& line, const Ontology& ontology, const std::string& file, std::size_t number) {
  const std::vector<std::string> cells = split(line, '\t');
  if (cells.size() != kColumns) {
    return row_error(file, number,
                     fmt::format("{} columns, tab separated, are expected, not {}", kColumns, cells.size()));
  }
  Row row;
  row.file = file;
  row.line = number;
  row.entry.id = cells[0];
  row.entry.type = ontology.find_class(cells[1]);
  if (row.entry.id.empty() || cells[2].empty()) return row_error(file, number, "id or name is empty");
  if (!row.entry.type.valid())
    return row_error(file, number, fmt::format("the ontology has no class \"{}\"", cells[1]));
  row.forms.push_back(cells[2]);
  row.entry.name = cells[2].starts_with('~') ? cells[2].substr(1) : cells[2];
  if (!cells[3].empty())
    for (std::string& alias : split(cells[3], '|')) row.forms.push_back(std::move(alias));
  row.within = cells[4];
  if (!cells[5].empty()) {
    for (const std::string& code : split(cells[5], ';')) {
      const auto equals = code.find('=');
      if (equals == std::string::npos) return row_error(file, number, fmt::format("\"{}\" is no scheme=code", code));
      row.entry.codes.emplace_back(code.substr(0, equals), code.substr(equals + 1));
    }
    std::ranges::sort(row.entry.codes);
  }
  if (!cells[6].empty()) {
    const auto dots = cells[6].find("..");
    if (dots == std::string::npos)
      return row_error(file, number, "a period is written from..to, either side may be empty");
    row.entry.valid_from = from_iso(cells[6].substr(0, dots));
    row.entry.valid_to = from_iso(cells[6].substr(dots + 2));
    if ((dots != 0 && !row.entry.valid_from) || (dots + 2 != cells[6].size() && !row.entry.valid_to))
      return row_error(file, number, fmt::format("\"{}\" holds no ISO date", cells[6]));
  }
  row.entry.source = cells[7];
  if (row.entry.source.empty()) return row_error(file, number, "the source is missing");
  return row;
}

Result<void> read_file(const fs::path& path, const Ontology& ontology, std::vector<Row>& rows) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return fail({.code = ErrorCode::unreadable,
                 .message = "the gazetteer cannot be read",
                 .file = path.string(),
                 .line = 0,
                 .column = 0,
                 .pointer = {}});
  }
  std::string line;
  bool header = false;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.starts_with('#')) continue;
    auto text = to_nfc(line);
    if (!text) return row_error(path.string(), number, "the line is not valid UTF-8");
    if (!header) {
      if (*text != kHeader) return row_error(path.string(), number, fmt::format("the header is not \"{}\"", kHeader));
      header = true;
      continue;
    }
    auto row = read_row(*text, ontology, path.string(), number);
    if (!row) return tl::unexpected(row.error());
    rows.push_back(std::move(*row));
  }
  return {};
}

/// Countries by ICU's names in the pack's language, for those that no line names.
void add_icu_countries(const LanguagePack& pack, std::vector<Row>& rows) {
  std::map<std::string, std::size_t> by_id;
  for (std::size_t i = 0; i < rows.size(); ++i) by_id.emplace(rows[i].entry.id, i);
  for (const auto& [code, name] : region_names(pack.language)) {
    const std::string id = "country-" + code;
    if (const auto it = by_id.find(id); it != by_id.end()) {
      rows[it->second].forms.push_back("?" + name);  // strong unless the line itself calls it weak
      continue;
    }
    Row row;
    row.entry.id = id;
    row.entry.type = pack.country;
    row.entry.name = name;
    row.entry.codes = {{"iso3166-1", code}};
    row.entry.source = "ICU region names";
    row.forms = {name};
    rows.push_back(std::move(row));
  }
}

/// Without the mark that tells how sure a form is.
std::string_view unmarked(std::string_view form) {
  if (form.starts_with('~') || form.starts_with('?')) form.remove_prefix(1);
  return form;
}

/// "Thành uỷ Hà Nội" is what any article means by a "Thành uỷ" of Hà Nội, whatever it calls the city: the name without
/// the owner that ends it finds the entry beside the owner. Only the name does: other forms may be names of before,
/// which others bear today.
void add_names_without_owner(const std::vector<Row>& rows, const Ontology& ontology, LanguagePack& pack) {
  const auto without = [&](const std::string& name, std::uint32_t owner) -> std::string {
    for (const std::string& form : rows[owner].forms) {
      const std::string end = " " + fold(unmarked(form));
      if (name.ends_with(end)) return name.substr(0, name.size() - end.size());
    }
    return {};
  };
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    GazetteerEntry& entry = pack.entries[i];
    entry.owner = entry.within;
    const bool body = !ontology.is_a(entry.type, pack.country) && !ontology.is_a(entry.type, pack.area) &&
                      !ontology.is_a(entry.type, pack.person);
    std::string core;
    for (std::uint32_t up = body ? entry.within : kNone; up != kNone && core.empty(); up = pack.entries[up].within) {
      core = without(fold(entry.name), up);
      if (!core.empty()) entry.owner = up;
    }
    if (!core.empty()) pack.entries_by_form.emplace(core, i);
  }
}

/// The forms that one body of a state alone has in its country ("Cục Y tế dự phòng", of a ministry), with that country:
/// they name it without its owner too.
/// `firm` are the forms by which entries go without more ado, neither weak ones nor those of another time.
std::vector<std::pair<std::uint64_t, std::uint32_t>> forms_of_countries(
    const Ontology& ontology, const LanguagePack& pack,
    const std::vector<std::pair<std::string, std::uint32_t>>& firm) {
  const auto country_of = [&](std::uint32_t entry) {
    while (entry != kNone && !ontology.is_a(pack.entries[entry].type, pack.country)) entry = pack.entries[entry].within;
    return entry;
  };
  std::vector<std::pair<std::uint64_t, std::uint32_t>> out;
  for (const auto& [form, entry] : firm) {
    if (!ontology.is_a(pack.entries[entry].type, pack.state_body)) continue;
    const std::uint32_t country = country_of(entry);
    const auto [first, last] = pack.entries_by_form.equal_range(form);
    const bool shared = std::any_of(first, last, [&, own = entry](const auto& other) {
      return other.second != own && country_of(other.second) == country;
    });
    if (country != kNone && !shared) out.emplace_back(LanguagePack::form_key(form, country), entry);
  }
  return out;
}

}  // namespace

Result<void> load_gazetteers(const std::string& folder, const Ontology& ontology, LanguagePack& pack) {
  std::vector<Row> rows;
  std::error_code ignored;
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(folder, ignored))
    if (file.path().extension() == ".tsv") files.push_back(file.path());
  std::ranges::sort(files);
  for (const fs::path& file : files)
    if (auto done = read_file(file, ontology, rows); !done) return done;
  add_icu_countries(pack, rows);
  std::ranges::stable_sort(rows, {}, [](const Row& row) { return row.entry.id; });
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].entry.id == rows[i - 1].entry.id)
      return row_error(
          rows[i].file, rows[i].line,
          fmt::format("the id \"{}\" stands in {}:{} too", rows[i].entry.id, rows[i - 1].file, rows[i - 1].line));
  }
  for (Row& row : rows) pack.entries.push_back(row.entry);
  std::vector<std::pair<std::string, std::uint32_t>> firm;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    if (!row.within.empty()) {
      pack.entries[i].within = pack.find_entry(row.within);
      if (pack.entries[i].within == kNone)
        return row_error(row.file, row.line, fmt::format("no entry has the id \"{}\"", row.within));
    }
    // A person's name is read as one anyway; the gazetteer says whose leader that is.
    if (ontology.is_a(row.entry.type, pack.person)) {
      for (std::string_view form : row.forms) {
        if (form.starts_with('~')) form.remove_prefix(1);
        if (form.empty()) return row_error(row.file, row.line, "an alias is empty");
        pack.leaders.emplace(name_key(form), static_cast<std::uint32_t>(i));
        std::uint64_t words = 0;
        for (const WordKey word : word_keys(form)) words = add_word(words, word);
        pack.leader_words.insert(words, 0);
      }
      if (pack.entries[i].within == kNone)
        return row_error(row.file, row.line, "a person stands here for the country in the column within");
      continue;
    }
    std::set<std::string> weak_forms;  // folded
    for (std::string_view form : row.forms)
      if (form.starts_with('~')) weak_forms.insert(fold(form.substr(1)));
    for (std::string_view form : row.forms) {
      GazetteerForm out;
      out.entry = static_cast<std::uint32_t>(i);
      out.type = row.entry.type;
      out.ends = row.entry.valid_to.has_value();
      form = unmarked(form);
      if (form.empty()) return row_error(row.file, row.line, "an alias is empty");
      out.weak = weak_forms.contains(fold(form));
      out.capital = starts_upper(form);
      out.all_capitals = form.size() >= 2 && std::ranges::all_of(form, [](char c) {
                           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '&';
                         });
      pack.phrases.insert(pack.vocabulary->phrase(form), PhraseKind::gazetteer, pack.forms.size(), out.capital);
      pack.forms.push_back(out);
      pack.entries[i].abbreviated = pack.entries[i].abbreviated || out.all_capitals;
      pack.entries_by_form.emplace(fold(form), out.entry);
      if (!out.weak && !out.ends) firm.emplace_back(fold(form), out.entry);
    }
  }
  // `within` is walked upwards: it must not lead in a circle.
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::uint32_t up = pack.entries[i].within;
    for (std::size_t steps = 0; up != kNone; up = pack.entries[up].within)
      if (++steps > rows.size())
        return row_error(rows[i].file, rows[i].line,
                         fmt::format("\"{}\" lies within itself: follow its column within", rows[i].entry.id));
  }
  const auto of_countries = forms_of_countries(ontology, pack, firm);
  add_names_without_owner(rows, ontology, pack);
  for (const auto& [form, entry] : pack.entries_by_form)
    pack.entries_owned.insert(LanguagePack::form_key(form, pack.entries[entry].owner), entry);
  for (const auto& [key, entry] : of_countries) pack.entries_owned.insert(key, entry);
  return {};
}

}  // namespace entente
