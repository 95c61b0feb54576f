What is wrong is refused in plain words, and nothing is changed

Given a new node
Given the file "my-broken.ndjson" says {"header":{"schema":"contact","languages":["en"]},"type":"organization","emails":"not a list"}
When I import "my-broken.ndjson"
Then it fails with 1
Then it says "The record’s structure is broken"
Then it says "emails: What stands here has another structure"
Given the file "my-nonsense.ndjson" says this is not JSON
When I import "my-nonsense.ndjson"
Then it fails with 1
Then it says "This is not JSON."
When I run "bch verify"
Then it says "Proven: 1 entries"
When I rehearse the import of "tests/records/xa.ndjson"
Then it says "Nothing was changed."
When I run "bch verify"
Then it says "Proven: 1 entries"
When I run "bch serve --begin-anew"
Then it fails with 65
Then it says "Nothing was changed."
When I run "bch import no-such-file.ndjson"
Then it fails with 66
When I run "bch uid MON-00810-7"
Then it fails with 1
Then it says "7 should be 6"
When I run "bch uid MON-ØØ81Ø-6"
Then it succeeds
When I open /en/record/nonsense
Then the answer is 404
When I open /xx/
Then the answer is 404
