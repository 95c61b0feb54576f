The Secretariat prepares the next edition of a common format at the desk

Files are taken away, changed, put into the next edition and looked at as a whole; only then does it count.

Given a new node
Given a copy of the treaty's files in "next"
When the operator invites "Sam Secretary" as secretariat
When "Sam Secretary" takes the invitation
When I open /en/desk/editions
Then I see "This node works by edition 0."
Then I see "Nothing is being prepared."

A file that nobody could read, or whose translations are missing, is told apart before anybody has it.
When I replace "Competent national authorities" by "Authorities of the countries" in "next/formats/authority.toml"
When I put "next/formats/authority.toml" into the next edition
Then I see "formats/authority.toml"
Then I see "This cannot be published yet:"
When I send the form at /en/desk/editions with out=formats/authority.toml
Then I see "Nothing is being prepared."

When I replace "Authorities of the countries" by "Competent national authorities" in "next/formats/authority.toml"
When I replace "months = 12" by "months = 18" in "next/formats/authority.toml"
When I put "next/formats/authority.toml" into the next edition
Then I see "All files together are in order."
When I send the form at /en/desk/editions/publish
Then I see "Edition 1 is published"
Then soon /en/desk/editions shows "This node works by edition 1."
Then I see "Nothing is being prepared."
When I open /en/desk/audit
Then I see "publish-edition"

Others are not let in.
When the operator invites "Amara Auralia" as clearing-house-focal-point of XA
When "Amara Auralia" takes the invitation
When I open /en/desk/editions
Then the answer is 403

An announcement reaches whom it is for, in her language.
When I am "Sam Secretary"
When I open /en/desk/announce
When I send the form at /en/desk/announce with role=clearing-house-focal-point; text.en=The format of authorities has changed; text.fr=Le format a changé
Then I see "Announced. People told: 1."
When I am "Amara Auralia"
When I open /en/desk/notices
Then I see "Announcement: The format of authorities has changed"
