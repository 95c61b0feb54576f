#pragma once
// How the serving of a node ended: by whom, and what follows.

namespace bch::node {

enum class Ended {
  by_signal,      // SIGTERM or SIGINT
  to_begin_anew,  // somebody on a node for exercises has asked for it
  to_open_anew,   // an edition of the treaty has been published, which the node takes up when it is opened
};

}  // namespace bch::node
