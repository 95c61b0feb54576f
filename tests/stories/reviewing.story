Reviewing what a Government has published

Somebody has to say from time to time that what is published is still right. A focal point looks through all records of her
country and says so of many at once; a colleague proposes it, and she decides on his requests together.

Given a new node
When I import "demonstration"
When I rebuild the index
When the operator invites "Amara Auralia" as clearing-house-focal-point of XA
When the operator invites "Ben Colleague" as authorized-user of XA
When "Amara Auralia" takes the invitation
When I open /en/desk
Then I see "Review of our records"
When I follow the link "Review of our records: Auralia"
Then I see "Biosafety in Auralia"
Then I see "Right until"
Then I see "Send back to:"

What nobody has published is named, and what is declared stands beside it.
Then I see "Categories of information without a record"
Then I see "The Government declares: nothing to report, until 31 December 2027"
When I open /en/country/XA
Then I see "The Government declares: nothing to report, until 31 December 2027"

Nothing chosen, nothing done.
When I open /en/desk/country/xa
When I send the form at /en/desk/country/xa
Then I see "Choose at least one record."
When I send the form at /en/desk/country/xa with record=F47FDA0A-F6DF-5750-933F-F5BA43C43FD4
Then I see "Confirmed as still right: 1."
When I open /en/country/XA
When I follow the link "Biosafety in Auralia .demonstration."
Then I see "Last confirmed as right on"

A colleague may only ask for it.
When "Ben Colleague" takes the invitation
When I open /en/desk/country/xa
When I send the form at /en/desk/country/xa with record=F47FDA0A-F6DF-5750-933F-F5BA43C43FD4
Then I see "Asked for confirmation: 1."
Then I see "a change is under way"
When I open /en/desk/requests
Then the answer is 403

She decides on everything that waits, in one step.
When I am "Amara Auralia"
When I open /en/desk
When I follow the link "Decide on several at once"
Then I see "Ben Colleague"
When I send the form of this page with do=publish
Then I see "Choose at least one request."
