#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace entente {

class JsonNode;

/// A JSON file of a language pack, read strictly: duplicate and unknown keys, missing keys and wrong types are
/// errors. The first error sticks; every reader of a node goes on with an empty value, so that loaders read
/// straight down and ask for `error()` once at the end.
class JsonFile {
 public:
  /// Errors: not_found, unreadable, invalid_utf8, syntax (with line and column).
  static Result<JsonFile> load(const std::string& path);

  JsonFile(JsonFile&&) noexcept;
  JsonFile& operator=(JsonFile&&) noexcept;
  ~JsonFile();

  /// A view into this file, which must outlive it.
  [[nodiscard]] JsonNode root();
  [[nodiscard]] const std::optional<Error>& error() const;

 private:
  friend class JsonNode;
  struct State;
  explicit JsonFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One value of a JsonFile.
class JsonNode {
 public:
  /// Complains about every key of this object that is not among `keys` ("note" is always allowed).
  void allow(std::initializer_list<std::string_view> keys) const;

  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] bool is_string() const;
  /// Members of this object in file order: (key, value).
  [[nodiscard]] std::vector<std::pair<std::string, JsonNode>> members() const;
  /// Elements of this array.
  [[nodiscard]] std::vector<JsonNode> elements() const;
  /// This value as a string.
  [[nodiscard]] std::string text() const;
  /// This value as a list of strings; a single string is a list of one.
  [[nodiscard]] std::vector<std::string> texts() const;

  [[nodiscard]] JsonNode at(std::string_view key) const;         ///< required
  [[nodiscard]] std::string string(std::string_view key) const;  ///< required
  [[nodiscard]] std::string string(std::string_view key, std::string fallback) const;
  [[nodiscard]] std::vector<std::string> strings(std::string_view key) const;  ///< empty if absent
  [[nodiscard]] std::vector<JsonNode> list(std::string_view key) const;        ///< empty if absent
  [[nodiscard]] bool flag(std::string_view key) const;                         ///< false if absent
  [[nodiscard]] double number(std::string_view key, double fallback) const;
  /// This value as a number.
  [[nodiscard]] double number() const;

  /// Reports a fault of this value that only the loader can see.
  void fault(ErrorCode code, const std::string& message) const;

 private:
  friend class JsonFile;
  JsonNode(JsonFile::State* state, const void* value, std::string pointer)
      : state_(state), value_(value), pointer_(std::move(pointer)) {}

  JsonFile::State* state_;
  const void* value_;  // nlohmann::json, kept out of this header; null after an error
  std::string pointer_;
};

}  // namespace entente
