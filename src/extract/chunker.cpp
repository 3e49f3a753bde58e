#include "extract/chunker.hpp"

#include <algorithm>
#include <span>

namespace entente {
namespace {

/// "đoàn công tác hỗ trợ tỉnh … phòng, chống dịch … của Bệnh viện …": how far the owner may stand behind.
constexpr std::uint32_t kMaxGroupReach = 18;
/// "các nước láng giềng trong khu vực, trong đó có …": how far before its instances a kind of actors may stand.
constexpr std::uint32_t kMaxKindReach = 9;

/// Word classes between two members of a list.
constexpr ClassSet kJoints{GrammarClasses::comma, GrammarClasses::dash, GrammarClasses::coordination};
/// Those before a noun phrase: a group that it may belong to, and what parts it from any.
constexpr ClassSet kGroupEnds{GrammarClasses::boundary,    GrammarClasses::tense, GrammarClasses::complementizer,
                              GrammarClasses::preposition, GrammarClasses::comma, GrammarClasses::group};
/// What no noun phrase with a kind of actors reaches over.
constexpr ClassSet kKindEnds{GrammarClasses::boundary, GrammarClasses::tense,   GrammarClasses::complementizer,
                             GrammarClasses::comma,    GrammarClasses::control, GrammarClasses::agent};

class Chunker {
 public:
  Chunker(Reading& reading, std::size_t first, Mentions& out)
      : ontology_(reading.ontology()),
        pack_(reading.pack()),
        reading_(reading),
        first_(first),
        chunks_(out.chunks),
        mentions_(out) {}

  void join() {
    if (reading_.holds(pack_.grammar.group)) join_groups();
    if (reading_.holds(pack_.grammar.instance)) join_instances();
    if (chunks_.size() - first_ < 2) return;
    split_offices();
    join_described();
    share_offices();
    join_lists();
  }

 private:
  enum class Kind { person, place, body, other };

  /// The first token of the sentence that lies at most so many before `end`.
  std::uint32_t reach(std::uint32_t end, std::uint32_t tokens) const {
    const std::uint32_t begin = reading_.sentence().begin;
    return end > tokens + begin ? end - tokens : begin;
  }

  Kind kind(const Chunk& chunk) const { return kind_of(chunk.heads.front()); }

  Kind kind_of(std::uint32_t mention) const {
    const ClassId type = mentions_.mentions[mention].type;
    if (ontology_.is_a(type, pack_.person)) return Kind::person;
    if (ontology_.is_a(type, pack_.country) || ontology_.is_a(type, pack_.area)) return Kind::place;
    return type.valid() ? Kind::body : Kind::other;
  }

  /// A delegation and, further behind, whose it is or who leads it ("đoàn công tác do ông A làm trưởng đoàn"): one noun
  /// phrase whose head is the latter.
  void join_groups() {
    for (std::size_t c = first_; c < chunks_.size(); ++c) {
      const std::uint32_t begin = chunks_[c].tokens.begin;
      const std::uint32_t led = led_length(begin, chunks_[c].tokens.end);
      if (led == 0 && !reading_.ends_before(begin, pack_.grammar.of)) continue;
      const std::uint32_t low = reach(begin, kMaxGroupReach);
      std::uint32_t group = kNone;
      for (std::uint32_t i = begin; i-- > low;) {
        if (!reading_.words().may_begin_any(i, kGroupEnds)) continue;
        if (reading_.is(i, pack_.grammar.boundary) || reading_.is(i, pack_.grammar.tense) ||
            reading_.is(i, pack_.grammar.complementizer) ||
            (i + 1 < begin && reading_.is(i, pack_.grammar.preposition)))
          break;
        if (reading_.is(i, pack_.grammar.comma) && !reading_.is_inside(i, pack_.grammar.fixed)) break;
        if (reading_.is(i, pack_.grammar.group) && !inside_chunk(i) && !reading_.is_inside(i, pack_.grammar.no_name)) {
          group = i;
          break;
        }
      }
      // "cử đoàn do ông A dẫn đầu sang Lào": one that somebody sends does not act.
      if (group == kNone || (led > 0 && group > reading_.sentence().begin && reading_.token(group - 1).is_word))
        continue;
      std::size_t from = c;
      while (from > first_ && chunks_[from - 1].tokens.begin >= group) --from;
      chunks_[c].tokens = {group, chunks_[c].tokens.end + led};
      while (led > 0 && c + 1 < chunks_.size() && chunks_[c + 1].tokens.begin < chunks_[c].tokens.end)
        chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(c) + 1);
      chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(from),
                    chunks_.begin() + static_cast<std::ptrdiff_t>(c));
      c = from;
    }
  }

  /// Tokens behind the chunk that say that it leads, where "do" stands before it; 0 if none do.
  std::uint32_t led_length(std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t length = reading_.class_length(end, pack_.grammar.led);
    return length > 0 && reading_.ends_before(begin, pack_.grammar.agent) ? length : 0;
  }

  /// "Chủ tịch Thượng viện và Hạ viện Hà Lan": without a holder named behind them, a post in each of the two bodies.
  void split_offices() {
    for (std::size_t c = first_; c < chunks_.size(); ++c) {
      if (!is_office(chunks_[c])) continue;
      const std::uint32_t known = chunks_[c].heads.front();
      const std::uint32_t second = second_body(known);
      if (second == kNone) continue;
      Mention office = mentions_.mentions[known];
      office.tokens = mentions_.mentions[second].tokens;
      office.owner = second;
      const std::uint32_t added = reading_.add(office);
      chunks_[c].heads = mentions_.head_lists.make(2);
      chunks_[c].heads.front() = known;
      chunks_[c].heads.back() = added;
    }
  }

  /// The body that ends the words of an office and is joined to the one it is in; kNone if none is.
  std::uint32_t second_body(std::uint32_t known) const {
    const Mention& office = mentions_.mentions[known];
    if (office.owner == kNone || kind_of(office.owner) != Kind::body) return kNone;
    for (std::uint32_t i = office.owner + 1; i < known; ++i) {
      const TokenSpan body = mentions_.mentions[i].tokens;
      if (kind_of(i) == Kind::body && body.end == office.tokens.end &&
          body.begin > mentions_.mentions[office.owner].tokens.end &&
          reading_.ends_before(body.begin, pack_.grammar.coordination))
        return i;
    }
    return kNone;
  }

  /// "quan chức Mỹ A", "công nhân Nhà máy B A": a group's noun and whose it is say who the person behind them is; one
  /// noun phrase whose head is the person.
  void join_described() {
    for (std::size_t c = first_; c + 1 < chunks_.size(); ++c) {
      Chunk& whose = chunks_[c];
      const Chunk& person = chunks_[c + 1];
      if (whose.tokens.end != person.tokens.begin || whose.heads.size() != 1 || kind(whose) == Kind::person ||
          kind(person) != Kind::person)
        continue;
      const Mention& owner = mentions_.mentions[whose.heads.front()];
      const Mention& head = mentions_.mentions[person.heads.front()];
      if (owner.kind != MentionKind::name || head.kind != MentionKind::name ||
          head.tokens.begin != person.tokens.begin || owner.tokens.begin == whose.tokens.begin ||
          reading_.class_length(whose.tokens.begin, pack_.grammar.group) != owner.tokens.begin - whose.tokens.begin ||
          reading_.ends_before(whose.tokens.begin, pack_.grammar.plural))
        continue;
      whose.tokens.end = person.tokens.end;
      whose.heads = person.heads;
      chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(c) + 1);
    }
  }

  /// "Ngoại trưởng Mỹ, Nhật Bản và Hàn Quốc", "Tổng thống Nga - Mỹ": one title, which each of the countries has.
  void share_offices() {
    for (std::size_t c = first_; c + 1 < chunks_.size(); ++c) {
      if (!is_office_of_country(chunks_[c])) continue;
      const std::uint32_t office = chunks_[c].heads.front();
      std::size_t end = c + 1;
      Joint how = Joint::comma;
      for (; end < chunks_.size() && how == Joint::comma && is_bare_country(chunks_[end]); ++end) {
        how = joint(chunks_[end - 1], chunks_[end]);
        if (how == Joint::none || reading_.ends_before(chunks_[end].tokens.begin, pack_.grammar.determiner)) break;
      }
      if (how != Joint::word && how != Joint::dash) continue;
      for (std::size_t k = c + 1; k < end; ++k)
        chunks_[k].heads.front() = same_office(office, chunks_[k].heads.front());
      c = end - 1;
    }
  }

  /// The country that an office without a holder is of, itself or by the body it is in; kNone if it is of none.
  std::uint32_t country_of(const Mention& office) const {
    std::uint32_t owner = office.owner;
    if (owner != kNone && reading_.is_a(owner, pack_.state_body)) owner = mentions_.mentions[owner].owner;
    return owner != kNone && reading_.is_a(owner, pack_.country) ? owner : kNone;
  }

  bool is_office(const Chunk& chunk) const {
    return chunk.heads.size() == 1 && mentions_.mentions[chunk.heads.front()].kind == MentionKind::office;
  }

  bool is_office_of_country(const Chunk& chunk) const {
    if (!is_office(chunk)) return false;
    const Mention& office = mentions_.mentions[chunk.heads.front()];
    const std::uint32_t country = country_of(office);
    return office.title != kNone && country != kNone && mentions_.mentions[country].tokens.end == chunk.tokens.end;
  }

  bool is_bare_country(const Chunk& chunk) const {
    if (chunk.heads.size() != 1) return false;
    const Mention& country = mentions_.mentions[chunk.heads.front()];
    return country.kind == MentionKind::name && country.tokens == chunk.tokens &&
           ontology_.is_a(country.type, pack_.country);
  }

  /// The office that the country has too.
  std::uint32_t same_office(std::uint32_t known, std::uint32_t country) {
    Mention office = mentions_.mentions[known];
    office.tokens = mentions_.mentions[country].tokens;
    office.name = mentions_.mentions[country].name;
    if (kind_of(office.owner) == Kind::body) {
      Mention body = mentions_.mentions[office.owner];
      body.tokens = office.tokens;
      body.entry = kNone;
      body.owner = country;
      body.implied = true;
      if (body.core.empty()) body.core = body.name;
      body.name = reading_.join(body.core, office.name);
      office.owner = reading_.add(body);
      reading_.relate_owner(office.owner, country, "title.owner");
    } else {
      office.owner = country;
    }
    return reading_.add(office);
  }

  /// "các nước trong khu vực như A": many, of whom the named ones stand for all; one noun phrase whose head is A.
  void join_instances() {
    for (std::size_t c = first_; c < chunks_.size(); ++c) {
      const std::uint32_t begin = chunks_[c].tokens.begin;
      const std::uint32_t length = reading_.length_before(begin, pack_.grammar.instance);
      if (length == 0) continue;
      std::uint32_t end = begin - length;
      if (end > reading_.sentence().begin && reading_.is(end - 1, pack_.grammar.comma)) --end;
      // "các nước ASEAN như A": many, of whom A is one.
      if (c > first_ && chunks_[c - 1].tokens.end == end)
        chunks_[c - 1].tokens.begin += reading_.class_length(chunks_[c - 1].tokens.begin, pack_.grammar.members);
      const std::uint32_t low = reach(end, kMaxKindReach);
      for (std::uint32_t i = end; i-- > low;) {
        // "nhiều quan chức Việt Nam như A": a kind of people may be a noun phrase with whose they are.
        const bool inside = inside_chunk(i);
        if (inside && !begins_group(i)) continue;
        if (!inside && reading_.words().may_begin_any(i, kKindEnds) && ends_kind(i)) break;
        if (!reading_.is(i, pack_.grammar.kind)) continue;
        const std::uint32_t many = std::max(reading_.length_before(i, pack_.grammar.plural),
                                            reading_.length_before(i, pack_.grammar.determiner));
        const bool number = i > reading_.sentence().begin && reading_.token(i - 1).is_number;
        if (many == 0 && !number) continue;
        // "các nước láng giềng của Việt Nam như A": whose or where they are, nobody who acts himself.
        std::size_t from = c;
        while (from > first_ && chunks_[from - 1].tokens.begin > i && tells_apart(chunks_[from - 1])) --from;
        if (inside && from > first_ && chunks_[from - 1].tokens.begin <= i) --from;
        if (from > first_ && chunks_[from - 1].tokens.end > i) break;
        std::size_t last = c + 1;
        for (; last < chunks_.size() && kind(chunks_[last]) == kind(chunks_[c]); ++last)
          if (const Joint how = joint(chunks_[last - 1], chunks_[last]); how != Joint::comma && how != Joint::word)
            break;
        Chunk& chunk = chunks_[from];
        // "các doanh nghiệp Nhật Bản, trong đó có A": where it may turn out that A is nobody known, those of Nhật Bản.
        const std::size_t heads = from < c && may_vanish(c, last) ? from : c;
        chunk.heads = last > heads + 1 ? join_heads(heads, last) : chunks_[c].heads;
        chunk.pair = last == c + 1 && chunks_[c].pair;
        chunk.tokens = {i - std::max(many, 1U), chunks_[last - 1].tokens.end};
        // "lãnh đạo nhiều nước, trong đó có ông A"
        while (const std::uint32_t who = reading_.length_before(chunk.tokens.begin, pack_.grammar.kind))
          chunk.tokens.begin -= who;
        chunks_.erase(chunks_.begin() + static_cast<std::ptrdiff_t>(from + 1),
                      chunks_.begin() + static_cast<std::ptrdiff_t>(last));
        c = from;
        break;
      }
    }
  }

  /// True if a noun phrase of people and whose they are begins there, or behind its "các".
  bool begins_group(std::uint32_t at) const {
    const std::uint32_t many = reading_.length_before(at, pack_.grammar.plural);
    return std::any_of(chunks_.begin() + static_cast<std::ptrdiff_t>(first_), chunks_.end(), [&](const Chunk& chunk) {
      const std::uint32_t begin = chunk.tokens.begin;
      return (begin == at || begin + many == at) && chunk.heads.size() == 1 && reading_.is(begin, pack_.grammar.group);
    });
  }

  /// True if none of the heads of the chunks is surely an actor.
  bool may_vanish(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i)
      for (const std::uint32_t head : chunks_[i].heads)
        if (mentions_.mentions[head].type.valid() && !mentions_.mentions[head].weak) return false;
    return true;
  }

  /// "các nước láng giềng của Việt Nam", "các quan chức Mỹ", "các đơn vị thuộc Bộ": what says which ones.
  bool tells_apart(const Chunk& chunk) const {
    const GrammarClasses& grammar = pack_.grammar;
    const std::uint32_t begin = chunk.tokens.begin;
    return reading_.ends_before(begin, grammar.kind) ||
           (kind(chunk) != Kind::person && reading_.ends_before(begin, grammar.of)) ||
           reading_.ends_before(begin, grammar.unit_of) ||
           (kind(chunk) == Kind::place &&
            (reading_.ends_before(begin, grammar.at) || reading_.ends_before(begin, grammar.locative)));
  }

  /// True if no noun phrase with a kind of actors reaches over the word.
  bool ends_kind(std::uint32_t at) const {
    const GrammarClasses& grammar = pack_.grammar;
    if (reading_.is(at, grammar.comma)) return !reading_.is_inside(at, grammar.fixed);
    return reading_.is(at, grammar.boundary) || reading_.is(at, grammar.tense) ||
           reading_.is(at, grammar.complementizer) || reading_.is(at, grammar.control) ||
           reading_.is(at, grammar.agent);
  }

  bool inside_chunk(std::uint32_t at) const {
    return std::any_of(chunks_.begin() + static_cast<std::ptrdiff_t>(first_), chunks_.end(),
                       [&](const Chunk& chunk) { return chunk.tokens.begin <= at && at < chunk.tokens.end; });
  }

  enum class Joint { none, comma, word, dash };

  /// What stands between two chunks, and nothing else.
  Joint joint(const Chunk& a, const Chunk& b) const {
    std::uint32_t i = a.tokens.end;
    const std::uint32_t end = b.tokens.begin;
    if (i >= end || !reading_.words().may_begin_any(i, kJoints)) return Joint::none;
    Joint out = Joint::none;
    if (reading_.is(i, pack_.grammar.comma)) {
      out = Joint::comma;
      ++i;
    } else if (reading_.is(i, pack_.grammar.dash) && i + 1 == end) {
      return Joint::dash;
    }
    if (const std::uint32_t length = reading_.class_length(i, pack_.grammar.coordination); length > 0 && i < end) {
      out = Joint::word;
      i += length;
    }
    while (i < end && reading_.class_length(i, pack_.grammar.determiner) > 0)
      i += reading_.class_length(i, pack_.grammar.determiner);
    return i == end ? out : Joint::none;
  }

  /// Runs of chunks of one kind, joined by commas and a last "and", become one.
  void join_lists() {
    std::size_t joined_end = first_;
    for (std::size_t i = first_; i < chunks_.size();) {
      std::size_t end = i + 1;
      bool word = false;
      std::size_t dashes = 0;
      while (end < chunks_.size()) {
        const Joint how = joint(chunks_[end - 1], chunks_[end]);
        if (how == Joint::none) break;
        const bool alike = kind(chunks_[end]) == kind(chunks_[i]);
        if ((!alike && how != Joint::word && !closes_list(end) && !are_agents(i, end) && !are_told(i, end)) ||
            is_setting(chunks_[i], chunks_[end], how))
          break;
        // "Việt Nam - Lào" is a pair, "Campuchia - Lào - Việt Nam" a list; a dash inside another list is neither.
        if (how == Joint::dash && (kind(chunks_[i]) == Kind::body || dashes != end - i - 1)) break;
        if (how == Joint::dash) ++dashes;
        word = word || how == Joint::word;
        ++end;
        // "A cùng B và C", "A cùng B, C và D": those who come along may be several.
        if (how == Joint::word && end - i == 2 && come_along(chunks_[i].tokens.end) && closes_list(end - 1)) continue;
        if (word && how == Joint::word) {  // "A, B và C": the list is complete, but for "A, B và các tỉnh C, D"
          if (announces_places(end - 1, end)) end = last_place(end);
          break;
        }
      }
      if (dashes > 1 && !all_countries(i, end)) {
        end = i + 2;
        dashes = 1;
      }
      // Two chunks with only a comma between are a list where both are countries, several are announced, asked or act,
      // or all ends.
      if (!word && dashes == 0 && end - i == 2 && !all_countries(i, end) && !announces_places(i, end) &&
          !goes_on(end - 1) && !are_asked(i, end) && !are_told(i, end - 1) && !are_partners(i, end) &&
          !are_agents(i, end - 1) && !stand_at_edge(i, end - 1))
        end = i + 1;
      if (dashes > 0 && !all_places(i, end) && !all_offices(i, end) && !all_bare_names(i, end)) end = i + 1;
      if (ends_adverbial(i, end)) end = i + 1;
      Chunk& joined = chunks_[joined_end];
      joined = chunks_[i];
      if (end > i + 1) {
        joined.pair = dashes == 1;
        joined.tokens.end = chunks_[end - 1].tokens.end;
        joined.heads = join_heads(i, end);
      }
      ++joined_end;
      i = end;
    }
    chunks_.resize(joined_end);
  }

  /// A word that joins two and may as well lead on to those who take part: "cùng", but not "và".
  bool come_along(std::uint32_t at) const {
    const std::uint32_t length = reading_.class_length(at, pack_.grammar.coordination);
    return length > 0 && length == reading_.class_length(at, pack_.grammar.preposition);
  }

  std::span<std::uint32_t> join_heads(std::size_t begin, std::size_t end) {
    std::size_t size = 0;
    for (std::size_t i = begin; i < end; ++i) size += chunks_[i].heads.size();
    const std::span<std::uint32_t> heads = mentions_.head_lists.make(size);
    auto place = heads.begin();
    for (std::size_t i = begin; i < end; ++i) place = std::ranges::copy(chunks_[i].heads, place).out;
    return heads;
  }

  /// "các tỉnh Quảng Nam, Quảng Ngãi"
  bool announces_places(std::size_t begin, std::size_t end) const {
    const std::uint32_t first = mentions_.mentions[chunks_[begin].heads.front()].tokens.begin;
    return all_places(begin, end) && reading_.ends_before(first, pack_.grammar.plural);
  }

  /// The end of the run of places that goes on from the one before chunk `end`.
  std::size_t last_place(std::size_t end) const {
    for (; end < chunks_.size() && kind(chunks_[end]) == Kind::place; ++end)
      if (const Joint how = joint(chunks_[end - 1], chunks_[end]); how != Joint::comma && how != Joint::word) break;
    return end;
  }

  /// "… kiểm tra tại Bệnh viện A, Bệnh viện B.", "Bệnh viện A, Bệnh viện B được giao …": two named ones of one class
  /// that end the clause or begin the sentence, so that the second is no subject of its own.
  bool stand_at_edge(std::size_t first, std::size_t second) const {
    const Mention& one = mentions_.mentions[chunks_[first].heads.front()];
    const Mention& other = mentions_.mentions[chunks_[second].heads.front()];
    const std::uint32_t end = chunks_[second].tokens.end;
    const bool ends = !reading_.inside(end) || reading_.is(end, pack_.grammar.boundary);
    // "Thủ tướng A, Bộ trưởng B đã trao đổi": what two people begin with may be one's meeting with a third.
    const bool begins = chunks_[first].tokens.begin == reading_.sentence().begin && kind(chunks_[first]) == Kind::body;
    return one.type == other.type && one.kind == MentionKind::name && other.kind == MentionKind::name &&
           (kind(chunks_[first]) == Kind::place ? ends && are_neighbours(one, other) : begins || ends);
  }

  /// "ở Quảng Nam, Kon Tum.": known places of which none is said to lie in the other.
  bool are_neighbours(const Mention& one, const Mention& other) const {
    return one.entry != kNone && other.entry != kNone &&
           pack_.entries[one.entry].within == pack_.entries[other.entry].within;
  }

  bool all_countries(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
      const Mention& head = mentions_.mentions[chunks_[i].heads.front()];
      // "giữa hai nước, Lào …": what points back to two of them is no member of a list.
      if (!ontology_.is_a(head.type, pack_.country) || head.kind == MentionKind::reference) return false;
    }
    return true;
  }

  /// "yêu cầu Sở A, Sở B kiểm tra", "giao ông A, bà B tiếp nhận": what is asked of the first stands behind the last.
  bool are_asked(std::size_t begin, std::size_t end) const {
    const std::uint32_t first = chunks_[begin].tokens.begin;
    return kind(chunks_[begin]) != Kind::place &&
           (reading_.ends_before(first, pack_.grammar.requested) ||
            reading_.ends_before(first, pack_.grammar.instructed) ||
            (kind(chunks_[begin]) == Kind::body && reading_.ends_before(first, pack_.grammar.control) &&
             !reading_.ends_before(first, pack_.grammar.of))) &&
           (verb_follows(end - 1) || predicate_follows(end - 1) || many_follow(end - 1));
  }

  /// "yêu cầu Bộ A, tỉnh B, Bộ trưởng C tập trung …": those who are told may be of several kinds; what they are told
  /// stands behind the last of those from `known` on.
  bool are_told(std::size_t begin, std::size_t known) const {
    const std::uint32_t first = chunks_[begin].tokens.begin;
    if (kind(chunks_[begin]) == Kind::place || (!reading_.ends_before(first, pack_.grammar.requested) &&
                                                !reading_.ends_before(first, pack_.grammar.instructed)))
      return false;
    while (known + 1 < chunks_.size() && joint(chunks_[known], chunks_[known + 1]) == Joint::comma) ++known;
    return predicate_follows(known);
  }

  /// A verb without a tense: what somebody is told to do.
  bool predicate_follows(std::size_t last) const {
    const std::uint32_t next = chunks_[last].tokens.end;
    return reading_.begins_predicate(next) && !reading_.is(next, pack_.grammar.tense) &&
           !reading_.is(next, pack_.grammar.reporting) && !reading_.is(next, pack_.grammar.preposition);
  }

  /// "phối hợp với Bộ A, Bộ B, các đơn vị liên quan …"
  bool are_partners(std::size_t begin, std::size_t end) const {
    return kind(chunks_[begin]) == Kind::body && many_follow(end - 1) &&
           reading_.ends_before(chunks_[begin].tokens.begin, pack_.grammar.facing);
  }

  /// "yêu cầu Bộ A, Bộ B, các địa phương …", "… Bộ B, Sở Y tế các tỉnh …": a comma and more of them, who are not named.
  bool many_follow(std::size_t last) const {
    constexpr std::uint32_t kMaxNounTokens = 4;
    const std::uint32_t end = chunks_[last].tokens.end;
    const std::uint32_t comma = is_office(chunks_[last]) ? 0 : reading_.class_length(end, pack_.grammar.comma);
    if (comma == 0) return false;
    for (std::uint32_t i = end + comma; i <= end + comma + kMaxNounTokens && reading_.inside(i); ++i) {
      if (reading_.is(i, pack_.grammar.plural)) return true;
      if (!reading_.token(i).is_word || reading_.is(i, pack_.grammar.verb) || reading_.is(i, pack_.grammar.tense))
        break;
    }
    return false;
  }

  /// "được tỉnh A, thành phố B, Bệnh viện C hỗ trợ": what they do stands behind the last of those from `known` on.
  bool are_agents(std::size_t begin, std::size_t known) const {
    if (!reading_.ends_before(chunks_[begin].tokens.begin, pack_.grammar.agent)) return false;
    while (known + 1 < chunks_.size() && joint(chunks_[known], chunks_[known + 1]) == Joint::comma) ++known;
    return verb_follows(known);
  }

  bool verb_follows(std::size_t last) const {
    const std::uint32_t next = chunks_[last].tokens.end;
    return !is_office(chunks_[last]) && next < reading_.sentence().end && reading_.token(next).is_word &&
           !reading_.is(next, pack_.grammar.tense);
  }

  /// True if from chunk `from` on commas lead to a last "and": a list whose members may be of several kinds.
  bool closes_list(std::size_t from) const {
    for (std::size_t k = from; k + 1 < chunks_.size(); ++k) {
      const Joint how = joint(chunks_[k], chunks_[k + 1]);
      if (how == Joint::word) return true;
      if (how != Joint::comma) return goes_on(k);
    }
    return !chunks_.empty() && goes_on(chunks_.size() - 1);
  }

  /// "A, B và các đơn vị liên quan": the list that ends with this chunk has further members without a name.
  bool goes_on(std::size_t last) const {
    if (mentions_.mentions[chunks_[last].heads.front()].kind == MentionKind::office) return false;
    std::uint32_t i = chunks_[last].tokens.end;
    i += reading_.class_length(i, pack_.grammar.comma);
    const std::uint32_t joint = reading_.class_length(i, pack_.grammar.coordination);
    const std::uint32_t next = i + joint;
    return joint > 0 && (reading_.is(next, pack_.grammar.plural) || reading_.is(next, pack_.grammar.no_name) ||
                         reading_.begins(next, PhraseKind::head) || reading_.begins(next, PhraseKind::title));
  }

  /// "tại Đà Nẵng, Bộ A và Bộ B …", "tại Hà Nội cùng Thứ trưởng A", "sau khi thăm Lào, ông A và ông B …":
  /// where it happens is no member of the list of who takes part.
  bool is_setting(const Chunk& first, const Chunk& next, Joint how) const {
    if (kind(first) != Kind::place) return false;
    if (kind(next) == Kind::place)
      return how == Joint::comma && (happens_elsewhere(first, next) || acts_behind(first, next));
    return (how == Joint::comma && kind(next) == Kind::person) ||
           reading_.ends_before(first.tokens.begin, pack_.grammar.locative);
  }

  /// "Nhân dịp Quốc khánh A, lãnh đạo B và C …": behind a part of the sentence that says when, people of another place.
  bool acts_behind(const Chunk& first, const Chunk& next) const {
    const GrammarClasses& grammar = pack_.grammar;
    if (mentions_.mentions[first.heads.front()].tokens.begin != first.tokens.begin ||
        reading_.class_length(next.tokens.begin, grammar.group) == 0)
      return false;
    const std::uint32_t begin = reading_.sentence().begin;
    for (std::uint32_t i = begin; i < first.tokens.begin; ++i)
      if (reading_.is(i, grammar.comma) || reading_.is(i, grammar.boundary)) return false;
    return reading_.is(begin, grammar.preposition) || reading_.is(begin, grammar.occasion) ||
           reading_.is(begin, grammar.fronted);
  }

  /// "Ở thành phố Astana, Nga và Iran …": a town with a country behind it in which it does not lie.
  bool happens_elsewhere(const Chunk& town, const Chunk& country) const {
    const Mention& first = mentions_.mentions[town.heads.front()];
    const Mention& second = mentions_.mentions[country.heads.front()];
    if (first.entry == kNone || second.entry == kNone || ontology_.is_a(first.type, pack_.country) ||
        !ontology_.is_a(second.type, pack_.country) || !reading_.ends_before(town.tokens.begin, pack_.grammar.locative))
      return false;
    for (std::uint32_t up = first.entry; up != kNone; up = pack_.entries[up].within)
      if (up == second.entry) return false;
    return true;
  }

  /// "Theo A, B và C đã …", "Sau hội đàm với A, B đã …": of what looks like a list the first ends an
  /// adverbial, and the rest is the subject.
  bool ends_adverbial(std::size_t begin, std::size_t end) const {
    if (end - begin < 2 || joint(chunks_[begin], chunks_[begin + 1]) != Joint::comma) return false;
    if (end - begin > 2 && joint(chunks_[begin + 1], chunks_[begin + 2]) != Joint::word) return false;
    // "tại xã A, huyện B": a place and what it lies in.
    if (kind(chunks_[begin]) == Kind::place && kind(chunks_[begin + 1]) == Kind::place && !all_countries(begin, end))
      return false;
    return reading_.ends_adverbial(chunks_[begin].tokens.begin) &&
           reading_.begins_predicate(chunks_[end - 1].tokens.end);
  }

  bool all_places(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i)
      if (kind(chunks_[i]) != Kind::place) return false;
    return true;
  }

  /// "Tổng thống Nga - Mỹ"
  bool all_offices(std::size_t begin, std::size_t end) const {
    return std::all_of(chunks_.begin() + static_cast<std::ptrdiff_t>(begin),
                       chunks_.begin() + static_cast<std::ptrdiff_t>(end),
                       [&](const Chunk& chunk) { return is_office(chunk); });
  }

  /// "cuộc gặp Trump - Putin"
  bool all_bare_names(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i)
      if (chunks_[i].tokens.size() != 1 || (kind(chunks_[i]) != Kind::person && kind(chunks_[i]) != Kind::other))
        return false;
    return true;
  }

  const Ontology& ontology_;
  const LanguagePack& pack_;
  Reading& reading_;
  std::size_t first_;  // the chunks of the sentence begin here
  std::vector<Chunk>& chunks_;
  Mentions& mentions_;
};

}  // namespace

void join_chunks(Reading& reading, std::size_t first, Mentions& out) {
  if (first < out.chunks.size()) Chunker(reading, first, out).join();
}

}  // namespace entente
