What countries have decided on an LMO

A regulator looks for one maize event: who decided what on it, which of these decisions amends which, what was made from
it and which laboratory can detect it; then at several events and one country.

Given a new node
When I run "bch import reference demonstration"
Then it succeeds
When I rebuild the index

When I open /en/registries
When I follow the link "Living modified organisms"
Then I see "records found"
When I open /en/registry/modifiedOrganism?q=XDM-10101-8
When I follow the link "XDM-1Ø1Ø1-8"
Then I see "What countries have decided"
Then I see "Amended by"
Then I see "It is no statement on what is in force"
Then I see "LMOs made from this one"
Then I see "Maize Demo10101 × Demo19200"
Then I see "Registries: Laboratories for detection"

When I open /en/lmo/MON-00810-6
Then I see "This means neither permission nor prohibition"

When I open /en/lmo/BCH-LMO-SCBD-48
Then I am led to /en/lmo/XDM-10101-8

When I open /en/matrix?party=xa
Then I see "An empty cell means only:"
When I open /en/lmo/XDM-10101-8?party=xa
Then I see "Auralia"
Then I do not see "Belmora</a></th>"
When I open /en/lmo/XDM-10101-9
Then the answer is 404
