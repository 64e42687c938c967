const SIGNATURES: [string, number[]][] = [
  ["a ZIP archive or an Excel workbook", [0x50, 0x4b, 0x03, 0x04]],
  ["a PDF document", [0x25, 0x50, 0x44, 0x46]],
  ["an old Excel workbook", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a compressed file", [0x1f, 0x8b]],
  ["a picture", [0x89, 0x50, 0x4e, 0x47]],
  ["a picture", [0xff, 0xd8, 0xff]],
];

/** Names the format of bytes that open like a known binary file, or answers null. */
export function recognizeFormat(start: Uint8Array): string | null {
  const known = SIGNATURES.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte));
  return known ? known[0] : null;
}
