/** People who use the API of a test: added by the key of the test, signed in by their own password. */
import type { Role } from "../../src/domain/Role.ts"
import type { Answer, Question, TestApi } from "./TestApi.ts"

export const passwordOf = (name: string) => `the password of ${name}`

/** Adds a user, or fails. */
export const add = async (api: TestApi, name: string, role: Role): Promise<void> => {
  const { status, text } = await api.ask("POST", "/api/users", { name, role, password: passwordOf(name) })
  if (status !== 201) throw new Error(`${name} was not added: ${status} ${text}`)
}

/** Each test file's people come from an address of their own, so that no limit is met by accident. */
let addresses = 0

export const signIn = (api: TestApi, name: string, password = passwordOf(name), address?: string): Promise<Answer> =>
  api.ask(
    "POST",
    "/api/sign-in",
    { name, password },
    { key: null, address: address ?? `198.51.100.${addresses++ % 250}` }
  )

/** The `name=value` that an answer sets. */
export const cookieIn = ({ headers }: Answer): string => headers.get("set-cookie")?.split(";")[0] ?? ""

/** What a browser shows after this answer. */
export const shown = (answer: Answer): Question => ({ key: null, headers: { cookie: cookieIn(answer) } })

/** Adds a user and signs in. */
export const person = async (api: TestApi, name: string, role: Role): Promise<Question> => {
  await add(api, name, role)
  return shown(await signIn(api, name))
}
