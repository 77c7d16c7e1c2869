import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const robotMoved = defineEvent(
  "robot.moved",
  "The robot dealt with what a customer wrote: `move` is what it did, `reason` why.",
  Type.Object({ dialogueId: Id, messageId: Id, move: Type.String(), reason: Type.String() }),
);

export const robotHandedOver = defineEvent(
  "robot.handed_over",
  "People go on where the robot talked; it is silent in the case from then on.",
  Type.Object({ dialogueId: Id, reason: Type.String() }),
);

export const robotEnded = defineEvent(
  "robot.ended",
  "A dialogue with the robot is over without a person: the customer said that it is solved, or came back no more.",
  Type.Object({ dialogueId: Id, outcome: Type.String() }),
);

export const robotGivenBack = defineEvent(
  "robot.given_back",
  "Somebody let the robot talk in a case again.",
  Type.Object({ dialogueId: Id }),
);

export const robotChanged = defineEvent(
  "robot.changed",
  "The robot was switched on or off on a channel account, or got another name or keeper.",
  Type.Object({ accountId: Id, active: Type.Boolean() }),
);
