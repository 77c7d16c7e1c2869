/** A page of a few white points, as a fax server writes one: for what is not about what stands on it. */
export function smallPage(): Buffer {
  const entries: [tag: number, value: number][] = [
    [256, 64],
    [257, 64],
    [258, 1],
    [259, 1],
    [262, 0],
    [273, 8],
    [277, 1],
    [278, 64],
    [279, 512],
  ];
  const directory = 8 + 512;
  const tiff = Buffer.alloc(directory + 2 + entries.length * 12 + 4);
  tiff.write("II*\0", "latin1");
  tiff.writeUInt32LE(directory, 4);
  tiff.writeUInt16LE(entries.length, directory);
  for (const [index, [tag, value]] of entries.entries()) {
    const at = directory + 2 + index * 12;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(4, at + 2);
    tiff.writeUInt32LE(1, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  }
  return tiff;
}
