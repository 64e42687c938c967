/** A country as the last line of an address; its code is written as its name in that language. */
export function nameCountry(country: string, language: string): string {
  const name = /^[A-Z]{2}$/.test(country) ? displayNames(language).of(country) : country;
  return (name ?? country).toUpperCase();
}

function displayNames(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames([language, "en"], { type: "region" });
}
