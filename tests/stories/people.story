Who may do what, and who takes it away

The operator of a new node invites the Secretariat with a printed code. From there on, people and offices are invited by
those who may: the Secretariat records what Governments have written, a focal point manages her country's users.

Given a new node
When the operator invites "Sam Secretary" as secretariat
When "Sam Secretary" takes the invitation
Then I see "Your one-time codes"
When I open /en/desk
Then I see "Secretariat"
When I open /en/desk/users
Then I see "Sam Secretary"

The same code is not taken twice.
When "Somebody Else" signs in
Then the answer is 403
When I open /en/desk/users
Then I see "Sign in"

A Government designates its focal point: the letter comes in, waits, is recorded.
When I am "Sam Secretary"
When I open /en/desk/designations
Then I see "No letter is waiting."
When I send the form at /en/desk/letters with party=xa; dated=2026-01-05; received=2026-01-07; says=New focal point; scan=@letter.pdf:%PDF-1.4 a letter
Then I see "New focal point"
Then I see "letter.pdf"
When I open /en/desk/designations
Then I see "Days since receipt"
When I follow the link "New focal point"
When I send the form of this page with role=clearing-house-focal-point; name=Amara of Auralia; post=Head of biosafety; do=record
Then I see "The invitation is ready"
When I hand the code on this page to "Amara Auralia"
When I send the form at /fr/desk/invite/letter
Then I see "Invitation"
Then I see "Correspondant national"
When I open /en/desk/designations
When I follow the link "New focal point"
When I follow the link "letter.pdf"
Then I see "%PDF-1.4 a letter"
When "Amara Auralia" takes the invitation
Then I see "Welcome"
When I open /en/desk
Then I see "BCH national focal point"

The focal point manages the users of her country, and of no other.
When I open /en/desk/users
Then I see "Amara of Auralia"
Then I do not see "Sam Secretary"
When I open /en/desk/users?party=XB
Then the answer is 403
When I open /en/desk/invite?party=XA
Then I see "National authorized user"
Then I do not see "Competent national authority"
When I send the form at /en/desk/invite with name=Ben Adviser; role=regional-adviser
Then I see "This appointment needs a last day."
When I send the form at /en/desk/invite with name=Ben Adviser; role=delegate:clearing-house-focal-point; until=2046-03-31
Then I see "The invitation is ready"
When I hand the code on this page to "Ben Adviser"
When I open /en/desk/users
Then I see "Invitations that nobody has taken yet"
When "Ben Adviser" takes the invitation
When I open /en/desk/users
Then I see "by delegation"
When I open /en/desk/handover/xa
Then I see "Hand-over pack"

She ends the delegation: his very next request is refused.
When I am "Amara Auralia"
When I open /en/desk/users
When I follow the link "Ben Adviser"
When I send the form of this page with do=end
Then I see "The appointment has been given its end."
When I am "Ben Adviser"
When I open /en/desk/users
Then the answer is 403
When I open /en/desk/handover/xa
Then the answer is 403
When I open /en/desk/account
Then I see "Appointments that have ended"

What a letter made, only a letter ends: the focal point changes.
When I am "Sam Secretary"
When I open /en/desk/designations?party=XA
When I send the form at /en/desk/letters with party=xa; dated=2026-02-05; received=2026-02-06; says=Change of focal point
When I send the form of this page with role=clearing-house-focal-point; name=Office of Biosafety; office=yes; do=record
When I hand the code on this page to "Office Auralia"
When I am "Amara Auralia"
When I open /en/desk/users
Then the answer is 403
When I open /en/desk/notices
Then I see "An appointment of yours has ended: BCH national focal point."
When "Office Auralia" takes the invitation
When I open /en/desk/designations
Then I see "Office of Biosafety"
When I open /en/desk/handover/xa
Then I see "Office of Biosafety"
When I am "Sam Secretary"
When I open /en/desk/designations?party=XA
When I send the form at /en/desk/designations with role=emergency-contact; standing=under-review
Then I see "under review"

Whoever has forgotten the password gets another invitation; the old sessions are over.
When I open /en/desk/users?party=XA
When I follow the link "Office of Biosafety"
When I send the form of this page with do=renew
Then I see "The invitation to renew access is ready"
When I hand the code on this page to "Office Auralia"
When "Office Auralia" takes the invitation
Then I see "Your one-time codes"
When I open /en/desk
Then I see "Office of Biosafety"

A new browser knows the password only: what cannot be taken back needs a proof.
When "Office Auralia" signs in in a new browser
When I open /en/desk/invite?party=XA
When I send the form at /en/desk/invite with name=Cora User; role=authorized-user
Then I see "Show that it is you"
When I prove that it is me
Then I see "The invitation is ready"

The Secretariat closes an account.
When I am "Sam Secretary"
When I open /en/desk/users?party=XA
When I follow the link "Amara of Auralia"
When I send the form of this page with do=close
Then I see "The account has been closed."
When "Amara Auralia" signs in
Then the answer is 403
