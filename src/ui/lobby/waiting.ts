import { MESSAGES } from "../messages/lobby.ts";
import { beat, bubble, ours, thing } from "./desks/desk.ts";
import type { Frame } from "./frame.ts";
import type { FrameContext, Story } from "./frames.ts";
import { waitingHouse } from "./house.ts";

/** A request that cannot be judged: the visitor waits in the street and says why. */
export function waitingStory(context: FrameContext, why: string): Story {
  const house = waitingHouse(context.order, context.workload, context.request);
  const hands = { mtls: "card", tls: "envelope", plaintext: null } as const;
  const { caller } = house;
  const step = beat({
    bubble: bubble({
      speaker: thing("visitor"),
      title: ours(MESSAGES.cannotJudge),
      lines: [ours(why.replaceAll("`", ""))],
    }),
  });
  const frame: Frame = {
    bay: "street",
    nodes: [],
    node: null,
    sentence: MESSAGES.cannotJudgeSentence(why),
    visitor: {
      pose: "wait",
      hand: hands[caller?.transport ?? "plaintext"],
      form: caller?.form != null,
      badge: caller?.token === "shown" ? { at: "chest", good: true } : null,
    },
    bubble: step.bubble,
    poses: {},
    props: { door: "shut", turnstile: "open", reader: "off", phone: "hung", formOnLectern: false },
    results: {},
    deciding: false,
    answer: null,
  };
  return { house, frames: [frame] };
}
