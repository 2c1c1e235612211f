// Every endpoint says who may ask it, in one place, and the document says it, too.
import { describe, expect, test } from "bun:test"
import { Context, Option } from "effect"
import { HttpApi, OpenApi } from "effect/http-api"
import { Access } from "../../src/api/Access.ts"
import { LeastRole } from "../../src/api/Actor.ts"
import { Api } from "../../src/api/Api.ts"
import { suffices } from "../../src/domain/Role.ts"

interface Asked {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly role: string | undefined
  readonly guarded: boolean
}

const endpoints: Array<Asked> = []
HttpApi.reflect(Api, {
  onGroup: () => undefined,
  onEndpoint: ({ endpoint, group, middleware }) => {
    endpoints.push({
      name: `${group.identifier}.${endpoint.identifier}`,
      method: endpoint.method.toLowerCase(),
      path: endpoint.path.replaceAll(/:(\w+)/g, "{$1}"),
      role: Option.getOrUndefined(Context.getOption(endpoint.annotations, LeastRole)),
      guarded: [...middleware].some((one) => one.key === Access.key)
    })
  }
})

/** What is open to everybody. */
const open = ["system.health", "me.signIn", "me.signOut"]
/** What anybody may change of himself. */
const own = ["me.password"]
/** What changes who may do what, undoes what cannot be redone, or concerns the installation. */
const ruling = [
  "stations.adjust",
  "stations.put",
  "stations.remove",
  "stations.password",
  "corrections.rebuild",
  "backup.make"
]

describe.each(endpoints.map((one) => [one.name, one] as const))("%s", (name, { method, path, role, guarded }) => {
  test("says its least role, and is guarded unless it is open to everybody", () => {
    expect([name, role]).toEqual([name, expect.stringMatching(/^(viewer|operator|admin|anybody)$/)])
    expect([role === "anybody", guarded]).toEqual([open.includes(name), !open.includes(name)])
  })

  test("is for viewers only if it changes nothing, and for admins alone where that is meant", () => {
    if (role === "viewer" && !own.includes(name)) expect(method).toBe("get")
    if (ruling.includes(name) || /^\/api\/(users|keys|audit)/.test(path)) expect(role).toBe("admin")
  })

  test("is told with its role in the document", () => {
    const paths: { readonly [path: string]: { readonly [method: string]: unknown } } = JSON.parse(
      JSON.stringify(OpenApi.fromApi(Api).paths)
    )
    expect(paths[path]?.[method]).toMatchObject({
      "x-role": role,
      description: expect.stringContaining(role === "anybody" ? "Open to everybody." : `For the role ${role}.`)
    })
  })
})

test("each role includes those before it", () => {
  const table = (["viewer", "operator", "admin"] as const).map((has) =>
    (["viewer", "operator", "admin"] as const).map((needs) => suffices(has, needs))
  )
  expect(table).toEqual([
    [true, false, false],
    [true, true, false],
    [true, true, true]
  ])
})
