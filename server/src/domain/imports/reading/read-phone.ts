import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js";
import { quoteCell, type Reading, remember } from "./reading.ts";

function parsePhone(text: string, country: string | null): Reading<string> {
  const home = country !== null && isSupportedCountry(country) ? (country as CountryCode) : null;
  const options = home === null ? {} : { defaultCountry: home };
  const phone = parsePhoneNumberFromString(text, { ...options, extract: false });
  if (phone?.isPossible()) return { value: phone.number };
  return {
    problem:
      home === null && !text.startsWith("+")
        ? `${quoteCell(text)} has no country code, and the country is not known`
        : `${quoteCell(text)} is not a phone number`,
  };
}

// Customers repeat from line to line, and parsing a number is the dearest step of a row.
const recall = remember((key) => {
  const cut = key.indexOf(" ");
  return parsePhone(key.slice(cut + 1), cut === 0 ? null : key.slice(0, cut));
});

/** Reads a phone number into E.164, dialled from the given country unless it says its own. */
export function readPhone(text: string, country: string | null): Reading<string> {
  return recall(`${country ?? ""} ${text}`);
}
