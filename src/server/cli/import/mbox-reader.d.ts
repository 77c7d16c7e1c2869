declare module "mbox-reader" {
  /** Mails of an mbox stream, one by one; `gz` for a compressed one. */
  export function mboxReader(
    input: NodeJS.ReadableStream,
    options?: { gz?: boolean },
  ): AsyncGenerator<{ content: Buffer; returnPath: string; time: Date | false }>;
}
