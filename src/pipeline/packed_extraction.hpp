#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "model/extraction.hpp"

namespace entente {

/// Texts by number, each once and one behind the other.
class TextPool {
 public:
  /// The number of the text; it gets one if it has none.
  std::uint32_t add(std::string_view text);
  [[nodiscard]] std::string_view operator[](std::uint32_t number) const { return texts_[number]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  [[nodiscard]] std::size_t slot_of(std::string_view text) const;
  std::string_view keep(std::string_view text);

  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> slots_;  // number + 1 by hash; 0: free. A power of two, at most half of them taken
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* free_ = nullptr;  // in the last chunk
  std::size_t room_ = 0;  // behind `free_`
};

class ExtractionPool;

/// Entities and statements of an article while others are read: numbers of what the pool holds once for all articles,
/// such as names, actors named alike, quoted sentences.
class PackedExtraction {
 public:
  [[nodiscard]] explicit operator bool() const { return pool_ != nullptr; }
  /// As they were.
  [[nodiscard]] std::vector<LocalEntity> entities() const;
  [[nodiscard]] std::vector<LocalStatement> statements() const;

 private:
  friend class ExtractionPool;
  struct Actor {
    std::uint32_t description = 0;
    std::uint32_t mentions = 0;
  };
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

 private:
  friend class PackedExtraction;
  [[nodiscard]] std::uint32_t describe(const LocalEntity& entity);
  [[nodiscard]] LocalEntity entity(std::uint32_t description) const;

  TextPool texts_;
  std::vector<std::uint32_t> words_;  // of the description that is being made
};

}  // namespace entente
