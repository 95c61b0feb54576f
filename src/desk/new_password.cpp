#include "desk/new_password.h"

#include "access/password_rules.h"
#include "desk/small_form.h"

namespace bch::desk {

Html new_password_inputs(const Visit& visit) {
  return input(visit, {.name = "password",
                       .label = "join.password",
                       .type = "password",
                       .autocomplete = "new-password",
                       .help = "join.password-help",
                       .is_needed = true}) +
         input(visit, {.name = "again",
                       .label = "join.password-again",
                       .type = "password",
                       .autocomplete = "new-password",
                       .is_needed = true});
}

std::vector<Problem> judge_new_password(const Visit& visit, const std::string& login,
                                        const std::string& email) {
  const auto password = visit.form.find("password");
  const std::vector<std::string> own{login, email, visit.reading.sources.node.name};
  auto problems = access::weaknesses(password, own, visit.tools.common_passwords);
  if (password != visit.form.find("again"))
    problems.push_back({Problem::Kind::invalid, "password.differs", {}});
  return problems;
}

}  // namespace bch::desk
