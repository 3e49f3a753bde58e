#pragma once

#include <span>
#include <string>

#include "rdf/query_screen.hpp"
#include "rdf/triple.hpp"

namespace entente {

/// Sorted triples as Turtle, grouped by subject, with these prefixes.
[[nodiscard]] std::string to_turtle(std::span<const Triple> triples, std::span<const KnownPrefix> prefixes);

}  // namespace entente
