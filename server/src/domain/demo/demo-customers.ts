import type { DEMO_PLACES } from "#server/domain/demo/demo-places.ts";

/**
 * How a customer pays: on time, some weeks late, months late, in two parts, not since summer; one
 * with a story of its own paid on time until then.
 */
export type DemoHabit = "prompt" | "slow" | "late" | "halves" | "silent" | "story";

export type DemoCustomer = {
  name: string;
  place: keyof typeof DEMO_PLACES;
  terms: number;
  habit: DemoHabit;
  /** The most days from one invoice to the next. */
  everyDays: number;
  /** A usual amount, in units of the major currency. */
  usual: number;
  contact: string;
  email: string | null;
};

type Row = [
  name: string,
  terms: 7 | 14 | 30,
  habit: DemoHabit,
  everyDays: number,
  usual: number,
  contact: string,
  mailbox: string | null,
];

const ROWS: Record<keyof typeof DEMO_PLACES, readonly Row[]> = {
  england: [
    ["Fernhill Garden Cafés Ltd", 30, "slow", 33, 1480, "Priya Raman", "accounts@fernhill"],
    ["Oakbourne Primary School", 30, "prompt", 37, 2260, "Helen Mistry", "bursar@oakbourne"],
    ["Quayside Books", 14, "story", 29, 385, "Josie Lark", "clients@ledgerlark"],
    ["Larkrise Dental Studio", 30, "slow", 41, 940, "Dr Amara Obi", "office@larkrise"],
    ["Saltmarsh Hotels Ltd", 30, "late", 27, 5850, "Duncan Reeve", "payables@saltmarsh"],
    ["Brindle & Crowe Architects", 30, "halves", 35, 3120, "Sian Crowe", "sian@brindlecrowe"],
    ["Tidewater Veterinary Group", 30, "prompt", 43, 1175, "Joanna Platt", "finance@tidewater"],
    ["Millrace Brewery Ltd", 30, "slow", 31, 2690, "Callum Wirth", "books@millrace"],
    ["Hazel Grove Village Hall", 14, "late", 47, 460, "Margaret Dunn", "hall@hazelgrove"],
    ["Copperleaf Interiors", 30, "silent", 30, 1890, "Nadia Rahal", "nadia@copperleaf"],
    ["Wren & Daughters Bakery", 14, "story", 36, 520, "Josie Lark", "clients@ledgerlark"],
    ["Stonebridge Borough Council", 30, "prompt", 34, 7420, "Olu Bankole", "ap@stonebridge"],
    ["J. Penhaligon, Upholsterer", 14, "story", 32, 640, "Jory Penhaligon", "jory@penhaligon"],
    ["Kestrel Yoga Rooms", 14, "story", 38, 310, "Ines Duarte", "hello@kestrelyoga"],
    ["Amberley Wedding Barn", 30, "story", 40, 2150, "Rosie Tarrant", "rosie@amberley"],
    ["Northgate Student Lettings", 30, "story", 33, 3380, "Hamid Shah", "lettings@northgate"],
    ["Farrow Lane Surgery", 30, "story", 45, 870, "Ruth Ellery", "manager@farrowlane"],
    ["Alderney Street Theatre", 30, "story", 44, 1640, "Peter Vance", null],
    ["Mr Edwin Halloran", 14, "story", 60, 730, "Edwin Halloran", "edwin.halloran@post"],
  ],
  scotland: [
    ["Cairnmor Distillery Ltd", 30, "story", 31, 4280, "Fiona Geddes", "accounts@cairnmor"],
    ["Skerry Boatyard", 30, "story", 36, 2470, "Magnus Flett", "magnus@skerryboats"],
    ["Glenfeshie Lodge", 30, "slow", 35, 1930, "Eilidh Ross", "eilidh@glenfeshie"],
    ["Auld Reekie Coffee Roasters", 14, "halves", 39, 780, "Rab Lennox", "rab@auldreekie"],
  ],
  wales: [["Taff Valley Nurseries", 30, "slow", 42, 1260, "Carys Bowen", "carys@taffvalley"]],
  ulster: [
    ["Causeway Guest House", 30, "late", 38, 1540, "Niamh Devlin", "niamh@causewayguests"],
    ["Lagan Joinery Supplies", 30, "story", 34, 2880, "Orla Quinn", "accounts@laganjoinery"],
  ],
  berlin: [
    ["Lindenhof Gastronomie GmbH", 30, "slow", 34, 3650, "Katrin Vogt", "buchhaltung@lindenhof"],
  ],
  saxony: [
    ["Werkstatt Elbe GmbH", 14, "story", 36, 1980, "Jens Richter", "rechnung@werkstatt-elbe"],
  ],
  bavaria: [["Isartal Praxisbau GmbH", 30, "halves", 37, 4720, "Monika Huber", "m.huber@isartal"]],
  france: [
    ["Hôtel du Vieux Port", 30, "late", 35, 4140, "Claire Fabre", "compta@vieuxport"],
    ["Atelier Mistral SARL", 30, "slow", 40, 1720, "Julien Roche", "julien@ateliermistral"],
  ],
  ireland: [
    ["Liffey Quay Restaurants", 30, "slow", 32, 2340, "Aoife Brennan", "accounts@liffeyquay"],
    ["Connemara Retreats", 30, "prompt", 45, 1380, "Sean Joyce", "sean@connemara"],
  ],
  netherlands: [
    ["Grachtenhuis Interieur BV", 30, "story", 33, 2960, "Femke de Wit", "admin@grachtenhuis"],
    ["Polder Coworking BV", 14, "slow", 38, 1150, "Bas Jansen", "bas@polderwork"],
  ],
  newYork: [
    ["Hudson & Vine Hospitality", 30, "slow", 33, 6240, "Maya Cohen", "ap@hudsonvine"],
    ["Brownstone Press Inc.", 30, "halves", 41, 1860, "Leo Santoro", "leo@brownstonepress"],
  ],
  california: [["Redwood Pediatrics", 30, "late", 39, 3410, "Grace Lim", "billing@redwoodpeds"]],
  japan: [["Kamakura Tea House", 30, "story", 44, 2720, "Haruki Mori", "mori@kamakuratea"]],
  sydney: [["Manly Surf Co-operative", 30, "slow", 42, 2090, "Zoe Carter", "zoe@manlysurf"]],
};

/** Who buys from Harbour & Pine. */
export const DEMO_CUSTOMERS: readonly DemoCustomer[] = Object.entries(ROWS).flatMap(
  ([place, rows]) =>
    rows.map(([name, terms, habit, everyDays, usual, contact, mailbox]) => ({
      name,
      place: place as keyof typeof DEMO_PLACES,
      terms,
      habit,
      everyDays,
      usual,
      contact,
      email: mailbox && `${mailbox}.example`,
    })),
);

/** Customers that are not companies. */
export const DEMO_KINDS: Readonly<Record<string, "consumer" | "sole_trader" | "public_body">> = {
  "J. Penhaligon, Upholsterer": "sole_trader",
  "Kestrel Yoga Rooms": "sole_trader",
  "Quayside Books": "sole_trader",
  "Mr Edwin Halloran": "consumer",
  "Oakbourne Primary School": "public_body",
  "Stonebridge Borough Council": "public_body",
};
