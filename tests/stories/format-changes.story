A common format changes, and what was published before stays

The next edition of the treaty's files drops a field, adds one that must be answered, and names a term otherwise.
Records of before are not touched: they are shown by the new format, and what it does not know any more is shown too.

Given a new node
Given the file "my-old.json" says {"header":{"identifier":"11111111-2222-5333-8444-555555555555","schema":"database","languages":["en"]},"government":{"identifier":"xa"},"title":{"en":"Old site (demonstration)"},"description":{"en":"Described"},"websites":[{"url":"https://xa.example/"}],"relevantInformation":{"en":"Kept for ever"}}
When I import "my-old.json"
Then it says "Published 1, unchanged 0, refused 0; with findings 0"
Given a copy of the treaty's files in "next"
When I replace ", "relevantInformation"]" by "]" in "next/formats/database.toml"
When I replace "name = "relevantInformation"" by "name = "maintainer"" in "next/formats/database.toml"
When I replace "label = "Other relevant information"" by "needed = true\nlabel = "Maintained by"" in "next/formats/database.toml"
When I replace "type = "rich"\nneeded = true\nlabel = "Maintained" by "type = "text"\nneeded = true\nlabel = "Maintained" in "next/formats/database.toml"
When I translate "next" into ar, es, fr, ru, zh with the English words
When I publish the treaty's files in "next"
Then it says "Edition 1 of the treaty is published"
When I rebuild the index
When I open /en/record/BCH-NDB-XA-1
Then I see "Old site (demonstration)"
Then I see "Fields outside the common format"
Then I see "Kept for ever"
When I open /en/search?q=Kept+for+ever
Then I see "Old site"
When I import "my-old.json"
Then it says "unchanged 1, refused 0"
Then it says "with findings 1"
When I run "bch verify"
Then it says "Proven: 3 entries"
Given the file "my-new.json" says {"header":{"identifier":"21111111-2222-5333-8444-555555555555","schema":"database","languages":["en"]},"government":{"identifier":"xa"},"title":{"en":"New site (demonstration)"},"description":{"en":"Described"},"websites":[{"url":"https://xa.example/"}],"maintainer":"The office"}
When I import "my-new.json"
Then it says "Published 1, unchanged 0, refused 0; with findings 0"
When I open /en/record/BCH-NDB-XA-2
Then I see "Maintained by"
Then I do not see "Fields outside the common format"
