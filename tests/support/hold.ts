import type { BackendCall, Fate } from "./backend.ts";

type Call = Pick<BackendCall, "operation"> & Partial<BackendCall>;

/** Holds back the first call of a kind that comes after `turnOn`, until `letGo`. `came` resolves when it is there. */
export function aHold(isHeld: (call: Call) => boolean) {
  let isOn = false;
  let tell = () => {};
  let letGo = () => {};
  const came = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return {
    decide(call: Call): Fate {
      if (!isOn || !isHeld(call)) return "pass";
      isOn = false;
      tell();
      return { after: released };
    },
    turnOn() {
      isOn = true;
    },
    came,
    letGo: () => letGo(),
  };
}
