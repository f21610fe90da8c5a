import type { LucideIcon } from "lucide-react";
import type { Ref } from "react";

interface IconButtonProps {
  /** What it does, for a screen reader and as its hint. */
  readonly label: string;
  readonly Icon: LucideIcon;
  /** In pixels; 16 if absent. */
  readonly size?: number;
  readonly onClick: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that is only an icon. */
export function IconButton({ label, Icon, size = 16, onClick, ref }: IconButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      className="btn btn-quiet btn-icon"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon size={size} aria-hidden="true" />
    </button>
  );
}
