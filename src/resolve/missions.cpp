#include "resolve/missions.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/scratch.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

/// How an article names the missions of one kind that one country sends to another.
struct Hosted {
  NameId by_country;  ///< "đại sứ quán tại iraq"; invalid: never so
  scratch::set<NameId> by_town;

  [[nodiscard]] bool one() const { return by_town.size() <= 1; }
  [[nodiscard]] NameId core() const { return by_country.valid() ? by_country : *by_town.begin(); }
};

using Sender = std::pair<std::string, std::uint32_t>;  // folded noun, entry of the country that sends

}  // namespace

void join_missions(const Mentions& mentions, const LanguagePack& pack, MentionNames& names) {
  const auto sender = [&](const Mention& mission) -> Sender {
    const HeadNoun& noun = pack.heads[mission.head];
    return {noun.canonical.empty() ? noun.folded : fold(noun.canonical), mentions.mentions[mission.owner].entry};
  };
  // "Hội Sinh viên Việt Nam tại Lào", "Hội Doanh nghiệp Việt Nam tại Lào": a country has many of these in another.
  const auto is_mission = [&](const Mention& mention) {
    return mention.kind == MentionKind::name && mention.head != kNone && pack.heads[mention.head].accredited.valid() &&
           !pack.heads[mention.head].is_association() && mention.entry == kNone && mention.owner != kNone &&
           mentions.mentions[mention.owner].entry != kNone;
  };
  scratch::map<Sender, scratch::map<std::uint32_t, Hosted>> known;  // entry of the host country → how it is named there
  scratch::map<std::uint32_t, std::uint32_t> host_of;               // mention → entry of the host country
  for (const Relation& relation : mentions.relations) {
    const Mention& mission = mentions.mentions[relation.subject];
    const std::uint32_t country = mentions.mentions[relation.object].entry;
    if (!is_mission(mission) || country == kNone || pack.heads[mission.head].accredited != relation.predicate ||
        relation.object == mission.owner)
      continue;
    Hosted& hosted = known[sender(mission)][country];
    const NameId core = names.core(relation.subject);
    if (names[core].ends_with(fold(pack.entries[country].name))) {
      hosted.by_country = core;
    } else {
      hosted.by_town.insert(core);
    }
    host_of[relation.subject] = country;
  }
  if (known.empty()) return;
  for (std::uint32_t i = 0; i < mentions.mentions.size(); ++i) {
    const Mention& mission = mentions.mentions[i];
    if (!is_mission(mission)) continue;
    const Sender from = sender(mission);
    const auto found = known.find(from);
    if (found == known.end()) continue;
    if (const auto host = host_of.find(i); host != host_of.end()) {
      if (const Hosted& hosted = found->second[host->second]; hosted.one()) names.set_core(i, hosted.core());
    } else if (names[names.core(i)] == from.first && found->second.size() == 1 && found->second.begin()->second.one()) {
      names.set_core(i, found->second.begin()->second.core());
    }
  }
}

}  // namespace entente
