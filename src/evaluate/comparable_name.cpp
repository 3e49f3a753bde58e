#include "evaluate/comparable_name.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

#include "packs/json_file.hpp"
#include "text/fold.hpp"
#include "text/normalizer.hpp"

namespace entente {
namespace {

/// `name`, lower case and trimmed, without the first prefix behind which something stands.
std::string_view without_prefix(std::string_view name, const NamePrefixes& prefixes) {
  const auto begins_visibly = [](std::string_view text) { return !text.empty() && trim(text).data() == text.data(); };
  for (const std::string& prefix : prefixes) {
    if (!name.starts_with(prefix)) continue;
    const std::string_view rest = name.substr(prefix.size());
    if (rest.starts_with(' ') && begins_visibly(rest.substr(1))) return rest.substr(1);
    if (begins_visibly(rest)) return rest;
  }
  return name;
}

}  // namespace

Result<NamePrefixes> load_name_prefixes(const std::string& path) {
  NamePrefixes out;
  std::error_code code;
  if (!std::filesystem::exists(path, code)) return out;
  auto file = JsonFile::load(path);
  if (!file) return fail(file.error());
  const JsonNode root = file->root();
  root.allow({"name_prefixes"});
  for (const JsonNode& node : root.list("name_prefixes")) {
    auto prefix = to_nfc(node.text());
    if (!prefix || prefix->empty() || lower_case(*prefix) != *prefix) {
      node.fault(ErrorCode::schema, "a prefix in lower case is expected here");
      continue;
    }
    out.push_back(std::move(*prefix));
  }
  if (file->error()) return fail(*file->error());
  return out;
}

std::set<std::string> comparable_names(const std::vector<std::string>& names, const NamePrefixes& prefixes) {
  std::set<std::string> out;
  for (const std::string& raw : names) {
    const auto name = to_nfc(raw);
    if (!name) continue;
    const std::string lower = lower_case(*name);
    out.insert(fold_decomposed(lower));
    out.insert(fold_decomposed(without_prefix(trim(lower), prefixes)));
  }
  out.erase(std::string{});
  return out;
}

}  // namespace entente
