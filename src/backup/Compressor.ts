/** Text in, zstd out: compressed beside the main thread, a piece at a time. */
import { constants, createZstdCompress, type ZstdCompress } from "node:zlib"

export class Compressor {
  private readonly zstd: ZstdCompress
  private ready: Array<Uint8Array> = []

  constructor() {
    this.zstd = createZstdCompress({ params: { [constants.ZSTD_c_checksumFlag]: 1 } })
    this.zstd.on("data", (piece: Uint8Array) => void this.ready.push(piece))
  }

  /** Resolves when the text is taken in, with the bytes that came out meanwhile. */
  write(bytes: Uint8Array): Promise<ReadonlyArray<Uint8Array>> {
    return new Promise((resolve, reject) => {
      this.zstd.write(bytes, (error) => (error instanceof Error ? reject(error) : resolve(this.take())))
    })
  }

  /** The rest. */
  end(): Promise<ReadonlyArray<Uint8Array>> {
    return new Promise((resolve, reject) => {
      this.zstd.once("error", reject)
      this.zstd.once("end", () => resolve(this.take()))
      this.zstd.end()
    })
  }

  private take(): ReadonlyArray<Uint8Array> {
    return this.ready.splice(0)
  }
}
