/** What a browser sees in place of a page that wants somebody signed in. Nothing in it tells of the network. */
import { Effect } from "effect"
import { HttpServerRequest, HttpServerResponse } from "effect/http"
import { policyOf } from "./PagePolicy.ts"

/** A refusal for want of a session, as a page to a person who follows a link, and as it is to programs and scripts. */
export const asPage = Effect.fnUntraced(function* (response: HttpServerResponse.HttpServerResponse) {
  if (response.status !== 401) return response
  const { method, headers } = yield* HttpServerRequest.HttpServerRequest
  const isVisit = method === "GET" && headers["accept"]?.includes("text/html") === true
  if (!isVisit || headers["authorization"] !== undefined) return response
  return HttpServerResponse.text(page, {
    status: 401,
    contentType: "text/html; charset=utf-8",
    headers: { "content-security-policy": policy, "referrer-policy": "no-referrer" }
  })
})

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Onetime</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { display: grid; place-content: center; min-height: 90vh; margin: 0 }
form { display: grid; gap: .75rem; width: 18rem }
label { display: grid }
input, button { font: inherit; padding: .4rem .6rem }
output { min-height: 3em; color: #c22 }
</style>
</head>
<body>
<form>
<h1>Onetime</h1>
<label>Name <input name="name" autocomplete="username" required autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button>
<output></output>
</form>
<script>
const form = document.querySelector("form")
form.addEventListener("submit", async (event) => {
  event.preventDefault()
  const said = form.querySelector("output")
  said.textContent = ""
  try {
    const response = await fetch("/api/sign-in", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(Object.fromEntries(new FormData(form)))
    })
    if (response.ok) return location.reload()
    const { title, detail } = await response.json()
    said.textContent = [title, detail].filter(Boolean).join(". ")
  } catch {
    said.textContent = "Onetime does not answer."
  }
})
</script>
</body>
</html>
`

const policy = policyOf(page)
