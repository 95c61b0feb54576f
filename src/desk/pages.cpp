#include "desk/pages.h"

#include "desk/desk.h"

namespace bch::desk {
namespace {

using http::Method;

constexpr http::Route<Door> all[] = {
    {Method::get, "/{language}/desk", {&home_page, Needs::person}},
    {Method::get, "/{language}/desk/join", {&join_page, Needs::nobody}},
    {Method::get, "/{language}/desk/join/{code}", {&join_page, Needs::nobody}},
    {Method::post, "/{language}/desk/join/{code}", {&join, Needs::nobody}},
    {Method::get, "/{language}/desk/sign-in", {&sign_in_page, Needs::nobody}},
    {Method::post, "/{language}/desk/sign-in", {&sign_in, Needs::nobody}},
    {Method::post, "/{language}/desk/sign-out", {&sign_out, Needs::person}},
};

}  // namespace

std::span<const http::Route<Door>> doors() {
  return all;
}

}  // namespace bch::desk
