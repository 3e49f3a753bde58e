#include "pipeline/packed_extraction.hpp"

#include <cstring>
#include <string_view>

namespace entente {

PackedExtraction ExtractionPool::pack(ArticleExtraction& extraction) {
  PackedExtraction out;
  out.actors_.reserve(extraction.entities.size());
  for (const LocalEntity& entity : extraction.entities) out.actors_.push_back({describe(entity), entity.mentions});
  out.sayings_.reserve(extraction.statements.size());
  const LocalEvidence* last = nullptr;
  for (const LocalStatement& statement : extraction.statements) {
    const LocalEvidence& evidence = statement.evidence;
    // One sentence often says several things.
    const bool same = last != nullptr && last->quote == evidence.quote;
    last = &evidence;
    out.sayings_.push_back({.confidence = evidence.confidence,
                            .subject = statement.subject,
                            .object = statement.object,
                            .predicate = statement.predicate,
                            .title = texts_.add(statement.title),
                            .item = texts_.add(statement.item),
                            .quote = same ? out.sayings_.back().quote : texts_.add(evidence.quote),
                            .rule = texts_.add(evidence.rule),
                            .span = evidence.span,
                            .date = statement.date,
                            .modality = statement.modality});
  }
  // Not `= {}`, which would keep their room.
  extraction.entities = std::vector<LocalEntity>();
  extraction.mentions = std::vector<LocalMention>();
  extraction.statements = std::vector<LocalStatement>();
  extraction.texts = {};
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

void PackedExtraction::append_ties(std::vector<StatedTie>& ties) const {
  for (const Saying& saying : sayings_)
    ties.push_back({saying.subject, saying.predicate, saying.object, saying.modality, pool_->texts_[saying.title]});
}

std::vector<LocalStatement> PackedExtraction::statements() const {
  const auto text = [&](std::uint32_t number) { return pool_->texts_[number]; };
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

// A description is a row of bytes: numbers as they lie in memory, texts behind their sizes. All of it is one text of
// the pool, so that an actor costs one look-up, not one for each of its names.

std::uint32_t ExtractionPool::describe(const LocalEntity& entity) {
  bytes_.clear();
  const auto put = [&](auto number) { bytes_.append(reinterpret_cast<const char*>(&number), sizeof number); };
  const auto put_text = [&](std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  };
  put(entity.type.value);
  put(static_cast<std::uint32_t>(entity.gazetteer));
  put(entity.namesakes);
  put_text(entity.name);
  put_text(entity.key);
  put(static_cast<std::uint32_t>(entity.aliases.size()));
  for (const std::string_view alias : entity.aliases) put_text(alias);
  for (const auto& [scheme, code] : entity.codes) {
    put_text(scheme);
    put_text(code);
  }
  return texts_.add(bytes_);
}

LocalEntity ExtractionPool::entity(std::uint32_t description) const {
  std::string_view rest = texts_[description];
  const auto take = [&](auto& number) {
    std::memcpy(&number, rest.data(), sizeof number);
    rest.remove_prefix(sizeof number);
  };
  const auto number = [&] {
    std::uint32_t out = 0;
    take(out);
    return out;
  };
  const auto text = [&] {
    const std::uint32_t size = number();
    const std::string_view out = rest.substr(0, size);
    rest.remove_prefix(size);
    return out;
  };
  LocalEntity out;
  out.type = ClassId{number()};
  out.gazetteer = number() != 0;
  take(out.namesakes);
  out.name = text();
  out.key = text();
  out.aliases.resize(number());
  for (std::string_view& alias : out.aliases) alias = text();
  while (!rest.empty()) {
    const std::string_view scheme = text();
    out.codes.emplace_back(scheme, text());
  }
  return out;
}

}  // namespace entente
