#pragma once
// The walls round the child: what a process gives up before it reads foreign bytes, for good. Linux: rlimits,
// no_new_privs, and a filter of system calls (seccomp(2)). The whole process, which has one thread.

#include <cstdint>

namespace bch::engines::inspection {

enum class Walls : std::uint8_t {
  none,      // a limit could not be set: nothing may be read
  limits,    // the kernel refuses filters: no new files, sockets and privileges, but other calls can be made
  filtered,  // memory, time, and what was open before: nothing else
};

// What is opened before stays open. Memory is limited but in builds with sanitizers, which reserve terabytes.
Walls shut_in();

}  // namespace bch::engines::inspection
