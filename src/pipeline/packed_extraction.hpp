#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/text_pool.hpp"
#include "model/extraction.hpp"
#include "resolve/joiner.hpp"

namespace entente {

class ExtractionPool;

/// Entities and statements of an article while others are read: numbers of what the pool holds once for all articles,
/// such as names, actors named alike, quoted sentences.
class PackedExtraction {
 public:
  [[nodiscard]] explicit operator bool() const { return pool_ != nullptr; }
  /// An actor: all that the article says of it but its mentions, as a number of the pool.
  struct Actor {
    std::uint32_t description = 0;
    std::uint32_t mentions = 0;
  };

  [[nodiscard]] const ExtractionPool& pool() const { return *pool_; }
  [[nodiscard]] const std::vector<Actor>& actors() const { return actors_; }
  /// What joining asks of the statements.
  void append_ties(std::vector<StatedTie>& ties) const;
  /// As they were; their texts stay with the pool.
  [[nodiscard]] std::vector<LocalEntity> entities() const;
  [[nodiscard]] std::vector<LocalStatement> statements() const;

 private:
  friend class ExtractionPool;
  struct Saying {
    double confidence = 0;
    std::uint32_t subject = 0;
    std::uint32_t object = 0;
    PropertyId predicate;
    std::uint32_t title = 0;
    std::uint32_t item = 0;
    std::uint32_t quote = 0;
    std::uint32_t rule = 0;
    CodePointSpan span;
    std::optional<Date> date;
    Modality modality = Modality::asserted;
  };

  std::shared_ptr<const ExtractionPool> pool_;
  std::vector<Actor> actors_;
  std::vector<Saying> sayings_;
};

/// What the articles of a run share. It lives as long as anything that was packed into it.
class ExtractionPool : public std::enable_shared_from_this<ExtractionPool> {
 public:
  /// Takes the entities and statements out of the extraction; its mentions go.
  [[nodiscard]] PackedExtraction pack(ArticleExtraction& extraction);

  /// An actor as it was described, without mentions.
  [[nodiscard]] LocalEntity entity(std::uint32_t description) const;
  /// Above all numbers of descriptions.
  [[nodiscard]] std::size_t end_of_descriptions() const { return texts_.size(); }

 private:
  friend class PackedExtraction;
  [[nodiscard]] std::uint32_t describe(const LocalEntity& entity);

  TextPool texts_;
  std::string bytes_;  // of the description that is being made
};

}  // namespace entente
