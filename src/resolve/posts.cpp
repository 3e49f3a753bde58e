#include "resolve/posts.hpp"

#include <algorithm>
#include <string>

namespace entente {
namespace {

/// A post and who holds it, named in two places.
constexpr double kJoinedTitle = 0.8;
/// A post that only the article as a whole tells of what it is.
constexpr double kImpliedBody = 0.8;
/// How much more the article must name a foreign country than any other for a bare post to be of its body.
constexpr std::uint32_t kMainCountryFactor = 2;
/// From a body up to its country.
constexpr int kMaxOwners = 2;

}  // namespace

Posts::Posts(const Document& document, const Mentions& mentions, const Ontology& ontology, const LanguagePack& pack,
             MentionNames& names, const EntityTable& table)
    : document_(document), mentions_(mentions), ontology_(ontology), pack_(pack), names_(names), table_(table) {
  collect_posts();
  collect_leaders();
  imply();
  // Whom an office stands for nobody asks where there is none.
  const auto is_office = [&](std::uint32_t i) { return mentions_.mentions[i].kind == MentionKind::office; };
  if (std::ranges::none_of(table_.unnamed(), is_office)) return;
  collect_titled();
  join();
  index_posts();
}

void Posts::Holders::add(Held one) {
  several = several || (!held.empty() && held.front().person != one.person);
  held.push_back(one);
}

const Posts::Held* Posts::Holders::last_before(std::uint32_t token) const {
  const auto behind = std::ranges::lower_bound(held, token, {}, &Held::at);
  return behind == held.begin() ? nullptr : &*(behind - 1);
}

const Posts::Held* Posts::Holders::first_from(std::uint32_t token) const {
  const auto first = std::ranges::lower_bound(held, token, {}, &Held::at);
  return first == held.end() ? nullptr : &*first;
}

bool Posts::has_family_name(std::uint32_t actor) const {
  const std::size_t nobody = table_.actors().size();
  if (family_first_.empty()) {
    family_first_.resize(nobody + 1);
    for (std::uint32_t i = 0; i < mentions_.mentions.size(); ++i)
      if (stands_at(mentions_.mentions[i].tokens.begin, pack_.grammar.surname))
        family_first_[std::min<std::size_t>(table_.actor_of(i), nobody)] = true;
  }
  return family_first_[std::min<std::size_t>(actor, nobody)];
}

bool Posts::home_post_holds(const Relation& relation) const {
  const Mention& object = mentions_.mentions[relation.object];
  if (relation.title.empty()) return true;
  const std::uint32_t person = table_.actor_of(relation.subject);
  if (object.kind == MentionKind::name && object.head != kNone && object.owner == kNone && person != kNone &&
      !is_body_abroad(table_.actor_of(relation.object)) && holds_abroad(person, object.head))
    return false;
  if (!object.implied || object.entry == kNone || object.entry != pack_.home) return true;
  return has_family_name(person) && !(person != kNone && whose_[person].abroad);
}

bool Posts::is_body_abroad(std::uint32_t actor) const {
  const std::uint32_t country = actor == kNone ? kNone : country_of_body(actor);
  return country != kNone && country != table_.home();
}

bool Posts::holds_abroad(std::uint32_t person, std::uint32_t head) const {
  // "ông A được Quốc hội Lào bầu làm Chủ tịch Quốc hội": of the one in which he is said to have the post.
  if (!posts_abroad_) {
    posts_abroad_.emplace();
    for (const Relation& relation : mentions_.relations) {
      const Mention& object = mentions_.mentions[relation.object];
      if (!relation.title.empty() && object.head != kNone && object.owner != kNone &&
          is_body_abroad(table_.actor_of(relation.object)))
        posts_abroad_->emplace_back(table_.actor_of(relation.subject), object.head);
    }
    std::ranges::sort(*posts_abroad_);
  }
  return std::ranges::binary_search(*posts_abroad_, std::pair{person, head});
}

std::uint32_t Posts::country_of_body(std::uint32_t actor) const {
  if (!table_.is_a(actor, pack_.state_body)) return kNone;
  const std::uint32_t owner = table_.actors()[actor].owner;
  if (owner != kNone) return table_.is_a(owner, pack_.country) ? owner : kNone;
  // "Bộ Ngoại giao", of which no word says that it is of the home country.
  const std::uint32_t entry = table_.actors()[actor].entry;
  return entry != kNone && pack_.entries[entry].within == pack_.home ? table_.home() : kNone;
}

bool Posts::has_post(std::uint32_t person) const {
  // "Thứ trưởng A": of what, the article need not say.
  return std::ranges::any_of(posts_, [&](const auto& held) { return held.person == person; }) ||
         std::ranges::any_of(table_.named(), [&](std::uint32_t i) {
           return table_.actor_of(i) == person && title_before(mentions_.mentions[i].tokens.begin) != nullptr;
         });
}

bool Posts::is_envoy(std::uint32_t person) const {
  return std::ranges::any_of(mentions_.relations, [&](const Relation& relation) {
    return relation.title.empty() && table_.actor_of(relation.subject) == person &&
           std::ranges::any_of(pack_.titles,
                               [&](const Title& title) { return title.accredited == relation.predicate; });
  });
}

bool Posts::belongs(std::uint32_t body, std::uint32_t to) const {
  const EntityTable::Actor& one = table_.actors()[body];
  if (one.owner == to) return true;
  const std::uint32_t within = one.entry == kNone ? kNone : pack_.entries[one.entry].within;
  return within != kNone && within == table_.actors()[to].entry;
}

bool Posts::stands_above(std::uint32_t actor, std::uint32_t other) const {
  const auto over_state = [&](std::uint32_t country) {
    if (country != table_.home() || leads(other, country)) return false;
    const std::uint32_t entry = table_.actors()[other].entry;
    return acts_for(other, country) || (entry != kNone && table_.is_a(other, pack_.area) && pack_.lies_at_home(entry));
  };
  if (pack_.assembly.valid() && table_.is_a(other, pack_.assembly)) return false;
  if (table_.is_a(actor, pack_.country)) return over_state(actor);
  const bool state_body = table_.is_a(other, pack_.state_body);
  if (!table_.is_a(actor, pack_.person)) return state_body && belongs(other, actor);
  return std::ranges::any_of(posts_, [&](const Post& post) {
    if (post.person != actor) return false;
    if (table_.is_a(post.target, pack_.country))
      return leads(actor, post.target) && over_state(post.target) && !is_envoy(actor);
    return state_body && belongs(other, post.target);
  });
}

void Posts::collect_posts() {
  whose_.resize(table_.actors().size());
  for (std::size_t r = 0; r < mentions_.relations.size(); ++r) {
    const Relation& relation = mentions_.relations[r];
    if (relation.title.empty()) continue;
    const std::uint32_t person = table_.actor_of(relation.subject);
    const std::uint32_t target = table_.actor_of(relation.object);
    if (person == kNone || target == kNone) continue;
    if (home_post_holds(relation)) whose_[person].home = true;
    if (table_.is_a(target, pack_.country) && target != table_.home()) whose_[person].abroad = true;
    posts_.push_back({{}, r, person, target, relation.evidence.begin});
  }
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> Posts::only_two(const Title& title) const {
  std::uint32_t first = kNone;
  std::uint32_t second = kNone;
  for (const Post& post : posts_) {
    if (post.person == first || post.person == second || title_of(post) != title.post) continue;
    if (second != kNone) return std::nullopt;
    (first == kNone ? first : second) = post.person;
  }
  return second == kNone ? std::nullopt : std::optional(std::pair(first, second));
}

std::string_view Posts::title_of(const Post& post) const {
  return post.title.empty() ? post_of(names_[names_.title(post.relation)]) : post.title;
}

std::string_view Posts::post_of(std::string_view title) const {
  const auto other = std::ranges::find(pack_.other_titles, title,
                                       [&](std::uint32_t i) -> std::string_view { return pack_.titles[i].folded; });
  return other == pack_.other_titles.end() ? title : std::string_view(pack_.titles[*other].post);
}

void Posts::collect_leaders() {
  for (const Post& post : posts_) {
    if (const std::uint32_t of = country_of_body(post.target); of != kNone) officials_.emplace_back(post.person, of);
    if (table_.is_a(post.target, pack_.country) && home_post_holds(mentions_.relations[post.relation]))
      leaders_.emplace_back(post.person, post.target);
  }
  std::ranges::sort(leaders_);
  std::ranges::sort(officials_);
}

void Posts::collect_titled() {
  for (const std::uint32_t i : table_.named()) {
    const Mention& name = mentions_.mentions[i];
    if (!ontology_.is_a(name.type, pack_.person)) continue;
    if (const Title* title = title_before(name.tokens.begin); title != nullptr)
      titled_[title->post].names.add({name.tokens.begin, table_.actor_of(i)});
  }
}

void Posts::join() {
  struct Vacancy {
    const Mention* office = nullptr;
    std::uint32_t target = kNone;
    bool several = false;
  };
  scratch::map<std::uint32_t, Vacancy> vacancies;  // by title
  for (const std::uint32_t i : table_.unnamed()) {
    const Mention& office = mentions_.mentions[i];
    if (office.kind != MentionKind::office || office.title == kNone || office.owner == kNone) continue;
    const std::uint32_t target = table_.actor_of(office.owner);
    // Companies and schools, and all who have spokesmen, are too many for one article to tell them apart.
    if (target == kNone || stands_at(office.tokens.begin, pack_.grammar.assistant) ||
        !(table_.is_a(target, pack_.country) || table_.is_a(target, pack_.area) ||
          table_.is_a(target, pack_.state_body)))
      continue;
    const auto [place, added] = vacancies.try_emplace(office.title, Vacancy{&office, target});
    if (place->second.target != target) place->second.several = true;
  }
  if (vacancies.empty()) return;
  scratch::set<std::pair<std::string_view, std::uint32_t>> held;
  scratch::set<std::uint32_t> busy;
  for (const Post& post : posts_) {
    held.emplace(title_of(post), post.target);
    busy.insert(post.person);
  }
  for (const auto& [index, vacancy] : vacancies) {
    const Title& title = pack_.titles[index];
    const auto found = titled_.find(title.post);
    if (vacancy.several || found == titled_.end()) continue;
    const std::uint32_t person = found->second.names.only();
    const std::uint32_t target = vacancy.target;
    if (person == kNone || busy.contains(person) || held.contains({title.post, target}) ||
        has_family_name(person) != is_at_home(target))
      continue;
    const std::uint32_t at = found->second.names.held.front().at;
    Relation relation;
    relation.subject = *std::ranges::lower_bound(table_.named(), at, {},
                                                 [&](std::uint32_t i) { return mentions_.mentions[i].tokens.begin; });
    relation.predicate = title.relation;
    relation.object = vacancy.office->owner;
    relation.title = title.form;
    relation.evidence = vacancy.office->tokens;
    relation.rule = "title.joined";
    relation.confidence = kJoinedTitle;
    posts_.push_back({title.post, 0, person, target, at});
    joined_.push_back(std::move(relation));
  }
}

bool Posts::is_at_home(std::uint32_t body) const {
  // Of "Văn phòng Bộ Y tế" the country is the ministry's.
  std::uint32_t country = table_.is_a(body, pack_.country) ? body : table_.actors()[body].owner;
  if (country != kNone && table_.is_a(country, pack_.state_body)) country = table_.actors()[country].owner;
  return country == kNone || country == table_.home() || table_.is_a(country, pack_.area);
}

std::uint32_t Posts::only_body(const Title& title, bool at_home) const {
  std::uint32_t first = kNone;
  for (const std::uint32_t i : table_.named()) {
    const Mention& mention = mentions_.mentions[i];
    const bool fits =
        title.implied.empty() ? mention.head == title.portfolio_head : ontology_.allows(title.implied, mention.type);
    if (!fits) continue;
    const std::uint32_t body = table_.actor_of(i);
    if (is_at_home(body) != at_home) continue;
    if (first == kNone) first = i;
    if (body != table_.actor_of(first)) return kNone;
  }
  return first == kNone || at_home || is_main_abroad(table_.actor_of(first)) ? first : kNone;
}

bool Posts::is_main_abroad(std::uint32_t body) const {
  const scratch::vector<EntityTable::Actor>& actors = table_.actors();
  const std::uint32_t own = country_of_body(body);
  if (own == kNone) return false;
  for (std::uint32_t i = 0; i < actors.size(); ++i)
    if (i != own && i != table_.home() && table_.is_a(i, pack_.country) &&
        kMainCountryFactor * actors[i].weight > actors[own].weight)
      return false;
  return true;
}

void Posts::imply() {
  scratch::set<std::uint32_t> busy;
  for (const Post& post : posts_) busy.insert(post.person);
  scratch::map<std::pair<const Title*, bool>, std::uint32_t> bodies;  // many may have one title
  for (const std::uint32_t i : table_.named()) {
    const Mention& name = mentions_.mentions[i];
    const std::uint32_t person = table_.actor_of(i);
    if (!ontology_.is_a(name.type, pack_.person) || busy.contains(person)) continue;
    const Title* title = title_before(name.tokens.begin);
    if (title == nullptr || (title->implied.empty() && title->portfolio_head == kNone)) continue;
    const bool at_home = has_family_name(person);
    const auto [known, added] = bodies.try_emplace({title, at_home});
    if (added) known->second = only_body(*title, at_home);
    const std::uint32_t body = known->second;
    if (body == kNone) continue;
    busy.insert(person);
    Relation relation;
    relation.subject = i;
    relation.predicate = title->relation;
    relation.object = body;
    relation.title = title->form;
    relation.evidence = name.tokens;
    relation.rule = "title.implied";
    relation.confidence = kImpliedBody;
    posts_.push_back({title->post, 0, person, table_.actor_of(body), name.tokens.begin});
    joined_.push_back(std::move(relation));
  }
}

void Posts::index_posts() {
  if (!std::ranges::is_sorted(posts_, {}, &Post::at)) std::ranges::stable_sort(posts_, {}, &Post::at);
  for (const Post& post : posts_) {
    const Held held{post.at, post.person};
    const auto index_as = [&](std::string_view title) {
      Titled& titled = titled_[title];
      titled.posts.add(held);
      if (post.target == table_.home() && whose_[post.person].home) titled.home.add(held);
      by_target_[{title, post.target}].add(held);
      const std::uint32_t owner = table_.actors()[post.target].owner;
      if (owner != kNone && owner != post.target) by_target_[{title, owner}].add(held);
    };
    const std::string_view title = title_of(post);
    index_as(title);
    // "Tổng bí thư, Chủ tịch nước": two posts in one title, of which the article may say either.
    std::size_t begin = 0;
    for (std::size_t comma = title.find(", "); comma != std::string_view::npos; comma = title.find(", ", begin)) {
      index_as(title.substr(begin, comma - begin));
      begin = comma + 2;
    }
    if (begin > 0) index_as(title.substr(begin));
  }
}

bool Posts::stands_at(std::uint32_t token, std::uint32_t word_class) const {
  return document_.groups[token]->longest(word_class) > 0;
}

bool Posts::stands_before(std::uint32_t token, std::uint32_t word_class) const {
  constexpr std::uint32_t kMaxWords = 3;
  for (std::uint32_t length = 1; length <= kMaxWords && length <= token; ++length)
    if (document_.groups[token - length]->holds(word_class, length)) return true;
  return false;
}

bool Posts::may_lead(std::uint32_t person) const {
  bool elsewhere = false;
  for (const Post& post : posts_) {
    if (post.person != person) continue;
    if (leads(person, post.target)) return true;
    elsewhere = true;
  }
  return !elsewhere;
}

std::uint32_t Posts::country_of(std::uint32_t person) const {
  for (const Post& post : posts_) {
    if (post.person != person) continue;
    // "Văn phòng Bộ Y tế": a body of a body of the country.
    std::uint32_t country = post.target;
    for (int up = 0; up < kMaxOwners && country != kNone && !table_.is_a(country, pack_.country); ++up)
      country = table_.actors()[country].owner;
    if (country != kNone && table_.is_a(country, pack_.country)) return country;
  }
  return kNone;
}

const Title* Posts::title_before(std::uint32_t token) const {
  constexpr std::uint32_t kMaxTitle = 8;
  const Phrase* best = nullptr;
  for (std::uint32_t length = 1; length <= kMaxTitle && token >= length; ++length)
    if (document_.groups[token - length]->holds(PhraseKind::title))
      for (const Phrase& phrase : document_.phrases_at(token - length))
        if (phrase.kind == PhraseKind::title && phrase.length == length) best = &phrase;
  // "Chủ tịch Hồ Chí Minh": title and name are one, which nobody else of that title has.
  if (best == nullptr || stands_at(token - best->length, pack_.grammar.no_name)) return nullptr;
  return &pack_.titles[best->index];
}

bool Posts::led_behind(std::uint32_t token) const {
  const Title* title = title_before(token);
  return title != nullptr && (title->any_leader || (title->named && !title->expert));
}

const Posts::Holders& Posts::holders_of(std::string_view title, std::uint32_t target) const {
  static const Holders kNobody;
  const auto titled = titled_.find(title);
  if (titled == titled_.end() || titled->second.posts.held.empty()) return holders_by_longer(title, target);
  if (target == kNone) return titled->second.posts;
  const auto found = by_target_.find({title, target});
  return found == by_target_.end() ? kNobody : found->second;
}

const Posts::Holders& Posts::holders_by_longer(std::string_view title, std::uint32_t target) const {
  // "Phó Thủ tướng" is also said of the "Phó Thủ tướng Thường trực", where nobody bears the bare title.
  const auto [place, added] = by_longer_.try_emplace({title, target});
  if (!added) return place->second;
  const std::string longer = std::string(title) + " ";
  scratch::vector<Held> all;
  for (auto it = titled_.lower_bound(longer); it != titled_.end() && it->first.starts_with(longer); ++it) {
    const auto found = by_target_.find({it->first, target});
    if (target == kNone) {
      all.insert(all.end(), it->second.posts.held.begin(), it->second.posts.held.end());
    } else if (found != by_target_.end()) {
      all.insert(all.end(), found->second.held.begin(), found->second.held.end());
    }
  }
  std::ranges::stable_sort(all, {}, &Held::at);
  for (const Held& held : all) place->second.add(held);
  return place->second;
}

bool Posts::is_head(std::string_view title) const {
  const auto of_home = [&](std::string_view form) {
    return std::ranges::any_of(pack_.titles, [&](const Title& one) { return one.of_home && one.folded == form; });
  };
  if (!of_home(title)) return false;
  for (std::size_t space = title.find(' '); space != std::string_view::npos; space = title.find(' ', space + 1))
    if (of_home(title.substr(space + 1))) return false;  // "phó tổng thống"
  return true;
}

std::uint32_t Posts::leader_of(std::uint32_t target) const {
  std::uint32_t country = table_.actors()[target].entry;
  while (country != kNone && !ontology_.is_a(pack_.entries[country].type, pack_.country))
    country = pack_.entries[country].within;
  if (country == kNone) return kNone;
  const auto [place, added] = leader_of_.try_emplace(country, kNone);
  if (!added) return place->second;
  Holders heads;
  Holders others;  // "Chủ tịch Trung Quốc"
  for (const Post& post : posts_) {
    if (table_.actors()[post.target].entry != country || !leads(post.person, post.target)) continue;
    const std::string_view title = title_of(post);
    const auto of_leader = [&](const Title& one) { return one.of_leader && one.folded == title; };
    if (is_head(title)) {
      heads.add({post.at, post.person});
    } else if (std::ranges::any_of(pack_.titles, of_leader)) {
      others.add({post.at, post.person});
    }
  }
  return place->second = heads.held.empty() ? others.only() : heads.only();
}

std::uint32_t Posts::holder(const Mention& office) const {
  // "người đồng cấp Lào": of a post that no word names.
  if (office.title == kNone) return office.owner == kNone ? kNone : table_.actor_of(office.owner);
  const std::string_view title = pack_.titles[office.title].post;
  const std::uint32_t target = office.owner == kNone ? kNone : table_.actor_of(office.owner);
  const std::uint32_t at = office.tokens.begin;
  const auto known = titled_.find(title);
  const Holders& holders = holders_of(title, target);
  if (target != kNone) {
    // The holder that the article names: with the same body or country, the nearest before, else after.
    if (holders.only() != kNone) return holders.only();
    if (const Held* before = holders.last_before(at); before != nullptr) return before->person;
    if (const Held* after = holders.first_from(at); after != nullptr) return after->person;
    // "nhà lãnh đạo Nga": the article calls him by another title.
    if (pack_.titles[office.title].any_leader)
      if (const std::uint32_t leader = leader_of(target); leader != kNone) return leader;
    return target;
  }
  // A bare title of state in the home country's press means its own, whoever else of another country has it.
  const bool of_home =
      pack_.titles[office.title].of_home && !pack_.titles[office.title].abroad && table_.home() != kNone;
  if (of_home && known != titled_.end())
    if (const std::uint32_t own = known->second.home.only(); own != kNone) return own;
  // The last person who was given it; a name behind the title counts too.
  std::uint32_t last = kNone;
  if (known != titled_.end()) {
    const Held* post = known->second.posts.last_before(at);
    const Held* name = known->second.names.last_before(at);
    const bool by_name = name != nullptr && (post == nullptr || name->at >= post->at);
    if (by_name || post != nullptr) last = by_name ? name->person : post->person;
  }
  if (last != kNone) return last;
  if (holders.only() != kNone) return holders.only();
  if (holders.held.empty() && of_home) return table_.home();
  return kNone;
}

}  // namespace entente
