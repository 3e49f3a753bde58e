#include "resolve/article_resolver.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "packs/phrase_view.hpp"
#include "resolve/entity_table.hpp"
#include "text/code_points.hpp"

namespace entente {
namespace {

/// What an end costs a statement's confidence when it is not a name.
constexpr double kOfficeFactor = 0.95;
constexpr double kReferenceFactor = 0.85;
/// A body whose area only the rest of the article tells.
constexpr double kClearOwner = 0.8;
/// A post and who holds it, named in two places.
constexpr double kJoinedTitle = 0.8;
/// A statement is proved by its whole sentence; of a longer one only the words that say it are quoted.
constexpr std::uint32_t kMaxQuoteTokens = 400;
/// Words between a quotation, who says it, and the verb of saying.
constexpr std::uint32_t kMaxReportGap = 3;
/// A bare title this early in the article stands in the headline or the lead.
constexpr std::uint32_t kHeadlineTokens = 40;

class ArticleResolver {
 public:
  ArticleResolver(const Document& document, const Mentions& mentions, const Ontology& ontology,
                  const LanguagePack& pack, const Deadline& deadline)
      : deadline_(deadline),
        document_(document),
        mentions_(mentions),
        ontology_(ontology),
        pack_(pack),
        table_(document, mentions, ontology, pack, deadline),
        code_points_(document.article.text) {}

  ArticleExtraction run(const std::vector<Relation>& relations) {
    deadline_.check();
    collect_family_names();
    collect_posts();
    collect_leaders();
    collect_order();
    collect_titles();
    deadline_.check();
    const std::vector<Relation> joined = join_titles();
    order_posts();
    for (const Relation& relation : mentions_.relations) state(relation);
    for (const Relation& relation : joined) state(relation);
    for (const EntityTable::ClearOwner& clear : table_.clear_owners()) state(clear);
    for (const Relation& relation : relations) state(relation);
    return finish();
  }

 private:
  struct PostHeld {
    std::string title;  // folded
    std::uint32_t person = kNone;
    std::uint32_t target = kNone;
    std::uint32_t at = 0;  // token
  };

  struct Held {
    std::uint32_t at = 0;  ///< token
    std::uint32_t person = kNone;
  };
  struct Holders {
    std::vector<Held> posts;             ///< by place
    std::uint32_t only = kNone;          ///< who holds all of them
    std::uint32_t only_at_home = kNone;  ///< who holds all of the bare title that the home country has
  };

  /// Who holds which post by the article's own words.
  void collect_posts() {
    for (std::size_t r = 0; r < mentions_.relations.size(); ++r) {
      const Relation& relation = mentions_.relations[r];
      if (relation.title.empty()) continue;
      const std::uint32_t person = table_.actor_of(relation.subject);
      const std::uint32_t target = table_.actor_of(relation.object);
      if (person == kNone || target == kNone) continue;
      if (home_post_holds(relation)) home_.insert(person);
      if (table_.is_a(target, pack_.country) && target != table_.home()) abroad_.insert(person);
      posts_.push_back({table_.title(r), person, target, relation.evidence.begin});
    }
  }

  /// To be called when all posts are known.
  void order_posts() {
    std::ranges::stable_sort(posts_, {}, &PostHeld::at);
    for (std::uint32_t i = 0; i < posts_.size(); ++i) {
      posts_of_[posts_[i].target].push_back(i);
      const std::uint32_t owner = table_.actors()[posts_[i].target].owner;
      if (owner != kNone && owner != posts_[i].target) posts_of_[owner].push_back(i);
    }
  }

  /// Who holds a post of a country itself.
  void collect_leaders() {
    for (const Relation& relation : mentions_.relations) {
      const std::uint32_t country = table_.actor_of(relation.object);
      if (relation.title.empty() || country == kNone || !table_.is_a(country, pack_.country)) continue;
      if (home_post_holds(relation)) leaders_.emplace(table_.actor_of(relation.subject), country);
    }
  }

  /// Who has a family name of the home country in any form of his name.
  void collect_family_names() {
    for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i)
      for (const Phrase& phrase : document_.phrases_at(mentions_.mentions[i].tokens.begin))
        if (phrase.kind == PhraseKind::word_class && phrase.index == pack_.grammar.surname)
          family_first_.insert(table_.actor_of(i));
  }

  void collect_order() {
    for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i)
      if (mentions_.mentions[i].kind == MentionKind::name && !mentions_.mentions[i].implied &&
          table_.actor_of(i) != kNone)
        order_.push_back(i);
    std::ranges::stable_sort(order_, {}, [&](std::uint32_t i) { return mentions_.mentions[i].tokens.begin; });
  }

  /// Which persons stand behind which title, and which posts there are of a title, both by place in the text.
  void collect_titles() {
    for (const std::uint32_t i : order_) {
      const Mention& name = mentions_.mentions[i];
      if (!ontology_.is_a(name.type, pack_.person)) continue;
      if (std::string title = title_before(name.tokens.begin); !title.empty())
        titled_[std::move(title)].names.push_back({name.tokens.begin, table_.actor_of(i)});
    }
    for (const PostHeld& post : posts_) titled_[post.title].posts.push_back({post.at, post.person});
    for (auto& [title, held] : titled_) std::ranges::stable_sort(held.posts, {}, &Held::at);
  }

  /// "Đại sứ Nga tại Lào …" and, elsewhere, "Đại sứ Karlov …": the only person who is given a title that does not
  /// say of what holds the only post of that title that goes without its holder.
  std::vector<Relation> join_titles() {
    struct Vacancy {
      const Mention* office = nullptr;
      std::set<std::uint32_t> targets;
    };
    std::map<std::uint32_t, Vacancy> vacancies;  // by title
    for (const Mention& office : mentions_.mentions) {
      if (office.kind != MentionKind::office || office.title == kNone || office.owner == kNone) continue;
      const std::uint32_t target = table_.actor_of(office.owner);
      // Companies and schools, and all who have spokesmen, are too many for one article to tell them apart.
      if (target == kNone || stands_at(office.tokens.begin, pack_.grammar.assistant) ||
          !(table_.is_a(target, pack_.country) || table_.is_a(target, pack_.area) ||
            table_.is_a(target, pack_.state_body)))
        continue;
      Vacancy& vacancy = vacancies[office.title];
      if (vacancy.targets.insert(target).second && vacancy.office == nullptr) vacancy.office = &office;
    }
    std::set<std::pair<std::string, std::uint32_t>> held;
    std::set<std::uint32_t> busy;
    for (const PostHeld& post : posts_) {
      held.emplace(post.title, post.target);
      busy.insert(post.person);
    }
    std::vector<Relation> out;
    for (const auto& [index, vacancy] : vacancies) {
      const Title& title = pack_.titles[index];
      const auto found = titled_.find(title.folded);
      if (vacancy.targets.size() != 1 || found == titled_.end() || found->second.names.empty()) continue;
      const Held& name = found->second.names.front();
      const std::uint32_t target = *vacancy.targets.begin();
      const std::uint32_t country = table_.is_a(target, pack_.country) ? target : table_.actors()[target].owner;
      const bool at_home = country == kNone || country == table_.home() || table_.is_a(country, pack_.area);
      const bool alone = std::ranges::all_of(found->second.names,
                                             [&](const Held& other) { return other.person == name.person; });
      if (!alone || busy.contains(name.person) || held.contains({title.folded, target}) ||
          family_first_.contains(name.person) != at_home)
        continue;
      Relation relation;
      relation.subject = *std::ranges::lower_bound(
          order_, name.at, {}, [&](std::uint32_t i) { return mentions_.mentions[i].tokens.begin; });
      relation.predicate = title.relation;
      relation.object = vacancy.office->owner;
      relation.title = title.form;
      relation.evidence = vacancy.office->tokens;
      relation.rule = "title.joined";
      relation.confidence = kJoinedTitle;
      posts_.push_back({title.folded, name.person, target, name.at});
      found->second.posts.push_back({name.at, name.person});
      std::ranges::stable_sort(found->second.posts, {}, &Held::at);
      out.push_back(std::move(relation));
    }
    return out;
  }

  bool stands_at(std::uint32_t token, std::uint32_t word_class) const {
    return std::ranges::any_of(document_.phrases_at(token), [&](const Phrase& phrase) {
      return phrase.kind == PhraseKind::word_class && phrase.index == word_class;
    });
  }

  // ------------------------------------------------------------ offices

  std::vector<std::uint32_t> office(const Mention& mention) const {
    // "người đồng cấp Lào": of a post that no word names.
    if (mention.title == kNone) return one(table_.actor_of(mention.owner));
    const std::string& title = pack_.titles[mention.title].folded;
    const std::uint32_t target = mention.owner == kNone ? kNone : table_.actor_of(mention.owner);
    const Holders& holders = holders_of(mention.title, target);
    if (target != kNone) {
      // The holder that the article names: with the same body or country, the nearest before, else after.
      if (holders.posts.empty()) return {target};
      if (holders.only != kNone) return {holders.only};
      const auto behind = std::ranges::lower_bound(holders.posts, mention.tokens.begin, {}, &Held::at);
      return {(behind == holders.posts.begin() ? behind : behind - 1)->person};
    }
    // A bare title of state in the home country's press means its own.
    const bool of_home = pack_.titles[mention.title].of_home && !pack_.titles[mention.title].abroad;
    if (of_home && table_.home() != kNone) {
      const std::uint32_t own = holders.only_at_home;
      const std::uint32_t last = last_titled(title, mention.tokens.begin);
      if (own != kNone && (last == kNone || last == own || mention.tokens.begin < kHeadlineTokens)) return {own};
    }
    // A bare title: the last person who was given it; a name behind the title counts too.
    if (const std::uint32_t last = last_titled(title, mention.tokens.begin); last != kNone) return {last};
    if (holders.only != kNone) return {holders.only};
    if (holders.posts.empty() && of_home && table_.home() != kNone) return {table_.home()};
    return {};
  }

  /// Who holds the posts of a title: with that body or country, or with any where the target is kNone. "Phó Thủ tướng"
  /// is also said of the "Phó Thủ tướng Thường trực", where nobody bears the bare title.
  const Holders& holders_of(std::uint32_t title_index, std::uint32_t target) const {
    const auto [it, added] = holders_.try_emplace({title_index, target});
    Holders& out = it->second;
    if (!added) return out;
    const std::string& title = pack_.titles[title_index].folded;
    const auto known = titled_.find(title);
    const bool bare = known != titled_.end() && !known->second.posts.empty();
    std::set<std::uint32_t> all;
    std::set<std::uint32_t> at_home;
    const auto add = [&](const PostHeld& post) {
      if (bare ? post.title != title : !post.title.starts_with(title + " ")) return;
      out.posts.push_back({post.at, post.person});
      all.insert(post.person);
      if (post.title == title && post.target == table_.home() && home_.contains(post.person)) at_home.insert(post.person);
    };
    if (target == kNone) {
      std::ranges::for_each(posts_, add);
    } else if (const auto found = posts_of_.find(target); found != posts_of_.end()) {
      for (const std::uint32_t post : found->second) add(posts_[post]);
    }
    if (all.size() == 1) out.only = *all.begin();
    if (at_home.size() == 1) out.only_at_home = *at_home.begin();
    return out;
  }

  /// The longest title that ends right before `token`, folded: "phó thủ tướng", not "thủ tướng".
  std::string title_before(std::uint32_t token) const {
    constexpr std::uint32_t kMaxTitle = 8;
    const Phrase* best = nullptr;
    for (std::uint32_t length = 1; length <= kMaxTitle && token >= length; ++length)
      for (const Phrase& phrase : document_.phrases_at(token - length))
        if (phrase.kind == PhraseKind::title && phrase.length == length) best = &phrase;
    return best == nullptr ? std::string{} : pack_.titles[best->index].folded;
  }

  /// The person named last before `token` right behind the title, or by a post with it.
  std::uint32_t last_titled(const std::string& title, std::uint32_t token) const {
    const auto found = titled_.find(title);
    if (found == titled_.end()) return kNone;
    const auto last = [&](const std::vector<Held>& held) -> const Held* {
      const auto behind = std::ranges::lower_bound(held, token, {}, &Held::at);
      return behind == held.begin() ? nullptr : &*(behind - 1);
    };
    const Held* post = last(found->second.posts);
    const Held* name = last(found->second.names);
    if (name != nullptr && (post == nullptr || name->at >= post->at)) return name->person;
    return post == nullptr ? kNone : post->person;
  }

  // ------------------------------------------------------------ references

  std::vector<std::uint32_t> reference(const Mention& mention) const {
    const Reference& reference = pack_.references[mention.reference];
    const std::uint32_t at = mention.tokens.begin;
    switch (reference.kind) {
      case Reference::Kind::person:
        return one(topic_of(pack_.person, at));
      case Reference::Kind::topic:
        return one(topic_of(reference.type, at));
      case Reference::Kind::partner:
        return one(partner());
      case Reference::Kind::pair:
        return pair(reference.type, at);
      case Reference::Kind::parties: {
        std::vector<std::uint32_t> out = countries();
        if (out.empty()) out = pair(pack_.body, at);
        if (out.empty()) out = pair(pack_.person, at);
        return out;
      }
      case Reference::Kind::same: {
        // "Nước này cũng …": a sentence goes on about its topic.
        const Sentence* sentence = document_.sentence_at(at);
        const bool begins = sentence != nullptr && sentence->tokens.begin == at;
        return one(begins ? topic_of(reference.type, at) : last_of(reference.type, at));
      }
      case Reference::Kind::group:
        return last_group(at);
      case Reference::Kind::home:
        return one(table_.home());
      case Reference::Kind::speaker:
        return speaker(at);
    }
    return {};
  }

  // ------------------------------------------------------------ quotations

  /// Who says the quotation around a token: reported behind it (“…”, ông A nói) or before it (ông A nói:
  /// “…”).
  std::vector<std::uint32_t> speaker(std::uint32_t at) const {
    const std::optional<TokenSpan> quote = quotation(at);
    if (!quote) return {};
    const auto& chunks = mentions_.chunks;
    const auto behind =
        std::ranges::lower_bound(chunks, quote->end, {}, [](const Chunk& chunk) { return chunk.tokens.begin; });
    for (auto it = behind; it != chunks.end(); ++it) {
      const Chunk& chunk = *it;
      if (chunk.heads.size() != 1) continue;
      if (chunk.tokens.begin <= quote->end + kMaxReportGap && reports(chunk.tokens.end))
        return actors(chunk.heads.front());
      break;
    }
    for (auto it = behind; it != chunks.begin();) {
      const Chunk& chunk = *--it;
      if (chunk.tokens.end > quote->begin) continue;
      if (document_.sentence_at(chunk.tokens.begin) != document_.sentence_at(quote->begin)) break;
      if (chunk.heads.size() == 1 && reports(chunk.tokens.end)) return actors(chunk.heads.front());
    }
    return {};
  }

  /// The tokens from the opening to behind the closing quotation mark around a token; the closing one may be
  /// missing at the end of a block.
  std::optional<TokenSpan> quotation(std::uint32_t at) const {
    const auto mark = [&](std::uint32_t token) {
      return quote_mark(document_.text(document_.tokens[token]));
    };
    std::uint32_t begin = at;
    bool open = false;
    for (; begin > 0 && at - begin < kMaxQuoteTokens; --begin) {
      const Quote quote = mark(begin - 1);
      if (quote == Quote::close) return std::nullopt;
      open = quote == Quote::open || (quote == Quote::straight && opens(begin - 1));
      if (quote == Quote::straight && !open) return std::nullopt;
      if (open) break;
    }
    if (!open) return std::nullopt;
    std::uint32_t end = at;
    while (end < document_.tokens.size() && end - at < kMaxQuoteTokens) {
      const Quote quote = mark(end++);
      if (quote == Quote::close || quote == Quote::straight) break;
    }
    return TokenSpan{begin - 1, end};
  }

  enum class Quote : std::uint8_t { none, open, close, straight };
  static Quote quote_mark(std::string_view token) {
    if (token == "“" || token == "«") return Quote::open;
    if (token == "”" || token == "»") return Quote::close;
    return token == "\"" ? Quote::straight : Quote::none;
  }
  /// A straight mark opens where white space stands before it and none behind.
  bool opens(std::uint32_t token) const {
    return document_.tokens[token].space_before && token + 1 < document_.tokens.size() &&
           !document_.tokens[token + 1].space_before;
  }

  /// True if a verb of saying stands at `token` or a few words behind it.
  bool reports(std::uint32_t token) const {
    for (std::uint32_t i = token; i < document_.tokens.size() && i <= token + kMaxReportGap; ++i)
      for (const Phrase& phrase : document_.phrases_at(i))
        if (phrase.kind == PhraseKind::word_class && phrase.index == pack_.grammar.reporting) return true;
    return false;
  }

  static std::vector<std::uint32_t> one(std::uint32_t actor) {
    return actor == kNone ? std::vector<std::uint32_t>{} : std::vector<std::uint32_t>{actor};
  }

  /// The actor of a class that the talk is about: the first one of this sentence before the reference, else the
  /// first one of the nearest earlier sentence that names any.
  std::uint32_t topic_of(ClassId type, std::uint32_t at) const {
    const std::vector<std::uint32_t>& named = named_of(type);
    const auto behind = before(named, at);
    if (behind == named.begin()) return kNone;
    const auto begin_of = [&](std::uint32_t i) { return mentions_.mentions[i].tokens.begin; };
    const Sentence* sentence = document_.sentence_at(begin_of(*(behind - 1)));
    const auto first =
        std::ranges::lower_bound(named.begin(), behind, sentence == nullptr ? 0 : sentence->tokens.begin, {}, begin_of);
    return table_.actor_of(*first);
  }

  /// The named mentions of a class in the order of the text.
  const std::vector<std::uint32_t>& named_of(ClassId type) const {
    const auto [it, added] = named_of_.try_emplace(type);
    if (added)
      for (const std::uint32_t i : order_)
        if (ontology_.is_a(mentions_.mentions[i].type, type)) it->second.push_back(i);
    return it->second;
  }

  /// Behind the last of them that begins before the token.
  std::vector<std::uint32_t>::const_iterator before(const std::vector<std::uint32_t>& named, std::uint32_t at) const {
    return std::ranges::lower_bound(named, at, {},
                                    [&](std::uint32_t i) { return mentions_.mentions[i].tokens.begin; });
  }

  /// Whom the last delegation before it came from.
  std::vector<std::uint32_t> last_group(std::uint32_t at) const {
    if (!groups_) {
      groups_.emplace();
      for (const Chunk& chunk : mentions_.chunks) {
        if (chunk.heads.size() != 1 || table_.actor_of(chunk.heads.front()) == kNone) continue;
        const bool group =
            std::ranges::any_of(document_.phrases_at(chunk.tokens.begin), [&](const Phrase& phrase) {
              return phrase.kind == PhraseKind::word_class && phrase.index == pack_.grammar.group;
            });
        if (group) groups_->push_back({chunk.tokens.end, table_.actor_of(chunk.heads.front())});
      }
    }
    const auto behind = std::ranges::upper_bound(*groups_, at, {}, &Held::at);
    return behind == groups_->begin() ? std::vector<std::uint32_t>{} : one((behind - 1)->person);
  }

  std::uint32_t last_of(ClassId type, std::uint32_t at) const {
    const std::vector<std::uint32_t>& named = named_of(type);
    const auto behind = before(named, at);
    return behind == named.begin() ? kNone : table_.actor_of(*(behind - 1));
  }

  /// The actors of a class by how much the article speaks of them, most first.
  const std::vector<std::uint32_t>& ranked(ClassId type) const {
    const auto [it, added] = ranked_.try_emplace(type);
    std::vector<std::uint32_t>& out = it->second;
    if (!added) return out;
    for (std::uint32_t i = 0; i < table_.actors().size(); ++i)
      if (table_.is_a(i, type)) out.push_back(i);
    std::ranges::stable_sort(out, [&](std::uint32_t a, std::uint32_t b) {
      return table_.actors()[a].weight > table_.actors()[b].weight;
    });
    return out;
  }

  /// The foreign country that the article is about; kNone where two are named equally often.
  std::uint32_t partner() const {
    std::vector<std::uint32_t> foreign = ranked(pack_.country);
    std::erase(foreign, table_.home());
    if (foreign.empty()) return kNone;
    if (foreign.size() > 1 && table_.actors()[foreign[0]].weight == table_.actors()[foreign[1]].weight)
      return kNone;
    return foreign.front();
  }

  /// The two countries of the article: its two most named ones, if a third is clearly less so.
  std::vector<std::uint32_t> countries() const {
    const std::vector<std::uint32_t>& all = ranked(pack_.country);
    if (all.size() < 2) return {};
    if (all.size() > 2 && table_.actors()[all[1]].weight == table_.actors()[all[2]].weight) return {};
    return {all[0], all[1]};
  }

  /// Two of a class that are named together or one after the other, and where, as a token.
  struct Two {
    std::uint32_t at = 0;
    std::uint32_t first = kNone;
    std::uint32_t second = kNone;
  };
  struct Pairs {
    std::vector<Two> together;  ///< noun phrases that name exactly two, by their ends
    std::vector<Two> apart;     ///< named mentions behind one of another actor, by their beginnings
  };

  const Pairs& pairs_of(ClassId type) const {
    const auto [it, added] = pairs_of_.try_emplace(type);
    Pairs& out = it->second;
    if (!added) return out;
    for (const Chunk& chunk : mentions_.chunks) {
      if (chunk.heads.size() != 2) continue;
      std::uint32_t a = table_.actor_of(chunk.heads[0]);
      std::uint32_t b = table_.actor_of(chunk.heads[1]);
      if (a == kNone || b == kNone || a == b || !table_.is_a(a, type) || !table_.is_a(b, type)) continue;
      if (b < a) std::swap(a, b);
      out.together.push_back({chunk.tokens.end, a, b});
    }
    Two last;
    for (const std::uint32_t i : named_of(type)) {
      const std::uint32_t actor = table_.actor_of(i);
      if (actor != last.second) last = {0, last.second, actor};
      if (last.first != kNone) out.apart.push_back({mentions_.mentions[i].tokens.begin, last.first, actor});
    }
    return out;
  }

  std::vector<std::uint32_t> pair(ClassId type, std::uint32_t at) const {
    if (!type.valid()) return {};
    const Pairs& pairs = pairs_of(type);
    // The last noun phrase before it that names exactly two of the class.
    if (const auto behind = std::ranges::upper_bound(pairs.together, at, {}, &Two::at); behind != pairs.together.begin())
      return {(behind - 1)->first, (behind - 1)->second};
    if (ontology_.is_a(type, pack_.country)) return countries();
    // The two last named.
    const auto behind = std::ranges::lower_bound(pairs.apart, at, {}, &Two::at);
    if (behind == pairs.apart.begin()) return {};
    return {(behind - 1)->first, (behind - 1)->second};
  }

  std::vector<std::uint32_t> actors(std::uint32_t index) const {
    const Mention& mention = mentions_.mentions[index];
    switch (mention.kind) {
      case MentionKind::name:
        return one(table_.actor_of(index));
      case MentionKind::office:
        return office(mention);
      case MentionKind::reference:
        return reference(mention);
      case MentionKind::unknown:
        return {};
    }
    return {};
  }

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

  // ------------------------------------------------------------ statements

  /// A post whose country is not written is one of the home country only for a name in its own order, and
  /// only where the article does not say otherwise.
  bool home_post_holds(const Relation& relation) const {
    const Mention& object = mentions_.mentions[relation.object];
    if (relation.title.empty() || !object.implied || object.entry == kNone || object.entry != pack_.home)
      return true;
    const std::uint32_t person = table_.actor_of(relation.subject);
    return family_first_.contains(person) && !abroad_.contains(person);
  }

  void state(const Relation& relation) {
    deadline_.check();
    if (!home_post_holds(relation)) return;
    const std::vector<std::uint32_t> subjects = actors(relation.subject);
    if (relation.subject == relation.object) {
      for (std::size_t i = 0; i < subjects.size(); ++i)
        for (std::size_t j = i + 1; j < subjects.size(); ++j) add(relation, subjects[i], subjects[j]);
      return;
    }
    for (const std::uint32_t subject : subjects)
      for (const std::uint32_t object : actors(relation.object)) add(relation, subject, object);
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

  /// What a text seems to say that the holder of a post of a country does to it is misread, for he acts for it:
  /// "chuyến thăm Việt Nam" beside its prime minister is his guest's.
  bool leads(std::uint32_t person, std::uint32_t country) const { return leaders_.contains({person, country}); }

  void add(const Relation& relation, std::uint32_t subject, std::uint32_t object) {
    if (subject == object) return;
    const OntologyProperty& property = ontology_[relation.predicate];
    if (!ontology_.allows(property.domain, table_.actors()[subject].type) ||
        !ontology_.allows(property.range, table_.actors()[object].type))
      return;
    if (!property.structural && (leads(subject, object) || (property.symmetric && leads(object, subject)))) return;
    LocalStatement statement;
    statement.subject = subject;
    statement.predicate = relation.predicate;
    statement.object = object;
    statement.modality = relation.modality;
    statement.title = relation.title;
    statement.date = relation.date;
    TokenSpan tokens = relation.evidence;
    for (const std::uint32_t end : {relation.evidence.begin, relation.evidence.end - 1}) {
      const Sentence* sentence = document_.sentence_at(end);
      if (sentence == nullptr || sentence->tokens.size() > kMaxQuoteTokens) continue;
      tokens = {std::min(tokens.begin, sentence->tokens.begin), std::max(tokens.end, sentence->tokens.end)};
    }
    const ByteSpan bytes = document_.bytes(tokens);
    statement.evidence.span = code_points_(bytes);
    statement.evidence.quote = document_.text(bytes);
    const bool of_pack = relation.rule.starts_with(pack_.language + ".");
    statement.evidence.rule = of_pack ? relation.rule : pack_.language + "." + relation.rule;
    // The grammar of names has no file of rules: what was measured of it is looked up here.
    const double rule =
        of_pack ? relation.confidence : pack_.confidence(statement.evidence.rule, relation.confidence);
    statement.evidence.confidence = rule * factor(relation.subject) * factor(relation.object);
    // Several things given are several statements here; the graph makes them one again.
    for (std::size_t i = 0; i + 1 < relation.items.size(); ++i) {
      statement.item = relation.items[i];
      statements_.push_back(statement);
    }
    if (!relation.items.empty()) statement.item = relation.items.back();
    statements_.push_back(std::move(statement));
  }

  double namesakes(const EntityTable::Actor& actor) const {
    if (!ontology_.is_a(actor.type, pack_.person))
      return pack_.namesakes.of_class(actor.type, actor.owner != kNone, ontology_);
    return pack_.namesakes.of_person(std::string_view(actor.key).substr(actor.key.find(':') + 1));
  }

  ArticleExtraction finish() {
    ArticleExtraction out;
    out.id = document_.article.id;
    out.language = document_.article.language;
    out.title = document_.article.title;
    out.url = document_.article.url;
    out.author = document_.article.author;
    out.published = document_.article.published;
    std::vector<bool> used(table_.actors().size(), false);
    for (const LocalStatement& statement : statements_)
      used[statement.subject] = used[statement.object] = true;
    // An actor that is only implied counts where something is stated of it.
    std::vector<std::uint32_t> index(table_.actors().size(), kNone);
    for (std::uint32_t i = 0; i < table_.actors().size(); ++i) {
      const EntityTable::Actor& actor = table_.actors()[i];
      if (actor.mentions == 0 && !used[i]) continue;
      deadline_.check();
      index[i] = static_cast<std::uint32_t>(out.entities.size());
      LocalEntity entity;
      entity.type = actor.type;
      entity.name = actor.name;
      for (const std::string& form : actor.forms)
        if (form != actor.name) entity.aliases.push_back(form);
      entity.key = actor.key;
      entity.gazetteer = actor.entry != kNone;
      if (actor.entry != kNone) entity.codes = pack_.entries[actor.entry].codes;
      entity.mentions = actor.mentions;
      if (!entity.gazetteer) entity.namesakes = namesakes(actor);
      out.entities.push_back(std::move(entity));
    }
    for (LocalStatement& statement : statements_) {
      statement.subject = index[statement.subject];
      statement.object = index[statement.object];
    }
    out.statements = std::move(statements_);
    out.mentions = places(index);
    return out;
  }

  /// Every written mention that stands for an entity, by place. `index`: actor → entity.
  std::vector<LocalMention> places(const std::vector<std::uint32_t>& index) const {
    struct Place {
      ByteSpan bytes;
      MentionKind kind;
      std::uint32_t entity;
    };
    std::vector<Place> places;
    for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i) {
      const Mention& mention = mentions_.mentions[i];
      if (mention.implied) continue;
      const auto add = [&](std::uint32_t actor) {
        if (actor != kNone && index[actor] != kNone)
          places.push_back({document_.bytes(mention.tokens), mention.kind, index[actor]});
      };
      if (mention.kind == MentionKind::name) {
        add(table_.actor_of(i));
      } else {
        deadline_.check();
        std::ranges::for_each(actors(i), add);
      }
    }
    if (!std::ranges::is_sorted(places, {}, &Place::bytes)) std::ranges::stable_sort(places, {}, &Place::bytes);
    std::vector<LocalMention> out;
    out.reserve(places.size());
    for (const Place& place : places)
      out.push_back({.span = code_points_(place.bytes),
                     .form = std::string(document_.text(place.bytes)),
                     .kind = place.kind,
                     .entity = place.entity});
    return out;
  }

  const Deadline& deadline_;
  const Document& document_;
  const Mentions& mentions_;
  const Ontology& ontology_;
  const LanguagePack& pack_;
  EntityTable table_;
  CodePointIndex code_points_;
  std::vector<PostHeld> posts_;  // by place, after order_posts()
  std::map<std::uint32_t, std::vector<std::uint32_t>> posts_of_;  // target or what it belongs to → posts, by place
  mutable std::map<std::pair<std::uint32_t, std::uint32_t>, Holders> holders_;  // what holders_of() has found
  std::set<std::uint32_t> home_;      // persons whose unwritten country is the home country
  std::set<std::uint32_t> family_first_;  // persons with a family name of the home country
  std::set<std::uint32_t> abroad_;        // persons with a post in another country
  std::set<std::pair<std::uint32_t, std::uint32_t>> leaders_;  // person, country in which he holds a post
  std::vector<std::uint32_t> order_;      // named mentions by place in the text
  struct Titled {
    std::vector<Held> names;
    std::vector<Held> posts;
  };
  std::map<std::string, Titled> titled_;  // folded title → who stands behind it
  mutable std::map<ClassId, std::vector<std::uint32_t>> named_of_;  // what the functions of that name have found
  mutable std::map<ClassId, Pairs> pairs_of_;
  mutable std::optional<std::vector<Held>> groups_;  // noun phrases of delegations: where they end, from whom
  mutable std::map<ClassId, std::vector<std::uint32_t>> ranked_;
  std::vector<LocalStatement> statements_;
};

}  // namespace

ArticleExtraction resolve_article(const Document& document, const Mentions& mentions,
                                  const std::vector<Relation>& relations, const Ontology& ontology,
                                  const LanguagePack& pack, const Deadline& deadline) {
  return ArticleResolver(document, mentions, ontology, pack, deadline).run(relations);
}

}  // namespace entente
