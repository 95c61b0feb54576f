The Parties change a common format

What the Parties decide is data. Its next edition is an entry of the journal like any other; what was published before
stays as it was, and is shown by the new words.

Given a new node
Given a copy of the treaty's files in "next"
When I import "tests/records/xa.ndjson"
Then it says "Published 12"
When I publish the treaty's files in "next"
Then it says "These are the files that the node already uses"
Then soon /en/search shows "Competent national authority"
When I replace "Competent national authority" by "Authority of the country" in all files of "next"
When I remove "next/languages/fr.formats.po"
When I publish the treaty's files in "next"
Then it fails with 65
Then it says "nothing was published"
When I run "bch verify"
Then it says "Proven: 13 entries"

Given a copy of the treaty's files in "next"
When I replace "Competent national authority" by "Authority of the country" in all files of "next"
When I publish the treaty's files in "next"
Then it succeeds
Then it says "changed: formats/authority.toml"
Then it says "Edition 1 of the treaty is published"
When I run "bch verify"
Then it says "Proven: 14 entries"
When I rebuild the index
When I open /en/search
Then I see "Authority of the country"
Then I do not see "Competent national authority"
When I import "tests/records/xa.ndjson"
Then it says "Published 0, unchanged 12, refused 0"
When I import "tests/records/xb.ndjson"
Then it succeeds
