What readers come for, each within four requests

The tasks of the training set for readers who have no account: customs officer, inspector, trader, scientist, citizen,
journalist, regulator. All LMOs and Governments are those of the demonstration.

Given a new node
When I import "reference"
Then it succeeds
When I import "demonstration"
Then it succeeds
When I rebuild the index

A customs officer checks an import: the papers name soybean and its unique identifier, the ship is bound for Auralia.
Given another reader
When I open /en/border-check
Then I see "What the papers say"
When I open /en/border-check?papers=Soya+beans+in+bulk%0AXDM-11112-2&party=xa
Then I see "Soybean Demo11112"
Then I see "Decisions of: Auralia"
Then I see "Approval of the import or use of the LMO(s) without conditions"
Then I see "XA/2024/2"
Then I see "Whom to ask"
Then I see "Food and Feed Safety Office"
Then I see "Article 18.2(a)"
Then I do not see "allowed"
Then that took at most 4 requests

The same with an HS code only: the papers should name the identifiers.
Given another reader
When I open /en/border-check?papers=HS+1005.90&party=xb
Then I see "Maize (corn)"
Then I see "Maize Demo10101"
Then I see "Approval of the import or use of the LMO(s) with conditions"
Then I see "The papers should name the transformation events or unique identifiers"
When I follow the link "Maize Demo10101 .demonstration."
Then I see "XB/2024/1"
Then that took at most 4 requests

Nothing is found: that is neither permission nor prohibition.
Given another reader
When I open /en/border-check?papers=XDM-24531-2&party=xa
Then I see "Banana Demo24531"
Then I see "neither permission nor prohibition"
Then I see "Whom to ask"
When I open /en/border-check?papers=XDM-24531-5&party=xa
Then I see "Not recognised here"
Then that took at most 4 requests

An inspector has found a crop that nobody declared: how to detect it, who can, and the emergency contact.
Given another reader
When I open /en/border-check?papers=maize+Demo19200&party=xb
Then I see "Demo19200"
Then I see "How to detect it, and where"
Then I see "Event identification unit"
Then I see "Point of contact for emergency measures (Article 17.2)"
Then that took at most 4 requests

A trader imports cottonseed for processing into Dunesia.
Given another reader
When I open /en/border-check?papers=1207.29&party=xd
Then I see "Cotton seeds"
Then I see "Prohibition of the import or use of the LMO(s)"
When I open /en/country/XD/import
Then I see "For direct use as food or feed, or for processing (Article 11)"
Then I see "Laws and guidelines of the country"
Then that took at most 4 requests

A scientist seeks cotton with resistance to insects.
Given another reader
When I open /en/search?q=cotton+resistance+insects&format=modifiedOrganism
Then I see "Demo12123"
Then that took at most 4 requests

A scientist imports an LMO for a field trial: the steps, with their times.
Given another reader
When I open /en/country/XB/import
Then I see "advance informed agreement (Articles 7 to 10)"
Then I see "within 90 days"
Then I see "within 270 days"
Then I see "Authorities responsible"
Then that took at most 4 requests

An exporter asks for the procedures of Estmark, and whether advance informed agreement is needed for contained use.
Given another reader
When I open /fr/country/XE/import
Then I see "L’accord préalable en connaissance de cause n’est pas requis"
Then I see "Lois et lignes directrices du pays"
Then that took at most 4 requests

A citizen looks up an identifier that stands on a bag.
Given another reader
When I open /en/border-check?papers=xdm+10101+8
Then I see "Maize Demo10101"
Then I see "Decisions are found of"
When I follow the link "Dossier"
Then I see "Who decided what"
Then I see "Risk assessments"
Then that took at most 4 requests

Three officers prepare a decision: all that is here about one LMO, on one page to print.
Given another reader
When I open /en/lmo/XDM-10101-8/dossier
Then I see "Countries that decided on introduction into the environment"
Then I see "Isolation distance of 200 m"
Then I see "Whom to telephone:"
Then I see "+999 10 555 0114"
Then I see "Risk assessment of maize Demo10101 for cultivation"
Then that took at most 4 requests

Which laboratories detect LMOs.
Given another reader
When I open /en/search?format=laboratoryDetection
Then I see "PCR unit of the import laboratory"
Then that took at most 4 requests

Which other soybean events may be in a shipment of XDM-11112-2.
Given another reader
When I open /en/border-check?papers=soya+beans&party=xd
Then I see "Demo21222"
Then I see "XDM-11112-2 x XDM-21222-5"
Then that took at most 4 requests

Which stacked events may be in a field of XDM-10101-8.
Given another reader
When I open /en/search?q=XDM-10101-8+stack&format=modifiedOrganism
When I open /en/border-check?papers=XDM-10101-8+x+XDM-19200-8&party=xa
Then I see "Request for additional relevant information"
Then I see "Decisions on what it was made from"
Then that took at most 4 requests

A journalist asks about illegal movements.
Given another reader
When I open /en/search?decisionTypes=3FF9FEB3-20FA-4287-B562-46635A1154A3&format=biosafetyDecision
Then I see "Illegal transboundary movement of maize Demo19200"
Then that took at most 4 requests

A regulator lists what has been decided for food, feed or processing.
Given another reader
When I open /en/country/XA/import
When I follow the link "What the country has decided in this way"
Then I see "XA/2023/1"
Then that took at most 4 requests

A regulator asks about potatoes at the border of Halvonia, in Russian.
Given another reader
When I open /ru/border-check?papers=%D0%BA%D0%B0%D1%80%D1%82%D0%BE%D1%84%D0%B5%D0%BB%D1%8C&party=xh
Then I see "Demo14145"
Then I see "К кому обратиться"
Then that took at most 4 requests
