// The test program. It is also the child in which the tests of inspection look into files, as bch itself is
// for a node.

#include "node/inspection.h"

#include <gmock/gmock.h>

int main(int count, char** arguments) {
  bch::node::inspect_if_child(count, arguments);
  testing::InitGoogleMock(&count, arguments);
  return RUN_ALL_TESTS();
}
