const RATE = 8_000;

/** Three seconds of a quiet tone as WAV, in place of a voice. */
export function tone(seconds = 3): Uint8Array {
  const samples = Buffer.alloc(seconds * RATE * 2);
  for (let n = 0; n < seconds * RATE; n++)
    samples.writeInt16LE(Math.round(3_000 * Math.sin((n * 440 * 2 * Math.PI) / RATE)), n * 2);
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([header, samples]);
}
