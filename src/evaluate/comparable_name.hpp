#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace entente {

/// Words that do not make two names differ when they begin one of them: the kind of an area before its name. Of a
/// language; tried in this order, with and without a space behind.
using NamePrefixes = std::vector<std::string>;

/// Reads them from mappings/<language>/annotation.json, {"name_prefixes": […]}; none if there is no such file.
/// Errors: those of JsonFile.
[[nodiscard]] Result<NamePrefixes> load_name_prefixes(const std::string& path);

/// The forms under which names of an entity are compared with those of another: each folded by fold_decomposed(),
/// as it is and without a prefix; empty ones left out.
[[nodiscard]] std::set<std::string> comparable_names(const std::vector<std::string>& names,
                                                     const NamePrefixes& prefixes);

}  // namespace entente
