#include "base/error.hpp"

#include "base/result.hpp"
#include "support/catch.hpp"

using entente::Error;
using entente::ErrorCode;
using entente::Result;

TEST_CASE("An error is told with its place", "[base]") {
  const Error error{.code = ErrorCode::syntax,
                    .message = "a comma is missing",
                    .file = "vi/pack.json",
                    .line = 3,
                    .column = 7,
                    .pointer = "/titles/0"};
  CHECK(to_string(error) == "vi/pack.json:3:7: a comma is missing (at /titles/0)");
}

TEST_CASE("What is not known of an error's place is left out", "[base]") {
  CHECK(to_string(Error{.code = ErrorCode::internal, .message = "no reason"}) == "no reason");
  CHECK(to_string(Error{.code = ErrorCode::not_found, .message = "no such file", .file = "a.txt"}) ==
        "a.txt: no such file");
  CHECK(to_string(Error{.code = ErrorCode::syntax, .message = "odd", .file = "a.txt", .line = 2}) == "a.txt:2: odd");
}

TEST_CASE("A result holds a value or the reason why there is none", "[base]") {
  const Result<int> good = 7;
  REQUIRE(good.has_value());
  CHECK(*good == 7);
  const Result<int> bad = entente::fail({.code = ErrorCode::limit, .message = "too large"});
  REQUIRE_FALSE(bad.has_value());
  CHECK(bad.error().code == ErrorCode::limit);
}
