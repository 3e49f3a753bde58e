#include "extract/extractor.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "extract/chunker.hpp"
#include "extract/name_parser.hpp"
#include "text/fold.hpp"

namespace entente {
namespace {

/// How many plain words may stand between a group noun and the one it belongs to ("chuyên gia y tế Việt Nam").
constexpr std::uint32_t kMaxGroupModifiers = 4;

std::optional<std::uint32_t> parse_actor(NameParser& parser, std::uint32_t at, std::uint32_t& head) {
  if (const auto end = parser.parse_person_phrase(at, head)) return end;
  if (const auto end = parser.parse_name(at, head)) return end;
  return parser.parse_reference(at, head);
}

/// "Nhà nước và nhân dân Cuba", "đoàn công tác của Bộ Y tế": the noun phrase of whom the group belongs to.
std::optional<std::uint32_t> parse_group(NameParser& parser, const Document& document, const LanguagePack& pack,
                                         std::uint32_t at, std::uint32_t& head) {
  std::uint32_t i = at;
  while (const std::uint32_t length = parser.class_length(i, pack.grammar.group)) {
    i += length;
    const std::uint32_t joint = std::max(parser.class_length(i, pack.grammar.coordination),
                                         parser.class_length(i, pack.grammar.comma));
    if (joint > 0 && parser.is(i + joint, pack.grammar.group)) i += joint;
  }
  if (i == at) return std::nullopt;
  for (std::uint32_t skipped = 0; skipped <= kMaxGroupModifiers; ++skipped, ++i) {
    std::uint32_t owner = i;
    if (const std::uint32_t of = parser.class_length(i, pack.grammar.of); of > 0) owner += of;
    if (owner < document.tokens.size()) {
      if (const auto end = parse_actor(parser, owner, head)) return end;
    }
    if (i >= document.tokens.size() || owner != i) return std::nullopt;
    const Token& token = document.tokens[i];
    if (!token.is_word || token.is_upper || token.line_before || parser.is(i, pack.grammar.verb) ||
        parser.is(i, pack.grammar.preposition) || parser.is(i, pack.grammar.tense) ||
        parser.is(i, pack.grammar.coordination))
      return std::nullopt;
  }
  return std::nullopt;
}

/// Gives unknown names and weak forms their due once the whole article has been read.
class SecondPass {
 public:
  SecondPass(const Document& document, const Ontology& ontology, const LanguagePack& pack, Mentions& out)
      : document_(document), ontology_(ontology), pack_(pack), out_(out) {}

  void run() {
    support_weak_forms();
    name_unknowns();
    drop_empty();
  }

 private:
  void support_weak_forms() {
    std::set<std::uint32_t> strong;
    for (const Mention& mention : out_.mentions)
      if (mention.entry != kNone && !mention.weak) strong.insert(mention.entry);
    std::set<std::uint32_t> used;  // as owner or end of a relation: its context vouches for it
    for (const Mention& mention : out_.mentions)
      if (mention.owner != kNone) used.insert(mention.owner);
    for (const Relation& relation : out_.relations) {
      used.insert(relation.subject);
      used.insert(relation.object);
    }
    std::set<std::uint32_t> paired;
    for (const Chunk& chunk : out_.chunks)
      if (chunk.pair || chunk.heads.size() > 1) {
        const bool anchored = std::ranges::any_of(chunk.heads, [&](std::uint32_t head) {
          return ontology_.is_a(out_.mentions[head].type, pack_.country) && (chunk.pair || !out_.mentions[head].weak);
        });
        if (anchored)
          for (const std::uint32_t head : chunk.heads) paired.insert(head);
      }
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) {
      Mention& mention = out_.mentions[i];
      if (!mention.weak || strong.contains(mention.entry) || used.contains(i) || paired.contains(i)) continue;
      mention.kind = MentionKind::unknown;
      mention.entry = kNone;
      mention.type = {};
    }
  }

  /// A capitalised run that ends or begins the name of exactly one person of the article is that person.
  void name_unknowns() {
    std::map<std::string, std::set<std::string>> persons;  // folded part → full folded names
    std::set<std::string> full;
    for (const Mention& mention : out_.mentions) {
      if (mention.kind != MentionKind::name || !ontology_.is_a(mention.type, pack_.person)) continue;
      full.insert(fold(mention.name));
    }
    for (const std::string& name : full) {
      std::size_t space = name.find(' ');
      persons[name].insert(name);
      while (space != std::string::npos) {
        persons[name.substr(space + 1)].insert(name);
        space = name.find(' ', space + 1);
      }
    }
    for (std::uint32_t i = 0; i < out_.mentions.size(); ++i) {
      Mention& mention = out_.mentions[i];
      if (mention.kind != MentionKind::unknown) continue;
      const std::string folded = fold(mention.name);
      auto it = persons.find(folded);
      bool known = it != persons.end();
      if (!known) {
        // "Donald Trump" where the article also says "ông Trump".
        const auto space = folded.rfind(' ');
        known = space != std::string::npos && full.contains(folded.substr(space + 1));
      }
      if (!known) continue;
      // One syllable that is also an ordinary word at the start of a sentence proves nothing.
      if (mention.tokens.size() == 1 && document_.tokens[mention.tokens.begin].word.valid() && starts_sentence(mention))
        continue;
      mention.kind = MentionKind::name;
      mention.type = pack_.person;
    }
  }

  bool starts_sentence(const Mention& mention) const {
    return std::ranges::any_of(document_.sentences, [&](const Sentence& sentence) {
      return sentence.tokens.begin == mention.tokens.begin;
    });
  }

  void drop_empty() {
    for (Chunk& chunk : out_.chunks)
      std::erase_if(chunk.heads, [&](std::uint32_t head) {
        return out_.mentions[head].kind == MentionKind::unknown;
      });
    std::erase_if(out_.chunks, [](const Chunk& chunk) { return chunk.heads.empty(); });
    std::erase_if(out_.relations, [&](const Relation& relation) {
      return out_.mentions[relation.subject].kind == MentionKind::unknown ||
             out_.mentions[relation.object].kind == MentionKind::unknown;
    });
  }

  const Document& document_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  Mentions& out_;
};

}  // namespace

Mentions extract(const Document& document, const Ontology& ontology, const LanguagePack& pack) {
  Mentions out;
  NameParser parser(document, ontology, pack, out);
  for (const Sentence& sentence : document.sentences) {
    parser.begin(sentence);
    const std::size_t first = out.chunks.size();
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
      std::uint32_t head = kNone;
      std::optional<std::uint32_t> end = parse_group(parser, document, pack, i, head);
      if (!end) end = parse_actor(parser, i, head);
      if (!end) end = parser.parse_unknown(i, head);
      if (!end) {
        ++i;
        continue;
      }
      out.chunks.push_back({{i, *end}, {head}, false});
      i = *end;
    }
    join_chunks(document, ontology, pack, parser, sentence, first, out);
  }
  SecondPass(document, ontology, pack, out).run();
  return out;
}

}  // namespace entente
