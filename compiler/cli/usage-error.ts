/** A mistake in how heaviside was called: its message is all that is shown. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** What to type instead. */
  readonly help: string | undefined;

  constructor(message: string, help?: string | undefined) {
    super(message);
    this.help = help;
  }
}

/** An error of node:fs as a person would say it, or `undefined` for any other error. */
export function fileProblem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
    return undefined;
  if (!("syscall" in error)) return undefined;
  const isMade = error.syscall === "mkdir" || error.syscall === "write";
  if (isMade && error.code === "ENOENT") return "nothing can be made there";
  return reasons[error.code] ?? error.message;
}

const reasons: { readonly [code: string]: string } = {
  ENOENT: "no such file",
  EISDIR: "it is a directory",
  ENOTDIR: "a part of the path is not a directory",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left on the device",
  EMFILE: "too many open files",
  ENAMETOOLONG: "the name is too long",
};
