/** How the command line ends, for scripts. */
export const exitCodes = [0, 1, 2, 3, 4] as const
export type ExitCode = (typeof exitCodes)[number]

/** As `--help` tells it. */
export const exitCodesTold =
  "Exit codes: 0 done; 1 refused, or it failed; 2 not understood (see --help); 3 Onetime cannot be reached; 4 the key is missing, wrong, or not enough."
