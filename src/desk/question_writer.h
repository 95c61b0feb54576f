#pragma once
// QuestionWriter: writes the questions of one page of the form. Part of form.h. Its five files:
// question_writer (what frames a question, and rows), writing_texts, writing_choices, writing_records,
// writing_marks. One
// thread; borrows what it is given.

#include "desk/controls.h"
#include "desk/form.h"
#include "desk/live_condition.h"
#include "formats/withholding.h"

#include <string>
#include <string_view>
#include <vector>

namespace bch::desk {

class QuestionWriter {
 public:
  // `applying`: the body without what does not apply. `section`: whose questions stand on the page.
  QuestionWriter(const Asking& asking, const records::Document& applying, const formats::Section& section);

  // A field of the section, or each member of a group that is not repeated; empty when it cannot be asked
  // with what other sections say.
  Html write(const formats::Field& field);

  // Whether a condition of what was written depends on answers of this page.
  [[nodiscard]] bool has_live_conditions() const { return has_live_; }
  // What several controls share; stands behind them.
  [[nodiscard]] Html shared() const;

 private:
  // What a control is asked with.
  struct Heading {
    std::string text;
    Html mark;
    Html help;
  };
  struct Said {
    std::string control;
    const formats::Finding* finding = nullptr;
  };
  enum class Reach { here, here_and_below };

  LiveCondition live(const formats::Condition& condition);
  Html written(const formats::Field& field, const std::string& path);
  Html members(const formats::Field& field, const std::string& path);
  Heading heading(const formats::Field& field);
  Described described(const std::string& path, const Html& help, Reach reach) const;

  // A control, or several in a frame, under its heading.
  Html framed(const formats::Field& field, const std::string& path, const std::string& id,
              const records::Document& value, const Heading& heading);
  Html in_frame(const formats::Field& field, const std::string& path, const std::string& id,
                const records::Document& value, const Heading& heading);
  Html repeated(const formats::Field& field, const std::string& path, const std::string& id,
                const records::Document& value, const Heading& heading);
  Html group_row(const formats::Field& field, const std::string& path, const records::Document& value);
  Html add_button(const std::string& path, std::string_view what) const;
  [[nodiscard]] std::size_t rows_shown(const std::string& path, std::size_t stored) const;

  // What is confidential.
  [[nodiscard]] const formats::Mark* mark_of(std::string_view path) const;
  Html withholding(const std::string& path) const;
  Html withheld_from_view(const formats::Field& field, const std::string& path);

  // Texts.
  [[nodiscard]] bool is_one_control(const formats::Field& field, const records::Document& value) const;
  Html one_control(const formats::Field& field, const std::string& path, const records::Document& value,
                   const Described& described);
  Html one_text(const formats::Field& field, const std::string& path, const records::Document& value,
                const Described& described);
  [[nodiscard]] std::vector<std::string> languages_of(const records::Document& value) const;
  Html in_language(const formats::Field& field, const std::string& path, const std::string& language,
                   const records::Document& value, const Described& described);
  Html in_languages(const formats::Field& field, const std::string& path, const records::Document& value);
  Html link(const std::string& path, const records::Document& value);
  Html file(const std::string& path) const;
  [[nodiscard]] std::string hint(const formats::Field& field) const;

  // Choices.
  Html choices(const formats::Field& field, const std::string& path, const records::Document& value);
  Html ticks(const std::string& path, const std::vector<Option>& options, std::string_view chosen,
             const formats::Field& field) const;
  Html terms(const formats::Field& field, const std::string& path, const records::Document& value);
  Html tree(const formats::Field& field, const std::string& path, const records::Document& value,
            const records::TermId& broader, int depth);
  Html own_text(const formats::Field& field, const std::string& path, std::string_view term,
                const records::Document& value);
  Html other_terms(const formats::Field& field, const std::string& path, const records::Document& value);
  Html term_select(const formats::Field& field, const std::string& path, const records::Document& value,
                   const Described& described, std::string_view label_of_control = {});
  Html parties(const formats::Field& field, const std::string& path, const records::Document& value);
  [[nodiscard]] const std::vector<Option>& governments();

  // Records.
  Html reference(const formats::Field& field, const std::string& path, const records::Document& value);
  Html chosen(const std::string& name, std::string_view identifier, const std::string& deed) const;
  Html seek(const formats::Field& field, const std::string& path) const;
  Html found(const std::string& path) const;
  Html cassette(const std::string& path, const records::Document& value);
  Html element(const std::string& path, const records::Document& value);
  [[nodiscard]] std::vector<Option> genes(std::string_view chosen) const;
  [[nodiscard]] Candidate candidate(std::string_view identifier) const;

  const Asking& asking_;
  const records::Document& applying_;
  const formats::Section& section_;
  const renditions::Reader& reader_;
  std::vector<Said> said_;  // of answers of this section
  std::vector<std::string> withholdable_;
  std::vector<formats::Mark> marks_;
  std::vector<Option> governments_;
  bool has_live_ = false;
  bool has_languages_ = false;  // a box has offered the languages
};

// Whether a finding is shown while nobody has asked to publish.
bool is_said(Judged judged, const formats::Finding& finding);

// The place of a question on its page.
std::string place_of(std::string_view path);

}  // namespace bch::desk
