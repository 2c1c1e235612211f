/** What joins a station to the central system. */

export interface Line {
  /** False: nobody lets it in now. */
  open(at: number): boolean | Promise<boolean>
  /** Says a text at a moment (ms since 1970); the text of its answer, or undefined: the connection ended before. */
  ask(text: string, at: number): Promise<string | undefined>
  close(at: number): void
}
