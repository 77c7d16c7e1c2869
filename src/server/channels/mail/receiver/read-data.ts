import type { SMTPServerDataStream } from "smtp-server";
import { MAX_MAIL_BYTES } from "../limits.ts";
import { reply } from "./replies.ts";

/** Reads mails into memory, and no more of them at once than fit. */
export type DataReader = <T>(stream: SMTPServerDataStream, use: (raw: Buffer) => Promise<T>) => Promise<T>;

/**
 * Makes the reader of a server.
 * @param maxHeld bytes of all mails that are being taken at a time
 */
export function createDataReader(maxHeld: number): DataReader {
  let held = 0;
  /** @throws Reply when it is too large, or too much comes at once; the sender's error when the line broke */
  return async (stream, use) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let crowded = false;
    const letGo = () => {
      held -= size;
      size = 0;
      chunks.length = 0;
    };
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        crowded ||= held + chunk.length > maxHeld;
        // What is not taken is read to its end, as the protocol wants, and not kept.
        if (stream.sizeExceeded || crowded) {
          letGo();
          continue;
        }
        chunks.push(chunk);
        size += chunk.length;
        held += chunk.length;
      }
      if (stream.sizeExceeded) throw reply(552, "5.3.4", `Larger than ${MAX_MAIL_BYTES} bytes`);
      if (crowded) throw reply(452, "4.3.1", "Too much mail at once, please try again");
      return await use(Buffer.concat(chunks));
    } finally {
      letGo();
    }
  };
}
