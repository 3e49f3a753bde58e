#pragma once

#include <tl/expected.hpp>

#include "base/error.hpp"

namespace entente {

/// A value or the reason why there is none. tl::expected has the names of C++23's std::expected, which
/// g++ 12 offers only without its monadic members (docs/decisions/0002-result.md).
template <class T>
using Result = tl::expected<T, Error>;

/// `return fail({.code = ..., .message = ...});`
inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace entente
