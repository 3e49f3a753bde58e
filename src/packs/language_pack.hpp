#pragma once

#include <algorithm>
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

  /// True where `accredited` is also a relation to an owner: an association of a state's people, of which it may have
  /// many in another, no mission.
  [[nodiscard]] bool is_association() const {
    return std::ranges::any_of(owner, [&](const auto& one) { return one.second == accredited; });
  }
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
  PropertyId downward;               ///< said instead where the subject stands above the object
  PropertyId upward;                 ///< said instead where the object does, or where the subject is nobody of rank
};

struct RuleElement {
  PatternElement::Kind kind = PatternElement::Kind::words;
  bool optional = false;
  std::uint32_t word_class = kNone;  ///< words
  WordsHere required;                ///< the word class, where the rule requires it behind its anchor
  bool stops = false;                ///< its words hold a full stop, which the end of a headline is too
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

/// The word classes that the grammar of names and clauses asks for, by the names under which the lexicon lists them.
/// Their numbers are the first of a pack's word classes, in this order, whether it has words for them or not: known to
/// the compiler, since they are asked for thousands of times an article.
struct GrammarClasses {
  enum : std::uint32_t {
    abbreviation,      ///< a full stop after it ends no sentence
    honorific,         ///< before a person's name, says nothing of a post
    degree,            ///< academic degrees and ranks before a person's name
    surname,           ///< begins a person's name in the order family name first
    given_name,        ///< begins a person's name in the order given name first
    middle_name,       ///< stands inside a person's name, though it may be a family name too
    name_tail,         ///< lower-case last part of a person's name behind a dash
    particle,          ///< lower-case word inside a person's name
    no_person,         ///< before a name that is a person's but means something else
    age,               ///< behind how old a person is ("tuổi")
    topic,             ///< what is behind it in a body's name is what the body is about, not whose it is
    foreign_head,      ///< noun that ends the name of a body of other lands ("Group")
    generation,        ///< ends the name of one who is called like his father ("Jr")
    patronymic,        ///< stands before the name of the father ("bin"), in a name
    kin,               ///< honorific that says whose relative one is ("phu nhân")
    he,                ///< before the name of a man ("ông")
    she,               ///< before the name of a woman ("bà")
    trade,             ///< honorific that goes before bodies too ("sinh viên")
    matter,            ///< before what a post is about ("về", "phụ trách")
    no_name,           ///< phrase that holds a name and is none ("Thái Bình Dương")
    counterpart,       ///< "người đồng cấp": holds the post that was named last
    employer,          ///< "của", "tại": between an expert and the body he works for
    side,              ///< "miền bắc", "phía tây": before the country that an area lies in
    assistant,         ///< title whose post is where the assisted one has his
    department_title,  ///< title in a part of a body that is no actor itself ("Trưởng khoa")
    title_modifier,    ///< may follow a title before what it is of
    also_post,         ///< joins two posts of one holder ("kiêm")
    post_tail,         ///< may stand between a post and its holder ("đương nhiệm")
    people,            ///< shares its country with the bodies joined to it ("nhân dân")
    department,        ///< parts of a body that are no actors ("khoa Cấp cứu"), which stand for it
    members,           ///< those who belong to the organisation named behind ("các nước thành viên")
    between,           ///< before two who face each other ("giữa")
    body_kind,         ///< says what kind of body its foreign name behind it is of ("tạp chí")
    portfolio,         ///< field of a ministry or department
    body_word,         ///< lower-case word that the name of a body may hold
    body_level,        ///< of what level a body is ("quốc gia"): behind plain words ends its name
    body_link,         ///< joins a body's name to its field ("về")
    area_prefix,       ///< "tỉnh" before an area's name
    numbered_area,     ///< those of `area_prefix` whose areas may have a number for their name ("quận")
    minor_area,        ///< those of `area_prefix` whose areas the gazetteers do not list ("xã")
    seat,              ///< capital that may stand for its state
    residence,         ///< building that stands for who governs in it, unless something happens there
    locative,          ///< before a place where something is or goes
    facing,            ///< before an actor with which something is done ("với")
    owner_prefix,      ///< "nước" before a country's name
    of,                ///< "của"
    at,                ///< "tại"
    unit_of,           ///< "thuộc", "trực thuộc"
    both,              ///< "hai": in the place of an owner means the article's pair
    coordination,      ///< "và"
    group,             ///< noun whose owner acts: "đoàn công tác", "nhân dân"
    kind,              ///< noun for a kind of actors, of which many are followed by some: "nước", "công ty"
    instance,          ///< before those: "như", "trong đó có"
    determiner,        ///< may stand before a noun phrase
    plural,            ///< determiner of many: what follows is nobody by name
    preposition,
    complementizer,  ///< a clause begins behind it
    reporting,       ///< complementizer that brings a clause with a subject of its own
    verb,            ///< a noun phrase behind it is its object
    control,         ///< verb whose object is the subject of the next verb
    adverbial,       ///< a noun phrase behind it may be a subject
    tense,           ///< marks a finite verb
    agent,           ///< "do", "được", "bị": the noun phrase behind it is an agent
    utterance,       ///< what somebody says in it: who stands behind it with `of` does ("thông cáo")
    deed,            ///< noun for what somebody does or means to: with `of` and who, a verb goes on ("nỗ lực")
    purpose,         ///< between those and the verb ("nhằm", "trong việc")
    relativizer,     ///< before the subject of a relative clause ("mà")
    copula,          ///< behind it stands what the subject is, no other actor ("là")
    said,            ///< beside a quotation: tells who said it ("viết trên Twitter")
    quoting,         ///< before who is quoted ("dẫn lời")
    relative,        ///< behind "name," it is the subject of what follows ("người")
    nominal,         ///< phrase inside which a verb is none ("lễ ký")
    quote,           ///< quotation mark, opening or closing
    possessed,       ///< before a person's name: something of his, not he ("gia đình")
    fixed,           ///< phrase whose commas are no boundaries
    boundary,        ///< punctuation that ends a clause
    separator,       ///< boundary over which a subject carries on: ";"
    connector,       ///< begins a sentence that goes on with the subject of the one before
    carry,           ///< verb that does so itself at the beginning of a sentence
    speech,          ///< verb of one who speaks: behind a comma it goes back over what he reports
    dash,
    comma,
    open,  ///< opening bracket
    close,
    intended,  ///< markers of modality before a verb
    requested,
    negated,
    asserted,      ///< phrase that holds a marker and yet means what happens
    hypothetical,  ///< nothing is stated behind it
    unnamed,       ///< noun for people or groups that bear no name
    occasion,      ///< before a noun of an act on which something else is done
    instructed,    ///< verb by which its object is told to act
    led,           ///< behind the name of who leads a delegation
    fronted,       ///< opens a clause before the main one, which may have its subject
    day_word,      ///< before a day in figures: "ngày", "sáng"
    month_word,    ///< between day and month written apart: "tháng"
    year_word,     ///< between month and year written apart: "năm"
    today,         ///< the day of publication
    yesterday,
    tomorrow,
    unit,    ///< word of quantity between a number and what is counted: "triệu"
    about,   ///< before a number: about how many
    future,  ///< anywhere in the clause: what is to come
    kCount
  };
};

/// All that the program knows of one language. Built by load_pack, then only read (by many threads).
struct LanguagePack {
  std::string language;
  std::string folder;
  std::shared_ptr<Vocabulary> vocabulary = std::make_shared<Vocabulary>();  ///< which the reader knows too
  PhraseTrie phrases;

  /// The classes that the grammar of names needs (pack.json, "roles"); a state body is one that goes without the
  /// name of its country at home. What a maker makes is called like it: invalid in a pack that does not say of whom.
  /// No one stands above an assembly; invalid in a pack that names none.
  ClassId person, country, area, body, state_body, maker, assembly;
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
  std::vector<std::uint32_t> stops;       ///< those of the lexicon that hold a full stop
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
  /// True for the home country and what lies in it; false for kNone, of which nobody knows.
  [[nodiscard]] bool lies_at_home(std::uint32_t entry) const {
    while (entry != kNone && entry != home) entry = entries[entry].within;
    return entry != kNone;
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
