#include "text/code_points.hpp"

#include <array>

namespace entente {

CodePointIndex::CodePointIndex(std::string_view text)
    : text_(text.data()),
      before_(Scratch::take<std::uint32_t>(text.size() / kStretch + 1), text.size() / kStretch + 1) {
  std::uint32_t before = 0;
  for (std::size_t i = 0; i + 1 < before_.size(); ++i) {
    before_[i] = before;
    before += count(begins_in(text_ + i * kStretch));
  }
  before_.back() = before;
  std::array<char, kStretch> last{};
  text.substr((before_.size() - 1) * kStretch).copy(last.data(), last.size());
  last_begins_ = begins_in(last.data());
}

}  // namespace entente
