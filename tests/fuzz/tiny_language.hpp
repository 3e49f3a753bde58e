#pragma once

#include "support.hpp"
#include "support/tiny_pack.hpp"

namespace entente::fuzz {

/// An article for packs that nobody has checked.
inline constexpr std::string_view kSample =
    "Ngày 12/3/2021, ông Trần Văn An, Bộ trưởng Bộ Y tế, đã gặp Thủ tướng Lào và đề nghị Quỹ Hỗ trợ giúp Cuba.\n"
    "Đoàn Nhật Bản sẽ thăm Sở Y tế An Giang, hai nước không hỗ trợ Bệnh viện Sao Mai (WHO).\n";

/// A folder with the small Vietnamese pack of the unit tests, one a process: targets put files of it in other words and
/// then back.
inline test::PackFolder& tiny_pack() {
  static test::PackFolder folder;
  static const bool kWritten = (test::write_small_vietnamese(folder), true);
  static_cast<void>(kWritten);
  return folder;
}

inline const Ontology& tiny_ontology() {
  static const Ontology kOntology = test::tiny_ontology();
  return kOntology;
}

}  // namespace entente::fuzz
