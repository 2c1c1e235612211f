/** The floor under every figure: a bare Bun.serve that parses a frame and answers it, and does nothing else. */

const answers: { readonly [action: string]: unknown } = {
  BootNotification: { status: "Accepted", currentTime: new Date().toISOString(), interval: 300 },
  StartTransaction: { transactionId: 1, idTagInfo: { status: "Accepted" } }
}
const empty = {}

const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  fetch: (request, self) => {
    const upgraded = self.upgrade(request, { headers: { "Sec-WebSocket-Protocol": "ocpp1.6" } })
    return upgraded ? undefined : new Response("a charger is expected", { status: 400 })
  },
  websocket: {
    message: (socket, message) => {
      const [, id, action]: [number, string, string] = JSON.parse(String(message))
      socket.send(JSON.stringify([3, id, answers[action] ?? empty]))
    }
  }
})

process.stdout.write(`${JSON.stringify({ port: server.port })}\n`)
