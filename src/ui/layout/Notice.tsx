import { X } from "lucide-react";
import type { ReactNode } from "react";
import { WORDS } from "../messages/page.ts";

interface NoticeProps {
  readonly children: ReactNode;
  readonly onDismiss: () => void;
}

/** One thing that happened, in the corner until it is put away. */
export function Notice({ children, onDismiss }: NoticeProps) {
  return (
    <div className="notice">
      {children}
      <button
        type="button"
        className="btn btn-quiet btn-icon"
        aria-label={WORDS.page.close}
        onClick={onDismiss}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  );
}
