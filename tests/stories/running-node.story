Publishing on a node that is being served

Nobody stops a portal to publish. A command finds the process that serves the node, publishes through it, and readers
see the records at once.

Given a new node
When I open /en/country/XA
Then I do not see "National Biosafety Authority (demonstration)"
When I import "tests/records/xa.ndjson" while the node is served
Then it succeeds
Then it says "Published 12"
Then soon /en/country/XA shows "National Biosafety Authority (demonstration)"
Then soon /en/search?q=notifications shows "<mark>"
When I import "tests/records/xa.ndjson" while the node is served
Then it says "Published 0, unchanged 12, refused 0"
When I run "bch verify"
Then it says "Proven: 13 entries"
When I run "bch rebuild"
Then it fails with 75
Then it says "Stop the server first"
When I open /health
Then I see ""status":"ok""
