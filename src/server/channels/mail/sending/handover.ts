import type { Readable } from "node:stream";
import type { SendMailOptions, Transporter } from "nodemailer";

/** What became of handing one mail to a server, which no error of the library tells. */
export type Handover = {
  /** the mail, as often as it was begun: a pool begins anew where a kept connection turns out to be dead */
  readonly streams: Readable[];
};

/** A mail whose handing over is watched. */
export type WatchedMail = SendMailOptions & { handover: Handover };

/** Makes a transport note how far its watched mails come. */
export function watchHandovers(transport: Transporter): Transporter {
  return transport.use("stream", (mail, done) => {
    const { handover } = mail.data as SendMailOptions & Partial<WatchedMail>;
    if (handover) {
      mail.message?.processFunc((stream) => {
        handover.streams.push(stream);
        return stream;
      });
    }
    done();
  });
}

/**
 * True when a server was given a mail to its end, and so may have taken it whatever became of the connection. Before that
 * it cannot have: the line that ends a mail is written behind all of it.
 */
export function isHandedOver({ streams }: Handover): boolean {
  return streams.some((stream) => stream.readableEnded);
}
