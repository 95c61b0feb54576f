A record goes the whole way

A Government's records arrive as a file. Everyone can find them, read them in six languages, fetch them, and prove
that nothing was changed.

Given a new node
When I import "tests/records/xa.ndjson"
Then it succeeds
Then it says "Published 12"
When I import "tests/records/xa.ndjson"
Then it says "Published 0, unchanged 12, refused 0"
When I run "bch verify"
Then it says "Proven: 13 entries"
When I rebuild the index
Then it says "search: made anew from 13 entries"

When I open /en/country/XA
Then I see "Auralia"
Then I see "National Biosafety Authority (demonstration)"
When I open /fr/country/XA
Then I see "Autorité nationale"
When I open /ar/
Then I see "dir="rtl""
When I open /en/search?q=drought
Then the answer is 200
When I open /en/search?q=notifications
Then I see "<mark>"
When I open /en/record/BCH-CNA-XA-4
Then I see "Demonstration"
Then I see "not verified by the operator of this site"
When I open /en/record/BCH-CNA-XA-4.json
Then I see ""demonstration": true"
When I open /en/record/BCH-CNA-XA-4.txt
Then I see "Demonstration."
When I open /en/lmo/xdm–1Ø1Ø1–8
Then I am led to /en/lmo/XDM-10101-8
Then I see "What countries have decided"
When I open /en/record/BCH-CNA-XB-4
Then the answer is 404
When I open /en/
Then I see "This software and its nodes are not the Biosafety Clearing-House"
