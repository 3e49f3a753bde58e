#include "resolve/fuller_bodies.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/sorted.hpp"

namespace entente {
namespace {

/// True if the text is these words or goes on behind them.
bool begins_with_words(std::string_view text, std::string_view words) {
  return text.starts_with(words) && (text.size() == words.size() || text[words.size()] == ' ');
}

}  // namespace

std::uint32_t FullerBodies::of(std::uint32_t mention) {
  const Mention& body = mentions_.mentions[mention];
  if (body.entry != kNone) return kNone;
  // Bodies of a state are told apart by every word, but for their fields.
  if (ontology_.is_a(body.type, pack_.state_body)) return with_more_fields(mention);
  if (!collected_) collect();
  // "Công ty TNHH Hoa Sen Huế (Công ty Hoa Sen)": the article itself says what is short for what.
  if (const std::uint32_t full = shorts_.find(names_.name(mention).value);
      full != KeyIndex::kAbsent && names_.core(full) != names_.core(mention))
    return full;
  const std::string_view own = tail(mention);
  if (own.empty()) return kNone;
  // Of "X", "Công ty X" and "Công ty Cổ phần X" the fullest stands for all.
  const Tail* fuller = nullptr;
  const auto key = [](const Tail& one) { return std::tie(one.type, one.words); };
  for (const Tail& other : run_of(tails_, std::tie(body.type, own), key)) {
    if (other.whole && (other.size <= body.name.size() || other.head == body.head)) continue;
    if (fuller != nullptr && fuller->name != other.name) return kNone;
    if (fuller == nullptr || other.mention < fuller->mention) fuller = &other;
  }
  return fuller == nullptr ? kNone : fuller->mention;
}

std::uint32_t FullerBodies::with_more_fields(std::uint32_t mention) {
  const Mention& body = mentions_.mentions[mention];
  const std::uint32_t owner = owner_of_fields(body);
  if (owner == kNone || pack_.find_entry(names_[names_.core(mention)], owner) != kNone) return kNone;
  if (!std::exchange(collected_fields_, true)) {
    for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i)
      if (const std::uint32_t of = owner_of_fields(mentions_.mentions[i]); of != kNone)
        fields_.push_back({mentions_.mentions[i].head, of, names_[names_.core(i)], i});
    std::ranges::sort(fields_);
    const auto same = [](const Fields& a, const Fields& b) {
      return std::tie(a.head, a.owner, a.core) == std::tie(b.head, b.owner, b.core);
    };
    fields_.erase(std::unique(fields_.begin(), fields_.end(), same), fields_.end());
  }
  const std::string_view own = names_[names_.core(mention)];
  const auto key = [](const Fields& one) { return std::tie(one.head, one.owner, one.core); };
  auto other = std::ranges::upper_bound(fields_, std::tie(body.head, owner, own), {}, key);
  const Fields* fuller = nullptr;
  for (; other != fields_.end() && other->head == body.head && other->owner == owner && other->core.starts_with(own);
       ++other) {
    const char next = other->core[own.size()];
    if (next != ' ' && next != ',') continue;
    // Of "Bộ Y tế và A" and "Bộ Y tế và B" it is neither.
    if (fuller != nullptr && !other->core.starts_with(fuller->core)) return kNone;
    fuller = &*other;
  }
  return fuller == nullptr ? kNone : fuller->mention;
}

std::uint32_t FullerBodies::owner_of_fields(const Mention& body) const {
  if (body.kind != MentionKind::name || body.head == kNone || body.owner == kNone ||
      !pack_.heads[body.head].fields_only || !ontology_.is_a(body.type, pack_.state_body))
    return kNone;
  return mentions_.mentions[body.owner].entry;
}

std::string_view FullerBodies::tail(std::uint32_t body) {
  const std::uint32_t head = mentions_.mentions[body].head;
  if (head == kNone) return {};
  const std::string_view name = names_[names_.name(body)];
  const std::string_view noun = pack_.heads[head].folded;
  const bool begins = name.size() > noun.size() && name[noun.size()] == ' ' && name.starts_with(noun);
  return begins ? name.substr(noun.size() + 1) : std::string_view{};
}

void FullerBodies::collect() {
  collected_ = true;
  for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
    const Mention& mention = mentions_.mentions[i];
    if (mention.kind != MentionKind::name || mention.head == kNone) continue;
    // Most names need not be folded: they begin with their cores, as written, and nobody asks for those of a state.
    const bool as_written =
        !pack_.heads[mention.head].accredited.valid() && begins_with_words(mention.name, mention.core);
    if (!as_written && !names_[names_.name(i)].starts_with(names_[names_.core(i)]))
      shorts_.insert(names_.name(i).value, i);
    if (ontology_.is_a(mention.type, pack_.state_body)) continue;
    const NameId name = names_.name(i);
    const std::string_view whole = tail(i);
    for (std::size_t begin = 0; !whole.empty(); begin = whole.find(' ', begin) + 1) {
      tails_.push_back({.type = mention.type,
                        .words = whole.substr(begin),
                        .name = name,
                        .size = mention.name.size(),
                        .head = mention.head,
                        .whole = begin == 0,
                        .mention = i});
      if (whole.find(' ', begin) == std::string_view::npos) break;
    }
  }
  std::ranges::sort(tails_);
  const auto all_but_mention = [](const Tail& one) {
    return std::tie(one.type, one.words, one.name, one.size, one.head, one.whole);
  };
  const auto same = [&](const Tail& a, const Tail& b) { return all_but_mention(a) == all_but_mention(b); };
  tails_.erase(std::unique(tails_.begin(), tails_.end(), same), tails_.end());
}

}  // namespace entente
