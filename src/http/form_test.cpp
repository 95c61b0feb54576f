#include "http/form.h"

#include <gtest/gtest.h>

namespace bch::http {
namespace {

constexpr std::string_view plain = "application/x-www-form-urlencoded";
constexpr std::string_view with_files = "multipart/form-data; boundary=\"cut here\"";

Result<Form> read(std::string_view type, std::string_view body) {
  Request request;
  request.method = Method::post;
  request.headers.add("Content-Type", type);
  request.body = body;
  return read_form(request);
}

TEST(Form, GivesFieldsInTheirOrder) {
  const auto form = read(plain, "title.en=Act+12&title.ar=%D9%82%D8%A7%D9%86%D9%88%D9%86&title.en=again");
  ASSERT_TRUE(form.ok());
  EXPECT_EQ(form->find("title.ar"), "قانون");
  EXPECT_EQ(form->fields.values("title.en"), (std::vector<std::string_view>{"Act 12", "again"}));
}

TEST(Form, HasOneKindOfLineEnd) {
  EXPECT_EQ(read(plain, "t=a%0D%0Ab%0Dc%0Ad")->find("t"), "a\nb\nc\nd");
}

TEST(Form, TakesMoreFieldsThanAnAddress) {
  std::string body;
  for (int i = 0; i < 1'000; ++i) body += "f=" + std::to_string(i) + "&";
  EXPECT_EQ(read(plain, body)->fields.all().size(), 1'000U);
  for (int i = 0; i < 4'000; ++i) body += "f=" + std::to_string(i) + "&";
  EXPECT_EQ(read(plain, body).problem().kind, Problem::Kind::too_large);
}

TEST(Form, GivesFilesByTheLastPartOfTheirNames) {
  const auto form =
      read(with_files,
           "--cut here\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA\r\nB\r\n"
           "--cut here\r\nContent-Disposition: form-data; name=\"file\"; "
           "filename=\"C:\\papers\\loi n\xC2\xB0 3.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
           "%PDF\r\n\r\n\x01x\r\n--cut here--\r\n");
  ASSERT_TRUE(form.ok());
  EXPECT_EQ(form->find("title"), "A\nB");
  ASSERT_EQ(form->files.size(), 1U);
  EXPECT_EQ(form->files[0].name, "loi n° 3.pdf");
  EXPECT_TRUE(form->files[0].bytes.starts_with("%PDF\r\n\r\n"));
}

TEST(Form, HasNoFileWhereNoneWasChosen) {
  const auto form = read(with_files,
                         "--cut here\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n"
                         "\r\n--cut here--\r\n");
  ASSERT_TRUE(form.ok());
  EXPECT_TRUE(form->files.empty());
}

TEST(Form, IsRefusedWhenItIsBroken) {
  for (const auto* body :
       {"--cut here", "--cut here\r\n\r\nx", "--cut here\r\nno colon\r\n\r\nx\r\n--cut here--",
        "--cut here\r\nContent-Disposition: form-data\r\n\r\nx\r\n--cut here--", "x"})
    EXPECT_EQ(read(with_files, body).problem().key, "http.form-invalid") << body;
  EXPECT_EQ(read(plain, "a=%zz").problem().key, "http.form-invalid");
  EXPECT_EQ(read(plain, "a=%00").problem().key, "http.form-invalid");
  EXPECT_EQ(read("text/plain", "a=b").problem().kind, Problem::Kind::unsupported);
  EXPECT_EQ(read("multipart/form-data", "--x").problem().key, "http.form-invalid");
}

}  // namespace
}  // namespace bch::http
