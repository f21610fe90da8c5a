import { X } from "lucide-react";
import type { ReactNode } from "react";
import { WORDS } from "../messages/page.ts";
import { IconButton } from "../parts/IconButton.tsx";

interface NoticeProps {
  readonly children: ReactNode;
  readonly onDismiss: () => void;
}

/** One thing that happened, in the corner until it is put away. */
export function Notice({ children, onDismiss }: NoticeProps) {
  return (
    <div className="notice">
      {children}
      <IconButton label={WORDS.page.close} Icon={X} onClick={onDismiss} />
    </div>
  );
}
