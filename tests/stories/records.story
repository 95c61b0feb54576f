All there is to know of a record

A lawyer reads a law that has been amended: what changed, in which languages it was written, how to cite it, how to prove
that it stands in the journal unchanged. She sends it as a short text; who receives it asks the portal whether it is so.

Given a new node
When I run "bch import reference demonstration"
Then it succeeds
When I rebuild the index

When I open /en/record/BCH-LAW-XA-199
Then I see "Import of Commodities Regulations 2009 (demonstration)"
Then I see "How to cite"
Then I see "Position 257 in the journal"
When I follow the link "History"
Then I see "New revision"
Then I see "Compare with revision 1"
When I follow the link "Compare with revision 1"
Then I see "<ins>Annex 2 on sampling was corrected in 2025.</ins>"
Then I see "<ins>L’annexe 2 sur l’échantillonnage a été corrigée en 2025.</ins>"
When I open /en/record/BCH-LAW-XA-199-1
Then I see "This is an older revision."
When I open /en/record/BCH-LAW-XA-199-1/changes
Then the answer is 404
Then I see "no earlier revision"

When I open /en/record/BCH-LAW-XA-199/languages
Then I see "Original"
Then I see "French"
When I open /en/record/BCH-LAW-XA-199/proof
Then I see "Inclusion proof (tlog-proof)"
When I open /en/record/BCH-LAW-XA-199.tlog-proof
Then I see "c2sp.org/tlog-proof@v1"
Then I see "index 257"

When I open /en/record/BCH-LAW-XA-199/short
Then I see "BCH-LAW-XA-199-2"
Then I see "Check code"
When I open /en/check?message=BCH-LAW-XA-199-2+0000-0000
Then I see "No check code of"
When I open /en/check?message=something
Then I see "No record number was found"

When I open /en/record/BCH-LAW-XA-199/ask
Then I see "Named in the record"
Then I see "Food and Feed Safety Office (demonstration)"
Then I see "cartagena@xa.example"

The addresses that the system in use has today lead to the same records and countries.

When I open /database/record?documentID=199
Then I am led to /en/record/BCH-LAW-XA-199
When I open /fr/database/LAW/BCH-LAW-XA-199
Then I am led to /fr/record/BCH-LAW-XA-199
When I open /en/countries/XA
Then I am led to /en/country/XA
When I open /database/record?documentID=99999
Then the answer is 404

Every page has a plain variant, whose links stay plain.

When I open /en/record/BCH-LAW-XA-199?text
Then I do not see "stylesheet"
Then I see "/en/record/BCH-LAW-XA-199/history?text"
Then I see "Full variant"
