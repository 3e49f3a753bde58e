#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "base/key_index.hpp"
#include "base/result.hpp"
#include "model/extraction.hpp"
#include "model/mention.hpp"
#include "model/ontology.hpp"
#include "packs/namesakes.hpp"
#include "packs/pattern.hpp"
#include "packs/phrase_trie.hpp"
#include "text/vocabulary.hpp"

namespace entente {

/// A known actor: one line of mappings/<lang>/gazetteer/*.tsv, or a country that ICU knows.
struct GazetteerEntry {
  std::string id;  ///< stable, becomes the IRI's local name
  ClassId type;
  std::string name;
  std::uint32_t within = kNone;  ///< entry of the country, area or body it lies in or belongs to
  std::uint32_t owner = kNone;   ///< of these the one whose name ends its own ("Hạ viện Mỹ"), else `within`
  std::vector<std::pair<std::string, std::string>> codes;  ///< scheme → code, sorted
  std::optional<Date> valid_from;                          ///< first day on which the entry holds; none: always did
  std::optional<Date> valid_to;                            ///< last day
  std::string source;
  bool abbreviated = false;  ///< one of its forms is an abbreviation
};

/// One way to write an entry, with what is asked of that one wherever a form stands.
struct GazetteerForm {
  std::uint32_t entry = kNone;
  ClassId type;               ///< of the entry
  bool ends = false;          ///< the entry held up to a day
  bool weak = false;          ///< an ordinary word too: counts only with support
  bool capital = false;       ///< written with a capital at its beginning
  bool all_capitals = false;  ///< an abbreviation: "WHO"
};

/// A word for a post: "Bộ trưởng", "Giám đốc".
struct Title {
  std::string form;
  std::string folded;       ///< `form`
  std::string post;         ///< the title, folded, by which the same post is known too; else `folded`
  std::vector<ClassId> of;  ///< what the post may be in, most likely class first
  PropertyId relation;      ///< holder → what the post is in
  PropertyId accredited;    ///< holder → country of service; invalid for all but envoys
  bool of_home = false;     ///< without a named country it is a post of the pack's home country
  bool abroad = false;      ///< of a state, but the home country has no such post
  bool of_leader = false;   ///< without a target it is in the country whose leader the holder is known to be
  bool any_leader = false;  ///< of whoever leads the state, by whatever title ("nhà lãnh đạo")
  bool named = false;       ///< a post only beside a name ("lãnh đạo": else those who lead)
  bool expert = false;      ///< what somebody is: `named`, and words of the field may follow ("chuyên gia")
  bool whole = false;       ///< ends in the noun of a body that is none of its own ("Chánh văn phòng")
  std::string body_head;    ///< head noun of the body that a portfolio after the title names ("Bộ")
  std::string body_name;    ///< the body that the title itself names ("Bộ Ngoại giao"); needs an owner
  std::uint32_t portfolio_head = kNone;  ///< index of `body_head`
  std::uint32_t named_head = kNone;      ///< index of the head noun that begins `body_name`
  std::vector<ClassId> implied;          ///< of what class the only body of the article is that a bare post is of
  std::string among;  ///< body whose post it is if nothing else is said ("Đảng Cộng sản …"), an entry id
};

/// A noun that begins the name of a body: "Sở", "Bệnh viện".
struct HeadNoun {
  std::string form;
  std::string folded;     ///< `form`
  std::string canonical;  ///< the noun that this one is short for; empty: none
  ClassId type;
  bool capital = false;      ///< only where written with a capital
  bool proper = false;       ///< needs a capitalised word or an owner behind it that is more than a portfolio
  bool person_name = false;  ///< may be named after a person
  bool fields_only = false;  ///< only a portfolio may follow ("Bộ", "Sở")
  bool field_first = false;  ///< what it is for comes before whose it is ("Chi cục Kiểm lâm tỉnh …")
  bool of_town = false;      ///< a mission to a town: to its country only where the text names that
  bool named = false;        ///< whose it is does not make it a name ("Cơ quan tư pháp Mỹ")
  bool owned = false;        ///< needs an owner: capitals behind it are another name ("cảnh sát")
  bool alone = false;        ///< is a name even with nothing behind it ("Chính phủ")
  std::vector<std::pair<ClassId, PropertyId>> owner;  ///< relation to an owner of that class, first fit
  PropertyId accredited;  ///< body → country after the word class `at`; invalid for all but missions
};

/// A word that points back to an actor of the article.
struct Reference {
  enum class Kind : std::uint8_t {
    person,   ///< the last person in subject position
    partner,  ///< the foreign country of the article
    pair,     ///< the two actors of the class that the article is about
    parties,  ///< the two sides of the article's matter: countries, else bodies, else persons
    same,     ///< the last actor of the class
    topic,    ///< the actor of the class that the talk is about: the first one of this or an earlier sentence
    group,    ///< whose the last noun phrase is that its word began as one of class `group`
    home,     ///< the pack's home country
    speaker,  ///< who says the quotation that it stands in
    noun,     ///< the last actor of the class whose name begins with this noun, else the only one of the class
    owned,    ///< before the name of what a known actor owns: that actor, where the article names it
  };
  std::string form;
  Kind kind = Kind::same;
  ClassId type;
  std::string owner;  ///< id of the gazetteer entry that an owned one stands for
  std::uint32_t owner_entry = kNone;
};

/// A relation that a rule states when its pattern matches.
struct RuleOutput {
  PropertyId predicate;
  std::uint32_t subject = 0;  ///< index into Rule::roles; equal to `object` where a list faces itself
  std::uint32_t object = 0;
  std::optional<Modality> modality;  ///< fixed by the rule; else read from the clause
};

struct RuleElement {
  PatternElement::Kind kind = PatternElement::Kind::words;
  bool optional = false;
  std::uint32_t word_class = kNone;  ///< words
  WordsHere required;                ///< the word class, where the rule requires it behind its anchor
  std::uint32_t role = kNone;        ///< argument: index into Rule::roles
  std::vector<ClassId> types;
  bool clause_subject = false;
  std::uint32_t reach = UINT32_MAX;
  bool several = false;
  bool post = false;
  std::uint32_t max = 0;  ///< gap
  bool over_actors = false;
  bool over_commas = false;
};

struct RuleExample {
  std::string text;
  std::vector<std::string> expect;  ///< "subject name -> object name (modality)"; empty: the rule stays silent
};

/// A relation rule, compiled.
struct Rule {
  std::string id;
  std::string pattern;  ///< as written, for messages
  std::vector<std::string> roles;
  std::vector<RuleElement> elements;
  std::uint32_t anchor = 0;  ///< the element by which it is found: its first required words
  std::vector<RuleOutput> outputs;
  double confidence = 0;
  bool items = false;  ///< quantities behind its trigger are what is given
  std::vector<RuleExample> examples;
  std::string source;  ///< where its phrasing is attested; empty if the pack does not say
  std::string rare;    ///< why it stays though it may fire in no corpus; empty for most
  std::string file;    ///< where it was read, for messages
};

/// The word classes that the grammar of names and clauses asks for, by the names under which the lexicon lists
/// them. kNone where a pack has no such class: it then never matches.
struct GrammarClasses {
  std::uint32_t abbreviation = kNone;  ///< a full stop after it ends no sentence
  std::uint32_t honorific = kNone;     ///< before a person's name, says nothing of a post
  std::uint32_t degree = kNone;        ///< academic degrees and ranks before a person's name
  std::uint32_t surname = kNone;       ///< begins a person's name in the order family name first
  std::uint32_t given_name = kNone;    ///< begins a person's name in the order given name first
  std::uint32_t middle_name = kNone;   ///< stands inside a person's name, though it may be a family name too
  std::uint32_t name_tail = kNone;     ///< lower-case last part of a person's name behind a dash
  std::uint32_t particle = kNone;      ///< lower-case word inside a person's name
  std::uint32_t no_person = kNone;     ///< before a name that is a person's but means something else
  std::uint32_t age = kNone;           ///< behind how old a person is ("tuổi")
  std::uint32_t topic = kNone;  ///< what is behind it in a body's name is what the body is about, not whose it is
  std::uint32_t foreign_head = kNone;      ///< noun that ends the name of a body of other lands ("Group")
  std::uint32_t generation = kNone;        ///< ends the name of one who is called like his father ("Jr")
  std::uint32_t patronymic = kNone;        ///< stands before the name of the father ("bin"), in a name
  std::uint32_t kin = kNone;               ///< honorific that says whose relative one is ("phu nhân")
  std::uint32_t he = kNone;                ///< before the name of a man ("ông")
  std::uint32_t she = kNone;               ///< before the name of a woman ("bà")
  std::uint32_t trade = kNone;             ///< honorific that goes before bodies too ("sinh viên")
  std::uint32_t no_name = kNone;           ///< phrase that holds a name and is none ("Thái Bình Dương")
  std::uint32_t side = kNone;              ///< "miền bắc", "phía tây": before the country that an area lies in
  std::uint32_t employer = kNone;          ///< "của", "tại": between an expert and the body he works for
  std::uint32_t counterpart = kNone;       ///< "người đồng cấp": holds the post that was named last
  std::uint32_t assistant = kNone;         ///< title whose post is where the assisted one has his
  std::uint32_t matter = kNone;            ///< before what a post is about ("về", "phụ trách")
  std::uint32_t department_title = kNone;  ///< title in a part of a body that is no actor itself ("Trưởng khoa")
  std::uint32_t title_modifier = kNone;    ///< may follow a title before what it is of
  std::uint32_t also_post = kNone;         ///< joins two posts of one holder ("kiêm")
  std::uint32_t body_kind = kNone;         ///< says what kind of body its foreign name behind it is of ("tạp chí")
  std::uint32_t post_tail = kNone;         ///< may stand between a post and its holder ("đương nhiệm")
  std::uint32_t department = kNone;  ///< parts of a body that are no actors ("khoa Cấp cứu"), which stand for it
  std::uint32_t members = kNone;    ///< those who belong to the organisation named behind ("các nước thành viên")
  std::uint32_t between = kNone;    ///< before two who face each other ("giữa")
  std::uint32_t people = kNone;     ///< shares its country with the bodies joined to it ("nhân dân")
  std::uint32_t portfolio = kNone;  ///< field of a ministry or department
  std::uint32_t body_word = kNone;  ///< lower-case word that the name of a body may hold
  std::uint32_t body_level = kNone;    ///< of what level a body is ("quốc gia"): behind plain words ends its name
  std::uint32_t body_link = kNone;     ///< joins a body's name to its field ("về")
  std::uint32_t area_prefix = kNone;   ///< "tỉnh" before an area's name
  std::uint32_t minor_area = kNone;    ///< those of `area_prefix` whose areas the gazetteers do not list ("xã")
  std::uint32_t seat = kNone;          ///< capital that may stand for its state
  std::uint32_t residence = kNone;     ///< building that stands for who governs in it, unless something happens there
  std::uint32_t locative = kNone;      ///< before a place where something is or goes
  std::uint32_t facing = kNone;        ///< before an actor with which something is done ("với")
  std::uint32_t owner_prefix = kNone;  ///< "nước" before a country's name
  std::uint32_t of = kNone;            ///< "của"
  std::uint32_t at = kNone;            ///< "tại"
  std::uint32_t unit_of = kNone;       ///< "thuộc", "trực thuộc"
  std::uint32_t both = kNone;          ///< "hai": in the place of an owner means the article's pair
  std::uint32_t coordination = kNone;  ///< "và"
  std::uint32_t group = kNone;         ///< noun whose owner acts: "đoàn công tác", "nhân dân"
  std::uint32_t kind = kNone;  ///< noun for a kind of actors, of which many are followed by some: "nước", "công ty"
  std::uint32_t instance = kNone;    ///< before those: "như", "trong đó có"
  std::uint32_t determiner = kNone;  ///< may stand before a noun phrase
  std::uint32_t plural = kNone;      ///< determiner of many: what follows is nobody by name
  std::uint32_t preposition = kNone;
  std::uint32_t complementizer = kNone;  ///< a clause begins behind it
  std::uint32_t reporting = kNone;       ///< complementizer that brings a clause with a subject of its own
  std::uint32_t verb = kNone;            ///< a noun phrase behind it is its object
  std::uint32_t control = kNone;         ///< verb whose object is the subject of the next verb
  std::uint32_t adverbial = kNone;       ///< a noun phrase behind it may be a subject
  std::uint32_t tense = kNone;           ///< marks a finite verb
  std::uint32_t agent = kNone;           ///< "do", "được", "bị": the noun phrase behind it is an agent
  std::uint32_t utterance = kNone;  ///< what somebody says in it: who stands behind it with `of` does ("thông cáo")
  /// Noun for what somebody does or means to: with `of` and who, a verb goes on ("nỗ lực").
  std::uint32_t deed = kNone;
  std::uint32_t purpose = kNone;      ///< between those and the verb ("nhằm", "trong việc")
  std::uint32_t relativizer = kNone;  ///< before the subject of a relative clause ("mà")
  std::uint32_t copula = kNone;       ///< behind it stands what the subject is, no other actor ("là")
  std::uint32_t said = kNone;         ///< beside a quotation: tells who said it ("viết trên Twitter")
  std::uint32_t quoting = kNone;      ///< before who is quoted ("dẫn lời")
  std::uint32_t relative = kNone;     ///< behind "name," it is the subject of what follows ("người")
  std::uint32_t possessed = kNone;    ///< before a person's name: something of his, not he ("gia đình")
  std::uint32_t quote = kNone;        ///< quotation mark, opening or closing
  std::uint32_t nominal = kNone;      ///< phrase inside which a verb is none ("lễ ký")
  std::uint32_t fixed = kNone;        ///< phrase whose commas are no boundaries
  std::uint32_t boundary = kNone;     ///< punctuation that ends a clause
  std::uint32_t separator = kNone;    ///< boundary over which a subject carries on: ";"
  std::uint32_t connector = kNone;    ///< begins a sentence that goes on with the subject of the one before
  std::uint32_t carry = kNone;        ///< verb that does so itself at the beginning of a sentence
  std::uint32_t speech = kNone;       ///< verb of one who speaks: behind a comma it goes back over what he reports
  std::uint32_t dash = kNone;
  std::uint32_t comma = kNone;
  std::uint32_t open = kNone;  ///< opening bracket
  std::uint32_t close = kNone;
  std::uint32_t intended = kNone;  ///< markers of modality before a verb
  std::uint32_t requested = kNone;
  std::uint32_t negated = kNone;
  std::uint32_t asserted = kNone;      ///< phrase that holds a marker and yet means what happens
  std::uint32_t hypothetical = kNone;  ///< nothing is stated behind it
  std::uint32_t unnamed = kNone;       ///< noun for people or groups that bear no name
  std::uint32_t occasion = kNone;      ///< before a noun of an act on which something else is done
  std::uint32_t instructed = kNone;    ///< verb by which its object is told to act
  std::uint32_t led = kNone;           ///< behind the name of who leads a delegation
  std::uint32_t fronted = kNone;       ///< opens a clause before the main one, which may have its subject
  std::uint32_t day_word = kNone;      ///< before a day in figures: "ngày", "sáng"
  std::uint32_t month_word = kNone;    ///< between day and month written apart: "tháng"
  std::uint32_t year_word = kNone;     ///< between month and year written apart: "năm"
  std::uint32_t today = kNone;         ///< the day of publication
  std::uint32_t yesterday = kNone;
  std::uint32_t tomorrow = kNone;
  std::uint32_t unit = kNone;    ///< word of quantity between a number and what is counted: "triệu"
  std::uint32_t about = kNone;   ///< before a number: about how many
  std::uint32_t future = kNone;  ///< anywhere in the clause: what is to come
};

/// All that the program knows of one language. Built by load_pack, then only read (by many threads).
struct LanguagePack {
  std::string language;
  std::string folder;
  std::shared_ptr<Vocabulary> vocabulary = std::make_shared<Vocabulary>();  ///< which the reader knows too
  PhraseTrie phrases;

  /// The classes that the grammar of names needs (pack.json, "roles"); a state body is one that goes without the
  /// name of its country at home. What a maker makes is called like it: invalid in a pack that does not say of whom.
  ClassId person, country, area, body, state_body, maker;
  std::uint32_t home = kNone;  ///< entry of the country whose bodies go without its name

  std::vector<GazetteerEntry> entries;  ///< sorted by id
  std::vector<GazetteerForm> forms;
  std::multimap<std::string, std::uint32_t> entries_by_form;  ///< folded form → entry
  KeyIndex entries_owned;                                     ///< form_key() → entry, the first of several
  /// name_key() of a person's form → entry; its `within` is led.
  std::multimap<std::string, std::uint32_t, std::less<>> leaders;
  KeyIndex leader_words;  ///< add_word() of the words of these names: whose are not among them leads nothing
  std::vector<Title> titles;
  std::vector<std::uint32_t> other_titles;    ///< titles of a post that is also known by another, which is its `post`
  std::vector<std::uint32_t> leading_titles;  ///< those that say no more than that somebody leads
  std::vector<HeadNoun> heads;
  std::vector<std::pair<ClassId, PropertyId>> area_owner;  ///< HeadNoun::owner of what is an area, first fit
  std::vector<Reference> references;
  GrammarClasses grammar;
  std::vector<std::string> word_classes;  ///< names; those made of a rule's own phrases are named "(…)"
  std::vector<Rule> rules;                ///< sorted by id

  /// How often a rule was right and wrong on annotated articles (confidence.json), by its id in statements.
  std::unordered_map<std::string, std::pair<double, double>, TextHash, std::equal_to<>> measured;

  Namesakes namesakes;  ///< how many actors share a name (namesakes.json)

  /// The share of a rule's statements that are right: `prior` (what its author expects) counts as four
  /// statements beside those that were measured. In [0, 1].
  [[nodiscard]] double confidence(std::string_view rule, double prior) const;

  /// kNone if the pack has no such class.
  [[nodiscard]] std::uint32_t find_class(std::string_view name) const;
  [[nodiscard]] std::uint32_t find_entry(std::string_view id) const;
  /// The entry of that folded form and owner.
  [[nodiscard]] std::uint32_t find_entry(std::string_view folded, std::uint32_t owner) const {
    return entries_owned.find(form_key(folded, owner));
  }
  /// A form and an owner as a number: others have the same as seldom as two words do (decision 13).
  [[nodiscard]] static std::uint64_t form_key(std::string_view folded, std::uint32_t owner) {
    return std::hash<std::string_view>{}(folded) ^ owner * 0x9E3779B97F4A7C15U;
  }
};

/// The form under which persons are looked up: folded, hyphens without spaces ("Kim Jong - un").
[[nodiscard]] std::string name_key(std::string_view name);

/// True if a word class of this name has a meaning to the program itself (GrammarClasses).
[[nodiscard]] bool is_grammar_class(std::string_view name);

/// Reads pack.json, lexicon/*.json, gazetteer/*.tsv, relations/*.json, confidence.json and namesakes.json of a folder.
/// Errors name the file and the line or the JSON pointer.
[[nodiscard]] Result<LanguagePack> load_pack(const std::string& folder, const Ontology& ontology);

}  // namespace entente
