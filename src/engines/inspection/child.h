#pragma once
// The child: the same program, started for one file, that shuts itself in, reads the file and answers.
// Whoever has a main() asks first whether it is that child. One thread; it ends when it has answered.

namespace bch::engines::inspection {

// The only argument of the child. Nobody types it.
inline constexpr auto child_argument = "--inspect-one-file";

bool is_child(int count, char** arguments);

// Question on standard input (memory of the parent), answer on standard output. Ends the process.
[[noreturn]] void run_child();

}  // namespace bch::engines::inspection
