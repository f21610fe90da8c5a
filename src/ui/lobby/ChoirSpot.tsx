import { Popover } from "radix-ui";
import type { CSSProperties } from "react";
import type { TraceId } from "../../engine/trace/trace.ts";
import { MESSAGES } from "../messages/lobby.ts";
import type { StaffMember } from "./frame.ts";

interface ChoirSpotProps {
  readonly members: readonly StaffMember[];
  /** Place of the counter over the drawing. */
  readonly style: CSSProperties;
  readonly onSelect: (id: TraceId) => void;
}

/** The counter opens into the list of those who stand behind it. */
export function ChoirSpot({ members, style, onSelect }: ChoirSpotProps) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          type="button"
          className="lobby-spot"
          style={style}
          aria-label={MESSAGES.choirOpen(members.length)}
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="lobby-choir"
          side="top"
          sideOffset={4}
          collisionPadding={8}
          aria-label={MESSAGES.choirOpen(members.length)}
        >
          <ul>
            {members.map((member) => (
              <li key={member.id}>
                <Popover.Close asChild>
                  <button type="button" onClick={() => onSelect(member.id)}>
                    <code>{`${member.policy.namespace}/${member.policy.name}`}</code>
                    <span>{MESSAGES.choirReason(member.result, member.failedOn)}</span>
                  </button>
                </Popover.Close>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
