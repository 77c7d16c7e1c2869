import { crc32, deflateSync } from "node:zlib";
import type { Random } from "./random.ts";

const WIDTH = 480;
const HEIGHT = 320;

/** A photograph as customers take them, drawn: a thing on a table with a crack through it. PNG. */
export function drawPhoto(random: Random): Buffer {
  const table = [190 + random.whole(0, 40), 165 + random.whole(0, 30), 135 + random.whole(0, 20)];
  const thing = [random.whole(90, 220), random.whole(100, 200), random.whole(110, 210)];
  const pixels = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  const [middle, radius] = [WIDTH / 2, 105 + random.whole(-15, 15)];
  const crack = crackThrough(random);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const distance = Math.hypot(x - middle, (y - 160) * 1.15);
      const base = distance < radius ? thing : table;
      const light = distance < radius ? 1.15 - distance / radius / 2 : 1 - Math.abs(y - 160) / 900;
      const dark = distance < radius && Math.abs(x - crack[y]!) < 2.5 ? 0.25 : 1;
      for (let part = 0; part < 3; part++) {
        pixels[y * (WIDTH * 3 + 1) + 1 + x * 3 + part] = Math.min(255, base[part]! * light * dark);
      }
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Where the crack is in each line: it wanders. */
function crackThrough(random: Random): number[] {
  let x = WIDTH / 2 - 50 + random.whole(0, 60);
  return Array.from({ length: HEIGHT }, () => {
    x += random.next() * 5 - 2.2;
    return x;
  });
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
