#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "rdf/triple.hpp"

namespace entente {

/// Calls for each triple of a Turtle (or N-Triples) file, in its order; those before an error too. Otherwise as
/// read_triples().
[[nodiscard]] Result<void> visit_triples(const std::string& path, const std::function<void(Triple)>& visit);

/// All triples of a Turtle (or N-Triples) file, in its order. Relative IRIs are resolved against the file's
/// own. Errors: not_found; unreadable; invalid_utf8 with the line; syntax with the line; what the parser only
/// warns of is an error too.
[[nodiscard]] Result<std::vector<Triple>> read_triples(const std::string& path);

}  // namespace entente
