/** What joins a station to the central system. */

export interface Line {
  /** What o'clock it is for the central system when it is `at` for the station's true time; both in ms since 1970. */
  now(at: number): number
  /** False: nobody lets it in now. */
  open(at: number): boolean | Promise<boolean>
  /** Says the text of a call with this id at a moment; the text of its answer, or undefined: the connection ended before. */
  ask(text: string, id: string, at: number): Promise<string | undefined>
  close(at: number): void | Promise<void>
}
