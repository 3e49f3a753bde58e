#include "base/text_pool.hpp"

#include <xxhash.h>

#include <algorithm>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t kFewestSlots = 1024;

std::uint32_t mark_of(std::string_view text) {
  return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()));
}

}  // namespace

std::uint32_t TextPool::add(std::string_view text) {
  if (2 * (texts_.size() + 1) > slots_.size()) grow();
  const std::uint32_t mark = mark_of(text);
  Slot& slot = slots_[slot_of(text, mark)];
  if (slot.number == kAbsent) {
    slot = {mark, static_cast<std::uint32_t>(texts_.size())};
    texts_.push_back(arena_.add(text));
  }
  return slot.number;
}

std::uint32_t TextPool::find(std::string_view text) const {
  return slots_.empty() ? kAbsent : slots_[slot_of(text, mark_of(text))].number;
}

std::size_t TextPool::slot_of(std::string_view text, std::uint32_t mark) const {
  std::size_t place = mark & (slots_.size() - 1);
  while (slots_[place].number != kAbsent && (slots_[place].mark != mark || texts_[slots_[place].number] != text))
    place = (place + 1) & (slots_.size() - 1);
  return place;
}

void TextPool::grow() {
  // By their marks alone: no text is looked at.
  const std::vector<Slot> before = std::exchange(slots_, std::vector<Slot>(std::max(2 * slots_.size(), kFewestSlots)));
  for (const Slot& slot : before) {
    if (slot.number == kAbsent) continue;
    std::size_t place = slot.mark & (slots_.size() - 1);
    while (slots_[place].number != kAbsent) place = (place + 1) & (slots_.size() - 1);
    slots_[place] = slot;
  }
}

}  // namespace entente
