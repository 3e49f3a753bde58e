#pragma once

#include <string>
#include <string_view>

namespace entente {

/// True if `text` is an absolute IRI that every RDF reader takes: RFC 3987's grammar without its square
/// brackets (hosts that are IPv6 numbers). Redland itself accepts and writes anything.
[[nodiscard]] bool is_absolute_iri(std::string_view text);

/// An address as the web writes it, made an absolute IRI: what an IRI may not hold is percent-encoded, and there are no
/// segments "." and ".." in its path, which readers of RDF resolve.
/// Empty if that does not make one ("bao-moi/123.html", "http://host:port/").
[[nodiscard]] std::string to_iri(std::string_view address);

/// True if `name` is of ASCII letters, digits and hyphens, and does not begin with one: what every format can
/// write behind a prefix as it is.
[[nodiscard]] bool is_flat_name(std::string_view name);

}  // namespace entente
