/** How a channel's provider has answered lately. */
export type SenderState = {
  failures: number;
  closedUntil: Date | null;
  isMisconfigured: boolean;
  because: string | null;
};

export const OPEN_SENDER: SenderState = {
  failures: 0,
  closedUntil: null,
  isMisconfigured: false,
  because: null,
};
