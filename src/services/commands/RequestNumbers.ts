/** Numbers for what a station answers later, in messages that bear them: each larger than the last, over restarts, too. */
export class RequestNumbers {
  private last = 0

  /** `now`: ms since 1970. */
  next(now: number): number {
    this.last = Math.max(this.last + 1, Math.floor(now / 1000) - epoch)
    return this.last
  }
}

/** In seconds: an int32 from here on lasts another 68 years. */
const epoch = 1_767_225_600
