#pragma once

namespace entente {

/// The syntaxes in which a graph is written.
enum class RdfFormat { turtle, ntriples, nquads, json_ld };

}  // namespace entente
