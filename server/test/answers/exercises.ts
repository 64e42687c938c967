import { channelExercises } from "#test/answers/channel-exercises.ts";
import { customerExercises } from "#test/answers/customer-exercises.ts";
import type { Exercises } from "#test/answers/exercise.ts";
import { inboundExercises } from "#test/answers/inbound-exercises.ts";
import { ledgerExercises } from "#test/answers/ledger-exercises.ts";
import { organizationExercises } from "#test/answers/organization-exercises.ts";
import { recoveryExercises } from "#test/answers/recovery-exercises.ts";

/** A way to each answer that each promise lists; without one for a new promise or answer this does not compile. */
export const EXERCISES: Exercises = {
  ...organizationExercises,
  ...customerExercises,
  ...ledgerExercises,
  ...recoveryExercises,
  ...channelExercises,
  ...inboundExercises,
};
