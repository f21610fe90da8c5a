import { MESSAGES } from "../messages/lobby.ts";

const ICONS = {
  first: "M12 3L6.5 8L12 13M4 3V13",
  back: "M10 3L5 8L10 13",
  forward: "M6 3L11 8L6 13",
  last: "M4 3L9.5 8L4 13M12 3V13",
} as const;

interface TransportProps {
  readonly step: number;
  /** Index of the last step. */
  readonly last: number;
  readonly playing: boolean;
  readonly onStep: (step: number) => void;
  readonly onPlaying: (playing: boolean) => void;
  readonly speed?: number;
  /** The next of the speeds, round and round. Absent where nobody may change it. */
  readonly onSpeed?: () => void;
}

/** First, back, play or pause, forward, last. */
export function Transport(props: TransportProps) {
  const { step, last, playing, onStep, onPlaying, speed = 1, onSpeed } = props;
  const idle = last < 1;
  const go = (target: number): void => {
    onPlaying(false);
    onStep(Math.max(0, Math.min(last, target)));
  };
  const play = (): void => {
    if (!playing && step >= last) onStep(0);
    onPlaying(!playing);
  };
  return (
    <div className="lobby-transport">
      <Control
        icon={ICONS.first}
        label={MESSAGES.first}
        disabled={idle || step === 0}
        onClick={() => go(0)}
      />
      <Control
        icon={ICONS.back}
        label={MESSAGES.back}
        disabled={idle || step === 0}
        onClick={() => go(step - 1)}
      />
      <button
        type="button"
        className="lobby-button lobby-play"
        aria-label={playing ? MESSAGES.pause : MESSAGES.play}
        disabled={idle}
        onClick={play}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
          <path
            fill="currentColor"
            d={playing ? "M4 3h3v10H4zM9 3h3v10H9z" : "M5 3L12.5 8L5 13Z"}
          />
        </svg>
      </button>
      <Control
        icon={ICONS.forward}
        label={MESSAGES.forward}
        disabled={idle || step >= last}
        onClick={() => go(step + 1)}
      />
      <Control
        icon={ICONS.last}
        label={MESSAGES.last}
        disabled={idle || step >= last}
        onClick={() => go(last)}
      />
      {onSpeed !== undefined && (
        <button
          type="button"
          className="lobby-button lobby-speed"
          aria-label={MESSAGES.speedIs(speed)}
          title={MESSAGES.speedIs(speed)}
          onClick={onSpeed}
        >
          {MESSAGES.speed(speed)}
        </button>
      )}
    </div>
  );
}

interface ControlProps {
  readonly icon: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Control({ icon, label, disabled, onClick }: ControlProps) {
  return (
    <button
      type="button"
      className="lobby-button"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path
          d={icon}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
    </button>
  );
}
