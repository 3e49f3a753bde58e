#pragma once

// Not for use outside this folder.

#include <optional>
#include <span>

#include "base/scratch.hpp"
#include "extract/person_name_parser.hpp"
#include "extract/post_parser.hpp"

namespace entente {

/// Reads posts in a row ("Ủy viên Bộ Chính trị, Bộ trưởng Bộ Y tế"), finds where the name of their holder begins, and
/// remembers the last of a sentence for a counterpart.
class PostListParser {
 public:
  PostListParser(Reading& reading, PostParser& posts, PersonNameParser& names)
      : reading_(reading), posts_(posts), names_(names) {}

  /// Forgets the posts of the sentence before.
  void begin_sentence() { last_post_.reset(); }
  /// Adds the posts at `at` that one person may hold; returns the token behind them, `at` where there is none.
  std::uint32_t parse_posts(std::uint32_t at, scratch::vector<Post>& posts);
  /// Where the name behind these posts, which end at `at`, may begin.
  [[nodiscard]] std::uint32_t name_start(std::uint32_t at, std::span<const Post> posts);
  /// Keeps a post of a state, or one that names what it is of, for a counterpart further on.
  void note_post(const Post& post);
  /// The last post of this sentence that a counterpart may hold elsewhere.
  [[nodiscard]] const std::optional<Post>& last_post() const { return last_post_; }

 private:
  /// True if the name at `at`, behind a comma and the post that begins at `post`, is an aside.
  [[nodiscard]] bool is_aside_name(std::uint32_t at, std::uint32_t post);

  Reading& reading_;
  PostParser& posts_;
  PersonNameParser& names_;
  std::optional<Post> last_post_;
};

}  // namespace entente
