#include "pipeline/packed_extraction.hpp"

#include <bit>
#include <cstring>
#include <string>
#include <utility>

namespace entente {
PackedExtraction ExtractionPool::pack(ArticleExtraction& extraction) {
  PackedExtraction out;
  out.actors_.reserve(extraction.entities.size());
  for (const LocalEntity& entity : extraction.entities) out.actors_.push_back({describe(entity), entity.mentions});
  out.sayings_.reserve(extraction.statements.size());
  for (const LocalStatement& statement : extraction.statements) {
    const Evidence& evidence = statement.evidence;
    out.sayings_.push_back({.confidence = evidence.confidence,
                            .subject = statement.subject,
                            .object = statement.object,
                            .predicate = statement.predicate,
                            .title = texts_.add(statement.title),
                            .item = texts_.add(statement.item),
                            .quote = texts_.add(evidence.quote),
                            .rule = texts_.add(evidence.rule),
                            .span = evidence.span,
                            .date = statement.date,
                            .modality = statement.modality});
  }
  // Not `= {}`, which would keep their room.
  extraction.entities = std::vector<LocalEntity>();
  extraction.mentions = std::vector<LocalMention>();
  extraction.statements = std::vector<LocalStatement>();
  out.pool_ = shared_from_this();
  return out;
}

std::vector<LocalEntity> PackedExtraction::entities() const {
  std::vector<LocalEntity> out;
  out.reserve(actors_.size());
  for (const Actor& actor : actors_) {
    out.push_back(pool_->entity(actor.description));
    out.back().mentions = actor.mentions;
  }
  return out;
}

std::vector<LocalStatement> PackedExtraction::statements() const {
  const auto text = [&](std::uint32_t number) { return std::string(pool_->texts_[number]); };
  std::vector<LocalStatement> out;
  out.reserve(sayings_.size());
  for (const Saying& saying : sayings_)
    out.push_back({.subject = saying.subject,
                   .predicate = saying.predicate,
                   .object = saying.object,
                   .modality = saying.modality,
                   .title = text(saying.title),
                   .item = text(saying.item),
                   .date = saying.date,
                   .evidence = {.span = saying.span,
                                .quote = text(saying.quote),
                                .rule = text(saying.rule),
                                .confidence = saying.confidence}});
  return out;
}

// A description is a row of numbers: class, whether a gazetteer has it, the two halves of `namesakes`, texts of name and
// key, the number of aliases, texts of the aliases, then texts of schemes and codes.

std::uint32_t ExtractionPool::describe(const LocalEntity& entity) {
  const auto namesakes = std::bit_cast<std::uint64_t>(entity.namesakes);
  words_ = {entity.type.value,           entity.gazetteer ? 1U : 0U,   static_cast<std::uint32_t>(namesakes),
            static_cast<std::uint32_t>(namesakes >> 32U), texts_.add(entity.name), texts_.add(entity.key),
            static_cast<std::uint32_t>(entity.aliases.size())};
  for (const std::string& alias : entity.aliases) words_.push_back(texts_.add(alias));
  for (const auto& [scheme, code] : entity.codes) {
    words_.push_back(texts_.add(scheme));
    words_.push_back(texts_.add(code));
  }
  return texts_.add({reinterpret_cast<const char*>(words_.data()), words_.size() * sizeof(std::uint32_t)});
}

LocalEntity ExtractionPool::entity(std::uint32_t description) const {
  const std::string_view bytes = texts_[description];
  std::size_t at = 0;
  const auto word = [&] {
    std::uint32_t out = 0;
    std::memcpy(&out, bytes.data() + at, sizeof out);
    at += sizeof out;
    return out;
  };
  const auto text = [&] { return std::string(texts_[word()]); };
  LocalEntity out;
  out.type = ClassId{word()};
  out.gazetteer = word() != 0;
  const std::uint64_t low = word();
  out.namesakes = std::bit_cast<double>(low | (std::uint64_t{word()} << 32U));
  out.name = text();
  out.key = text();
  out.aliases.resize(word());
  for (std::string& alias : out.aliases) alias = text();
  while (at < bytes.size()) {
    std::string scheme = text();
    out.codes.emplace_back(std::move(scheme), text());
  }
  return out;
}

}  // namespace entente
