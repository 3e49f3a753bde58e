#include "packs/json_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "text/normalizer.hpp"

namespace entente {

using Json = nlohmann::ordered_json;

struct JsonFile::State {
  std::string path;
  Json root;
  std::optional<Error> error;
};

namespace {

const Json& json(const void* value) {
  return *static_cast<const Json*>(value);
}

/// 1-based line and column (in bytes) of a byte offset.
std::pair<std::size_t, std::size_t> position(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto line_start = before.rfind('\n');
  return {static_cast<std::size_t>(std::ranges::count(before, '\n')) + 1,
          before.size() - (line_start == std::string_view::npos ? 0 : line_start + 1) + 1};
}

}  // namespace

JsonFile::JsonFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
JsonFile::JsonFile(JsonFile&&) noexcept = default;
JsonFile& JsonFile::operator=(JsonFile&&) noexcept = default;
JsonFile::~JsonFile() = default;

Result<JsonFile> JsonFile::load(const std::string& path) {
  std::error_code ignored;
  const bool exists = std::filesystem::exists(path, ignored);
  std::ifstream in(path, std::ios::binary);
  if (!in || !std::filesystem::is_regular_file(path, ignored)) {
    return fail({.code = exists ? ErrorCode::unreadable : ErrorCode::not_found,
                 .message = exists ? "the file cannot be read" : "the file is missing",
                 .file = path,
                 .line = 0,
                 .column = 0,
                 .pointer = {}});
  }
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (const auto valid = to_nfc(text); !valid) {
    Error error = valid.error();
    error.file = path;
    return fail(std::move(error));
  }
  auto state = std::make_unique<State>();
  state->path = path;
  // nlohmann keeps the last of two equal keys without a word; a pack with such a slip shall not load.
  std::vector<std::set<std::string>> keys;
  std::string duplicate;
  const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key && !keys.back().insert(parsed.get<std::string>()).second && duplicate.empty())
      duplicate = parsed.get<std::string>();
    return true;
  };
  try {
    state->root = Json::parse(text, watch);
  } catch (const Json::parse_error& error) {
    const auto [line, column] = position(text, error.byte == 0 ? 0 : error.byte - 1);
    return fail({.code = ErrorCode::syntax,
                 .message = fmt::format("broken JSON: {}", error.what()),
                 .file = path,
                 .line = line,
                 .column = column,
                 .pointer = {}});
  } catch (const Json::exception& error) {  // a number out of range
    return fail({.code = ErrorCode::syntax,
                 .message = fmt::format("broken JSON: {}", error.what()),
                 .file = path,
                 .line = 0,
                 .column = 0,
                 .pointer = {}});
  }
  if (!duplicate.empty()) {
    return fail({.code = ErrorCode::syntax,
                 .message = fmt::format("the key \"{}\" stands twice in one object", duplicate),
                 .file = path,
                 .line = 0,
                 .column = 0,
                 .pointer = {}});
  }
  return JsonFile(std::move(state));
}

JsonNode JsonFile::root() {
  return {state_.get(), &state_->root, ""};
}

const std::optional<Error>& JsonFile::error() const {
  return state_->error;
}

void JsonNode::fault(ErrorCode code, const std::string& message) const {
  if (state_->error) return;
  state_->error = Error{.code = code,
                        .message = message,
                        .file = state_->path,
                        .line = 0,
                        .column = 0,
                        .pointer = pointer_.empty() ? "/" : pointer_};
}

void JsonNode::allow(std::initializer_list<std::string_view> keys) const {
  for (const auto& [key, value] : members()) {
    if (key != "note" && std::ranges::find(keys, key) == keys.end())
      value.fault(ErrorCode::schema, fmt::format("unknown key \"{}\"", key));
  }
}

bool JsonNode::has(std::string_view key) const {
  return value_ != nullptr && json(value_).is_object() && json(value_).contains(key);
}

bool JsonNode::is_string() const {
  return value_ != nullptr && json(value_).is_string();
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::members() const {
  std::vector<std::pair<std::string, JsonNode>> out;
  if (value_ == nullptr) return out;
  if (!json(value_).is_object()) {
    fault(ErrorCode::schema, "an object is expected here");
    return out;
  }
  for (const auto& [key, value] : json(value_).items())
    out.emplace_back(key, JsonNode(state_, &value, pointer_ + "/" + key));
  return out;
}

std::vector<JsonNode> JsonNode::elements() const {
  std::vector<JsonNode> out;
  if (value_ == nullptr) return out;
  if (!json(value_).is_array()) {
    fault(ErrorCode::schema, "an array is expected here");
    return out;
  }
  for (const Json& value : json(value_))
    out.push_back(JsonNode(state_, &value, fmt::format("{}/{}", pointer_, out.size())));
  return out;
}

std::string JsonNode::text() const {
  if (value_ == nullptr) return {};
  if (json(value_).is_string()) return json(value_).get<std::string>();
  fault(ErrorCode::schema, "a string is expected here");
  return {};
}

std::vector<std::string> JsonNode::texts() const {
  if (is_string()) return {text()};
  std::vector<std::string> out;
  for (const JsonNode& element : elements()) out.push_back(element.text());
  return out;
}

JsonNode JsonNode::at(std::string_view key) const {
  if (has(key)) return {state_, &json(value_).at(key), pointer_ + "/" + std::string(key)};
  if (value_ != nullptr) fault(ErrorCode::schema, fmt::format("the key \"{}\" is missing", key));
  return {state_, nullptr, pointer_};
}

std::string JsonNode::string(std::string_view key) const {
  return at(key).text();
}

std::string JsonNode::string(std::string_view key, std::string fallback) const {
  return has(key) ? string(key) : std::move(fallback);
}

std::vector<std::string> JsonNode::strings(std::string_view key) const {
  return has(key) ? at(key).texts() : std::vector<std::string>{};
}

std::vector<JsonNode> JsonNode::list(std::string_view key) const {
  return has(key) ? at(key).elements() : std::vector<JsonNode>{};
}

bool JsonNode::flag(std::string_view key) const {
  if (!has(key)) return false;
  const JsonNode node = at(key);
  if (json(node.value_).is_boolean()) return json(node.value_).get<bool>();
  node.fault(ErrorCode::schema, "true or false is expected here");
  return false;
}

double JsonNode::number(std::string_view key, double fallback) const {
  return has(key) ? at(key).number() : fallback;
}

double JsonNode::number() const {
  if (value_ == nullptr) return 0;
  if (json(value_).is_number()) return json(value_).get<double>();
  fault(ErrorCode::schema, "a number is expected here");
  return 0;
}

}  // namespace entente
