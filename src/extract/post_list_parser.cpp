#include "extract/post_list_parser.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t kMaxPosts = 4;

}  // namespace

void PostListParser::note_post(const Post& post) {
  const Title& title = posts_.title(post);
  if (!post.targets.empty() || title.of_home || title.of_leader) last_post_ = post;
}

std::uint32_t PostListParser::parse_posts(std::uint32_t at, scratch::vector<Post>& posts) {
  const GrammarClasses& grammar = reading_.grammar();
  std::uint32_t i = at;
  bool joined_post = false;  // "Chủ tịch A kiêm Chủ tịch B"
  while (posts.size() < kMaxPosts) {
    Post post;
    const Reading::Mark before = reading_.mark();
    const auto end = posts_.parse_post(i, post);
    if (!end) break;
    const bool repeated = std::ranges::any_of(posts, [&](const Post& other) {
      return posts_.title(other).form == posts_.title(post).form && !other.targets.empty();
    });
    if (repeated && !joined_post) {
      reading_.reset(before);
      break;
    }
    // "làm việc với lãnh đạo Sở Y tế, Bộ trưởng Tài chính A": the leaders are others than he.
    const bool of_others = !posts.empty() && reading_.is(i - 1, grammar.comma) && !post.targets.empty() &&
                           reading_.is(posts.back().words.begin, grammar.group);
    if (of_others) --i;
    if (of_others || (posts_.title(post).named && post.targets.empty())) {
      reading_.reset(before);
      break;
    }
    posts.push_back(post);
    i = *end;
    // "Phó Thủ tướng, Bộ trưởng Ngoại giao …", "… kiêm …"
    const bool joined = reading_.is(i, grammar.comma) || reading_.is(i, grammar.dash);
    if (joined && reading_.begins(i + 1, PhraseKind::title)) {
      ++i;
      joined_post = false;
      continue;
    }
    const std::uint32_t also = reading_.class_length(i, grammar.also_post);
    joined_post = also > 0 && reading_.begins(i + also, PhraseKind::title);
    if (joined_post) i += also;
    if (!reading_.begins(i, PhraseKind::title)) break;
  }
  return i;
}

std::uint32_t PostListParser::name_start(std::uint32_t at, std::span<const Post> posts) {
  if (posts.empty()) return names_.parse_prefix(at);
  // "Phó Chủ tịch Duma Quốc gia Nga (Hạ viện) A"
  if (const std::uint32_t behind = reading_.behind_bracket(at);
      behind > at && !posts.back().targets.empty() && reading_.capital(behind) &&
      reading_.longest(behind, PhraseKind::title) == nullptr && names_.parse_name(behind, false))
    return behind;
  // "Tổng thống Mỹ khi đó là …"
  const std::uint32_t tail = at + reading_.class_length(at, reading_.grammar().post_tail);
  if (tail > at && reading_.capital(names_.parse_prefix(tail))) return names_.parse_prefix(tail);
  // "Bộ trưởng Y tế, ông A", "Cục trưởng … - Thiếu tướng A"
  // "lãnh đạo Sở Y tế, ông A": others than he.
  if (posts_.title(posts.back()).named && !posts_.title(posts.back()).expert) return names_.parse_prefix(at);
  const bool comma = reading_.is(at, reading_.grammar().comma);
  if (comma || (reading_.is(at, reading_.grammar().dash) && reading_.token(at).space_before)) {
    if (const std::uint32_t name = names_.parse_prefix(at + 1); name > at + 1) return name;
  }
  // "Tổng thư ký ASEAN - Lê Văn A", but not "con rể của ông chủ Nhà Trắng - A"
  if (reading_.is(at, reading_.grammar().dash) && reading_.token(at).space_before && !posts.back().targets.empty() &&
      !reading_.ends_before(posts.front().words.begin, reading_.grammar().of) && names_.parse_name(at + 1, false))
    return at + 1;
  if (comma && !posts.back().targets.empty() && is_aside_name(at + 1, posts.front().words.begin)) return at + 1;
  return names_.parse_prefix(at);
}

bool PostListParser::is_aside_name(std::uint32_t at, std::uint32_t post) {
  // "Thủ tướng Israel, Benjamin Netanyahu, đã …": a name that nothing else can be, and the sentence goes on.
  const GrammarClasses& grammar = reading_.grammar();
  const auto end = names_.parse_name(at, true);
  if (!end || reading_.begins(at, PhraseKind::gazetteer) || reading_.begins(at, PhraseKind::head) ||
      reading_.begins(at, PhraseKind::title))
    return false;
  const bool family_first = reading_.is(at, grammar.surname) && !reading_.is(at, grammar.given_name);
  if (*end - at < (family_first ? kMinPlainWords : kMinGivenFirstWords)) return false;
  if (reading_.is(*end, grammar.comma)) return true;
  // Without a second comma what stands before it may be an adverbial: "Khi gặp Tổng thống Mỹ, A đã …".
  const bool begins = post == reading_.sentence().begin || reading_.ends_before(post, grammar.comma) ||
                      reading_.ends_before(post, grammar.boundary) ||
                      reading_.ends_before(post, grammar.complementizer);
  return begins && (reading_.is(*end, grammar.tense) || reading_.is(*end, grammar.verb) ||
                    reading_.is(*end, grammar.complementizer) || reading_.is(*end, grammar.determiner));
}

}  // namespace entente
