#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The text without what XML 1.0 or its readers do not take: control characters other than tab and line feed
/// and the noncharacters U+FFFE and U+FFFF are left out, "\r\n" and "\r" become "\n" (as every reader would
/// make of them), and bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string clean_xml_text(std::string_view text);

/// True if an XML writer would put an entity reference for any of its characters.
[[nodiscard]] bool needs_cdata(std::string_view text);

/// Appends a value of clean_xml_text() as text of an element, as CDATA where it has a character that XML would write as
/// a reference: Gephi loses white space between two of them.
void append_xml_text(std::string_view text, std::string& out);

/// Appends a value of clean_xml_text() as the value of an attribute in double quotes.
void append_xml_attribute(std::string_view text, std::string& out);

}  // namespace entente
