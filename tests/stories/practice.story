Exercises, on a node where everything is part of an exercise

A trainer starts a practice node on an empty folder. Every page says what it is, and whoever comes takes a part without
an account of her own.

Given a practice node
When I open /en/
Then I see "Practice node. Everything on it is part of an exercise"
Then I see "data-mark"
When I open /en/desk/practice
Then I see "Back to the beginning"
When I open /en/help/exercises
Then I see "Invite a colleague"

A focal point invites a colleague for decisions only, who takes the invitation.
When I take the part of xa.clearing-house-focal-point
Then I see "BCH national focal point"
When I open /en/desk/invite?party=XA
When I send the form at /en/desk/invite with name=Cora Colleague; role=authorized-user; format=biosafetyDecision
Then I see "The invitation is ready"
When I hand the code on this page to "Cora Colleague"
When "Cora Colleague" takes the invitation
When I open /en/desk
Then I see "Decision"

The authority prepares a law and asks for its publication; the focal point returns it, it comes again, she publishes it.
When I take the part of xa.authority
When I open /en/desk/new?format=database
When I send the form at /en/desk/new with language=en
When I send the form of this page with title.en=Register of the exercise; websites.0.url=https://register.example; websites.0.name=Register; description.en=All decisions; then=draft
When I open the draft "Register of the exercise"
When I ask for its publication
Then I see "The request is sent."
When I take the part of xa.clearing-house-focal-point
When I open /en/desk/notices
Then I see "xa.authority has sent a request: “Register of the exercise”."
When I open the draft "Register of the exercise"
When I return it with "Say who keeps it."
When I take the part of xa.authority
When I open /en/desk/notices
Then I see "The draft “Register of the exercise” has been returned to you."
When I open the draft "Register of the exercise"
Then I see "Say who keeps it."
When I ask for its publication
When I take the part of xa.clearing-house-focal-point
When I open the draft "Register of the exercise"
When I publish it
Then I see "published"
When I take the part of xa.authority
When I open /en/desk/notices
Then I see "The record “Register of the exercise” has been published under the number BCH-NDB-XA-"

Everything goes back to the beginning: only the part of the Secretariat may do that.
When I take the part of xa.authority
When I open /en/desk/practice
Then I see "The part of the Secretariat can do this."
When I take the part of secretariat
When I open /en/desk/practice
When I send the form at /en/desk/practice with do=begin-anew; sure=yes
Then I see "Practice begins anew"
Then soon /en/desk/practice shows "Back to the beginning"
When nobody is signed in
When I open /en/desk
Then the answer is 303
When I open /en/search?q=register
Then I do not see "Register of the exercise"

A node that is not for demonstration is never turned into one for exercises.
Given a real node in "real"
When I serve "real" for exercises
Then it fails with 65
Then it says "not for demonstration"
