/**
 * A process to be traced: clients on a loopback socket send numbers, each number becomes a record, and is answered when
 * the lane says that the record is on disk.
 */
import { Effect } from "effect"
import { withBus } from "./TestBus.ts"
import { entry } from "./TestJournal.ts"

const clients = 6
const each = 10

const answered = await withBus(process.argv[2] ?? "", (bus) =>
  Effect.callback<number>((resume) => {
    const server = Bun.listen({
      hostname: "127.0.0.1",
      port: 0,
      socket: {
        data: (socket, bytes) => {
          const name = bytes.toString()
          bus.enqueue(entry(`record ${name}`), (kept) => void socket.write(kept ? `told ${name}` : "lost"))
        }
      }
    })
    let count = 0
    for (let client = 0; client < clients; client++) {
      let next = 0
      const name = () => `${100 + client * each + next++}`
      void Bun.connect({
        hostname: "127.0.0.1",
        port: server.port,
        socket: {
          open: (socket) => void socket.write(name()),
          data: (socket) => {
            if (++count === clients * each) {
              server.stop(true)
              resume(Effect.succeed(count))
            } else if (next < each) socket.write(name())
            else socket.end()
          }
        }
      })
    }
  })
).pipe(Effect.runPromise)
console.log(JSON.stringify({ answered }))
