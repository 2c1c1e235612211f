/** Secrets that come in by what an operator tells stations in our own words, and by what they answer to it. */

/** To stations S16, S2.0.1 and S2.1 that are connected and repeat what they are told. */
export const tellSecrets = async (
  ask: (method: string, path: string, body?: unknown) => Promise<{ readonly status: number }>,
  mark: (way: string) => string
) => {
  const tell = (id: string, command: string, body: unknown) =>
    ask("POST", `/api/stations/${id}/commands/${command}`, body)
  const told = [
    await ask("PUT", "/api/stations/S16/password", { password: mark("password told to 1.6") }),
    await ask("PUT", "/api/stations/S2.0.1/password", { password: mark("password told to 2.0.1") }),
    await ask("PUT", "/api/stations/S2.1/password", { password: mark("password told to 2.1") }),
    await tell("S16", "set-configuration", { key: "AuthorizationKey", value: mark("set-configuration of 1.6") }),
    await tell("S2.1", "set-configuration", {
      key: "SecurityCtrlr.BasicAuthPassword",
      value: mark("set-configuration of 2.1")
    }),
    await tell("S16", "get-configuration", {}),
    await tell("S2.1", "get-configuration", { keys: ["SecurityCtrlr.BasicAuthPassword"] })
  ]
  await tell("S16", "set-configuration", { key: "WifiPassword", value: mark("set-configuration, CALLERROR") })
  await ask("PUT", "/api/stations/S16/password", { password: `${mark("password that cannot be told")}!` })
  await ask("PUT", "/api/stations/yet-to-come", { password: mark("password of a station to come") })
  for (const id of ["S16", "S2.0.1", "S2.1"]) told.push(await ask("GET", `/api/stations/${id}/frames?limit=500`))
  return told.map(({ status }) => status)
}
