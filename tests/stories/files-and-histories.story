Records come with their files, their history and their end

A Government sends a law with its text as a file, corrects it, and withdraws it in the end. Whoever looks finds each
step, and the file stays where it is.

Given a new node
Given the file "law.txt" says Law 7 (demonstration): what is released has to be assessed first.
Given the file "my-site.json" says {"header":{"identifier":"11111111-2222-5333-8444-555555555555","schema":"database","languages":["en"]},"government":{"identifier":"xa"},"title":{"en":"Site one (demonstration)"},"description":{"en":"Laws"},"websites":[{"url":"law.txt","name":"Law 7","language":"en"}]}
When I import "my-site.json"
Then it succeeds
Then it says "Published 1"
When I import "my-site.json"
Then it says "Published 0, unchanged 1, refused 0"
When I open /en/record/BCH-NDB-XA-1
Then I see "Site one (demonstration)"
When I follow the link "Law 7"
Then I see "what is released has to be assessed first"
Given the file "my-second.json" says {"header":{"identifier":"11111111-2222-5333-8444-555555555555","schema":"database","languages":["en"]},"government":{"identifier":"xa"},"title":{"en":"Site two (demonstration)"},"description":{"en":"Laws"},"websites":[{"url":"https://xa.example/"}]}
When I import "my-second.json"
Then it says "Published 1"
When I import "my-site.json"
Then it says "Published 0, unchanged 1, refused 0"
When I open /en/record/BCH-NDB-XA-1-1
Then I see "This is an older revision"
Given the file "my-end.json" says {"withdrawn":true,"content":{"header":{"identifier":"11111111-2222-5333-8444-555555555555","schema":"database","languages":["en"]},"government":{"identifier":"xa"},"title":{"en":"Site two (demonstration)"},"description":{"en":"Laws"},"websites":[{"url":"https://xa.example/"}]}}
When I import "my-end.json"
Then it says "Published 1"
When I open /en/record/BCH-NDB-XA-1
Then I see "Withdrawn on"
Given the file "my-escape.json" says {"header":{"schema":"database","languages":["en"]},"government":{"identifier":"xa"},"title":{"en":"Escape (demonstration)"},"description":{"en":"-"},"websites":[{"url":"../../../../etc/hostname"}]}
When I import "my-escape.json"
Then it fails with 1
Then it says "There is no file"
When I run "bch verify"
Then it says "Proven: 4 entries"
