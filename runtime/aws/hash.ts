/** 32 characters that are the same for the same text, and for no other. */
export async function hash(text: string): Promise<string> {
  const { createHash } = await import("node:crypto");
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
