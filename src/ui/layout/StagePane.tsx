import { useCallback, useMemo } from "react";
import { nextSpeed } from "../../state/playback-slice.ts";
import { chosenRequest, judgementOf, otherAnswer } from "../../state/selectors.ts";
import { showable } from "../../worker/showable.ts";
import { LobbyStage } from "../lobby/LobbyStage.tsx";
import { WORDS } from "../messages/page.ts";
import { useLobby, useSite } from "../store-context.tsx";
import { useWalk } from "../use-walk.ts";
import { useCrowd } from "./use-crowd.ts";

interface StagePaneProps {
  /** Only the walk, its steps and its depth: for whoever looks on. Default false. */
  readonly bare?: boolean;
}

/** The lobby, wired to the facts. */
export function StagePane({ bare = false }: StagePaneProps) {
  const { store } = useSite();
  const standing = useLobby(chosenRequest);
  const judgement = useLobby((state) => judgementOf(state, state.chosen));
  const mesh = useLobby(({ draft }) => draft.settings.mesh);
  const analysis = useLobby(({ answer }) => answer?.analysis ?? null);
  const engine = useLobby((state) => state.engine);
  const { lit, select } = useWalk();
  const other = useLobby(otherAnswer);
  const { crowd, cutFrom, several, together } = useCrowd();
  const speed = useLobby((state) => state.speed);
  const actions = store.getState();
  const onPlaying = useCallback(
    (playing: boolean) => {
      const { play, pause } = store.getState();
      if (playing) play();
      else pause();
    },
    [store],
  );
  const label = standing?.request.to.workload ?? "";
  const request = useMemo(() => standing && showable(standing.request), [standing]);
  const proxy = analysis?.workloads.find(({ id }) => id === label)?.proxy;
  return (
    <LobbyStage
      judgement={judgement}
      request={request}
      scenarioWorkloadLabel={request?.to.workload ?? ""}
      {...(proxy && { proxy })}
      stageOrder={mesh?.stageOrder ?? "istio"}
      step={useLobby((state) => state.step) ?? Number.MAX_SAFE_INTEGER}
      onStep={actions.seek}
      depth={useLobby((state) => state.depth)}
      onDepth={(depth) => actions.setDepth(depth, null)}
      {...(!bare && {
        onToggleOrder: actions.toggleStageOrder,
        onKeys: () => actions.openPanel("shortcuts"),
      })}
      otherAnswer={other === null ? null : (other.status?.toString() ?? WORDS.requests.closed)}
      playing={useLobby((state) => state.playing)}
      onPlaying={onPlaying}
      crowd={crowd}
      crowdCutFrom={cutFrom}
      onPick={actions.chooseRequest}
      {...(several && !bare && { onTogether: () => actions.setTogether(!together) })}
      speed={speed}
      onSpeed={() => actions.setSpeed(nextSpeed(speed))}
      hintedNode={useLobby((state) => state.hintedNode)}
      onHintNode={actions.hintNode}
      selectedNode={lit}
      onSelectNode={select}
      stale={useLobby((state) => state.stale)}
      {...(engine.kind === "stopped" && {
        crashed: { message: engine.message, onRestart: actions.restartEngine },
      })}
    />
  );
}
