### Error pages. Each error: a title, what happened, what to do. Never blames the user.

errors-back-home = Back to the home page
errors-reference = Reference:

## 400

errors-bad-request-title = The request could not be read
errors-bad-request-what = The system could not read what the browser sent.
errors-bad-request-do = Go back, reload the page and try again.

## 403

errors-forbidden-title = No permission for this page
errors-forbidden-what = The account in use has not been given this page.
errors-forbidden-do = If your work needs this page, call the person below to be given access.

## A form from somewhere else

errors-origin-title = The form was not sent from a page of this system
errors-origin-what = To protect your data, the system accepts forms from its own pages only; nothing was saved.
errors-origin-do = Open the page again from the home page of the system and send the form from there.

## 404

errors-not-found-title = Page not found
errors-not-found-what = There is no page at this address.
errors-not-found-do = Check the address or start from the home page.

## 405

errors-method-title = The page cannot be opened this way
errors-method-what = The address exists, but it does not accept a request of this kind.
errors-method-do = Open the page from the home page and use its buttons.

## 408

errors-timeout-title = It took too long
errors-timeout-what = This took longer than allowed, so the system stopped it.
errors-timeout-do = Wait a moment and try again; if you were sending a form, check whether it was saved before you send it again.

## 413

errors-too-large-title = Too much data
errors-too-large-what = What was sent is larger than the system accepts at once.
errors-too-large-do = Go back, shorten what you are sending or send it in parts, then try again.

## 429

errors-too-many-title = Too many requests in a short time
errors-too-many-what = The system has paused requests from this computer so that it can serve everybody.
errors-too-many-do =
    { $seconds ->
        [one] Wait { $seconds } second and try again.
       *[other] Wait { $seconds } seconds and try again.
    }

## 500

errors-internal-title = The system has a problem
errors-internal-what = The fault lies with the system, not with what you did, and it has been recorded.
errors-internal-do = Try again in a few minutes; if it happens again, call the person below and read out the reference { $reference }.

## 503

errors-maintenance-title = The system is under maintenance
errors-maintenance-what = The system is paused for maintenance; everything saved is safe.
errors-maintenance-do = Try again in a few minutes, or call the person below to learn when it will be back.

errors-busy-title = The server is busy
errors-busy-what = Many people are signing in at once. You did nothing wrong, and nothing was recorded.
# $seconds (Number) - how long to wait
errors-busy-do = Wait { $seconds } seconds, go back to the page before and send it again.

## 409

errors-conflict-title = Someone else has just changed this
errors-conflict-what = While this page was open, someone else changed the same information; nothing was overwritten.
errors-conflict-do = Reload the page to see the new version, then make your change again.
