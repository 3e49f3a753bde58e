#include "rdf/iri.hpp"

#include "support/catch.hpp"

using namespace entente;

TEST_CASE("Absolute IRIs are told from what Redland would take for one", "[rdf]") {
  for (const char* good :
       {"https://w3id.org/entente/id/country-VN", "http://báo.vn/thời-sự?id=1&x=%C3%A9#đầu", "urn:isbn:0451450523",
        "mailto:a@b.vn", "http://user:pass@host:8080/a/b", "http://host:/", "a+b-c.1:x", "https://host/𠀀"}) {
    INFO(good);
    CHECK(is_absolute_iri(good));
  }
  for (const char* bad : {"",
                          "relative/path",
                          "//host/path",
                          "1http://host/",
                          ":x",
                          "http://a b/",
                          "http://a/\"",
                          "http://a/<b>",
                          "http://a/{b}",
                          "http://a/\\b",
                          "http://a/^",
                          "http://a/`",
                          "http://a/|",
                          "http://a/[1]",
                          "http://a/%",
                          "http://a/%2",
                          "http://a/%zz",
                          "http://a/#b#c",
                          "http://a/\n",
                          "http://a/\x01",
                          "http://a/\x7F",
                          "http://a/\u0085",
                          "http://a/\uE000",
                          "http://a/\uFFFE",
                          "http://a/\xC3",
                          "http://host:port/",
                          "http://a@b@c/",
                          "đ:x"}) {
    INFO(bad);
    CHECK_FALSE(is_absolute_iri(bad));
  }
  CHECK_FALSE(is_absolute_iri(std::string_view("http://a/\0b", 11)));
}

TEST_CASE("Addresses of the web become IRIs that keep their meaning", "[rdf]") {
  CHECK(to_iri("https://bao.vn/bai-1.html?a=1#b") == "https://bao.vn/bai-1.html?a=1#b");
  CHECK(to_iri("https://bao.vn/thời sự") == "https://bao.vn/thời%20sự");
  CHECK(to_iri("https://bao.vn/a[1]?q={x|y}") == "https://bao.vn/a%5B1%5D?q=%7Bx%7Cy%7D");
  CHECK(to_iri("https://bao.vn/100%25/100%") == "https://bao.vn/100%25/100%25");
  CHECK(to_iri("https://bao.vn/#a#b") == "https://bao.vn/#a%23b");
  CHECK(to_iri("https://bao.vn/\xFF\n\uE000") == "https://bao.vn/%FF%0A%EE%80%80");
}

// Raptor resolves the segments when it reads: what was written has to come back as it was.
TEST_CASE("An address has no segments of dots", "[rdf]") {
  CHECK(to_iri("https://bao.vn/.") == "https://bao.vn/");
  CHECK(to_iri("https://bao.vn/..") == "https://bao.vn/");
  CHECK(to_iri("https://bao.vn/tin/./moi/../cu.html") == "https://bao.vn/tin/cu.html");
  CHECK(to_iri("https://bao.vn/tin/../../cu/.?x=/../y#/./z") == "https://bao.vn/cu/?x=/../y#/./z");
  CHECK(to_iri("https://bao.vn//./a/.../.b/c..") == "https://bao.vn//a/.../.b/c..");
  CHECK(to_iri("https://bao.vn?/./a") == "https://bao.vn?/./a");
  CHECK(to_iri("bao:../tin/..") == "bao:/");
  CHECK(to_iri("bao:./tin/.") == "bao:tin/");
  CHECK(to_iri("bao:/.//tin").empty());
}

TEST_CASE("What is no address gives none", "[rdf]") {
  for (const char* bad : {"", "bao-moi/123.html", "www.bao.vn", "http://host:port/", "không rõ: nguồn"}) {
    INFO(bad);
    CHECK(to_iri(bad).empty());
  }
}
