import { MESSAGES } from "../../messages/lobby.ts";
import { kindBelow, type NodeOf } from "../read-trace.ts";
import { path } from "../truncate.ts";
import {
  type Beat,
  beat,
  bubble,
  type DeskContext,
  type DeskReader,
  istio,
  ours,
  refusalMark,
  rejected,
  thing,
  wholeCheck,
} from "./desk.ts";

const PATH_LETTERS = 52;

/** The form check: what the codec makes of the request, and its path as every desk behind will see it. */
export const readProxy: DeskReader = (context) => {
  if (rejected(context)) {
    return {
      beats: [refusalBeat(context)],
      result: { mark: refusalMark(context), caption: statusOf(context), decided: true },
    };
  }
  if (context.house.protocol === "tcp") {
    return {
      beats: [noFormBeat(context)],
      result: { mark: "none", caption: MESSAGES.captionNoForm, decided: false },
    };
  }
  const paths = pathsOf(context);
  const steps =
    context.depth === "clauses" && paths.length > 1
      ? paths.slice(0, -1).map((node) => pathBeat([node]))
      : [];
  return {
    beats: [...steps, paths.length === 0 ? asItCameBeat(context) : pathBeat(paths)],
    result: {
      mark: "pass",
      caption: paths.length === 0 ? MESSAGES.captionAsItCame : MESSAGES.tidied,
      decided: false,
    },
  };
};

function pathsOf({ tree, stage }: DeskContext): readonly NodeOf<"path">[] {
  return stage === null ? [] : kindBelow(tree, stage.id, "path");
}

const ON_LECTERN = {
  visitor: { pose: "swipe", hand: null, form: false },
  props: { formOnLectern: true },
} as const;

/** The visible change, from the first path to the last of these steps. */
function pathBeat(paths: readonly NodeOf<"path">[]): Beat {
  const first = paths[0];
  const last = paths.at(-1);
  return beat({
    ...ON_LECTERN,
    nodes: paths.map((node) => node.id),
    node: last?.id ?? null,
    bubble: bubble({
      speaker: thing("lectern"),
      shape: "square",
      title: ours(MESSAGES.tidied),
      tag: paths.length === 1 ? (last?.step ?? null) : null,
      lines: [
        istio(path(first?.before ?? "", PATH_LETTERS)),
        istio(path(last?.after ?? "", PATH_LETTERS)),
      ],
    }),
  });
}

function asItCameBeat(context: DeskContext): Beat {
  return beat({
    ...ON_LECTERN,
    nodes: context.stage === null ? [] : [context.stage.id],
    node: context.stage?.id ?? null,
    bubble: bubble({
      speaker: thing("lectern"),
      shape: "square",
      title: ours(MESSAGES.asItCame),
      lines: [
        istio(path(context.house.caller?.form?.path ?? "/", PATH_LETTERS)),
        ours(MESSAGES.nothingToTidy),
      ],
    }),
  });
}

function noFormBeat(context: DeskContext): Beat {
  return beat({
    nodes: context.stage === null ? [] : [context.stage.id],
    node: context.stage?.id ?? null,
    bubble: bubble({
      speaker: thing("lectern"),
      shape: "square",
      title: ours(MESSAGES.noForm),
      lines: [ours(MESSAGES.noFormLine)],
    }),
    visitor: { pose: "walk", form: false },
  });
}

function statusOf({ judgement }: DeskContext): string {
  return judgement.verdict.status === null
    ? MESSAGES.captionClosed
    : String(judgement.verdict.status);
}

function refusalBeat(context: DeskContext): Beat {
  const { tree, stage, judgement } = context;
  const checks =
    stage === null
      ? []
      : kindBelow(tree, stage.id, "check").filter((check) => check.result === "no-match");
  const { status, body, details } = judgement.verdict;
  return beat({
    nodes: [...(stage === null ? [] : [stage.id]), ...checks.map((check) => check.id)],
    node: stage?.id ?? null,
    bubble: bubble({
      speaker: thing("lectern"),
      shape: "square",
      verdict: refusalMark(context),
      title: istio(
        status === null
          ? MESSAGES.closedTcp
          : [status, body].filter((part) => part !== null).join(" "),
      ),
      tag: checks.length > 0 ? null : details,
      rows: checks.slice(0, 3).map((check) => ({
        node: check.id,
        field: check.name,
        wanted: check.wanted,
        saw: path(check.saw, 34),
        whole: wholeCheck(check),
        holds: false,
        current: false,
      })),
    }),
    visitor: { pose: "rebuff", hand: null, form: false },
    props: { formOnLectern: context.house.caller?.form != null },
  });
}
