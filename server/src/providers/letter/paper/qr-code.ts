import { encode } from "uqr";

/** Without it a reader does not find the code: four modules of white on each side. */
const QUIET_MODULES = 4;

/** Below this a code from an office printer cannot be read. */
const SMALLEST_MODULE_MM = 0.45;

const SMALLEST_SIDE_MM = 26;

/** The squares of a code, and how wide they are drawn with the white around them; millimetres. */
export type QrCode = { rows: boolean[][]; side: number; quiet: number };

/** Makes the code of a link, large enough to be read from paper; throws where none can hold it. */
export function makeQrCode(url: string): QrCode {
  const { data, size } = encode(url, { ecc: "M", border: 0 });
  const module = Math.max(SMALLEST_MODULE_MM, SMALLEST_SIDE_MM / size);
  return { rows: data, side: size * module, quiet: QUIET_MODULES * module };
}
