// entente as a library: news articles in, a graph of who did what with whom out.
//
//   const auto reader = entente::Reader::open();
//   if (!reader) return complain(reader.error());
//   const auto reading = reader->read({.id = "a1", .text = text});
//   if (!reading) return complain(reading.error());
//   const auto graph = reader->join({*reading});
//   for (const entente::Statement& one : graph->statements())
//     std::cout << graph->entities()[one.subject].name << ' ' << one.predicate << '\n';
//   graph->write("graph");
//
// All there is to include; docs/library.md of the project has the rest. Texts are UTF-8. What can go wrong
// with an input is a value, Result; of exceptions only std::bad_alloc leaves the library.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#define ENTENTE_VERSION_MAJOR 0
#define ENTENTE_VERSION_MINOR 1
#define ENTENTE_VERSION_PATCH 0

#define ENTENTE_API __attribute__((visibility("default")))

namespace entente {
/// What programs are linked with: another number is another binary interface.
namespace v0 {

/// The version of the library that runs: "0.1.0".
[[nodiscard]] ENTENTE_API const char* version();

/// Why something could not be done.
struct Error {
  std::string reason;   ///< "not_found", "empty", "invalid_utf8", "language", …: as docs/json-summaries.md lists them
  std::string message;  ///< one sentence; names what to do where something can be done
  std::string file;     ///< path of the offending file, or the id of the article; empty if none
  std::size_t line = 0;  ///< 1-based; 0 if unknown
};

/// "file:line: message", with what is known.
[[nodiscard]] ENTENTE_API std::string to_string(const Error& error);

/// A value, or why there is none: what std::expected is in C++23. To look at what is not there is undefined.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
  explicit operator bool() const noexcept { return has_value(); }

  [[nodiscard]] const T& operator*() const& noexcept { return *std::get_if<0>(&state_); }
  [[nodiscard]] T& operator*() & noexcept { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& operator*() && noexcept { return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const T* operator->() const noexcept { return std::get_if<0>(&state_); }
  [[nodiscard]] T* operator->() noexcept { return std::get_if<0>(&state_); }
  [[nodiscard]] const Error& error() const noexcept { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

/// What is read.
struct Article {
  std::string id;       ///< by which evidence names it; empty: one is made of the text
  std::string text;     ///< places of evidence count from its begin, or from that of a title which it does not have
  std::string title{};  ///< empty: the text says, or there is none
  std::string date{};   ///< of publication, "2021-04-22" or as newspapers write it; empty: the text says, or nobody
  std::string url{};
  std::string author{};
  std::string language{};  ///< "vi"; empty: found out from the text
};

/// Who or what acts, or is acted upon.
struct Entity {
  std::string iri;
  std::string type;                      ///< local name of its class in the ontology
  std::string name;                      ///< the fullest form
  std::vector<std::string> other_names;  ///< sorted
  std::size_t mentions = 0;              ///< how often the articles name it
};

/// How a statement is meant.
enum class Modality {
  asserted,   ///< it happened
  intended,   ///< it is to happen
  requested,  ///< somebody asks for it
  negated     ///< it did not happen
};

/// Where an article says so.
struct Evidence {
  std::string article;    ///< its id
  std::size_t start = 0;  ///< of `quote` in the text of the article, in code points of its NFC form
  std::size_t end = 0;    ///< half open
  std::string quote;      ///< the sentence, or what of it matters
  std::string rule;       ///< of the language pack, that read it
  double confidence = 0;  ///< 0 to 1
};

/// Who does what with whom.
struct Statement {
  std::size_t subject = 0;  ///< index into Graph::entities()
  std::string predicate;    ///< local name of the property in the ontology
  std::size_t object = 0;   ///< index into Graph::entities()
  Modality modality = Modality::asserted;
  double confidence = 0;            ///< 0 to 1
  std::vector<std::string> titles;  ///< posts that are held; like items and dates sorted, each once
  std::vector<std::string> items;   ///< what is given
  std::vector<std::string> dates;   ///< when it happened: "2021-04-22"
  std::vector<Evidence> evidence;   ///< empty for what a language pack knows and no article says
};

/// What one article says. Cheap to copy.
class ENTENTE_API Reading {
 public:
  [[nodiscard]] const std::string& id() const;
  /// The record of the article as one line of JSON, as entente extract writes it (docs/extract-format.md).
  [[nodiscard]] std::string json() const;

 private:
  friend class Reader;
  struct Content;
  explicit Reading(std::shared_ptr<const Content> content);
  std::shared_ptr<const Content> content_;
};

/// What articles say together. Cheap to copy; it outlives the reader that made it.
class ENTENTE_API Graph {
 public:
  [[nodiscard]] const std::vector<Entity>& entities() const;       ///< sorted by IRI
  [[nodiscard]] const std::vector<Statement>& statements() const;  ///< sorted by subject, predicate, object, modality

  /// The graph in a format of entente build: "turtle", "ntriples", "nquads", "jsonld", "graphml", "gexf",
  /// "cyjs". The same readings give the same bytes. Errors: schema for another format.
  [[nodiscard]] Result<std::string> text(const std::string& format = "turtle") const;

  /// Writes the files of the formats into a folder, which is made if it is not there: all or none. Their
  /// paths. Errors: schema for an unknown format, unreadable if something cannot be written.
  [[nodiscard]] Result<std::vector<std::string>> write(const std::string& folder,
                                                       const std::vector<std::string>& formats = {"turtle",
                                                                                                  "graphml"}) const;

 private:
  friend class Reader;
  struct Content;
  explicit Graph(std::shared_ptr<const Content> content);
  std::shared_ptr<const Content> content_;
};

/// What a reader is to know and how it is to read.
struct Settings {
  /// Folder with ontology/ and mappings/. Empty: the one that ENTENTE_DATA names, else the one that was
  /// installed with the library.
  std::string data{};
  /// Every line is to be read: no headline and no clutter is looked for, as in single sentences.
  bool no_clutter = false;
};

/// Reads articles. It never changes: any number of threads may read() with one at once. To join(), and to
/// write a graph, is for one thread at a time. Cheap to copy.
class ENTENTE_API Reader {
 public:
  /// Loads the ontology and the language packs. Errors: not_found if they are not there, and those of their
  /// files.
  [[nodiscard]] static Result<Reader> open(const Settings& settings = {});

  /// What the article says by itself. Errors: empty, binary, invalid_utf8; language if no pack is for it.
  [[nodiscard]] Result<Reading> read(const Article& article) const;

  /// Reads files and folders as entente build does, on all cores, in the order of the paths. What cannot be
  /// read is passed over, and told in `skipped` unless that is null.
  [[nodiscard]] std::vector<Reading> read_files(const std::vector<std::string>& paths,
                                                std::vector<Error>* skipped = nullptr) const;

  /// One graph of what articles say, whichever order they come in: the same actor is one entity. An article
  /// that is there twice counts once. Errors: internal.
  [[nodiscard]] Result<Graph> join(const std::vector<Reading>& readings) const;

 private:
  struct Content;
  explicit Reader(std::shared_ptr<const Content> content);
  std::shared_ptr<const Content> content_;
};

}  // namespace v0

using namespace v0;

}  // namespace entente
