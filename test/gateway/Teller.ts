/** A station of each version on the wire, told by the API what every station can be told. */
import { type Fixture, startFixture } from "./Fixture.ts"
import { type Json, Peer } from "./Peer.ts"

const versions = ["1.6", "2.0.1", "2.1"] as const

export class Teller {
  readonly fixture: Fixture
  private readonly stations: ReadonlyMap<string, Peer>

  private constructor(fixture: Fixture, stations: ReadonlyMap<string, Peer>) {
    this.fixture = fixture
    this.stations = stations
  }

  static async start(): Promise<Teller> {
    const fixture = await startFixture({ COMMAND_TIMEOUT: "1" })
    const stations = new Map<string, Peer>()
    for (const version of versions) {
      const station = await Peer.of(fixture.system.port, `s-${version}`, version)
      await station.boot(version)
      stations.set(version, station)
    }
    return new Teller(fixture, stations)
  }

  peer(version: string): Peer {
    const found = this.stations.get(version)
    if (found === undefined) throw new Error(`no station of ${version}`)
    return found
  }

  async tell(version: string, command: string, body: Json) {
    const { status, text } = await this.fixture.system.api(
      "POST",
      `/api/stations/s-${version}/commands/${command}`,
      body
    )
    return { status, body: JSON.parse(text) }
  }

  /** Tells it, answers for the station, and gives what it heard and what we say. */
  async told(version: string, command: string, body: Json, answer: Json) {
    const saying = this.tell(version, command, body)
    const { id, action, payload } = await this.peer(version).asked()
    this.peer(version).say(JSON.stringify([3, id, answer]))
    return { action, payload, said: await saying }
  }
}
