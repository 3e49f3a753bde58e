#pragma once

#include <string_view>
#include <vector>

#include "base/key_index.hpp"
#include "model/ontology.hpp"
#include "text/fold.hpp"

namespace entente {

/// How many actors share a name: how little it takes for two articles that name somebody to mean two.
struct Namesakes {
  /// Shares of a word among full names, by its place in them. 0: hardly ever there.
  struct Shares {
    double first = 0;
    double inner = 0;
    double last = 0;
  };

  double people = 0;            ///< how many persons the news names; 0: the pack does not say
  double behind_listed = 0;     ///< share of an unlisted word in a name that begins with a listed first word
  double elsewhere = 0;         ///< in a name of other build
  double alone = 0;             ///< of an unlisted word that is the whole name
  std::vector<Shares> shares;   ///< of the listed words
  KeyIndex words;               ///< key of a word → its place in `shares`
  std::vector<double> classes;  ///< by class: actors that share a name, without a known owner
  std::vector<double> owned;    ///< the same for actors whose owner is known

  /// How many other persons bear the folded name, as a mean; 0 if the pack does not say.
  [[nodiscard]] double of_person(std::string_view name) const;
  /// True if full names often end with the word.
  [[nodiscard]] bool is_given_name(WordKey word) const;
  /// How many other actors of the class, or of the nearest class above it that is listed, bear one name.
  [[nodiscard]] double of_class(ClassId type, bool is_owned) const {
    const std::vector<double>& table = is_owned ? owned : classes;
    return type.value < table.size() ? table[type.value] : 0;
  }
};

}  // namespace entente
