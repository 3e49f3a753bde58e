#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/ontology.hpp"

namespace entente {

/// One step of a rule's pattern. docs/language-packs.md has the notation.
struct PatternElement {
  enum class Kind : std::uint8_t {
    words,     ///< one phrase of a word class
    absent,    ///< no phrase of a word class before the next actor
    argument,  ///< a noun phrase
    gap,       ///< up to `max` tokens
    number,    ///< a number in digits
  };
  Kind kind = Kind::words;
  bool optional = false;

  // words, absent
  std::vector<std::string> phrases;  ///< the alternatives as written; empty where a class is named
  std::string word_class;            ///< name of a class of the lexicon

  // argument
  std::string role;
  std::vector<ClassId> types;        ///< any of these; empty: what the predicate allows
  bool clause_subject = false;       ///< the subject of the clause in which the next element stands
  std::uint32_t reach = UINT32_MAX;  ///< tokens that may lie between that subject and the next element
  bool several = false;              ///< only a noun phrase of two or more actors
  bool post = false;                 ///< only a post without its holder; the end is what it is of

  // gap
  std::uint32_t max = 0;     ///< tokens
  bool over_actors = false;  ///< may pass noun phrases of actors
  bool over_commas = false;  ///< may pass commas
};

/// Reads a pattern: elements separated by spaces.
///   (a | b c)      one of these phrases; a single word may stand without brackets
///   @name          a phrase of the lexicon's word class
///   {role}         a noun phrase; {role:ent:Person|ent:Country} only of these classes;
///                  {role^} the subject of the clause of the next element; {role^3} the same, at most three tokens
///                  and no comma before it; {role*} two or more actors;
///                  {role@} a post without its holder ("Giám đốc Sở Y tế"), or a list of them, for what it is of
///   ..  ... ~      gaps: up to 4 tokens without commas or actors; up to 12 with commas; up to 16 with both;
///                  a number behind sets another limit: "...6"
///   #              a number in digits ("800", "1.500")
///   !              before words or a class, as the last element: none of these stands before the next noun phrase of
///                  actors in the clause
///   ?              behind an element: optional
/// Errors: syntax with the column of the offending character; schema for an unknown class.
[[nodiscard]] Result<std::vector<PatternElement>> parse_pattern(std::string_view text, const Ontology& ontology);

}  // namespace entente
