Finding what two Governments have published

A focal point looks for what two countries decided about maize. She types in her own language, narrows with the lists
beside the results, misspells a word, and finds what was withdrawn only when she asks for it.

Given a new node
When I import "tests/records/xa.ndjson"
Then it succeeds
When I import "tests/records/xb.ndjson"
Then it succeeds
When I rebuild the index

What one word finds, and how much of it is in each country and of each kind.
When I run "bch search --facets party,format maize"
Then it says "party:xa  2"
Then it says "party:xb  2"
Then it says "format:biosafetyDecision  4"
Then it says "6 records found"
When I open /en/search?q=maize
Then I see "6 records found"
Then I see "<mark>Maize</mark> Demo10101"

A word in another language finds what was not written in it, and the page says why: the record carries that term.
When I open /ar/search?q=%D8%A7%D9%84%D8%AC%D9%81%D8%A7%D9%81
Then I see "Demo10101"
Then I see "مصنف تحت"
When I open /zh/search?q=%E5%86%B3%E5%AE%9A
Then I see "找到 10 条记录"

Narrowing by a list, and taking the choice away again.
When I open /en/search?q=maize
When I follow the link "Decisions and communications"
Then I see "4 records found"
Then I see "Kind of decision or communication"
When I follow the link "Kind of record: Decisions and communications "
Then I see "6 records found"
When I open /en/search?q=maize&format=biosafetyDecision&party=xa
Then I see "2 records found"
When I follow the link "Remove all"
Then I see "6 records found"

Dates, order and groups are in the address, and so in every link.
When I open /en/search?format=biosafetyDecision&from=2024-01&to=2025
Then I see "From January 2024"
When I follow the link "oldest"
Then I see "order=oldest"
When I follow the link "by country"
Then I see "<h2>Auralia"
Then I see "<h2>Belmora"

Filters can be typed, also in the reader's language.
When I run "bch search type:biosafetyDecision country:XB maize"
Then it says "2 records found"
When I open /fr/search?q=pays:XB%20maize
Then I see "2 dossiers trouvés"

A misspelt word, and one of two words that nobody has written.
When I open /en/search?q=mayze
Then I see "Did you mean: maize"
When I follow the link "Did you mean: maize"
Then I see "6 records found"
When I open /en/search?q=maize%20zzzzzz
Then I see "No record has all that you typed"

Nothing at all: the page says what could be given up, and how much there would be.
When I open /en/search?q=potato&party=xb
Then I see "That nothing is found here means neither permission nor prohibition"
When I follow the link "Without “Country: Belmora”"
Then I do not see "Nothing was found"

What was withdrawn is found by who asks for it, and is marked.
Given the file "my-site.json" says {"header":{"identifier":"11111111-2222-5333-8444-555555555555","schema":"database","languages":["en"]},"government":{"identifier":"xa"},"title":{"en":"Register of seed (demonstration)"},"description":{"en":"Lots of seed"},"websites":[{"url":"https://xa.example/"}]}
When I import "my-site.json"
Then soon /en/search?q=title:register shows "1 record found"
Given the file "my-end.json" says {"withdrawn":true,"content":{"header":{"identifier":"11111111-2222-5333-8444-555555555555","schema":"database","languages":["en"]},"government":{"identifier":"xa"},"title":{"en":"Register of seed (demonstration)"},"description":{"en":"Lots of seed"},"websites":[{"url":"https://xa.example/"}]}}
When I import "my-end.json"
Then soon /en/search?q=title:register shows "Nothing was found"
Then I do not see "of seed (demonstration)"
When I follow the link "withdrawn"
Then I see "of seed (demonstration)"
Then I see "<span class="tag withdrawn">withdrawn</span>"

How to search is explained, with examples that find something.
When I open /fr/search-help
Then I see "pays:X"
When I follow the link "titre:maïs"
Then I do not see "Rien n’a été trouvé"
