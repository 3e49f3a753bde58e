#include "ingest/record_members.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "text/normalizer.hpp"

namespace entente {
namespace {

using Json = nlohmann::json;
using Kind = RecordMember::Kind;

/// The members of a line that simdjson reads; false where it does not: broken lines, numbers beyond 64 bits, lists in a
/// thousand lists.
bool read_quickly(std::string_view line, std::span<RecordMember> members) {
  simdjson::dom::parser parser;
  simdjson::dom::object object;
  if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS) return false;
  for (const auto [name, value] : object) {
    for (RecordMember& member : members) {
      if (member.name != name) continue;
      member.kind = Kind::other;
      if (std::string_view text; value.get(text) == simdjson::SUCCESS) {
        member.kind = Kind::text;
        member.text = text;
      } else if (value.is<std::int64_t>() || value.is<std::uint64_t>()) {
        member.kind = Kind::whole;
        member.text = simdjson::minify(value);
      } else if (value.is_null()) {
        member.kind = Kind::null;
      }
    }
  }
  return true;
}

/// The same for any line, and what is wrong with it. Errors: binary, invalid_utf8, syntax, schema.
Result<void> read_any(std::string_view line, std::span<RecordMember> members) {
  const auto refuse = [&](ErrorCode code, std::string message, std::size_t column) {
    return fail({.code = code, .message = std::move(message), .column = column});
  };
  Json record;
  try {
    record = Json::parse(line);
  } catch (const Json::parse_error& error) {
    if (const std::size_t nul = line.find('\0'); nul != std::string::npos)
      return refuse(ErrorCode::binary, "the line holds NUL bytes: it is no text in UTF-8", nul + 1);
    if (const Result<std::string> text = to_nfc(line); !text)
      return refuse(ErrorCode::invalid_utf8, text.error().message, text.error().column);
    // nlohmann's message without its own number and its position, which it counts over the one line.
    const std::string_view what = error.what();
    const std::size_t behind = what.find(": ");
    return refuse(ErrorCode::syntax,
                  fmt::format("broken JSON: {}", behind == std::string_view::npos ? what : what.substr(behind + 2)),
                  error.byte);
  } catch (const Json::out_of_range&) {
    return refuse(ErrorCode::syntax, "broken JSON: a number in it is larger than any that can be read", 0);
  }
  if (!record.is_object()) return refuse(ErrorCode::schema, "a record is a JSON object", 0);
  for (RecordMember& member : members) {
    const auto found = record.find(member.name);
    if (found == record.end()) {
      member.kind = Kind::absent;
    } else if (found->is_string()) {
      member.kind = Kind::text;
      member.text = found->get<std::string>();
    } else if (found->is_number_integer()) {
      member.kind = Kind::whole;
      member.text = found->dump();
    } else {
      member.kind = found->is_null() ? Kind::null : Kind::other;
    }
  }
  return {};
}

}  // namespace

Result<void> read_members(std::string_view line, std::span<RecordMember> members) {
  if (read_quickly(line, members)) return {};
  return read_any(line, members);
}

}  // namespace entente
