import { styleText } from "node:util";
import type { Screen } from "#cli/terminal.ts";

export type Style = "red" | "green" | "yellow" | "bold" | "dim";

/** The text in a style where the screen shows styles, else as it is. */
export function paint(screen: Screen, style: Style, text: string): string {
  return screen.isColoured ? styleText(style, text, { validateStream: false }) : text;
}
