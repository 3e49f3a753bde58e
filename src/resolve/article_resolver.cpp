#include "resolve/article_resolver.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/scratch.hpp"
#include "resolve/entity_table.hpp"
#include "resolve/mention_names.hpp"
#include "resolve/posts.hpp"
#include "resolve/referents.hpp"
#include "text/code_points.hpp"

namespace entente {
namespace {

/// What an end costs a statement's confidence when it is not a name.
constexpr double kOfficeFactor = 0.95;
constexpr double kReferenceFactor = 0.85;
/// A body whose area only the rest of the article tells.
constexpr double kClearOwner = 0.8;
/// A statement is proved by its whole sentence; of a longer one only the words that say it are quoted.
constexpr std::uint32_t kMaxQuoteTokens = 400;

/// Keeps with what an article gave the texts of it. Most of them stand in the article, which is kept as a whole.
class Keeper {
 public:
  Keeper(std::string_view article, SharedTexts& texts) : article_(article), kept_(texts.add(article)), texts_(texts) {}

  /// A part of the article.
  [[nodiscard]] std::string_view operator()(ByteSpan bytes) const { return kept_.substr(bytes.begin, bytes.size()); }
  /// Any text.
  [[nodiscard]] std::string_view operator()(std::string_view text) const {
    const auto place =
        reinterpret_cast<std::uintptr_t>(text.data()) - reinterpret_cast<std::uintptr_t>(article_.data());
    return place < article_.size() ? kept_.substr(place, text.size()) : texts_.add(text);
  }

 private:
  std::string_view article_;
  std::string_view kept_;
  SharedTexts& texts_;
};

/// Makes of the relations between mentions the statements about actors.
class ArticleResolver {
 public:
  ArticleResolver(const Document& document, const Mentions& mentions, const Ontology& ontology,
                  const LanguagePack& pack, const Deadline& deadline)
      : deadline_(deadline),
        document_(document),
        mentions_(mentions),
        ontology_(ontology),
        pack_(pack),
        names_(mentions),
        table_(document, mentions, ontology, pack, names_, deadline),
        posts_(document, mentions, ontology, pack, names_, table_),
        referents_(document, mentions, ontology, pack, table_, posts_),
        code_points_(document.article.text),
        keep_(document.article.text, out_.texts) {}

  ArticleExtraction run(const std::vector<Relation>& relations) {
    out_.statements.reserve(mentions_.relations.size() + relations.size());
    for (const Relation& relation : mentions_.relations) state(relation);
    for (const Relation& relation : posts_.joined()) state(relation);
    for (const EntityTable::ClearOwner& clear : table_.clear_owners()) state(clear);
    for (const Relation& relation : relations) state(relation);
    finish();
    return std::move(out_);
  }

 private:
  /// A rule as those who name actors call it and as statements do, with how sure it is at first and as measured.
  struct GrammarRule {
    std::string_view rule;
    double prior = 0;
    std::string_view name;
    double confidence = 0;
  };

  double factor(std::uint32_t index) const {
    switch (mentions_.mentions[index].kind) {
      case MentionKind::office:
        return kOfficeFactor;
      case MentionKind::reference:
        return kReferenceFactor;
      default:
        return 1.0;
    }
  }

  void state(const Relation& relation) {
    deadline_.check();
    if (relation.confidence <= 0 || !posts_.home_post_holds(relation)) return;
    const std::span<const std::uint32_t> subjects = referents_(relation.subject);
    if (relation.subject == relation.object) {
      const bool symmetric = ontology_[relation.predicate].symmetric;
      for (std::size_t i = 0; i < subjects.size(); ++i)
        for (std::size_t j = symmetric ? i + 1 : 0; j < subjects.size(); ++j) add(relation, subjects[i], subjects[j]);
      return;
    }
    const std::span<const std::uint32_t> objects = referents_(relation.object);
    if (subjects.size() == 1 && objects.size() == 1 && subjects.front() == objects.front()) {
      // "Mỹ chỉ trích nước này": nobody does it to himself, so that what points back means another one.
      const std::uint32_t actor = subjects.front();
      if (const std::uint32_t object = referents_.another(relation.object, actor); object != kNone)
        add(relation, actor, object);
      else if (const std::uint32_t subject = referents_.another(relation.subject, actor); subject != kNone)
        add(relation, subject, actor);
      return;
    }
    // "Nga và Trung Quốc kêu gọi hai nước …": two others than they.
    if (referents_.begins_with_two(relation.object) && referents_.names_both(relation.subject, objects)) {
      for (const std::uint32_t subject : subjects)
        for (const std::uint32_t object : referents_.other_two(relation.object, relation.subject))
          add(relation, subject, object);
      return;
    }
    for (const std::uint32_t subject : subjects)
      for (const std::uint32_t object : objects) add(relation, subject, object);
  }

  /// A body is of the area that the article makes clear, though its name leaves it out.
  void state(const EntityTable::ClearOwner& clear) {
    Relation relation;
    relation.subject = relation.object = clear.mention;
    relation.predicate = clear.predicate;
    relation.evidence = mentions_.mentions[clear.mention].tokens;
    relation.rule = "name.area";
    relation.confidence = kClearOwner;
    add(relation, table_.actor_of(clear.mention), clear.owner);
  }

  void add(const Relation& relation, std::uint32_t subject, std::uint32_t object) {
    if (subject == object) return;
    const PropertyId predicate = by_rank(relation, subject, object);
    const OntologyProperty& property = ontology_[predicate];
    if (!ontology_.allows(property.domain, table_.actors()[subject].type) ||
        !ontology_.allows(property.range, table_.actors()[object].type))
      return;
    // What a text seems to say that the holder of a post of a country does to it is misread, for he acts for it:
    // "chuyến thăm Việt Nam" beside its prime minister is his guest's.
    if (!property.structural &&
        (posts_.leads(subject, object) || (property.symmetric && posts_.leads(object, subject))))
      return;
    // Nor does who acts for a country act on it; to its head, whom the article leaves without a name, he may.
    if (!property.structural && mentions_.mentions[relation.object].kind != MentionKind::office &&
        posts_.acts_for(subject, object))
      return;
    // "Hai bên đánh giá cao chuyến thăm của ông A": not his own side.
    if (!property.structural && names_two(relation.subject) &&
        (posts_.leads(object, subject) || posts_.acts_for(object, subject)))
      return;
    LocalStatement& statement = out_.statements.emplace_back();
    statement.subject = subject;
    statement.predicate = predicate;
    statement.object = object;
    statement.modality = relation.modality;
    statement.title = keep_(relation.title);
    statement.date = relation.date;
    const ByteSpan bytes = document_.bytes(quoted(relation.evidence));
    statement.evidence.span = code_points_(bytes);
    statement.evidence.quote = keep_(bytes);
    const std::size_t tag = pack_.language.size();
    const bool of_pack =
        relation.rule.size() > tag && relation.rule[tag] == '.' && relation.rule.starts_with(pack_.language);
    const GrammarRule rule = of_pack
                                 ? GrammarRule{relation.rule, relation.confidence, relation.rule, relation.confidence}
                                 : grammar(relation);
    statement.evidence.rule = rule.name;
    statement.evidence.confidence = rule.confidence * factor(relation.subject) * factor(relation.object);
    if (relation.items.empty()) return;
    // Several things given are several statements here; the graph makes them one again.
    const LocalStatement given = statement;
    out_.statements.back().item = keep_(relation.items.front());
    for (std::size_t i = 1; i < relation.items.size(); ++i) {
      out_.statements.push_back(given);
      out_.statements.back().item = keep_(relation.items[i]);
    }
  }

  /// What is asked of those below is an order, and nobody orders those above: what the rule says of either.
  PropertyId by_rank(const Relation& relation, std::uint32_t subject, std::uint32_t object) const {
    if (relation.downward.valid() && posts_.stands_above(subject, object)) return relation.downward;
    if (!relation.upward.valid()) return relation.predicate;
    const bool nobody = ontology_.is_a(table_.actors()[subject].type, pack_.person) && !posts_.has_post(subject);
    return nobody || posts_.stands_above(object, subject) ? relation.upward : relation.predicate;
  }

  /// The grammar of names has no file of rules: what was measured of it is looked up here.
  const GrammarRule& grammar(const Relation& relation) {
    for (const GrammarRule& known : grammar_)
      if (known.rule.data() == relation.rule.data() && known.rule.size() == relation.rule.size() &&
          known.prior == relation.confidence)
        return known;
    const std::string_view name = keep_(Scratch::join(pack_.language, ".", relation.rule));
    return grammar_.emplace_back(
        GrammarRule{relation.rule, relation.confidence, name, pack_.confidence(name, relation.confidence)});
  }

  /// True for a reference to two actors.
  bool names_two(std::uint32_t mention) const {
    const Mention& one = mentions_.mentions[mention];
    if (one.kind != MentionKind::reference) return false;
    const Reference::Kind kind = pack_.references[one.reference].kind;
    return kind == Reference::Kind::pair || kind == Reference::Kind::parties;
  }

  /// The whole sentences in which the evidence begins and ends, as far as they are no longer than anybody reads.
  TokenSpan quoted(TokenSpan evidence) const {
    const Sentence* const first = document_.sentence_at(evidence.begin);
    const bool one = first != nullptr && first->tokens.contains(evidence);
    const Sentence* const last = one ? first : document_.sentence_at(evidence.end - 1);
    TokenSpan out = evidence;
    for (const Sentence* sentence : {first, last}) {
      if (sentence == nullptr || sentence->tokens.size() > kMaxQuoteTokens) continue;
      out = {std::min(out.begin, sentence->tokens.begin), std::max(out.end, sentence->tokens.end)};
    }
    return out;
  }

  double namesakes(const EntityTable::Actor& actor) const {
    if (!ontology_.is_a(actor.type, pack_.person)) return pack_.namesakes.of_class(actor.type, actor.owner != kNone);
    return pack_.namesakes.of_person(actor.key.substr(actor.key.find(':') + 1));
  }

  void finish() {
    out_.id = document_.article.id;
    out_.language = document_.article.language;
    out_.title = document_.article.title;
    out_.url = document_.article.url;
    out_.author = document_.article.author;
    out_.published = document_.article.published;
    scratch::vector<bool> used(table_.actors().size(), false);
    for (const LocalStatement& statement : out_.statements) used[statement.subject] = used[statement.object] = true;
    // An actor that is only implied counts where something is stated of it.
    scratch::vector<std::uint32_t> index(table_.actors().size(), kNone);
    scratch::vector<std::string_view> forms;
    out_.entities.reserve(table_.actors().size());
    for (std::uint32_t i = 0; i < table_.actors().size(); ++i) {
      const EntityTable::Actor& actor = table_.actors()[i];
      if (actor.mentions == 0 && !used[i]) continue;
      deadline_.check();
      index[i] = static_cast<std::uint32_t>(out_.entities.size());
      LocalEntity& entity = out_.entities.emplace_back();
      entity.type = actor.type;
      table_.forms_of(i, forms);
      std::erase(forms, actor.name);
      entity.aliases.reserve(forms.size());
      for (const std::string_view form : forms) entity.aliases.push_back(keep_(form));
      entity.gazetteer = actor.entry != kNone;
      if (entity.gazetteer) {  // all of it is the pack's
        const auto& codes = pack_.entries[actor.entry].codes;
        entity.name = actor.name;
        entity.key = actor.key;
        entity.codes.assign(codes.begin(), codes.end());
      } else {
        entity.name = keep_(actor.name);
        entity.key = keep_(actor.key);
        entity.namesakes = namesakes(actor);
      }
      entity.mentions = actor.mentions;
    }
    for (LocalStatement& statement : out_.statements) {
      statement.subject = index[statement.subject];
      statement.object = index[statement.object];
    }
    out_.mentions = places(index);
  }

  /// Every written mention that stands for an entity, by place. `index`: actor → entity.
  std::vector<LocalMention> places(const scratch::vector<std::uint32_t>& index) const {
    struct Place {
      ByteSpan bytes;
      std::uint32_t mention;
      std::uint32_t entity;
    };
    const auto order = [](const Place& a, const Place& b) {
      return a.bytes != b.bytes ? a.bytes < b.bytes : a.mention < b.mention;
    };
    scratch::vector<Place> places;
    places.reserve(table_.named().size() + table_.unnamed().size());
    const auto add = [&](std::uint32_t mention, std::uint32_t actor) {
      if (index[actor] != kNone)
        places.push_back({document_.bytes(mentions_.mentions[mention].tokens), mention, index[actor]});
    };
    for (const std::uint32_t i : table_.named()) add(i, table_.actor_of(i));
    const std::size_t names = places.size();
    for (const std::uint32_t i : table_.unnamed()) {
      if (mentions_.mentions[i].implied) continue;
      deadline_.check();
      for (const std::uint32_t actor : referents_(i)) add(i, actor);
    }
    const auto unnamed = places.begin() + static_cast<std::ptrdiff_t>(names);
    if (!std::is_sorted(places.begin(), unnamed, order)) std::stable_sort(places.begin(), unnamed, order);
    if (!std::is_sorted(unnamed, places.end(), order)) std::stable_sort(unnamed, places.end(), order);
    std::inplace_merge(places.begin(), unnamed, places.end(), order);
    std::vector<LocalMention> out;
    out.reserve(places.size());
    for (const Place& place : places) {
      LocalMention& mention = out.emplace_back();
      mention.span = code_points_(place.bytes);
      mention.form = keep_(place.bytes);
      mention.kind = mentions_.mentions[place.mention].kind;
      mention.entity = place.entity;
    }
    return out;
  }

  const Deadline& deadline_;
  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  MentionNames names_;
  EntityTable table_;
  Posts posts_;
  Referents referents_;
  CodePointIndex code_points_;
  ArticleExtraction out_;
  Keeper keep_;
  scratch::vector<GrammarRule> grammar_;  // those that this article has needed: few
};

}  // namespace

ArticleExtraction resolve_article(const Document& document, const Mentions& mentions,
                                  const std::vector<Relation>& relations, const Ontology& ontology,
                                  const LanguagePack& pack, const Deadline& deadline) {
  const Scratch::Use use;
  return ArticleResolver(document, mentions, ontology, pack, deadline).run(relations);
}

}  // namespace entente
