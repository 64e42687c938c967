import type { createPolicy } from "@dunlin/contract/policies.ts";
import type { InputOf } from "@dunlin/contract/endpoint.ts";

/** Who is reminded by another ladder than the rest. */
export const DEMO_HOTELS = {
  name: "Hotels and venues",
  members: [
    "Saltmarsh Hotels Ltd",
    "Hôtel du Vieux Port",
    "Glenfeshie Lodge",
    "Hudson & Vine Hospitality",
  ],
  policy: { name: "Patient", ladder: "brief", minimumAmounts: {}, isDefault: false },
} as const;

const stage = { countedIn: "business_days", sendAt: "10:00", channels: ["email"] } as const;

/** A policy for single customers, whose last stage a person must approve. */
export const DEMO_KEY_ACCOUNTS: {
  members: readonly string[];
  policy: InputOf<typeof createPolicy>;
} = {
  members: ["Brindle & Crowe Architects", "Isartal Praxisbau GmbH"],
  policy: {
    name: "Key accounts",
    stages: [
      {
        ...stage,
        channels: ["email"],
        key: "gentle",
        tone: "gentle",
        offsetDays: 3,
        needsApproval: false,
      },
      {
        ...stage,
        channels: ["email"],
        key: "personal",
        tone: "firm",
        offsetDays: 10,
        needsApproval: true,
      },
    ],
    minimumAmounts: { GBP: 5_000, EUR: 5_000 },
    isDefault: false,
  },
};
