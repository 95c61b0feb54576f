#include "access/source.h"

#include <algorithm>
#include <array>
#include <span>

#include <arpa/inet.h>

namespace bch::access {
namespace {

constexpr std::size_t network_bytes = 8;  // of an IPv6 address
constexpr std::array<unsigned char, 12> before_ipv4{0, 0, 0, 0, 0,    0,
                                                    0, 0, 0, 0, 0xff, 0xff};  // ::ffff:a.b.c.d

// "[2001:db8::1]:443", "fe80::1%eth0" and "192.0.2.1:443" without what is not the address.
std::string address_in(std::string_view peer) {
  if (peer.starts_with('[')) peer = peer.substr(1, peer.find(']') - 1);
  peer = peer.substr(0, peer.find('%'));
  if (std::ranges::count(peer, ':') == 1) peer = peer.substr(0, peer.find(':'));
  return std::string(peer);
}

std::string written(int family, const unsigned char* bytes) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  return inet_ntop(family, bytes, text.data(), text.size());
}

}  // namespace

std::string source_of(std::string_view peer) {
  const std::string address = address_in(peer);
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  if (inet_pton(AF_INET, address.c_str(), bytes.data()) == 1) return written(AF_INET, bytes.data());
  if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return std::string(peer);
  if (std::ranges::equal(before_ipv4, std::span(bytes).first(before_ipv4.size())))
    return written(AF_INET, bytes.data() + before_ipv4.size());
  std::ranges::fill(std::span(bytes).subspan(network_bytes), 0);
  return written(AF_INET6, bytes.data()) + "/64";
}

}  // namespace bch::access
