What should never have been published is erased, and the proof stays

Given a new node
When I import "tests/records/xa.ndjson"
Then it succeeds
When I run "bch erase BCH-CON-XA-1"
Then it fails with 65
Then it says "Say why with --reason"
When I run "bch erase BCH-CON-XA-1 --reason personal-data"
Then it fails with 65
Then it says "To do it, add --yes"
When I open /en/record/BCH-CON-XA-1
Then the answer is 200

When I run "bch erase BCH-CON-XA-1 --reason personal-data --yes"
Then it succeeds
Then it says "BCH-CON-XA-1 is erased"
Then soon /en/record/BCH-CON-XA-1 shows "This record has been erased"
Then the answer is 410
When I open /fr/record/BCH-CON-XA-1.json
Then the answer is 410
Then soon /en/search?format=contact shows "2 records found"
When I run "bch verify"
Then it says "14 entries, 12 contents, 1 erased"
When I run "bch erase BCH-CON-XA-1 --reason mistake --yes"
Then it fails with 66
When I import "tests/records/xa.ndjson"
Then it fails with 1
Then it says "has been erased"
When I run "bch export"
Then it does not say "BCH-CON-XA-1"
