/** Where the process begins: it serves, or is the command line when a word is given. Only that half is loaded. */
const [first = "serve"] = process.argv.slice(2)
const asked = !first.startsWith("-") || ["-h", "--help", "-v", "--version"].includes(first)

await (asked && first !== "serve" ? import("./cli/Cli.ts").then(({ run }) => run()) : import("./Serve.ts"))

export {}
