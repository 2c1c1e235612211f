/** Where the server leaves the key of its machine for the command line: a file in DATA_DIR. */
export const localKeyFile = "local-key"
