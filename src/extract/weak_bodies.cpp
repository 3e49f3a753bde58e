#include "extract/weak_bodies.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/scratch.hpp"
#include "base/sorted.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

/// Confidence that a body is of the area which only the rest of the article tells.
constexpr double kClearArea = 0.8;
/// An area named more than so many times as often as any other of its level is what the article is about.
constexpr std::uint32_t kClearMajority = 2;

class WeakBodies {
 public:
  explicit WeakBodies(Found& found) : found_(found) {}

  void own() {
    const auto is_weak_body = [](const Mention& body) {
      return body.weak && body.head != kNone && body.entry == kNone;
    };
    for (const std::uint32_t i : found_.weak)
      if (is_weak_body(found_.out.mentions[i])) heads_.push_back(found_.out.mentions[i].head);
    if (heads_.empty()) return;
    sort_unique(heads_);
    for (std::uint32_t i = 0; i < found_.out.mentions.size(); ++i) note_owner(i);
    for (std::uint32_t i = 0; i < found_.out.mentions.size(); ++i) {
      const Mention& body = found_.out.mentions[i];
      if (!is_weak_body(body)) continue;
      if (const std::uint32_t owner = owner_of_namesake(body); owner != kNone) {
        found_.out.mentions[i].owner = owner;
        found_.out.mentions[i].weak = false;
      } else if (const std::uint32_t area = area_of_level(body); area != kNone) {
        own_by_area(i, area);
      }
      note_owner(i);
    }
  }

 private:
  /// Owners of the bodies of one kind and name: folded name of the owner → the first such body and its owner.
  using Owners = scratch::map<std::string, std::pair<std::uint32_t, std::uint32_t>>;

  void note_owner(std::uint32_t body) {
    const Mention& mention = found_.out.mentions[body];
    if (mention.weak || mention.owner == kNone || !std::ranges::binary_search(heads_, mention.head)) return;
    const std::pair<std::uint32_t, std::uint32_t> found{body, mention.owner};
    const auto [it, added] = owners_[{mention.head, std::string(found_.folded(mention))}].try_emplace(
        std::string(found_.folded(found_.out.mentions[mention.owner])), found);
    if (!added) it->second = std::min(it->second, found);
  }

  [[nodiscard]] std::uint32_t owner_of_namesake(const Mention& body) {
    const std::string bare = std::string(found_.folded(body)) + " ";
    std::string only;
    std::pair<std::uint32_t, std::uint32_t> first{kNone, kNone};
    for (auto it = owners_.lower_bound({body.head, bare});
         it != owners_.end() && it->first.first == body.head && it->first.second.starts_with(bare); ++it) {
      for (const auto& [name, found] : it->second) {
        if (first.first != kNone && name != only) return kNone;
        only = name;
        first = std::min(first, found);
      }
    }
    return first.second;
  }

  /// The area that the article names with the word at the end of the body's name ("tỉnh"), of several the one it is
  /// mostly about; kNone if there is none or no telling.
  [[nodiscard]] std::uint32_t area_of_level(const Mention& body) {
    const std::uint32_t length = found_.view(body).length_before(body.tokens.end, found_.pack.grammar.area_prefix);
    const std::string level = text({body.tokens.end - length, body.tokens.end});
    const auto [known, added] = areas_of_level_.try_emplace(level, kNone);
    if (!added) return known->second;
    struct Area {
      std::uint32_t mention = kNone;  // the first
      std::uint32_t named = 0;        // how often, with what lies in it
    };
    scratch::map<std::string, Area> areas;  // by id of the entry, else by folded name
    const auto key = [&](const Mention& area) {
      return area.entry != kNone ? found_.pack.entries[area.entry].id : fold(area.core.empty() ? area.name : area.core);
    };
    const auto is_area = [&](const Mention& area) {
      return area.kind == MentionKind::name && !area.weak && found_.ontology.is_a(area.type, found_.pack.area);
    };
    for (std::uint32_t i = 0; i < found_.out.mentions.size(); ++i)
      if (const Mention& area = found_.out.mentions[i]; is_area(area) && is_of_level(area, level))
        areas.try_emplace(key(area), Area{i, 0});
    // Whose press leaves the area out has no committee of one abroad; one that no list has may be at home.
    const auto entry_of = [&](const auto& area) { return found_.out.mentions[area.second.mention].entry; };
    if (std::ranges::any_of(areas, [&](const auto& area) { return found_.pack.lies_at_home(entry_of(area)); }))
      std::erase_if(areas, [&](const auto& area) {
        return entry_of(area) != kNone && !found_.pack.lies_at_home(entry_of(area));
      });
    if (areas.size() > 1) {
      for (const Mention& area : found_.out.mentions) {
        if (!is_area(area)) continue;
        if (const auto own = areas.find(key(area)); own != areas.end()) ++own->second.named;
        for (std::uint32_t up = area.entry; up != kNone; up = found_.pack.entries[up].within)
          if (const auto around = areas.find(found_.pack.entries[up].id); around != areas.end() && up != area.entry)
            ++around->second.named;
      }
    }
    const auto top = std::ranges::max_element(areas, {}, [](const auto& area) { return area.second.named; });
    const bool clear = std::ranges::all_of(areas, [&](const auto& area) {
      return area.first == top->first || top->second.named > kClearMajority * area.second.named;
    });
    if (top != areas.end() && clear) known->second = top->second.mention;
    return known->second;
  }

  /// The mention is the entry's if that is a body of its kind in that area.
  void recognise(Mention& mention, std::uint32_t entry, std::uint32_t area) {
    const GazetteerEntry& known = found_.pack.entries[entry];
    std::uint32_t around = known.within;
    while (around != kNone && around != area) around = found_.pack.entries[around].within;
    if (around == kNone || !found_.ontology.is_a(known.type, mention.type)) return;
    mention.entry = entry;
    mention.type = known.type;
  }

  [[nodiscard]] bool is_of_level(const Mention& area, const std::string& level) {
    const std::uint32_t begin = area.tokens.begin;
    const std::uint32_t length = found_.view(area).length_at(begin, found_.pack.grammar.area_prefix);
    if (length > 0) return same_prefix(text({begin, begin + length}), level);
    if (area.entry == kNone) return false;
    const auto [first, last] = found_.pack.entries_by_form.equal_range((level + " ").append(found_.folded(area)));
    return std::any_of(first, last, [&](const auto& form) { return form.second == area.entry; });
  }

  /// "thành phố" and "TP" are one word, written out and by its initials.
  static bool same_prefix(const std::string& a, const std::string& b) {
    return a == b || initials(a) == b || initials(b) == a;
  }
  static std::string initials(const std::string& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (i == 0 || words[i - 1] == ' ') out.push_back(words[i]);
    return out;
  }

  void own_by_area(std::uint32_t body, std::uint32_t area) {
    Mention& mention = found_.out.mentions[body];
    const Mention& owner = found_.out.mentions[area];
    mention.owner = area;
    mention.weak = false;
    TokenSpan bare = owner.tokens;
    bare.begin += found_.view(owner).length_at(bare.begin, found_.pack.grammar.area_prefix);
    while (!found_.document.tokens[bare.begin].is_word) ++bare.begin;  // "TP.Hải Phòng"
    found_.lengthen(mention, found_.document.text(found_.document.bytes(bare)));
    // "Bệnh viện Đa khoa tỉnh" of Phú Thọ is one that the gazetteer has.
    const auto [known, last] = found_.pack.entries_by_form.equal_range(fold(mention.name));
    if (known != last && std::next(known) == last) recognise(mention, known->second, owner.entry);
    for (const auto& [type, predicate] : found_.pack.heads[mention.head].owner) {
      if (!found_.ontology.is_a(owner.type, type)) continue;
      Relation relation;
      relation.subject = body;
      relation.predicate = predicate;
      relation.object = area;
      relation.evidence = mention.tokens;
      relation.rule = "name.area";
      relation.confidence = kClearArea;
      found_.out.relations.push_back(std::move(relation));
      return;
    }
  }

  [[nodiscard]] std::string text(TokenSpan span) const {
    return span.empty() ? std::string{} : fold(found_.document.text(found_.document.bytes(span)));
  }

  Found& found_;
  scratch::vector<std::uint32_t> heads_;  // of the weak bodies, sorted: of other bodies nobody asks
  scratch::map<std::pair<std::uint32_t, std::string>, Owners> owners_;  // head and folded name of a body
  scratch::map<std::string, std::uint32_t> areas_of_level_;             // what area_of_level() has found
};

}  // namespace

void own_weak_bodies(Found& found) {
  WeakBodies(found).own();
}

}  // namespace entente
