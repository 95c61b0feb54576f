#pragma once
// Document: the content of a record, as a value of our own: null, boolean, whole number, real number, text,
// list, or members by name. JSON is read and written only in records/json. Members are kept sorted by the
// bytes of their names and are unique. Copying copies everything; const access may be shared by threads.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace bch::records {

class Document {
 public:
  struct Member;
  using List = std::vector<Document>;
  using Members = std::vector<Member>;
  enum class Kind { null, boolean, integer, real, text, list, members };

  Document();
  Document(const Document&);
  Document(Document&&) noexcept;
  Document& operator=(const Document&);
  Document& operator=(Document&&) noexcept;
  ~Document();

  // Each kind converts on its own, so that a document can be written down as one.
  Document(bool value);
  Document(std::int64_t value);
  Document(int value);
  Document(double value);
  Document(std::string value);
  Document(std::string_view value);
  Document(const char* value);
  Document(List value);
  // Sorts the members. Of two with one name the last is kept; readers of foreign bytes refuse such input.
  Document(Members value);

  static Document list();
  static Document members();

  [[nodiscard]] Kind kind() const { return static_cast<Kind>(value_.index()); }
  [[nodiscard]] bool is(Kind kind) const { return this->kind() == kind; }
  [[nodiscard]] bool is_null() const { return is(Kind::null); }

  // Null, "", [], {} and text of white space only: nothing that a reader would see.
  [[nodiscard]] bool is_blank() const;

  // Each gives the value of its kind, or the empty value of that kind when this is of another kind.
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] std::int64_t integer() const;
  [[nodiscard]] double real() const;  // also of an integer
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::span<const Document> items() const;
  [[nodiscard]] std::span<const Member> entries() const;

  // The member of that name, or nullptr. The pointer lives as long as this document is unchanged.
  [[nodiscard]] const Document* find(std::string_view name) const;

  // The member at a dotted path ("header.identifier"), or a null document. Lists are not entered.
  [[nodiscard]] const Document& at(std::string_view path) const;

  // Sets, replaces or removes a member; a null document becomes one with members first. Not on other kinds.
  void set(std::string_view name, Document value);
  void remove(std::string_view name);

  // Appends to a list; a null document becomes a list first. Not on other kinds.
  void append(Document value);

  friend bool operator==(const Document& left, const Document& right);

 private:
  std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Members> value_;
};

struct Document::Member {
  std::string name;
  Document value;
  friend bool operator==(const Member&, const Member&) = default;
};

// Here and not above, because Member must be known.
inline Document::Document() = default;
inline Document::Document(const Document&) = default;
inline Document::Document(Document&&) noexcept = default;
inline Document& Document::operator=(const Document&) = default;
inline Document& Document::operator=(Document&&) noexcept = default;
inline Document::~Document() = default;
inline Document::Document(bool value) : value_(value) {}
inline Document::Document(std::int64_t value) : value_(value) {}
inline Document::Document(int value) : value_(std::int64_t{value}) {}
inline Document::Document(double value) : value_(value) {}
inline Document::Document(std::string value) : value_(std::move(value)) {}
inline Document::Document(std::string_view value) : value_(std::string(value)) {}
inline Document::Document(const char* value) : value_(std::string(value)) {}
inline Document::Document(List value) : value_(std::move(value)) {}
inline Document Document::list() {
  return Document(List{});
}
inline Document Document::members() {
  return Document(Members{});
}

}  // namespace bch::records
