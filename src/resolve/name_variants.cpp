#include "resolve/name_variants.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace entente {
namespace {

using Words = std::vector<std::string_view>;

Words words_of(std::string_view name) {
  Words out;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t space = std::min(name.find(' ', begin), name.size());
    if (space > begin) out.push_back(name.substr(begin, space - begin));
    begin = space + 1;
  }
  return out;
}

/// The bytes of the first character of a text that is not empty.
std::string_view first_letter(std::string_view text) {
  std::size_t length = 1;
  while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) ++length;
  return text.substr(0, length);
}

/// From here on, initials may pass over one word.
constexpr std::size_t kLongInitials = 4;

class Abbreviation {
 public:
  Abbreviation(Words brief, Words full) : brief_(std::move(brief)), full_(std::move(full)) {}
  bool matches() const { return brief_.size() < full_.size() && rest(0, 0, false); }

 private:
  /// Words `i` … of the brief name against words `j` … of the full one.
  bool rest(std::size_t i, std::size_t j, bool behind_initials) const {
    if (i == brief_.size()) return j == full_.size();
    if (j == full_.size()) return false;
    if (brief_[i] == full_[j] && rest(i + 1, j + 1, false)) return true;
    const bool skip = letters(brief_[i]) >= kLongInitials;
    if (letters(brief_[i]) >= 2 && initials(i, brief_[i], j, skip)) return true;
    return behind_initials && rest(i, j + 1, false);
  }
  bool initials(std::size_t i, std::string_view letters, std::size_t j, bool may_skip) const {
    if (letters.empty()) return rest(i + 1, j, true);
    if (j == full_.size()) return false;
    const std::string_view letter = first_letter(letters);
    if (full_[j].starts_with(letter) && initials(i, letters.substr(letter.size()), j + 1, may_skip)) return true;
    return may_skip && letters.size() < brief_[i].size() && initials(i, letters, j + 1, false);
  }
  static std::size_t letters(std::string_view word) {
    return static_cast<std::size_t>(
        std::ranges::count_if(word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  }
  Words brief_;
  Words full_;
};

/// Without the marks that one writer sets and another does not.
std::string plain(std::string_view name) {
  constexpr std::string_view kLongDash = "–";
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool dash = name.substr(i).starts_with(kLongDash);
    if (dash) i += kLongDash.size() - 1;
    const bool gap = dash || c == ' ' || c == '-' || c == '&' || c == '.' || c == ',' || c == '/' || c == '\'';
    if (!gap) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// "daniel j. kritenbrink" → "daniel kritenbrink"; the name itself where it has no letter with a stop inside.
std::string without_initials(std::string_view name) {
  const Words words = words_of(name);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool inside = i > 0 && i + 1 < words.size();
    if (inside && words[i].size() == first_letter(words[i]).size() + 1 && words[i].ends_with('.')) continue;
    if (!out.empty()) out += ' ';
    out += words[i];
  }
  return out;
}

constexpr std::string_view kArticle = "@article:";

struct Parts {
  std::string_view kind;   // "body"
  std::string_view name;   // "sở y tế"
  std::string_view owner;  // "area-VN-44"; with its own owner behind it
  bool owned = false;      // there is an "@"
};

Parts parts_of(std::string_view key) {
  const auto colon = std::min(key.find(':'), key.size());
  const auto at = std::min(key.find('@', colon), key.size());
  if (colon == key.size()) return {{}, key, {}, false};
  return {key.substr(0, colon), key.substr(colon + 1, at - colon - 1),
          at == key.size() ? std::string_view{} : key.substr(at + 1), at != key.size()};
}

}  // namespace

bool abbreviates(std::string_view brief, std::string_view full) {
  return Abbreviation(words_of(brief), words_of(full)).matches();
}

bool begins_or_ends(std::string_view part, std::string_view whole) {
  if (part.empty() || part.size() >= whole.size()) return false;
  return (whole.starts_with(part) && whole[part.size()] == ' ') ||
         (whole.ends_with(part) && whole[whole.size() - part.size() - 1] == ' ');
}

std::vector<std::string> meeting_names(const Sightings& sightings) {
  // Owners before what they own: by the number of owners behind one another.
  std::map<std::size_t, std::vector<std::uint32_t>> by_depth;
  for (std::uint32_t key = 0; key < sightings.keys.size(); ++key)
    by_depth[static_cast<std::size_t>(std::ranges::count(sightings.keys[key], '@'))].push_back(key);
  std::vector<std::string> out(sightings.keys.size());
  // Names without the initials inside them → those that have some. Of "George W. Bush" and "George H. W. Bush" neither
  // is "George Bush".
  std::map<std::string, std::set<std::uint32_t>> initialled;
  for (const auto& [depth, keys] : by_depth) {
    struct Named {
      std::string name;
      std::string owner;
      std::uint32_t key;
    };
    std::map<std::pair<std::string, std::string>, std::vector<Named>> families;  // owner, first word
    for (const std::uint32_t key : keys) {
      const std::string_view text = sightings.keys[key];
      const Parts parts = parts_of(text);
      if (parts.kind.empty() || sightings.gazetteer[key]) {
        out[key] = text;
        continue;
      }
      if (!parts.owned || parts.owner.empty() || text.find(kArticle) != std::string_view::npos) {
        out[key] = std::string(parts.kind) + ":" + plain(parts.name) +
                   (parts.owned ? "@" + std::string(parts.owner) : std::string{});
        if (parts.owned) continue;
        if (std::string brief = without_initials(parts.name); brief.size() < parts.name.size())
          initialled[std::string(parts.kind).append(":").append(brief)].insert(key);
        continue;
      }
      const std::uint32_t known = sightings.keys.find(parts.owner);
      std::string owner = known == UINT32_MAX || out[known].empty() ? std::string(parts.owner) : out[known];
      std::string name = plain(parts.name);
      std::pair<std::string, std::string> family(owner, name.substr(0, name.find(' ')));
      families[std::move(family)].push_back({std::move(name), std::move(owner), key});
    }
    for (const auto& [family, members] : families) {
      for (const Named& one : members) {
        std::vector<const Named*> fuller;
        for (const Named& other : members)
          if (other.name != one.name && abbreviates(one.name, other.name)) fuller.push_back(&other);
        // The fullest of them, if it is what all the others stand for too.
        const auto full = std::ranges::find_if(fuller, [&](const Named* candidate) {
          return std::ranges::all_of(fuller, [&](const Named* other) {
            return other->name == candidate->name || abbreviates(other->name, candidate->name);
          });
        });
        const std::string& name = full == fuller.end() ? one.name : (*full)->name;
        out[one.key] = std::string(parts_of(sightings.keys[one.key]).kind) + ":" + name + "@" + one.owner;
      }
    }
  }
  for (const auto& [brief, keys] : initialled) {
    const std::uint32_t known = sightings.keys.find(brief);
    if (keys.size() == 1 && known != UINT32_MAX) out[*keys.begin()] = out[known];
  }
  return out;
}

}  // namespace entente
