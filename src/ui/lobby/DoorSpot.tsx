import { Popover } from "radix-ui";
import type { CSSProperties } from "react";
import type { Trace, TraceId } from "../../engine/trace/trace.ts";
import { MESSAGES } from "../messages/lobby.ts";
import { isKind, type NodeOf } from "./read-trace.ts";

interface DoorProps {
  readonly trace: Trace;
  readonly mode: string;
  /** Place of the sign over the drawing. */
  readonly style: CSSProperties;
  readonly onSelect: (id: TraceId) => void;
}

/** The sign at the door opens into the stack of PeerAuthentications: the one in force, and the others struck through. */
export function DoorSpot({ trace, mode, style, onSelect }: DoorProps) {
  const stack = stackOf(trace);
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button
          type="button"
          className="lobby-spot"
          style={style}
          aria-label={MESSAGES.doorSign(mode)}
          title={MESSAGES.doorSign(mode)}
        />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="lobby-choir"
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={MESSAGES.doorSign(mode)}
        >
          <p>{stack.length === 0 ? MESSAGES.doorNobody : MESSAGES.doorStack}</p>
          <ul>
            {stack.map((node) => (
              <li key={node.id}>
                <Popover.Close asChild>
                  <button type="button" onClick={() => onSelect(node.id)}>
                    <Said node={node} />
                    <span>
                      {MESSAGES.scope[node.scope]}, {MESSAGES.standing[node.standing]}
                    </span>
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

function Said({ node }: { readonly node: NodeOf<"peer-authentication"> }) {
  const { policy, mode, standing } = node;
  const words = `${mode} ${policy.namespace}/${policy.name}`;
  return <code>{standing === "winner" ? <b>{words}</b> : <s>{words}</s>}</code>;
}

const RANKS = ["port", "workload", "namespace", "mesh", "none"] as const;

/** The winner, then the others, narrowest first. */
export function stackOf(trace: Trace): readonly NodeOf<"peer-authentication">[] {
  const rank = (node: NodeOf<"peer-authentication">): number =>
    node.standing === "winner" ? -1 : RANKS.indexOf(node.scope);
  return trace.nodes
    .filter(isKind("peer-authentication"))
    .toSorted((one, other) => rank(one) - rank(other));
}
