#include "base/text_pool.hpp"

#include <xxhash.h>

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t kFewestSlots = 1024;

std::uint64_t hash_of(std::string_view text) {
  return XXH3_64bits(text.data(), text.size());
}
std::uint32_t mark_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace

std::uint32_t TextPool::add(std::string_view text) {
  if (2 * (texts_.size() + 1) > slots_.size()) grow();
  const std::uint64_t hash = hash_of(text);
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.number == kAbsent) {
    slot = {mark_of(hash), static_cast<std::uint32_t>(texts_.size())};
    texts_.push_back(arena_.add(text));
  }
  return slot.number;
}

std::uint32_t TextPool::find(std::string_view text) const {
  return slots_.empty() ? kAbsent : slots_[slot_of(text, hash_of(text))].number;
}

std::size_t TextPool::slot_of(std::string_view text, std::uint64_t hash) const {
  const std::uint32_t mark = mark_of(hash);
  std::size_t place = hash & (slots_.size() - 1);
  while (slots_[place].number != kAbsent && (slots_[place].mark != mark || texts_[slots_[place].number] != text))
    place = (place + 1) & (slots_.size() - 1);
  return place;
}

void TextPool::grow() {
  slots_.assign(std::max(2 * slots_.size(), kFewestSlots), Slot{});
  for (std::uint32_t number = 0; number < texts_.size(); ++number) {
    const std::uint64_t hash = hash_of(texts_[number]);
    std::size_t place = hash & (slots_.size() - 1);
    while (slots_[place].number != kAbsent) place = (place + 1) & (slots_.size() - 1);
    slots_[place] = {mark_of(hash), number};
  }
}

}  // namespace entente
