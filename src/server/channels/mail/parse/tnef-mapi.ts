import type { Problems } from "./problems.ts";

/** Raw values of a MAPI property list by property id; several values keep the first. */
export type MapiProperties = Map<number, { bytes: Buffer; unicode: boolean }>;

const FIXED: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const PT_UNICODE = 0x1f;
const PT_OBJECT = 0x0d;
const MULTI_VALUE = 0x1000;
const NAMED_PROPERTY = 0x8000;

const padded = (length: number) => (length + 3) & ~3;

/** Reads the property list of [MS-OXTNEF] 2.1.3.4. Stops quietly at the first fault, keeping what it has. */
export function readMapiProperties(data: Buffer, problems: Problems): MapiProperties {
  const properties: MapiProperties = new Map();
  try {
    readInto(data, properties);
  } catch {
    problems.note("tnef-truncated", "property list");
  }
  return properties;
}

function readInto(data: Buffer, properties: MapiProperties): void {
  let at = 4;
  for (let left = data.readUInt32LE(0); left > 0; left--) {
    const type = data.readUInt16LE(at);
    const id = data.readUInt16LE(at + 2);
    at += 4;
    if (id >= NAMED_PROPERTY) {
      const kind = data.readUInt32LE(at + 16);
      at += 20;
      at += kind === 1 ? 4 + padded(data.readUInt32LE(at)) : 4;
    }
    const base = type & ~MULTI_VALUE;
    const fixed = FIXED[base];
    let count = 1;
    if ((type & MULTI_VALUE) !== 0 || fixed === undefined) {
      count = data.readUInt32LE(at);
      at += 4;
    }
    for (let n = 0; n < count; n++) {
      let length = fixed ?? 0;
      if (fixed === undefined) {
        length = data.readUInt32LE(at);
        at += 4;
      }
      if (at + length > data.length) throw new RangeError("property beyond the end");
      // An object value begins with a 16-byte interface id.
      const skip = base === PT_OBJECT ? 16 : 0;
      if (!properties.has(id)) {
        properties.set(id, { bytes: data.subarray(at + skip, at + length), unicode: base === PT_UNICODE });
      }
      at += padded(length);
    }
  }
}
